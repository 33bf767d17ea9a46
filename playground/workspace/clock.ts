/** What time it is for the workspace, and what happens later; injected, so that half an hour can pass in a moment. */
export interface Clock {
  now(): Date;
  /** Runs `what` after `ms`; the answer cancels it. */
  after(ms: number, what: () => void): () => void;
}

interface Timer {
  at: number;
  order: number;
  what: () => void;
}

/** A clock that stands still until it is told to move; shared by the workspace and the bot in tests. */
export class FakeClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(ms: number, what: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, what };
    this.#timers.push(timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  /** Lets `ms` pass: fires what is due in order, letting promises and network input run between. */
  async advance(ms: number): Promise<void> {
    await this.#until(this.#now + ms);
  }

  /**
   * Lets `ms` pass at once, as for a machine that slept: what fell due meanwhile happens at the end, in its order, and
   * what comes of it only later. For long times in which nothing is looked at.
   */
  async leap(ms: number): Promise<void> {
    const end = this.#now + ms;
    await breathe();
    const due = this.#timers
      .filter((timer) => timer.at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order);
    this.#now = end;
    for (const timer of due) {
      const index = this.#timers.indexOf(timer);
      // Called off by one that was due before it.
      if (index < 0) continue;
      this.#timers.splice(index, 1);
      timer.what();
      await breathe();
    }
    await breathe();
  }

  /**
   * Moves to a date: forwards like `advance`, backwards as a corrected clock does. That fires nothing, and what was to
   * come in ten minutes comes in ten minutes: a machine's timers count what passes, not what its clock shows.
   */
  async set(date: Date): Promise<void> {
    if (date.getTime() >= this.#now) await this.#until(date.getTime());
    else {
      for (const timer of this.#timers) timer.at -= this.#now - date.getTime();
      this.#now = date.getTime();
    }
  }

  async #until(end: number): Promise<void> {
    await breathe();
    for (;;) {
      const next = this.#earliest();
      if (next === undefined || next.at > end) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.what();
      await breathe();
    }
    this.#now = end;
    await breathe();
  }

  #earliest(): Timer | undefined {
    let best: Timer | undefined;
    for (const timer of this.#timers) {
      if (best === undefined || timer.at < best.at || (timer.at === best.at && timer.order < best.order)) {
        best = timer;
      }
    }
    return best;
  }
}

/** The machine's own clock, for the playground and the bench. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    after: (ms, what) => {
      const timer = setTimeout(what, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** Two turns of the event loop, so that what is ready gets to run. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Real time, for what happens on the wire: acknowledgements, pings, signatures. */
export const wireTime = {
  now: (): number => Date.now(),
  after(ms: number, what: () => void): () => void {
    const timer = setTimeout(what, ms);
    return () => clearTimeout(timer);
  },
  every(ms: number, what: () => void): () => void {
    const timer = setInterval(what, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
