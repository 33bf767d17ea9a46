import { type ChildProcess, fork } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LeapingClock } from "../../playground/workspace/leaping-clock.ts";
import type { Traffic } from "../../playground/workspace/shapes.ts";
import type { Workspace } from "../../playground/workspace/workspace.ts";
import { type Fate, type Point, points } from "./fates.ts";
import type { SceneName } from "./scenes.ts";
import { type Birth, said, type Told } from "./wire.ts";

const BOT = fileURLToPath(new URL("./bot.ts", import.meta.url));

/** The bot tries again what did not work within this time. */
const AGAIN = 10_000;

/** Slack tries three times again; an event it gave up is no loss of the bot's. */
const LAST_RETRY = 3;

/** A process that has loaded everything and waits to be told to live. */
const unborn = (lead: string): ChildProcess =>
  fork(BOT, [lead], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });

interface Life {
  readonly process: ChildProcess;
  fate: Fate | undefined;
  readonly gone: Promise<void>;
  killed: boolean;
}

/** The bot, life after life: each ends as its fate says, and the next begins on the same file. */
export class Lives {
  readonly kills: Record<Point, number> = { "after commit": 0, "after Slack accepted": 0, "any moment": 0 };
  /** Called whenever a life ended. */
  readonly deaths = new Set<() => void>();
  /** How many ended in each scene. */
  readonly inScenes = new Map<SceneName, number>();
  starts = 0;
  readonly #slack: Workspace;
  readonly #clock: LeapingClock;
  readonly #birth: Omit<Birth, "ahead">;
  readonly #lead: string;
  readonly #fates: Fate[] = [];
  #scene: SceneName = "beginning";
  readonly #broken: (why: Error) => void;
  readonly #unsubscribe: (() => void)[];
  readonly #log: string[] = [];
  #life: Life;
  /** The next life, so that its start takes no time. */
  #next: ChildProcess | null = null;
  /** Payloads of the events that Slack delivers only once more. */
  readonly #lastChance = new Set<unknown>();
  #count = 0;
  #running = Promise.withResolvers<void>();
  #isRunning = false;
  #answered = Promise.withResolvers<void>();
  #stopping = false;

  constructor(parts: {
    slack: Workspace;
    clock: LeapingClock;
    birth: Omit<Birth, "ahead">;
    /** Who hears what is late, and is on duty for calls. */
    lead: string;
    /** Told when a life ends that should not. */
    broken: (why: Error) => void;
  }) {
    this.#slack = parts.slack;
    this.#clock = parts.clock;
    this.#birth = parts.birth;
    this.#lead = parts.lead;
    this.#broken = parts.broken;
    this.#unsubscribe = [
      parts.slack.faults.onAccepted((method) => this.#accepted(method)),
      parts.slack.feed.subscribe((change) => {
        if (change.type === "traffic") this.#crossed(change.entry);
        this.#moment();
      }),
    ];
    this.#life = this.#begin();
  }

