import { fileURLToPath } from "node:url";
import { apart } from "../apart/apart.ts";
import type { Sheets } from "../casework/ports.ts";
import { asJson } from "./printable.ts";

const TYPESETTER = fileURLToPath(new URL("typesetter.ts", import.meta.url));

/** The longest a sheet may take; a usual one takes a second. */
const PATIENCE_MS = 60_000;

/** Sets sheets beside the bot, one after the other. */
export function openSheets(typesetter = TYPESETTER): Sheets {
  const setting = apart("the sheet", typesetter, PATIENCE_MS);
  return {
    record: async (sheet) => new Uint8Array(await setting.run(asJson(sheet))),
    close: setting.close,
  };
}
