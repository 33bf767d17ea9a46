/** What each person has read, by channel: the ts of the newest message that was on their screen. */
export class Reading {
  readonly #read = new Map<string, string>();

  has(person: string, channel: string, ts: string): boolean {
    return (this.#read.get(`${person} ${channel}`) ?? "") >= ts;
  }

  upTo(person: string, channel: string, ts: string): void {
    if (!this.has(person, channel, ts)) this.#read.set(`${person} ${channel}`, ts);
  }

  /** All of it, as it is kept and brought back. */
  all(): [string, string][] {
    return [...this.#read];
  }

  bringBack(read: readonly (readonly [string, string])[]): void {
    for (const [what, ts] of read) this.#read.set(what, ts);
  }
}
