import type { Cell, Tree } from "./tree.ts";

/** Fewer different reporters than this are never shown by themselves (docs/privacy.md). */
export const FEWEST = 5;

/** Months of one fiscal year that are told as one, both included; the first is 0, April. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** For each part of the city what may be told of it, in the order of time; a part without an entry has nothing. */
export type Cut = ReadonlyMap<Tree, readonly Block[]>;

/**
 * Cuts a fiscal year into blocks of months that may be told, for every part of the city: as fine as is safe, and so
 * that nothing smaller comes out of any sum or difference of them.
 *
 * Month by month, from the city down: a part's block is closed when in each of `values` none or at least five people
 * reported. A part closes only together with the part above it, so that its blocks are made of whole blocks of that;
 * and only if what is left of the part above, once everything told of its parts is taken away, is none or at least
 * five people, over every stretch of time that ends here. What is not closed at the end of the year stays untold.
 *
 * It looks only backwards: what was told once is told the same for ever.
 */
export function cut(city: Tree, months: number, values: readonly string[]): Cut {
  const blocks = new Map<Tree, Block[]>();
  const some = asking();
  const told: Telling = (part) => blocks.get(part) ?? [];

  const closes = (part: Tree, above: Tree | null, month: number): void => {
    const block = { from: (told(part).at(-1)?.to ?? -1) + 1, to: month };
    if (!values.every((value) => isNoneOrEnough(during(part, block, value, some)))) return;
    const before = told(part);
    blocks.set(part, [...before, block]);
    // To take nobody away leaves what was left.
    const isEmpty = values.every((value) => [...during(part, block, value, some)].every(isNobody));
    const leavesTooFew = (over: Block) =>
      above !== null && values.some((value) => isFewLeft(above, over, value, told, some));
    if (above !== null && !isEmpty && stretches(told(above), block).some(leavesTooFew)) {
      blocks.set(part, [...before]);
      return;
    }
    for (const below of part.parts) closes(below, part, month);
  };
  for (let month = 0; month < months; month++) closes(city, null, month);
  return blocks;
}

/** Every stretch of whole blocks of the part above that ends with this block and holds it. */
const stretches = (above: readonly Block[], { from, to }: Block): readonly Block[] =>
  above.filter((one) => one.from <= from).map((one) => ({ from: one.from, to }));

function* during(part: Tree, { from, to }: Block, value: string, some: Asking): Generator<Some> {
  for (let month = from; month <= to; month++) yield some(part, month, value);
}

/**
 * Whether what is left of a part over some months is some people but fewer than five, when every block of its parts that
 * lies in them is taken away. Asked more often than anything else: it makes no lists.
 */
function isFewLeft(part: Tree, over: Block, value: string, told: Telling, some: Asking): boolean {
  const people = new Set<number>();
  const isEnough = (group: Some): boolean => {
    for (const reporter of group) people.add(reporter);
    return people.size >= FEWEST;
  };
  for (let month = over.from; month <= over.to; month++)
    if (isEnough(first(part.own(month, value)))) return false;
  // The last first: of them least is told yet in this month, and whoever looks stops as soon as five are found.
  for (let n = part.parts.length - 1; n >= 0; n--) {
    const below = part.parts[n];
    if (below === undefined) continue;
    const blocks = told(below);
    for (let month = over.from; month <= over.to; month++)
      if (
        !blocks.some((one) => isWithin(one, over) && holds(one, month)) &&
        isEnough(some(below, month, value))
      )
        return false;
  }
  return people.size > 0;
}

type Telling = (part: Tree) => readonly Block[];

const isWithin = (block: Block, over: Block): boolean => block.from >= over.from && block.to <= over.to;

const holds = ({ from, to }: Block, month: number): boolean => from <= month && month <= to;

/** Everybody in a group of people, or five of them: it settles whether there are few, also together with other groups. */
type Some = readonly number[];

type Asking = (part: Tree, month: number, value: string) => Some;

const NOBODY: Some = [];

const isNobody = (people: Some): boolean => people.length === 0;

function first(cell: Cell): Some {
  if (cell.size === 0) return NOBODY;
  const people: number[] = [];
  for (const reporter of cell.keys()) if (people.push(reporter) === FEWEST) break;
  return people;
}

/** Some of those who count for a part and its parts; asked for again and again, and found once. */
function asking(): Asking {
  const known = new Map<Tree, Map<string, Some[]>>();
  return function some(part, month, value) {
    const values = known.get(part) ?? new Map<string, Some[]>();
    known.set(part, values);
    const months = values.get(value) ?? [];
    values.set(value, months);
    const before = months[month];
    if (before !== undefined) return before;
    const people = new Set(first(part.own(month, value)));
    for (const below of part.parts) {
      if (people.size >= FEWEST) break;
      for (const reporter of some(below, month, value)) people.add(reporter);
    }
    const found = people.size === 0 ? NOBODY : [...people].slice(0, FEWEST);
    months[month] = found;
    return found;
  };
}

/** Whether nobody or at least five different people are in these groups together. */
function isNoneOrEnough(groups: Iterable<Some>): boolean {
  const people = new Set<number>();
  for (const group of groups) {
    for (const reporter of group) people.add(reporter);
    if (people.size >= FEWEST) return true;
  }
  return people.size === 0;
}
