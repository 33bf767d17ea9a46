import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Act, Done, Looking, Push, Screen, Setting, StageAct, StageState, WireEntry } from "../api.ts";
import { perform } from "./acts.ts";
import type { Texts } from "./given.ts";
import { happens } from "./happens.ts";
import { wireEntry } from "./inspector.ts";
import { members } from "./members.ts";
import { checkPolicy, underItsOwnVersion, versionOf } from "./policy.ts";
import { readAll, screenOf } from "./screens.ts";
import { settingOf } from "./setting.ts";
import { Stage } from "./stage.ts";
import { Tour, tourSteps } from "./tour.ts";

/** How many entries of the wire a page begins with. */
const LISTED = 200;

const DONE: Done = { ok: true, outcome: null };

/** The city behind the page: one stage at a time, and what its people have read. */
export class Playground {
  readonly #texts: Texts;
  readonly #keep: string | null;
  readonly #listeners = new Set<(push: Push) => void>();
  #stage: Stage;
  #folder: string;
  #tour: Tour | null = null;
  /** What is done to the whole city is done one after the other. */
  #line: Promise<unknown> = Promise.resolve();

  private constructor(stage: Stage, folder: string, texts: Texts, keep: string | null) {
    this.#stage = stage;
    this.#folder = folder;
    this.#texts = texts;
    this.#keep = keep;
    this.#listen();
  }

  /** Opens a city in a folder of its own, or in `keep`; the bot starts at once and is ready when `start` resolves. */
  static async open(texts: Texts, keep: string | null): Promise<Playground> {
    const folder = keep ?? (await ownFolder());
    const stage = await Stage.open({ folder, ...texts, keeps: keep !== null });
    return new Playground(stage, folder, texts, keep);
  }

  start(): Promise<void> {
    return this.#stage.start();
  }

  /** Whether the folder had a database, and nothing of its Slack. */
  get hasLostSlack(): boolean {
    return this.#stage.hasLostSlack;
  }

  state(): StageState {
    return { ...this.#stage.state, tour: this.#tour?.state ?? null };
  }

  subscribe(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setting(): Setting {
    return settingOf(this.#texts.manifest, this.#stage.slack.botUserId);
  }

  screen(person: string, looking: Looking): Screen | null {
    return screenOf(this.#stage, person, looking);
  }

  traffic(): readonly WireEntry[] {
    return this.#stage.slack.traffic.slice(-LISTED).map(wireEntry);
  }

  policyText(): Promise<string> {
    return this.#stage.policy();
  }

  async act(as: string, what: Act): Promise<Done> {
    if (!members.some((one) => one.id === as)) return { ok: false, says: "この人はいません。" };
    const actor = this.#stage.slack.as(as);
    if (what.do !== "read") return perform(actor, what);
    readAll(this.#stage, actor, what.channel);
    this.#stage.changed();
    return DONE;
  }

  stageAct(what: StageAct): Promise<Done> {
    const done = this.#line.then(() => this.#stageAct(what));
    this.#line = done.catch(() => {});
    return done;
  }

  async #stageAct(what: StageAct): Promise<Done> {
    switch (what.do) {
      case "reset":
        await this.#reset();
        return DONE;
      case "policy":
        return this.#adopt(what.text);
      case "tour":
        return this.#takeTour(what.step);
      default:
        await happens(this.#stage, what);
        return DONE;
    }
  }

  /** Plays on from where the tour stands, or brings a fresh city to this step. */
  async #takeTour(step: number | null): Promise<Done> {
    if (step === null) {
      this.#tour = null;
      this.#tell({ type: "stage", stage: this.state() });
      return DONE;
    }
    if (step < 0 || step >= tourSteps.length) return { ok: false, says: "案内に、この場面はありません。" };
    const { bot, fast, troubles } = this.#stage.state;
    const goesOn = bot === "running" && !fast && troubles.length === 0;
    const isAhead = this.#tour !== null && step > this.#tour.step && goesOn;
    const isThere = (isAhead && (await this.#playTo(step))) || (await this.#playAnew(step));
    return isThere
      ? DONE
      : { ok: false, says: "案内をここまで進められませんでした。もう一度お試しください。" };
  }

  async #playAnew(step: number): Promise<boolean> {
    await this.#reset();
    this.#tour = new Tour(this.#stage);
    return this.#playTo(step);
  }

  /** Whether the tour came that far; what people did by hand in between may have stood in its way. */
  async #playTo(step: number): Promise<boolean> {
    try {
      await this.#tour?.playTo(step);
      return true;
    } catch {
      this.#tour = null;
      return false;
    } finally {
      this.#tell({ type: "stage", stage: this.state() });
      this.#tell({ type: "changed", people: "all" });
    }
  }

  /** A changed policy is a version of its own; cases that are open keep theirs. */
  async #adopt(text: string): Promise<Done> {
    if (text === (await this.#stage.policy())) return DONE;
    const renamed = underItsOwnVersion(text, versionOf(this.#texts.policy));
    const faults = checkPolicy(renamed);
    if (faults.length > 0) return { ok: false, says: faults.join("\n") };
    await this.#stage.adopt(renamed);
    await this.#stage.restart();
    return DONE;
  }

  async #reset(): Promise<void> {
    this.#tour = null;
    await this.#stage.close();
    if (this.#keep === null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = this.#keep ?? (await ownFolder());
    this.#stage = await Stage.open({
      folder: this.#folder,
      ...this.#texts,
      fresh: true,
      keeps: this.#keep !== null,
    });
    this.#listen();
    await this.#stage.start();
    this.#tell({ type: "changed", people: "all" });
  }

  #listen(): void {
    this.#stage.subscribe((push) =>
      this.#tell(push.type === "stage" ? { type: "stage", stage: this.state() } : push),
    );
  }

  #tell(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }

  async close(): Promise<void> {
    await this.#line;
    await this.#stage.close();
    if (this.#keep === null) await rm(this.#folder, { recursive: true, force: true });
  }
}

const ownFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "mamori-playground-"));
