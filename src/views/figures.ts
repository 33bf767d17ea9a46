import type { LocalDate } from "../calendar/local.ts";
import type { Days } from "../calendar/months.ts";
import type { Sum } from "../figures/sections.ts";
import type { Act } from "../policy/judging.ts";
import { toFigures } from "../words/to-figures.ts";

const { figures: say } = toFigures;

/** One figure with what it counts. */
export interface FigureLine {
  readonly label: string;
  readonly figure: string;
}

/** The numbers of a section over some days: those that are counted by themselves, and the acts, as far as told. */
export interface SectionSums {
  readonly counts: readonly { readonly measure: keyof typeof say.measure; readonly sum: Sum }[];
  readonly acts: readonly { readonly act: Act; readonly sum: Sum }[];
}

/** The lines of a section's figures; none where nothing may be told. 0 and 非表示 are not the same. */
export function sectionLines({ counts, acts }: SectionSums, whole: Days): readonly FigureLine[] {
  if ([...counts, ...acts].every(({ sum }) => sum.as === "hidden")) return [];
  const happened = acts.filter(({ sum }) => sum.as === "told" && sum.times > 0);
  const none = acts.filter(({ sum }) => sum.as === "told" && sum.times === 0).length;
  const hidden = acts.filter(({ sum }) => sum.as === "hidden").length;
  const others = say.kinds(none, hidden);
  return [
    ...counts.map(({ measure, sum }) => ({
      label: say.measure[measure],
      figure: figure(sum, measure === "received" || measure === "closed" ? say.cases : say.times, whole),
    })),
    ...happened.map(({ act, sum }) => ({
      label: say.act(act.label),
      figure: figure(sum, say.cases, whole),
    })),
    ...(others === "" ? [] : [{ label: say.otherActs, figure: others }]),
  ];
}

/** A number, with its months where they are not all that was asked for. */
export function figure(sum: Sum, counted: (n: number) => string, whole: Days): string {
  if (sum.as === "hidden") return say.hidden;
  const text = counted(sum.times);
  return sum.from === whole.from && sum.to === whole.to
    ? text
    : month(sum.from) === month(sum.to)
      ? say.during(text, month(sum.from))
      : say.between(text, month(sum.from), month(sum.to));
}

/** The month in which a day lies: `2026年10月`. */
export function month(day: LocalDate): string {
  const [year = 0, number = 0] = day.split("-").map(Number);
  return say.month(year, number);
}
