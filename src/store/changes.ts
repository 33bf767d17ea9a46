import { z } from "zod";
import { CHANGE_STATES, type Change } from "../cases/changes.ts";
import type { Reader, Tx } from "../casework/ports-store.ts";
import { StoreError } from "../casework/trouble.ts";
import type { Prisma } from "./generated/client.ts";

/** No line holds a line break (src/cases/changes.ts). */
const BETWEEN = "\n";

const kept = z.enum(CHANGE_STATES);

/** What changed at the desk, month by month, through any of Prisma's clients. */
export const changesRead = (client: Prisma.TransactionClient): Pick<Reader, "change"> => ({
  async change(month): Promise<Change | null> {
    const found = await client.change.findUnique({ where: { month } });
    if (found === null) return null;
    const { data: state } = kept.safeParse(found.state);
    if (state === undefined) throw new StoreError("broken", `unreadable change ${month}`);
    const lines = found.lines.split(BETWEEN).filter((line) => line !== "");
    return { ...found, state, lines, at: Number(found.at) };
  },
});

/** Keeps it, within one of Prisma's transactions. */
export const changesWritten = (client: Prisma.TransactionClient): Pick<Tx, "keepChange"> => ({
  async keepChange({ month, lines, at, ...more }) {
    const data = { ...more, lines: lines.join(BETWEEN), at: BigInt(at) };
    await client.change.upsert({ where: { month }, create: { month, ...data }, update: data });
  },
});
