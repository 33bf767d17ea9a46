import type { Condition } from "./policy.ts";

/** What a reply is about, in the order in which most cases come to it. */
export const OCCASIONS = [
  "received",
  "asking",
  "danger",
  "again",
  "burden",
  "head",
  "decision",
  "closing",
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What the city calls each occasion, and the answers by which it fits a case, beside the state the case is in. */
export type Occasions = Readonly<Record<Occasion, { readonly label: string; readonly when?: Condition }>>;

/** A reply or a question that the desk can start from. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** What it is about; a policy of before there were occasions says it of none. */
  readonly occasion?: Occasion;
}
