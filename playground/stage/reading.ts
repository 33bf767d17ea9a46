/** What is read of a place: in a channel, or in one thread of it. */
interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** What each person has read, by channel and by thread: the ts of the newest message that was on their screen. */
export class Reading {
  readonly #read = new Map<string, string>();

  /** Whether this was on their screen, in the channel or in its thread. */
  has(person: string, { channel, thread }: Place, ts: string): boolean {
    return this.#upTo(person, { channel }) >= ts || this.#upTo(person, { channel, thread }) >= ts;
  }

  upTo(person: string, place: Place, ts: string): void {
    if (this.#upTo(person, place) < ts) this.#read.set(keyOf(person, place), ts);
  }

  #upTo(person: string, place: Place): string {
    return this.#read.get(keyOf(person, place)) ?? "";
  }

  /** All of it, as it is kept and brought back. */
  all(): [string, string][] {
    return [...this.#read];
  }

  bringBack(read: readonly (readonly [string, string])[]): void {
    for (const [what, ts] of read) this.#read.set(what, ts);
  }
}

const keyOf = (person: string, { channel, thread }: Place): string =>
  [person, channel, ...(thread === undefined ? [] : [thread])].join(" ");
