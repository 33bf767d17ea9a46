import type { Done, Recording, Screen, Setting, StageAct, StageState, WireEntry } from "../../api.ts";
import { texts } from "../texts.ts";
import type { News, Source } from "./source.ts";

/** A tour that was recorded, in the page itself: it needs no server and no network, and nothing can be done in it. */
export class Recorded implements Source {
  readonly recorded = true;
  readonly #recording: Recording;
  readonly #listeners = new Set<(news: News) => void>();
  #at = 0;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  listen(hear: (news: News) => void): () => void {
    this.#listeners.add(hear);
    hear({ type: "hello", stage: this.#stage });
    return () => this.#listeners.delete(hear);
  }

  async setting(): Promise<Setting> {
    const { setting, frames } = this.#recording;
    return { ...setting, tour: frames.map(({ title, says }) => ({ title, says })) };
  }

  async screen(person: string): Promise<Screen> {
    const found = this.#frame?.screens.find((one) => one.person.id === person);
    if (found === undefined) throw new Error(`nobody recorded what ${person} saw`);
    return found;
  }

  async traffic(): Promise<readonly WireEntry[]> {
    return [];
  }

  async policy(): Promise<string> {
    return "";
  }

  picture(): undefined {
    return undefined;
  }

  async act(): Promise<Done> {
    return { ok: false, says: texts.recorded };
  }

  async stage(act: StageAct): Promise<Done> {
    if (act.do !== "tour" || act.step === null) return { ok: false, says: texts.recorded };
    this.#at = act.step;
    for (const hear of this.#listeners) {
      hear({ type: "stage", stage: this.#stage });
      hear({ type: "changed", people: "all" });
    }
    return { ok: true, outcome: null };
  }

  get #frame() {
    return this.#recording.frames[this.#at];
  }

  get #stage(): StageState {
    const { now = "", show = {}, front = "", brings = {} } = this.#frame ?? {};
    const tour = { step: this.#at, show, front, brings };
    return { now, fast: false, bot: "running", connections: 2, troubles: [], policy: "", tour };
  }
}
