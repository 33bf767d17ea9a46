import type { Errand } from "../cases/errands.ts";
import { isUnderWay } from "../cases/exports.ts";
import { exportBlocks, exportModal, exportTold } from "../views/exports.ts";
import { toExport } from "../words/to-export.ts";
import { drawn, forDesk } from "./answers.ts";
import type { Bot } from "./bot.ts";
import type { Around } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Gesture } from "./gestures.ts";
import type { Settled } from "./ports-records.ts";
import type { Reader, Tx } from "./ports-store.ts";

export type ExportErrand = Errand & { readonly kind: "export" };

/** Opens the form with the list of cases, for the desk alone. */
export const opensExport = (gesture: Gesture, bot: Bot) =>
  forDesk(gesture, bot, toExport.exporting.refused, () => exportModal("cases"));

/** What is said about an export: to who asked how far it is, to the desk that it was made. */
export async function drawExport(errand: ExportErrand, read: Reader, around: Around): Promise<Errandry> {
  const it = await read.export(errand.export);
  if (it === null) return { as: "nothing" };
  if (errand.part !== "told") return toPerson(it.by, exportBlocks(it));
  const blocks = exportTold(it, await around.name(it.by));
  return {
    as: "message",
    to: { desk: true },
    head: null,
    under: null,
    broadcast: false,
    drawn: drawn(blocks),
  };
}

/** Arms what belongs to an export. */
export const armExport = (tx: Tx, id: number, parts: readonly ExportErrand["part"][], at: number) =>
  tx.arm(
    parts.map((part) => ({ errand: { kind: "export", export: id, part }, urgent: false })),
    at,
  );

/** What the end of its file means for an export: who asked hears of it, and once it was delivered, so does the desk. */
export async function exportEnded(
  tx: Tx,
  { export: id, part }: ExportErrand,
  settled: Settled,
  at: number,
): Promise<void> {
  const it = await tx.export(id);
  if (part !== "file" || settled.as === "again" || it === null || !isUnderWay(it)) return;
  const isDelivered = settled.as === "done";
  await tx.changeExport(id, { state: isDelivered ? "delivered" : "failed" });
  const more = isDelivered ? (["told", ...(it.words ? (["noted"] as const) : [])] as const) : [];
  await armExport(tx, id, ["progress", ...more], at);
}