  /** Says how this life and the next ones end from this scene on. */
  meet(scene: SceneName, fates: readonly Fate[]): void {
    this.#scene = scene;
    // What was to happen in the scene before and did not comes last.
    const left = this.#life.fate === undefined ? [] : [this.#life.fate];
    this.#fates.unshift(...fates);
    this.#fates.push(...left);
    if (this.#fates.length > 0) this.#next ??= unborn(this.#lead);
    this.#count = 0;
    this.#life.fate = this.#fates.shift();
    this.#sentence();
  }

  /** The last lines of the bot's log. */
  get log(): string {
    return this.#log.slice(-40).join("");
  }

  /** Resolves when the bot takes payloads. */
  running(): Promise<void> {
    return this.#running.promise;
  }

  /** So much time passes at once, for Slack and for the bot. */
  passes(ms: number): void {
    this.#clock.leapTo(this.#clock.ahead + ms);
    this.#tell({ say: "ahead", ahead: this.#clock.ahead });
  }

  /** Resolves when neither the bot nor Slack has anything left to do, attempts that wait for their time included. */
  async settles(): Promise<void> {
    for (;;) {
      await this.running();
      const starts = this.starts;
      this.#clock.hurry();
      this.passes(AGAIN);
      await this.#slack.idle();
      await Promise.race([this.#askIdle(), this.#life.gone]);
      await this.#slack.idle();
      if (starts === this.starts && this.#clock.waiting === 0) return;
    }
  }

  /** Ends the last life in good order. */
  async stop(): Promise<void> {
    await this.running();
    this.#stopping = true;
    this.#tell({ say: "stop" });
    await this.#life.gone;
    this.#leave();
  }

  /** Stops it at once, whatever it does. */
  async kill(): Promise<void> {
    this.#stopping = true;
    this.#life.process.kill("SIGKILL");
    await this.#life.gone;
    this.#leave();
  }

  #leave(): void {
    this.#next?.kill("SIGKILL");
    this.#next = null;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #begin(): Life {
    this.starts++;
    this.#count = 0;
    const fate = this.#fates.shift();
    const birth: Birth = { ...this.#birth, ahead: this.#clock.ahead };
    const process = this.#next ?? unborn(this.#lead);
    this.#next = this.#fates.length > 0 || fate !== undefined ? unborn(this.#lead) : null;
    const gone = Promise.withResolvers<void>();
    const life: Life = { process, fate, gone: gone.promise, killed: false };
    process.stderr?.on("data", (line: Buffer) => this.#log.push(line.toString()));
    process.on("message", (message) => {
      const heard = said.parse(message);
      if (heard.say === "idle") this.#answered.resolve();
      else void this.#ready(life, heard.port);
    });
    process.once("exit", (code, signal) => {
      gone.resolve();
      this.#ended(life, code, signal);
    });
    process.send({ say: "live", birth } satisfies Told);
    return life;
  }

  async #ready(life: Life, port: number | null): Promise<void> {
    if (port !== null) this.#slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    else await Promise.race([this.#slack.connected(2), life.gone]);
    if (life !== this.#life || life.killed) return;
    // Slack delivers again what nobody took; how long it would wait is not waited for.
    this.#clock.hurry();
    // It was born before time went on.
    this.passes(0);
    this.#isRunning = true;
    this.#sentence();
    this.#running.resolve();
  }

  #ended(life: Life, code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#stopping) {
      if (code !== 0 && signal !== "SIGKILL")
        this.#broken(new Error(`the bot ended with ${code ?? signal}\n${this.log}`));
      return;
    }
    const { fate } = life;
    if (signal !== "SIGKILL" || fate === undefined) {
      this.#broken(new Error(`the bot ended by itself with ${code ?? signal}\n${this.log}`));
      return;
    }
    this.kills[fate.point]++;
    this.inScenes.set(this.#scene, (this.inScenes.get(this.#scene) ?? 0) + 1);
    this.#log.push(`--- ${fate.point} ${JSON.stringify(fate)}\n`);
    if (this.#isRunning) this.#running = Promise.withResolvers<void>();
    this.#isRunning = false;
    this.#life = this.#begin();
    for (const heard of [...this.deaths]) heard();
  }

  #tell(what: Told): void {
    // Whoever died in this moment hears nothing any more.
    if (this.#life.process.connected) this.#life.process.send(what, () => {});
  }

  #askIdle(): Promise<void> {
    this.#answered = Promise.withResolvers<void>();
    this.#tell({ say: "idle?" });
    return this.#answered.promise;
  }

  /** Tells a life whether it is to end after a commit of its own. */
  #sentence(): void {
    const { fate } = this.#life;
    if (!this.#isRunning || this.#lastChance.size > 0) return;
    this.#tell({ say: "die", death: fate?.point === "after commit" ? fate.death : null });
  }

  /** Notes which events Slack will deliver only once more: no life ends while one is left. */
  #crossed(entry: Traffic): void {
    if (entry.kind !== "event") return;
    const { attempt = 0, request, state } = entry;
    if (attempt < LAST_RETRY - 1) return;
    if (state === "failed" && attempt === LAST_RETRY - 1) this.#lastChance.add(request);
    else if (this.#lastChance.delete(request)) this.#sentence();
  }

  #kill(): Promise<void> {
    this.#life.killed = true;
    this.#life.process.kill("SIGKILL");
    return this.#life.gone;
  }

  async #accepted(method: string): Promise<void> {
    const { fate, killed } = this.#life;
    if (fate?.point !== "after Slack accepted" || killed || !fate.method.test(method)) return;
    if (this.#lastChance.size > 0) return;
    if (++this.#count === fate.nth) await this.#kill();
  }

  #moment(): void {
    const { fate, killed } = this.#life;
    if (fate?.point !== "any moment" || killed || this.#lastChance.size > 0) return;
    if (++this.#count === fate.nth) void this.#kill();
  }
}

/** Kills of several rounds together. */
export function sum(rounds: readonly Readonly<Record<Point, number>>[]): Record<Point, number> {
  const total: Record<Point, number> = { "after commit": 0, "after Slack accepted": 0, "any moment": 0 };
  for (const round of rounds) for (const point of points) total[point] += round[point];
  return total;
}
