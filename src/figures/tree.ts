/** What each reporter, by a number of their own, adds to a figure: how often, and an amount such as minutes. */
export type Cell = ReadonlyMap<number, Share>;

export interface Share {
  readonly times: number;
  readonly amount: number;
}

/** A cell in which nobody is. */
export const NOTHING: Cell = new Map();

/** The codes of sections from the top of the city down to one; empty for the city itself. */
export type Path = readonly string[];

/** What one person added in a month to one value of a figure, in one section. */
export interface Tally extends Share {
  /** From 0, April, to 11, March. */
  readonly month: number;
  /** Where it counts; null where it counts for the city as a whole only. */
  readonly path: Path | null;
  readonly value: string;
  readonly reporter: number;
}

/** A part of the city with what was counted in it: the city, a bureau, a section. */
export class Tree {
  readonly path: Path;
  readonly #parts = new Map<string, Tree>();
  readonly #own = new Map<string, Map<number, Share>>();
  readonly #all = new Map<string, Cell>();

  constructor(path: Path = []) {
    this.path = path;
  }

  /** Puts tallies together to a city. What counts for the city only belongs to no part of it. */
  static of(tallies: Iterable<Tally>): Tree {
    const city = new Tree();
    for (const tally of tallies) city.#at(tally.path ?? [], 0).#add(tally);
    return city;
  }

  /** The parts of this part, in the order of their codes. */
  get parts(): readonly Tree[] {
    return [...this.#parts.values()].toSorted((a, b) => compare(a.path, b.path));
  }

  /** Every part of it, itself first. */
  *everything(): Generator<Tree> {
    yield this;
    for (const part of this.parts) yield* part.everything();
  }

  /** What counts for it and for none of its parts. */
  own(month: number, value: string): Cell {
    return this.#own.get(keyOf(month, value)) ?? NOTHING;
  }

  /** What counts for it and its parts. */
  all(month: number, value: string): Cell {
    if (this.#parts.size === 0) return this.own(month, value);
    const key = keyOf(month, value);
    const known = this.#all.get(key);
    if (known !== undefined) return known;
    const cells = [this.own(month, value), ...this.parts.map((part) => part.all(month, value))];
    const sum = summed(cells.filter((cell) => cell !== NOTHING));
    this.#all.set(key, sum);
    return sum;
  }

  #at(path: Path, depth: number): Tree {
    const [code] = path.slice(depth);
    if (code === undefined) return this;
    const part = this.#parts.get(code) ?? new Tree([...this.path, code]);
    this.#parts.set(code, part);
    return part.#at(path, depth + 1);
  }

  #add({ month, value, reporter, times, amount }: Tally): void {
    const key = keyOf(month, value);
    const cell = this.#own.get(key) ?? new Map<number, Share>();
    const before = cell.get(reporter);
    cell.set(reporter, plus(before, { times, amount }));
    this.#own.set(key, cell);
  }
}

/** Several cells as one. */
function summed(cells: readonly Cell[]): Cell {
  const [first] = cells;
  if (first === undefined) return NOTHING;
  if (cells.length === 1) return first;
  const sum = new Map<number, Share>();
  for (const cell of cells) for (const [who, share] of cell) sum.set(who, plus(sum.get(who), share));
  return sum;
}

const plus = (a: Share | undefined, b: Share): Share =>
  a === undefined ? b : { times: a.times + b.times, amount: a.amount + b.amount };

const keyOf = (month: number, value: string): string => `${month} ${value}`;

const compare = (a: Path, b: Path): number => ((a.at(-1) ?? "") < (b.at(-1) ?? "") ? -1 : 1);
