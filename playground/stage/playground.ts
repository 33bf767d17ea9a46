import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Act, Done, Looking, Push, Screen, Setting, StageAct, StageState, WireEntry } from "../api.ts";
import { CITY } from "../city/people.ts";
import { perform } from "./acts.ts";
import { wireEntry } from "./inspector.ts";
import { members } from "./members.ts";
import { checkPolicy } from "./policy.ts";
import { Reading, readAll, screenOf } from "./screens.ts";
import { Stage } from "./stage.ts";
import { leapTo } from "./times.ts";

/** How many entries of the wire a page begins with. */
const LISTED = 200;

const declared = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default("") }),
    ),
    shortcuts: z.array(
      z.object({ name: z.string(), type: z.enum(["global", "message"]), callback_id: z.string() }),
    ),
  }),
});

/** The city behind the page: one stage at a time, and what its people have read. */
export class Playground {
  readonly #manifest: string;
  readonly #policy: string;
  readonly #keep: string | null;
  readonly #listeners = new Set<(push: Push) => void>();
  #stage: Stage;
  #folder: string;
  #reading = new Reading();
  #editions = 0;
  /** What is done to the whole city is done one after the other. */
  #line: Promise<unknown> = Promise.resolve();

  private constructor(
    stage: Stage,
    folder: string,
    texts: { manifest: string; policy: string },
    keep: string | null,
  ) {
    this.#stage = stage;
    this.#folder = folder;
    this.#manifest = texts.manifest;
    this.#policy = texts.policy;
    this.#keep = keep;
    this.#listen();
  }

  /** Opens a city in a folder of its own, or in `keep`; the bot starts at once and is ready when `start` resolves. */
  static async open(texts: { manifest: string; policy: string }, keep: string | null): Promise<Playground> {
    const folder = keep ?? (await ownFolder());
    const stage = await Stage.open({ folder, ...texts });
    return new Playground(stage, folder, texts, keep);
  }

  start(): Promise<void> {
    return this.#stage.start();
  }

  state(): StageState {
    return this.#stage.state;
  }

  subscribe(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setting(): Setting {
    const { display_information, features } = declared.parse(parse(this.#manifest));
    return {
      city: `${CITY.name}（${CITY.mark}）`,
      cast: members,
      commands: features.slash_commands.map(({ command, usage_hint, description }) => ({
        name: command,
        hint: usage_hint,
        says: description,
      })),
      shortcuts: features.shortcuts.map(({ callback_id, name, type }) => ({
        id: callback_id,
        name,
        on: type,
      })),
      botUser: this.#stage.slack.botUserId,
      botName: display_information.name,
      tour: [],
    };
  }

  screen(person: string, looking: Looking): Screen | null {
    return screenOf(this.#stage, this.#reading, person, looking);
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
    readAll(this.#reading, actor, what.channel);
    this.#stage.changed();
    return { ok: true, outcome: null };
  }

  stageAct(what: StageAct): Promise<Done> {
    const done = this.#line.then(() => this.#stageAct(what));
    this.#line = done.catch(() => {});
    return done;
  }

  async #stageAct(what: StageAct): Promise<Done> {
    const stage = this.#stage;
    switch (what.do) {
      case "leap":
        stage.leap(leapTo(what.by, stage.clock.now().getTime()));
        break;
      case "run":
        stage.run(what.fast);
        break;
      case "trouble":
        stage.trouble(what.trouble, what.on);
        break;
      case "drop-sockets":
        stage.dropSockets();
        break;
      case "kill":
        await stage.kill();
        break;
      case "start":
        await stage.start();
        break;
      case "restart":
        await stage.restart();
        break;
      case "reset":
        await this.#reset();
        break;
      case "policy":
        return this.#adopt(what.text);
      case "tour":
        break;
    }
    return { ok: true, outcome: null };
  }

  /** A changed policy is a version of its own; cases that are open keep theirs. */
  async #adopt(text: string): Promise<Done> {
    if (text === (await this.#stage.policy())) return { ok: true, outcome: null };
    this.#editions++;
    const renamed = text.replace(
      /^version:\s*\S+.*$/m,
      `version: ${this.#stage.baseVersion}-page-${this.#editions}`,
    );
    const faults = checkPolicy(renamed);
    if (faults.length > 0) return { ok: false, says: faults.join("\n") };
    await this.#stage.adopt(renamed);
    await this.#stage.restart();
    return { ok: true, outcome: null };
  }

  async #reset(): Promise<void> {
    await this.#stage.close();
    if (this.#keep === null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = this.#keep ?? (await ownFolder());
    this.#stage = await Stage.open({
      folder: this.#folder,
      manifest: this.#manifest,
      policy: this.#policy,
      fresh: true,
    });
    this.#reading = new Reading();
    this.#listen();
    await this.#stage.start();
    for (const listener of this.#listeners) listener({ type: "changed", people: "all" });
  }

  #listen(): void {
    this.#stage.subscribe((push) => {
      for (const listener of this.#listeners) listener(push);
    });
  }

  async close(): Promise<void> {
    await this.#line;
    await this.#stage.close();
    if (this.#keep === null) await rm(this.#folder, { recursive: true, force: true });
  }
}

const ownFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "mamori-playground-"));
