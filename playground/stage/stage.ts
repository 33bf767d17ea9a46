import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Push, StageState, Trouble } from "../api.ts";
import { LeapingClock } from "../workspace/leaping-clock.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import type { Texts } from "./given.ts";
import { wireEntry } from "./inspector.ts";
import { Life } from "./life.ts";
import { settle } from "./settle.ts";
import { BEGIN } from "./times.ts";
import { begins } from "./troubles.ts";

/** What every city begins with. */
interface Parts extends Texts {
  /** Where its database, its policy and its log are. */
  readonly folder: string;
  readonly begin?: number;
  /** Whether what an earlier city left in the folder is thrown away. */
  readonly fresh?: boolean;
}

/** What a city leaves in its folder; anything else there is not ours. */
const OURS = /^(mamori\.db.*|policy\.yml|bot\.log)$/;

/** While time runs fast, every second of this machine is a minute of the city. */
const FAST_TICK = 1_000;
const FAST_STEP = 59_000;

/** One running city: the stand-in Slack, its people, their time, and the real bot in a process of its own. */
export class Stage {
  readonly slack: Workspace;
  readonly clock: LeapingClock;
  readonly desk: string;
  readonly policyFile: string;
  readonly #life: Life;
  readonly #database: string;
  readonly #isNew: boolean;
  readonly #troubles = new Map<Trouble, () => void>();
  readonly #listeners = new Set<(push: Push) => void>();
  #fast: NodeJS.Timeout | null = null;
  #version = "";
  #base = "";

  private constructor(slack: Workspace, clock: LeapingClock, folder: string, isNew: boolean) {
    this.slack = slack;
    this.clock = clock;
    this.#isNew = isNew;
    this.#database = join(folder, "mamori.db");
    this.policyFile = join(folder, "policy.yml");
    this.desk = settle(slack);
    this.#life = new Life(join(folder, "bot.log"), () => this.#tell());
    slack.feed.subscribe((change) => {
      if (change.type === "traffic") this.#push({ type: "traffic", entry: wireEntry(change.entry) });
      else if (change.type === "connections") this.#tell();
      else this.changed();
    });
  }

  static async open({ folder, manifest, policy, begin = BEGIN, fresh = false }: Parts): Promise<Stage> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (fresh) for (const one of await readdir(folder)) if (OURS.test(one)) await rm(join(folder, one));
    const isNew = !(await readdir(folder)).includes("mamori.db");
    const clock = new LeapingClock(begin - wallClock());
    const slack = await openWorkspace({ clock, manifest, ackWithinMs: 3_000 });
    const stage = new Stage(slack, clock, folder, isNew);
    await stage.adopt(policy);
    return stage;
  }

  get state(): StageState {
    return {
      now: this.clock.now().toISOString(),
      fast: this.#fast !== null,
      bot: this.#life.state,
      connections: this.slack.connections,
      troubles: [...this.#troubles.keys()],
      policy: this.#version,
      tour: null,
    };
  }

  /** Tells whoever listens about every change; the answer unsubscribes. */
  subscribe(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes the policy that the next life of the bot reads. */
  async adopt(text: string): Promise<void> {
    await writeFile(this.policyFile, text);
    this.#base ||= /^version:\s*(\S+)/m.exec(text)?.[1] ?? "";
    this.#version = /^version:\s*(\S+)/m.exec(text)?.[1] ?? "";
  }

  /** The version of the policy the city began with. */
  get baseVersion(): string {
    return this.#base;
  }

  policy(): Promise<string> {
    return readFile(this.policyFile, "utf8");
  }

  async start(): Promise<void> {
    const { apiUrl, appToken, botToken } = this.slack;
    await this.#life.begin({
      apiUrl,
      appToken,
      botToken,
      deskChannel: this.desk,
      database: this.#database,
      policy: this.policyFile,
      ahead: this.clock.ahead,
      movesIn: this.#isNew,
    });
  }

  /** Resolves when nobody has anything left to do but what waits for its time. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await this.slack.idle();
      await this.#life.settled();
    }
  }

  /** Lets a little time pass, and waits for what it brings about. */
  async passes(ms: number): Promise<void> {
    this.leap(this.clock.now().getTime() + ms);
    await this.settled();
  }

  kill(): Promise<void> {
    return this.#life.kill();
  }

  async restart(): Promise<void> {
    await this.#life.stop();
    await this.start();
  }

  /** Moves the city's time: the bot's and Slack's together. */
  leap(to: number): void {
    const ahead = this.clock.ahead + to - this.clock.now().getTime();
    this.#life.ahead(ahead);
    this.clock.leapTo(ahead);
    this.#tell();
  }

  /** Lets a minute pass every second, or time go its way again. */
  run(fast: boolean): void {
    if (this.#fast !== null) clearInterval(this.#fast);
    this.#fast = fast
      ? setInterval(() => this.leap(this.clock.now().getTime() + FAST_STEP), FAST_TICK)
      : null;
    this.#tell();
  }

  trouble(trouble: Trouble, on: boolean): void {
    this.#troubles.get(trouble)?.();
    this.#troubles.delete(trouble);
    if (on) this.#troubles.set(trouble, begins[trouble](this.slack));
    this.#tell();
  }

  dropSockets(): void {
    this.slack.faults.dropSockets();
  }

  async close(): Promise<void> {
    if (this.#fast !== null) clearInterval(this.#fast);
    this.#listeners.clear();
    await this.#life.close();
    await this.slack.close();
  }

  /** Something changed that people can see. */
  changed(): void {
    this.#push({ type: "changed", people: "all" });
  }

  #tell(): void {
    this.#push({ type: "stage", stage: this.state });
  }

  #push(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }
}

const wallClock = (): number => new LeapingClock(0).now().getTime();
