import type { Case } from "../cases/case.ts";
import { type Errand, headOf } from "../cases/errands.ts";
import { toFile } from "../words/to-file.ts";
import type { Around } from "./draw.ts";
import type { Errandry } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";
import { recordSheet } from "./record.ts";
import { sectionLine } from "./section.ts";

/** A record sheet that somebody asked for. */
export async function drawSheet(
  errand: Errand & { kind: "sheet" },
  c: Case,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const event = (await read.events(c.id))[errand.event - 1];
  if (event?.type !== "seen") return { as: "nothing" };
  const audience = errand.to;
  const section = await sectionLine(c, around);
  const sheet = await recordSheet(c, { audience, by: event.by, at: event.at, section }, read, around);
  if (sheet === null) return { as: "nothing" };
  const { short } = toFile.sheet;
  return {
    as: "file",
    to: audience === "desk" ? { desk: true } : { person: c.reporter },
    head: headOf(errand),
    under: null,
    name: `${short}-${c.number ?? c.id}-${errand.event}.pdf`,
    title: short,
    make: () => around.sheets.record(sheet),
  };
}
