/** What each reporter, by a number of their own, adds to a figure: how often, and an amount such as minutes. */
export type Cell = ReadonlyMap<number, Share>;

export interface Share {
  readonly times: number;
  readonly amount: number;
}

/** A cell in which nobody is. */
const NOTHING: Cell = new Map();

/** The codes of sections from the top of the city down to one; empty for the city itself. */
export type Path = readonly string[];

/**
 * What one person added in a month to one value of a figure, in one section. Where five others are there, one more number
 * may stand for everybody else: whether there are few is settled by five, and what is told are sums.
 */
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
  /** By value, then by month. */
  readonly #own = new Map<string, Map<number, Share>[]>();
  #sorted: readonly Tree[] | null = null;
  #all: readonly Tree[] | null = null;

  constructor(path: Path = []) {
    this.path = path;
  }

  /**
   * Puts tallies together to a city; to one without parts, where nothing is told of them (`isWhole`). What counts for
   * the city only belongs to no part of it. `places` are parts in which perhaps nothing was counted: that is told, too.
   */
  static of(tallies: Iterable<Tally>, isWhole = false, places: Iterable<Path> = []): Tree {
    const city = new Tree();
    if (!isWhole) for (const place of places) city.#at(place);
    for (const tally of tallies) city.#at(isWhole ? [] : (tally.path ?? [])).#add(tally);
    return city;
  }

  /** The parts of this part, in the order of their codes. */
  get parts(): readonly Tree[] {
    this.#sorted ??= [...this.#parts.values()].toSorted((a, b) => compare(a.path, b.path));
    return this.#sorted;
  }

  /** Every part of it, itself first. A tree gets no more parts once it is made. */
  get everything(): readonly Tree[] {
    this.#all ??= [this, ...this.parts.flatMap((part) => part.everything)];
    return this.#all;
  }

  /** What counts for it and for none of its parts. */
  own(month: number, value: string): Cell {
    return this.#own.get(value)?.[month] ?? NOTHING;
  }

  /** What counts for it and its parts, each by itself; somebody can be in several. */
  *cells(month: number, value: string): Generator<Cell> {
    for (const part of this.everything) {
      const cell = part.own(month, value);
      if (cell !== NOTHING) yield cell;
    }
  }

  #at(path: Path): Tree {
    let part: Tree = this;
    for (const code of path) part = part.#part(code);
    return part;
  }

  #part(code: string): Tree {
    const known = this.#parts.get(code);
    if (known !== undefined) return known;
    const part = new Tree([...this.path, code]);
    this.#parts.set(code, part);
    this.#sorted = null;
    this.#all = null;
    return part;
  }

  #add(tally: Tally): void {
    const { month, value, reporter } = tally;
    const months = this.#own.get(value) ?? [];
    this.#own.set(value, months);
    const cell = months[month] ?? new Map<number, Share>();
    months[month] = cell;
    cell.set(reporter, plus(cell.get(reporter), tally));
  }
}

const plus = (a: Share | undefined, b: Share): Share =>
  a === undefined ? b : { times: a.times + b.times, amount: a.amount + b.amount };

const compare = (a: Path, b: Path): number => ((a.at(-1) ?? "") < (b.at(-1) ?? "") ? -1 : 1);
