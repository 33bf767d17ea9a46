import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Act, Done, Looking, Push, Screen, Setting, StageAct, StageState, WireEntry } from "../api.ts";
import { perform } from "./acts.ts";
import type { Texts } from "./given.ts";
import { Guide } from "./guide.ts";
import { happens } from "./happens.ts";
import { wireEntry } from "./inspector.ts";
import { members } from "./members.ts";
import { checkPolicy, underItsOwnVersion, versionOf } from "./policy.ts";
import { type PictureFile, pictureOf, readAll, screenOf } from "./screens.ts";
import { settingOf } from "./setting.ts";
import { Stage } from "./stage.ts";

/** How many entries of the wire a page begins with. */
const LISTED = 200;

const DONE: Done = { ok: true, outcome: null };

/** What happens at once, whatever is under way: a bot that waits for Slack starts only once the trouble is over. */
const WAITS_FOR_NOTHING: ReadonlySet<StageAct["do"]> = new Set([
  "trouble",
  "drop-sockets",
  "kill",
  "leap",
  "run",
]);

/** The city behind the page: one stage at a time, and what its people have read. */
export class Playground {
  readonly #texts: Texts;
  readonly #keep: string | null;
  readonly #listeners = new Set<(push: Push) => void>();
  #stage: Stage;
  #folder: string;
  readonly #guide: Guide;
  #closing: Promise<void> | null = null;
  #isResetting = false;
  /** What is done to the whole city is done one after the other. */
  #line: Promise<unknown> = Promise.resolve();

  private constructor(stage: Stage, folder: string, texts: Texts, keep: string | null) {
    this.#stage = stage;
    this.#folder = folder;
    this.#texts = texts;
    this.#keep = keep;
    this.#guide = new Guide({
      stage: () => this.#stage,
      reset: () => this.#reset(),
      moved: () => {
        this.#tell({ type: "stage", stage: this.state() });
        this.#tell({ type: "changed", people: "all" });
      },
    });
    if (stage.found.isNew) this.#guide.begins();
    this.#listen();
  }

  /** Opens a city in a folder of its own, or in `keep`; the bot starts at once and is ready when `start` resolves. */
  static async open(texts: Texts, keep: string | null): Promise<Playground> {
    const folder = keep ?? (await ownFolder());
    const stage = await Stage.open({ folder, ...texts, keeps: keep !== null });
    return new Playground(stage, folder, texts, keep);
  }

  /** Starts the bot; what is done to the whole city waits for it. */
  start(): Promise<void> {
    const started = this.#stage.start();
    this.#line = started.catch(() => {});
    return started;
  }

  /** Whether the folder had a database, and nothing of its Slack. */
  get hasLostSlack(): boolean {
    return this.#stage.found.hasLostSlack;
  }

  state(): StageState {
    return { ...this.#stage.state, tour: this.#guide.state };
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

  picture(person: string, file: string): PictureFile | null {
    return pictureOf(this.#stage, person, file);
  }

  /** The last that crossed the wire, from this number on. */
  traffic(since = 0): readonly WireEntry[] {
    const { traffic } = this.#stage.slack;
    return traffic
      .slice(-LISTED)
      .filter(({ n }) => n >= since)
      .map(wireEntry);
  }

  policyText(): Promise<string> {
    return this.#stage.policy();
  }

  async act(as: string, what: Act): Promise<Done> {
    if (!members.some((one) => one.id === as)) return { ok: false, says: "この人はいません。" };
    if (this.#isResetting) return { ok: false, says: "市役所を新しくしています。少しお待ちください。" };
    const actor = this.#stage.slack.as(as);
    if (what.do !== "read") {
      // Whoever only looks will miss nothing.
      if (what.do === "open-home") this.#guide.happens();
      else this.#guide.isUsed();
      return perform(actor, what);
    }
    readAll(this.#stage, actor, what);
    this.#stage.changed([as]);
    return DONE;
  }

  async stageAct(what: StageAct): Promise<Done> {
    if (this.#closing !== null) return { ok: false, says: "体験版は終わるところです。" };
    if (WAITS_FOR_NOTHING.has(what.do)) return this.#stageAct(what);
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
        return this.#guide.goTo(what.step, what.anew === true);
      default:
        this.#guide.happens();
        await happens(this.#stage, what);
        return DONE;
    }
  }

  /** A changed policy is a version of its own; cases that are open keep theirs. */
  async #adopt(text: string): Promise<Done> {
    if (text === (await this.#stage.policy())) return DONE;
    const renamed = underItsOwnVersion(text, versionOf(this.#texts.policy));
    const faults = checkPolicy(renamed);
    if (faults.length > 0) return { ok: false, says: faults.join("\n") };
    this.#guide.isUsed();
    await this.#stage.adopt(renamed);
    await this.#stage.restart();
    return DONE;
  }

  async #reset(): Promise<void> {
    this.#isResetting = true;
    try {
      await this.#begin();
    } finally {
      this.#isResetting = false;
    }
    // Everything a page knows belonged to the city before.
    this.#tell({ type: "hello", stage: this.state() });
  }

  async #begin(): Promise<void> {
    this.#guide.begins();
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
  }

  #listen(): void {
    this.#stage.subscribe((push) =>
      this.#tell(push.type === "stage" ? { type: "stage", stage: this.state() } : push),
    );
  }

  #tell(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }

  /** Ends the city; asked twice, it ends once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    // A bot that is still starting would be waited for.
    await this.#stage.ends();
    await this.#line;
    await this.#stage.close();
    if (this.#keep === null) await rm(this.#folder, { recursive: true, force: true });
  }
}

const ownFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "mamori-playground-"));
