import type { Case, Instant, PersonId } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { recordOf } from "../views/record.ts";
import type { Audience, Recorded, RecordSheet } from "../views/record-parts.ts";
import { type Around, colleagues, namesFor } from "./draw.ts";
import type { Reader } from "./ports-store.ts";

/** Who asks for a record sheet, for whom, and when. Whether they may is for the caller to know. */
export interface SheetWish {
  readonly audience: Audience;
  readonly by: PersonId;
  readonly at: Instant;
  /** The reporter's section, where it is known. */
  readonly section: string | null;
}

/** The record sheet of a case as it is stored now; null where the desk asks for a case it never heard of. */
export const recordSheet = async (...of: Parameters<typeof recorded>): Promise<RecordSheet | null> =>
  recordOf(await recorded(...of));

/** Everything that a reader may know of a case as it is stored now. */
export async function recorded(
  c: Case,
  wish: SheetWish,
  read: Reader,
  around: Pick<Around, "policies" | "deskMembers" | "name">,
): Promise<Recorded> {
  const events = await read.events(c.id);
  const names = await namesFor(c, around, wish.audience === "desk", [
    ...mentionedIn(events, wish.audience),
    wish.by,
  ]);
  return {
    policy: around.policies.of(c),
    c,
    events,
    words: await read.wordsOf(c.id),
    audience: wish.audience,
    names,
    known: await colleagues(c, around),
    section: wish.section,
    made: { at: wish.at, by: names(wish.by) },
  };
}

/** Whom the course of a case names, for one reader. */
export const mentionedIn = (events: readonly CaseEvent[], audience: Audience): readonly string[] =>
  events.flatMap((event) => [
    // Who did something as the bot, or as somebody invited, has a name of their own only where people are named.
    ...(DESK_DOES.has(event.type) ? [event.by] : []),
    ...(audience === "reporter" && event.type === "handed" ? [event.to] : []),
    ...(event.type === "invited" ? event.people : []),
    ...(event.type === "handed-over" ? [event.to] : []),
    ...(event.type === "vacated" ? [event.from] : []),
    ...(event.type === "shared" ? [event.manager, event.instead].filter((id) => id !== null) : []),
  ]);

const DESK_DOES: ReadonlySet<string> = new Set([
  "claimed",
  "released",
  "replied",
  "decided",
  "managed",
  "seen",
  "taken-over",
  "inquired",
]);
