import type { Answers } from "../../src/flows/answers.ts";
import type { SectionId } from "./people.ts";

/**
 * What kind of matter it is, as whoever reports it lives through it; the desk's decision is another thing.
 * `guidance` is about a section's manual, a training or the like, where nothing happened.
 */
export type Nature = "danger" | "serious" | "continuing" | "borderline" | "plain" | "guidance";

/**
 * A pattern of what happens at a city's counters and telephones. In its texts `{a|b}` is one of the two, and `{分}`
 * one of the phrases of that name, so that two cases of one pattern do not read alike.
 */
export interface Matter {
  readonly nature: Nature;
  /** Where it happens. */
  readonly sections: readonly [SectionId, ...SectionId[]];
  /** What the reporter writes. */
  readonly what: string;
  /** What the other party asks for; empty where nobody knows. */
  readonly wanted: string;
  /** What is chosen in the guided questions, by question; what is missing here follows from the nature. */
  readonly answers: Answers;
  /** What is written when it happens again. */
  readonly again?: readonly [string, ...string[]];
  /** The months in which it happens; all of them where nothing is said. */
  readonly months?: readonly number[];
}

/** A matter in short: facts stand in one string, as they are ticked. */
export const matter = (
  nature: Nature,
  sections: Matter["sections"],
  answers: { readonly how?: string; readonly facts?: string } & Readonly<Record<string, string>>,
  texts: Pick<Matter, "what"> & Partial<Pick<Matter, "wanted" | "again" | "months">>,
): Matter => ({
  nature,
  sections,
  wanted: "",
  ...texts,
  answers: Object.fromEntries(Object.entries(answers).map(([question, keys]) => [question, keys.split(" ")])),
});
