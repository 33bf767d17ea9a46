import type { Looking, TourState, TourStep } from "../api.ts";
import { cast } from "../city/people.ts";
import { Hand } from "./hand.ts";
import { ROOMS } from "./settle.ts";
import type { Stage } from "./stage.ts";
import { answering } from "./tour-answering.ts";
import { asking } from "./tour-asking.ts";
import { calling } from "./tour-calling.ts";
import { KNOWN_BY, PARTS, type Part, type Place, type Players, type Step } from "./tour-steps.ts";

/** The steps of the guided tour, in their order. */
export const tourSteps: readonly Step[] = [...asking, ...answering, ...calling];

/** The same for the page. */
export const tourTitles: readonly TourStep[] = tourSteps.map(({ title, says }) => ({ title, says }));

/** Who plays which part. */
export const players: Readonly<Record<Part, string>> = {
  clerk: cast.clerk.id,
  desk: cast.desk[0]?.id ?? "",
  head: cast.head.id,
};

/** One whole case, played in a city by real people of it, as far as somebody wants to see it. */
export class Tour {
  readonly #players: Players;
  readonly #open = new Map<Part, Place>();
  #step = -1;
  #brings: TourState["brings"] = {};

  constructor(stage: Stage) {
    const { clerk, desk, head } = players;
    this.#players = {
      stage,
      clerk: new Hand(stage, clerk),
      desk: new Hand(stage, desk),
      head: new Hand(stage, head),
    };
  }

  get step(): number {
    return this.#step;
  }

  /** Plays on, up to this step and until everything that it promises can be read. */
  async playTo(last: number): Promise<void> {
    while (this.#step < last) {
      const step = tourSteps[this.#step + 1];
      if (step === undefined) return;
      const begins = this.#players.stage.clock.now().getTime() / 1_000;
      for (const part of PARTS) {
        const place = step.opens?.[part];
        if (place !== undefined) this.#open.set(part, place);
      }
      await step.play(this.#players);
      for (const part of PARTS)
        for (const text of step.expects[part] ?? []) await this.#players[part].reading(text);
      const brought = PARTS.map((part) => [players[part], this.#first(part, step, begins)] as const);
      this.#brings = Object.fromEntries(brought);
      this.#step++;
    }
  }

  /** Where the tour stands, and what the three have open. */
  get state(): TourState {
    const shown = PARTS.map((part) => [players[part], this.#looking(part)] as const);
    const front = players[tourSteps[this.#step]?.front ?? "clerk"];
    return { step: this.#step, show: Object.fromEntries(shown), front, brings: this.#brings };
  }

  /** The first message since the step began in which this part reads something that was promised. */
  #first(part: Part, { expects }: Step, begins: number): string | null {
    const { channel, thread } = this.#looking(part);
    const { actor } = this.#players[part];
    if (channel === null) return null;
    const seen = thread === null ? actor.sees(channel) : actor.sees(channel, thread);
    const promised = (text: string) => (expects[part] ?? []).some((one) => text.includes(one));
    return seen.find(({ ts, visible }) => Number(ts) >= begins && promised(visible))?.ts ?? null;
  }

  #looking(part: Part): Looking {
    const hand = this.#players[part];
    switch (this.#open.get(part)) {
      case "case":
        return { channel: hand.actor.dm(), thread: hand.newestHead() };
      case "called":
        return { channel: hand.actor.dm(), thread: null };
      case "desk":
        return { channel: ROOMS.desk, thread: null };
      case "card":
        return { channel: ROOMS.desk, thread: hand.headWith(ROOMS.desk, KNOWN_BY) };
      default:
        return { channel: ROOMS.section, thread: null };
    }
  }
}
