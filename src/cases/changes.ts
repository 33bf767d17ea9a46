import type { Month } from "../calendar/months.ts";
import type { Instant, PersonId } from "./case.ts";
import type { Errand } from "./errands.ts";

/**
 * How what changed at the desk in a month stands. `open`: the desk thinks about it; `skipped`: not this month; `posted`:
 * approved, and told to all staff; `withdrawn`: it was, and is no more.
 */
export const CHANGE_STATES = ["open", "skipped", "posted", "withdrawn"] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What all staff may read of a month: so many lines, each of so many characters. */
export const MOST_LINES = 3;
export const LINE_HOLDS = 120;

/** What changed at the desk in a month (この窓口で変わったこと), as the desk wrote it. */
export interface Change {
  readonly month: Month;
  /** The channel of all staff that its card names, and to which it goes. */
  readonly channel: string;
  readonly lines: readonly string[];
  readonly state: ChangeState;
  /** Counts what the desk did with it, so that nobody approves or replaces what they have not seen. */
  readonly version: number;
  /** Who did something with it last, and when; null while it is as Mamori proposed it. */
  readonly by: PersonId | null;
  readonly at: Instant;
  /** How often it was approved: each time it is another message. */
  readonly round: number;
  /** Slack's error code, while Slack does not let it be posted, changed or taken back. */
  readonly trouble: string | null;
}

/** What somebody of the desk wishes to do with it. */
export type ChangeWish =
  | { readonly do: "write"; readonly lines: readonly string[] }
  | { readonly do: "approve" | "skip" | "reconsider" | "withdraw" };

/** As it begins: the lines are a proposal. */
export const proposed = (month: Month, channel: string, lines: readonly string[], at: Instant): Change => ({
  ...{ month, channel, lines, at },
  ...{ state: "open", version: 1, by: null, round: 0, trouble: null },
});

/** As it stands after a wish; null where that cannot be done with it now. */
export function changedBy(c: Change, wish: ChangeWish, by: PersonId, at: Instant): Change | null {
  const next = { ...c, by, at, version: c.version + 1 };
  switch (wish.do) {
    case "write":
      return isWritable(c) && wish.lines.length > 0 ? { ...next, lines: wish.lines } : null;
    case "approve":
      return c.state === "open" && c.lines.length > 0
        ? { ...next, state: "posted", round: c.round + 1, trouble: null }
        : null;
    case "skip":
      return c.state === "open" ? { ...next, state: "skipped" } : null;
    case "reconsider":
      return c.state === "skipped" || c.state === "withdrawn" ? { ...next, state: "open" } : null;
    case "withdraw":
      return c.state === "posted" ? { ...next, state: "withdrawn", trouble: null } : null;
  }
}

/** Whether its lines can be written: also those that all staff read already. */
export const isWritable = ({ state }: Pick<Change, "state">): boolean =>
  state === "open" || state === "posted";

/** The same, for another channel, if nobody approved it yet; what was posted stays where it is. */
export const movedTo = (c: Change, channel: string): Change =>
  c.channel === channel || c.state === "posted" || c.state === "withdrawn"
    ? c
    : { ...c, channel, version: c.version + 1 };

/** What keeps it out of its channel, by Slack's error code; of `other` nobody who can change the channel can do anything. */
export function troubleIn(code: string): "not-there" | "archived" | "closed" | "other" {
  if (code === "not_in_channel" || code === "channel_not_found") return "not-there";
  if (code === "is_archived") return "archived";
  return code.startsWith("restricted_action") || code === "posting_to_general_channel_denied"
    ? "closed"
    : "other";
}

/** What Slack is owed after a wish: the card, and the message to all staff where it stands or shall stand. */
export const changeErrands = (before: Change, after: Change): readonly Errand[] => [
  { kind: "change", month: after.month, part: "card" },
  ...(before.state === "posted" || after.state === "posted" ? [postOf(after)] : []),
];

/** The message to all staff, as it was approved last. */
export const postOf = ({ month, round, channel }: Change): Errand => ({
  ...{ kind: "change", month, part: "post", round, channel },
});

/** Each line as one, without what stands around it; what says nothing is left out. */
export const linesOf = (written: readonly string[]): readonly string[] =>
  written
    .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim())
    .filter((text) => /[^\s\p{Cf}\p{Cc}\p{Mn}\u3164\u115f\u1160\uffa0]/u.test(text));
