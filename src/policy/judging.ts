import type { Condition, Urgency } from "./policy.ts";

/** A category of the city's list. Offences it may amount to are for the desk's card only, as examples. */
export interface Act {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly offences: readonly string[];
}

/** A condition with a name, written once and used in many. */
export interface Term {
  readonly name: string;
  readonly label: string;
  readonly when: Condition;
}

/** What the answers point to; never a decision. */
export const INDICATIONS = ["likely", "unclear", "legitimate"] as const;
export type Points = (typeof INDICATIONS)[number];

export type ElementState = "present" | "check" | "none";

/** How the answers are weighed. */
export interface Judging {
  /** When there is anything to weigh: not before a report is sent, and not without an incident. */
  readonly when: Condition;
  /** The elements of a definition, shown side by side; none where the definition has none. */
  readonly elements: readonly Element[];
  /** The first rule that holds decides, else `otherwise`. */
  readonly indication: readonly IndicationRule[];
  readonly otherwise: Pointing;
  /** What has still to be made clear, by name; told when `otherwise` decided. */
  readonly openPoints: readonly { readonly when: Condition; readonly name: string }[];
  /** What to do next: every rule that holds, in order; where none does, the last sentence. */
  readonly directions: readonly { readonly when: Condition; readonly say: string }[];
  readonly otherwiseSay: string;
}

/** `present` where the first condition holds, `check` where the second does, else not mentioned. */
export interface Element {
  readonly key: string;
  readonly label: string;
  readonly presentWhen: Condition;
  readonly checkWhen: Condition;
}

/** What a rule says, and the clause behind it. */
export interface Pointing {
  readonly points: Points;
  readonly because: string;
  readonly clause: string;
}

export interface IndicationRule extends Pointing {
  readonly when: Condition;
  /** A second reason, said where its condition holds too. */
  readonly also?: { readonly when: Condition; readonly because: string };
}

/** What people read in place of the values. */
export interface Labels {
  readonly indication: Readonly<Record<Points, string>>;
  readonly elements: Readonly<Record<ElementState, string>>;
  readonly urgency: Readonly<Record<Urgency, string>>;
  readonly decision: Readonly<Record<"applies" | "does-not-apply" | "reserved", string>>;
}
