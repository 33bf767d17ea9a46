import type { Case, WordsId } from "../cases/case.ts";
import { keyOf } from "../cases/errands.ts";
import type { Policy } from "../policy/policy.ts";
import { type KnownBlock, paragraph } from "../views/kit.ts";
import { clockTime } from "../words/time.ts";
import { toStaff } from "../words/to-staff.ts";
import type { Words } from "./ports-records.ts";
import type { Reader } from "./ports-store.ts";

const { undelivered } = toStaff;

/**
 * What a reporter reads whose words Slack did not take: a mark alone says neither what it means nor what helps. Once
 * they arrived after all, it says that; null where the words are gone.
 */
export async function drawUndelivered(
  c: Case,
  message: Words | undefined,
  policy: Policy,
  read: Pick<Reader, "row">,
): Promise<KnownBlock[] | null> {
  if (message === undefined || c.status === "withdrawn") return null;
  const at = clockTime(message.at, policy.timeZone);
  if (!(await isParked(c.id, message.id, read))) return [paragraph(undelivered.arrived(at))];
  return [paragraph(undelivered.failed(at, policy.desk.name, policy.desk.extension))];
}

/** Whether any part of these words was refused for good. */
async function isParked(id: number, words: WordsId, read: Pick<Reader, "row">): Promise<boolean> {
  for (let part = 1; ; part++) {
    const key = keyOf({ kind: "relay", case: id, words, part, parts: part, to: "desk" });
    const row = await read.row(key);
    if (row === null) return false;
    if (row.parked !== null) return true;
  }
}
