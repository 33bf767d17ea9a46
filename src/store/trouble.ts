import { z } from "zod";
import type { StoreTrouble } from "../casework/ports-store.ts";
import { Conflict, StoreError } from "../casework/trouble.ts";

/** The places where Prisma, its adapter, SQLite and the file system put the code of what went wrong. */
const failure = z.object({
  name: z.string(),
  code: z.string().optional().catch(undefined),
  cause: z.object({ originalCode: z.string().optional() }).optional().catch(undefined),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().optional() }) }) })
    .optional()
    .catch(undefined),
});

/** Names what went wrong when the database is to blame; null when the error is not the database's. */
export function storeErrorOf(error: unknown): StoreError | Conflict | null {
  if (error instanceof StoreError || error instanceof Conflict) return error;
  const seen = failure.safeParse(error);
  if (!seen.success) return null;
  const { name, code, cause, meta } = seen.data;
  const found = meta?.driverAdapterError.cause.originalCode ?? cause?.originalCode ?? code ?? name;
  if (code === "P2002" || found.startsWith("SQLITE_CONSTRAINT_UNIQUE")) return new Conflict(found);
  if (/^(SQLITE_|P\d{4}$)/.test(found)) return new StoreError(troubleOf(found), found);
  if (name.startsWith("PrismaClient") || name === "DriverAdapterError")
    return new StoreError("broken", found);
  return null;
}

/** The same for everything that happens to the file while nothing is open yet, told in a sentence to whoever runs the bot. */
export function fileErrorOf(error: unknown, sentence: string): unknown {
  if (error instanceof StoreError) return error;
  const seen = failure.safeParse(error);
  const named = storeErrorOf(error);
  const code = named instanceof StoreError ? named.code : seen.data?.code;
  if (code === undefined) return error;
  return new StoreError(troubleOf(code), code, `${sentence}${hints[troubleOf(code)]}（${code}）`);
}

/** A transaction that ran out of time, or was begun inside another, leaves its connection unusable. */
export const isPoison = (code: string): boolean => code === "P2028";

function troubleOf(code: string): keyof typeof hints {
  if (/^SQLITE_(BUSY|LOCKED)|^P1008$/.test(code)) return "locked";
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)|^(EACCES|EPERM|EROFS)$/.test(code)) return "read-only";
  if (/^SQLITE_FULL|^(ENOSPC|EDQUOT)$/.test(code)) return "full";
  return "broken";
}

const hints = {
  locked: "ほかのプログラムが使っています。",
  "read-only": "書き込む権限がありません。フォルダーとファイルの所有者を確かめてください。",
  full: "ディスクの空きがありません。",
  broken: "壊れているか、別の種類のファイルです。",
} satisfies Partial<Record<StoreTrouble, string>>;
