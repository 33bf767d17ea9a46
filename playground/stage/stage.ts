import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Push, StageState, Trouble } from "../api.ts";
import { LeapingClock } from "../workspace/leaping-clock.ts";
import { openWorkspace, type Workspace } from "../workspace/workspace.ts";
import { FastTime } from "./fast-time.ts";
import { lookInto } from "./folder.ts";
import type { Texts } from "./given.ts";
import { Keeper } from "./keeping.ts";
import { Life } from "./life.ts";
import { versionOf } from "./policy.ts";
import { Reading } from "./reading.ts";
import { settle } from "./settle.ts";
import { Troubles } from "./troubles.ts";
import { type Sees, whoSees } from "./who-sees.ts";

/** What every city begins with. */
interface Parts extends Texts {
  /** Where its database, its policy and its log are. */
  readonly folder: string;
  /** Whether what an earlier city left in the folder is thrown away. */
  readonly fresh?: boolean;
  /** Whether it is to go on later where it stops. */
  readonly keeps?: boolean;
}

/** One running city: the stand-in Slack, its people, their time, and the real bot in a process of its own. */
export class Stage {
  readonly slack: Workspace;
  readonly clock: LeapingClock;
  readonly desk: string;
  readonly policyFile: string;
  /** Whether nothing was in its folder, or a database and nothing of the Slack that belonged to it. */
  readonly found: { readonly isNew: boolean; readonly hasLostSlack: boolean };
  readonly reading = new Reading();
  readonly #life: Life;
  readonly #database: string;
  readonly #folder: string;
  readonly #keeps: boolean;
  #keeper: Keeper | null = null;
  #isNew: boolean;
  readonly #troubles: Troubles;
  readonly #listeners = new Set<(push: Push) => void>();
  readonly #fast = new FastTime((ms) => this.leap(this.clock.now().getTime() + ms));
  #version = "";
  #isEnding = false;

  private constructor(slack: Workspace, clock: LeapingClock, parts: Parts, found: Stage["found"]) {
    const { folder, keeps = false } = parts;
    this.slack = slack;
    this.clock = clock;
    this.#troubles = new Troubles(slack);
    this.#folder = folder;
    this.#isNew = found.isNew;
    this.#keeps = keeps;
    this.found = found;
    this.#database = join(folder, "mamori.db");
    this.policyFile = join(folder, "policy.yml");
    this.desk = settle(slack);
    this.#life = new Life(join(folder, "bot.log"), () => this.#tell());
    slack.feed.subscribe((change) => {
      if (change.type === "traffic") this.#push({ type: "traffic" });
      else if (change.type === "connections") this.#tell();
      else this.changed(whoSees(change, slack.channels));
    });
  }

  static async open(parts: Parts): Promise<Stage> {
    const { folder, manifest, policy, fresh = false } = parts;
    const { isNew, kept, begin, ownPolicy } = await lookInto(folder, fresh);
    const clock = new LeapingClock(begin - wallClock());
    const slack = await openWorkspace({ clock, manifest, ackWithinMs: 3_000 });
    const stage = new Stage(slack, clock, parts, { isNew, hasLostSlack: !isNew && kept === null });
    if (kept !== null) {
      slack.bringBack(kept.slack);
      stage.reading.bringBack(kept.read);
    }
    await stage.adopt(ownPolicy ?? policy);
    return stage;
  }

  get state(): StageState {
    return {
      now: this.clock.now().toISOString(),
      fast: this.#fast.isOn,
      bot: this.#life.state,
      connections: this.slack.connections,
      troubles: this.#troubles.on,
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
    this.#version = versionOf(text);
  }

  policy(): Promise<string> {
    return readFile(this.policyFile, "utf8");
  }

  async start(): Promise<void> {
    if (this.#isEnding) return;
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
    if (this.#life.state !== "running") return;
    this.#isNew = false;
    // A folder in which no bot could live may be somebody else's: nothing is written there.
    if (this.#keeps) this.#keeper ??= new Keeper(this.#folder, this);
    this.#keeper?.changed();
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

  /** Nothing is begun any more, and a bot that still waits for Slack is not waited for. */
  async ends(): Promise<void> {
    this.#isEnding = true;
    if (this.#life.state === "starting") await this.#life.kill();
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
    this.#fast.turn(fast);
    this.#tell();
  }

  trouble(trouble: Trouble, on: boolean): void {
    this.#troubles.turn(trouble, on);
    this.#tell();
  }

  async close(): Promise<void> {
    this.#fast.turn(false);
    this.#listeners.clear();
    await this.#life.close();
    const keeper = this.#keeper;
    this.#keeper = null;
    await keeper?.write();
    await this.slack.close();
  }

  /** Something changed that these people can see. */
  changed(people: Sees): void {
    this.#push({ type: "changed", people });
  }

  #tell(): void {
    this.#push({ type: "stage", stage: this.state });
  }

  #push(push: Push): void {
    if (push.type !== "traffic") this.#keeper?.changed();
    for (const listener of this.#listeners) listener(push);
  }
}

const wallClock = (): number => new LeapingClock(0).now().getTime();
