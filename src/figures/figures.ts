import { type Block, type Cut, cut } from "./cut.ts";
import { type Path, type Tally, Tree } from "./tree.ts";

/** How the values of a measure are told. */
interface Manner {
  readonly together?: boolean;
  readonly city?: boolean;
  readonly known?: string;
}

/**
 * What is counted, each on the day on which it happened, so that nothing that was told changes later.
 * `together`: its values share one total, and are told all or none. `city`: it is told of the city as a whole only. `known`: it has no facts
 * of its own and is of those of another measure of which an amount is known.
 */
export const MEASURES = {
  /** Reports and consultations that came to the desk. */
  received: {},
  /** The same, by what they were: `report`, `consult`. */
  kind: { together: true, city: true },
  /** The city's acts that the facts amount to, by key, each once a case. */
  act: {},
  /** What a consultation pointed to when it was sent; `none` for what was not judged. */
  indication: { together: true, city: true },
  /** What was wished for, by key, each once a case. */
  wish: { city: true },
  /** Calls for people. */
  called: {},
  /** Occurrences, with the minutes they took as far as anybody had said so when they were counted: see `lasted`. */
  occurred: {},
  /** First answers that arrived, with the working minutes since the case was sent. */
  answered: { city: true },
  /** Answers that were due and had not come, each once however late it was. */
  overdue: { city: true },
  /** Measures of the ladder, by key. */
  measure: { city: true },
  /** What the organisation decided; again if it decided otherwise. */
  decided: { together: true, city: true },
  /** Cases that were closed, with the working minutes since they were sent; again if they were opened again. */
  closed: {},
  reopened: { city: true },
  withdrawn: { city: true },
  /** The case went from one of the desk to another, or a head took the responder's place. */
  changed: { city: true },
  /** The four closing facts that were done, by key. */
  fulfilled: { city: true },
  /** Occurrences of which somebody said how long they took, with these minutes: at least five people said so. */
  lasted: { city: true, known: "occurred" },
} as const satisfies Record<string, Manner>;
export type Measure = keyof typeof MEASURES;

export const measures = Object.keys(MEASURES).filter((key): key is Measure => Object.hasOwn(MEASURES, key));

/** Whether a measure is told of the city as a whole only. */
export function isOfCity(measure: Measure): boolean {
  const { city = false }: Manner = MEASURES[measure];
  return city;
}

/** Of which facts a measure is: of all its own, or of those of another of which an amount is known. */
export function factsOf(measure: Measure): { readonly of: string; readonly isAmountKnown: boolean } {
  const { known }: Manner = MEASURES[measure];
  return { of: known ?? measure, isAmountKnown: known !== undefined };
}

/** How often something happened in a part of the city over some months of a fiscal year, with its amount. */
export interface Told extends Block {
  readonly path: Path;
  readonly value: string;
  readonly times: number;
  readonly amount: number;
}

/** A number as it is read: told for the months it names, or hidden since too few people are behind it. */
export type Figure = ({ readonly as: "told" } & Omit<Told, "path" | "value">) | { readonly as: "hidden" };

/**
 * Everything that may be told of one measure in a fiscal year, of which so many months are over. `values` are all
 * there are, and `places` are parts of the city beside those of the tallies: of what never happened, none is told.
 */
export function tell(
  measure: Measure,
  values: readonly string[],
  tallies: Iterable<Tally>,
  months: number,
  places: Iterable<Path> = [],
): readonly Told[] {
  const { together = false }: Manner = MEASURES[measure];
  const tree = Tree.of(counting(tallies, new Set(values)), isOfCity(measure), places);
  if (together) return values.flatMap((value) => toldOf(cut(tree, months, values), value));
  return values.flatMap((value) => toldOf(cut(tree, months, [value]), value));
}

/** One after the other: of a large city there are hundreds of thousands. */
function* counting(tallies: Iterable<Tally>, values: ReadonlySet<string>): Generator<Tally> {
  for (const tally of tallies) if (values.has(tally.value)) yield tally;
}

const toldOf = (told: Cut, value: string): readonly Told[] =>
  [...told].flatMap(([part, blocks]) => blocks.map((block) => counted(part, block, value)));

function counted(part: Tree, { from, to }: Block, value: string): Told {
  let times = 0;
  let amount = 0;
  for (let month = from; month <= to; month++)
    for (const cell of part.cells(month, value))
      for (const share of cell.values()) {
        times += share.times;
        amount += share.amount;
      }
  return { path: part.path, value, from, to, times, amount };
}

/** What is told of a value over some months, as far as whole blocks lie in them. */
export function figureOf(told: readonly Told[], value: string, { from, to }: Block): Figure {
  const inside = told.filter((one) => one.value === value && one.from >= from && one.to <= to);
  if (inside.length === 0) return { as: "hidden" };
  return {
    as: "told",
    from: Math.min(...inside.map((one) => one.from)),
    to: Math.max(...inside.map((one) => one.to)),
    times: inside.reduce((sum, one) => sum + one.times, 0),
    amount: inside.reduce((sum, one) => sum + one.amount, 0),
  };
}
