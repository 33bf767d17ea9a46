import { z } from "zod";
import { CONTENTS, EXPORT_STATES, type Export, FORMS, SPANS } from "../cases/exports.ts";
import { HELD, type HeldKind } from "../cases/held.ts";
import type { Reader, Tx } from "../casework/ports-store.ts";
import { StoreError } from "../casework/trouble.ts";
import type { Prisma, Export as StoredExport } from "./generated/client.ts";

const kept = z.object({
  content: z.enum(CONTENTS),
  form: z.enum(FORMS),
  span: z.enum(SPANS),
  state: z.enum(EXPORT_STATES),
});

function exportOf(e: StoredExport | null): Export | null {
  if (e === null) return null;
  const read = kept.safeParse(e);
  if (!read.success) throw new StoreError("broken", `unreadable export ${e.id}`);
  return { ...e, ...read.data, at: Number(e.at) };
}

const days = z.array(z.string());

/** What is known of exports, through any of Prisma's clients. */
export const exportsRead = (
  client: Prisma.TransactionClient,
): Pick<Reader, "export" | "exportUnderWay" | "held"> => ({
  async export(id) {
    return exportOf(await client.export.findUnique({ where: { id } }));
  },

  async exportUnderWay(by) {
    return exportOf(await client.export.findFirst({ where: { by, state: { in: ["making", "sharing"] } } }));
  },

  async held(year) {
    const rows = await client.held.findMany({ where: { year } });
    const read = (what: HeldKind) => {
      const row = rows.find((one) => one.what === what);
      return row === undefined ? null : days.parse(JSON.parse(row.days));
    };
    return { notice: read("notice"), training: read("training") };
  },
});

/** Notes exports, within one of Prisma's transactions. */
export const exportsWritten = (
  client: Prisma.TransactionClient,
): Pick<Tx, "beginExport" | "changeExport" | "keepHeld"> => ({
  async beginExport(wish) {
    const { id } = await client.export.create({ data: { ...wish, at: BigInt(wish.at), state: "making" } });
    return id;
  },

  async changeExport(id, change) {
    await client.export.updateMany({ where: { id }, data: change });
  },

  async keepHeld(year, held) {
    await client.held.deleteMany({ where: { year } });
    for (const what of HELD) {
      const noted = held[what];
      if (noted !== null) await client.held.create({ data: { year, what, days: JSON.stringify(noted) } });
    }
  },
});
