import { fileURLToPath } from "node:url";
import { apart } from "../apart/apart.ts";
import type { Sheets } from "../casework/ports-documents.ts";
import { drawnChart } from "../views/chart.ts";
import type { Template } from "./compile.ts";
import { asJson } from "./printable.ts";

const TYPESETTER = fileURLToPath(new URL("typesetter.ts", import.meta.url));

/** The longest a sheet may take; a usual one takes a second. */
const PATIENCE_MS = 60_000;

/** Sets sheets beside the bot, one after the other. */
export function openSheets(typesetter = TYPESETTER): Sheets {
  const setting = apart("the sheet", typesetter, PATIENCE_MS);
  const set = async (template: Template, sheet: string): Promise<Uint8Array> =>
    new Uint8Array(await setting.run(JSON.stringify({ template, sheet })));
  return {
    record: (sheet) => set("record-sheet", asJson(sheet)),
    report: (report) => set("report", asJson(report)),
    chart: (chart) => set("picture", asJson(drawnChart(chart))),
    close: setting.close,
  };
}
