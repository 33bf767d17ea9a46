const TURNS = 10;

/** Counts what is under way, so that a test can wait until all is quiet instead of sleeping. */
export class Work {
  #running = 0;
  #waiting: (() => void)[] = [];

  /** Something begins; the answer ends it. */
  begin(): () => void {
    this.#running++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#running--;
      if (this.#running === 0) this.#settle();
    };
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves when nothing has been under way for some turns of the event loop: time for a call to arrive. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < TURNS; quiet++) {
      if (this.#running > 0) {
        quiet = 0;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
