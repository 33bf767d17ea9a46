import { type ChildProcess, spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Sheets } from "../casework/ports.ts";
import type { RecordSheet } from "../views/record-parts.ts";
import { asJson } from "./printable.ts";

/** A sheet that was not made. It says why only by how its process ended: a sheet is full of people's words. */
class SheetNotMade extends Error {
  constructor(how: string) {
    super(`the sheet was not made: ${how}`);
    this.name = "SheetNotMade";
  }
}

const TYPESETTER = fileURLToPath(new URL("typesetter.ts", import.meta.url));

/** The longest a sheet may take; a usual one takes a second. */
const PATIENCE_MS = 60_000;

/**
 * Sets sheets beside the bot, one after the other, each in a process that ends with it. So the bot's own thread never
 * waits, compiler and fonts take memory only while a sheet is being made, no words stay behind in a cache, and a fault
 * in the compiler ends no more than the sheet.
 */
export function openSheets(typesetter = TYPESETTER): Sheets {
  let last: Promise<unknown> = Promise.resolve();
  let current: ChildProcess | null = null;
  let isOver = false;

  async function make(sheet: RecordSheet): Promise<Uint8Array> {
    if (isOver) throw new SheetNotMade("closed");
    // It needs nothing of the environment, and the tokens in there are none of its business.
    const child = spawn(process.execPath, [typesetter], {
      env: {},
      stdio: ["pipe", "pipe", "ignore"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
    });
    current = child;
    const ended = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.name));
      child.once("close", (code, signal) => resolve(code === 0 ? "" : `${signal ?? code}`));
    });
    // Whether it took all of it is seen by how it ends.
    child.stdin.on("error", () => undefined);
    child.stdin.end(asJson(sheet));
    const pdf = await buffer(child.stdout).catch(() => Buffer.alloc(0));
    const fault = await ended;
    current = null;
    if (fault !== "" || pdf.length === 0) throw new SheetNotMade(fault === "" ? "empty" : fault);
    return new Uint8Array(pdf);
  }

  return {
    record(sheet) {
      const next = last.then(() => make(sheet));
      last = next.catch(() => undefined);
      return next;
    },
    async close() {
      isOver = true;
      current?.kill("SIGKILL");
      await last;
    },
  };
}
