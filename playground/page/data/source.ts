import type { Act, Done, Looking, Push, Screen, Setting, StageAct, WireEntry } from "../../api.ts";

/** What the page hears without asking; `away` while nothing can be heard. */
export type News = Push | { readonly type: "away" };

/** How the page follows something large on its way to the server, and calls it off. */
export interface Way {
  /** Told how much of it has left, from 0 to 1. */
  progress(share: number): void;
  readonly signal: AbortSignal;
}

/** Where everything comes from that the page shows, and where everything goes that is done in it. */
export interface Source {
  /** Whether this is a recording: nothing can be done in it. */
  readonly recorded: boolean;
  setting(): Promise<Setting>;
  screen(person: string, looking: Looking): Promise<Screen>;
  /** What crossed the wire, from this number on. */
  traffic(since: number): Promise<readonly WireEntry[]>;
  policy(): Promise<string>;
  /** Where a file that this person sees can be fetched as a picture; undefined where it cannot. */
  picture(person: string, file: string): string | undefined;
  act(as: string, act: Act, way?: Way): Promise<Done>;
  stage(act: StageAct): Promise<Done>;
  /** Tells whatever there is to hear from now on; the answer ends it. */
  listen(hear: (news: News) => void): () => void;
}
