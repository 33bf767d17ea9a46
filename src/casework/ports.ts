/** Time, from outside: the system's where the program starts, a fake one in tests. */
export interface Clock {
  now(): Date;
  /** Runs `what` once after `ms`; the answer takes it back. */
  after(ms: number, what: () => void): () => void;
}

/** Log lines: a name for what happened, and facts that are never people's words. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}

// ---------------------------------------------------------------- store

/** Where a message stands in Slack. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
}
