import { type Cell, NOTHING, type Tree } from "./tree.ts";

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
  const told = (part: Tree): readonly Block[] => blocks.get(part) ?? [];
  const isSafe = (cellsIn: (value: string) => Iterable<Cell>) =>
    values.every((value) => isNoneOrEnough(cellsIn(value)));

  const closes = (part: Tree, above: Tree | null, month: number): void => {
    const block = { from: (told(part).at(-1)?.to ?? -1) + 1, to: month };
    if (!isSafe((value) => during(part, block, value))) return;
    const before = told(part);
    blocks.set(part, [...before, block]);
    const leavesTooFew = (over: Block) => !isSafe((value) => left(above, over, value, told));
    if (above !== null && stretches(told(above), block).some(leavesTooFew)) {
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

function* during(part: Tree, { from, to }: Block, value: string): Generator<Cell> {
  for (let month = from; month <= to; month++) yield part.all(month, value);
}

/** What is left of a part over some months when every block of its parts that lies in them is taken away. */
function* left(
  part: Tree | null,
  over: Block,
  value: string,
  told: (part: Tree) => readonly Block[],
): Generator<Cell> {
  if (part === null) return;
  for (let month = over.from; month <= over.to; month++) yield part.own(month, value);
  for (const below of part.parts) {
    const taken = told(below).filter((one) => one.from >= over.from && one.to <= over.to);
    for (let month = over.from; month <= over.to; month++)
      if (!taken.some((one) => one.from <= month && month <= one.to)) yield below.all(month, value);
  }
}

/** Whether nobody or at least five different people are in these cells together. */
function isNoneOrEnough(cells: Iterable<Cell>): boolean {
  const people = new Set<number>();
  for (const cell of cells) {
    if (cell === NOTHING) continue;
    for (const reporter of cell.keys()) {
      people.add(reporter);
      if (people.size >= FEWEST) return true;
    }
  }
  return people.size === 0;
}
