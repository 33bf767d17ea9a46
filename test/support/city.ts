import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { openWorkspace, type Workspace } from "../../playground/workspace/workspace.ts";
import type { Log } from "../../src/casework/ports.ts";
import type { Store } from "../../src/casework/ports-store.ts";
import { type Mamori, openMamori } from "../../src/mamori.ts";
import { type Reading as PolicyReading, readPolicy } from "../../src/policy/read.ts";
import { organisationFile } from "../../src/running/organisation-file.ts";
import { openStore } from "../../src/store/open.ts";
import { freshDatabase } from "../store/scratch.ts";
import { Citizen, heads } from "./citizen.ts";
import { Gateway } from "./gateway.ts";
import { keepsItsPromises } from "./promises.ts";

export type Transport = "socket" | "http";

/** A line of the bot's log, as the stories may read it. */
export interface Logged {
  readonly level: string;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface CityOptions {
  readonly transport?: Transport;
  /** What the city's clocks show at the beginning (`2026-11-20T18:10`); default a Monday morning at ten. */
  readonly begins?: string;
  /** The text of a policy; default the city's own. */
  readonly policy?: string;
  readonly grantedScopes?: string[];
  readonly desk?: { private?: boolean; includesBot?: boolean };
  /** Something between the bot and its store, for faults of the database. */
  readonly store?: (real: Store) => Store;
  /** Real milliseconds until Slack gives up waiting for an acknowledgement; for stories in which none comes. */
  readonly ackWithinMs?: number;
  /** The channel that the environment names, if it is not the desk's own. */
  readonly deskChannel?: string;
  /** The file of the city's sections and people, as text or as the bytes of another encoding. */
  readonly organisation?: string | Uint8Array;
  /** More people, known to Slack before the bot starts. */
  readonly people?: readonly {
    readonly name: string;
    readonly mail?: string;
    readonly deactivated?: boolean;
    readonly guest?: boolean;
  }[];
  /** Whether the bot's calls go through a way that the story can shut (`city.gateway`). */
  readonly gateway?: boolean;
}

const MANIFEST = readFileSync("manifest.yml", "utf8");
const POLICY = readFileSync("policies/sapporo-2026.yml", "utf8");

/** A Monday morning in November. */
const MORNING = new Date("2026-11-16T01:00:00Z");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The next full hour from eight to eighteen o'clock in Japan. */
function nextHourOfWork(now: number): number {
  const hour = Math.floor(now / HOUR) + 1;
  const ofDay = (hour + 9) % 24;
  return (ofDay < 8 ? hour + 8 - ofDay : ofDay > 18 ? hour + 32 - ofDay : hour) * HOUR;
}

const readings = new Map<string, PolicyReading>();

/** Every city of a file has the same few policies: reading one takes longer than most stories' steps. */
function readOnce(text: string): PolicyReading {
  const reading = readings.get(text) ?? readPolicy(text, "policy.yml");
  readings.set(text, reading);
  return reading;
}

/** Runs a story over both transports. Fictional people in a fictional workspace. */
export function story(
  name: string,
  tell: (city: City) => Promise<void>,
  options: Omit<CityOptions, "transport"> = {},
): void {
  describe(name, () => {
    for (const transport of ["socket", "http"] as const) {
      test(`over ${transport}`, async () => {
        const city = await City.open({ ...options, transport });
        try {
          await tell(city);
          keepsItsPromises(city);
        } catch (error) {
          const trouble = city.logged.filter((line) => line.level !== "info");
          if (trouble.length > 0) console.error(JSON.stringify(trouble.slice(-10), null, 1));
          const refused = city.slack.traffic
            .filter((t) => JSON.stringify(t).includes('"ok":false'))
            .slice(-3);
          if (refused.length > 0) console.error(JSON.stringify(refused).slice(0, 3_000));
          throw error;
        } finally {
          await city.close();
        }
      });
    }
  });
}

/** One city: its Slack, its people, its time, and the real bot between them. */
export class City {
  readonly slack: Workspace;
  readonly clock: FakeClock;
  readonly logged: Logged[] = [];
  /** All that people wrote: none of it may ever stand in the log. */
  readonly written: string[] = [];
  readonly deskChannel: string;
  readonly general: string;
  readonly path: string;
  readonly #options: CityOptions;
  readonly #people = new Map<string, Citizen>();
  #mamori: Mamori | null = null;
  #gateway: Gateway | null = null;

  private constructor(slack: Workspace, clock: FakeClock, path: string, options: CityOptions) {
    this.slack = slack;
    this.clock = clock;
    this.path = path;
    this.#options = options;
    this.addPerson("佐藤", { mail: "sato@example.jp" });
    this.addPerson("田中", { mail: "tanaka@example.jp" });
    this.addPerson("鈴木", { mail: "suzuki@example.jp" });
    this.addPerson("高橋", { mail: "takahashi@example.jp" });
    for (const { name, ...more } of options.people ?? []) this.addPerson(name, more);
    this.general = slack.addChannel({ name: "総務", members: this.ids("佐藤", "田中", "鈴木", "高橋") }).id;
    const desk = { private: true, includesBot: true, ...options.desk };
    this.deskChannel = slack.addChannel({ name: "相談窓口", members: this.ids("田中", "鈴木"), ...desk }).id;
  }

  static async open(options: CityOptions): Promise<City> {
    const { begins } = options;
    const clock = new FakeClock(begins === undefined ? MORNING : new Date(`${begins}+09:00`));
    const slack = await openWorkspace({
      clock,
      manifest: MANIFEST,
      signingSecret: "abcdef0123456789abcdef0123456789",
      ...(options.grantedScopes === undefined ? {} : { grantedScopes: options.grantedScopes }),
      ...(options.ackWithinMs === undefined ? {} : { ackWithinMs: options.ackWithinMs }),
    });
    const city = new City(slack, clock, await freshDatabase(), options);
    if (options.organisation !== undefined) city.organises(options.organisation);
    if (options.gateway === true) city.#gateway = await Gateway.to(slack.apiUrl);
    await city.starts();
    return city;
  }

  /** The clerk who reports. */
  get sato(): Citizen {
    return this.person("佐藤");
  }
  /** Two of the desk. */
  get tanaka(): Citizen {
    return this.person("田中");
  }
  get suzuki(): Citizen {
    return this.person("鈴木");
  }
  /** Somebody who has nothing to do with any case. */
  get takahashi(): Citizen {
    return this.person("高橋");
  }

  get mamori(): Mamori {
    if (this.#mamori === null) throw new Error("the bot is not running");
    return this.#mamori;
  }

  /** The way the bot's calls take to Slack. */
  get gateway(): Gateway {
    if (this.#gateway === null) throw new Error("this story has no gateway");
    return this.#gateway;
  }

  addPerson(name: string, more: Parameters<Workspace["addPerson"]>[0] | object = {}): Citizen {
    const { id } = this.slack.addPerson({ name, ...more });
    const citizen = new Citizen(this, this.slack.as(id), name);
    this.#people.set(name, citizen);
    return citizen;
  }

  person(name: string): Citizen {
    const found = this.#people.get(name);
    if (found === undefined) throw new Error(`nobody called ${name}`);
    return found;
  }

  /** The id of anybody in the workspace by name, also of those who do nothing in it themselves. */
  idOf(name: string): string {
    const found = this.slack.people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody called ${name}`);
    return found.id;
  }

  ids(...names: string[]): string[] {
    return names.map((name) => this.person(name).actor.id);
  }

  /** Starts the bot, as after an installation or a restart, with the text of a policy. */
  async starts(policy = this.#options.policy ?? POLICY): Promise<void> {
    const log = this.#log();
    const real = await openStore({ path: this.path, log });
    const store = this.#options.store?.(real) ?? real;
    const http = this.#options.transport === "http";
    const reading = readOnce(policy);
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    this.#mamori = await openMamori({
      config: {
        botToken: this.slack.botToken,
        slackApiUrl: this.#gateway?.url ?? this.slack.apiUrl,
        httpsProxy: undefined,
        deskChannel: this.#options.deskChannel ?? this.deskChannel,
        transport: http
          ? { kind: "http", signingSecret: this.slack.signingSecret, port: 0 }
          : { kind: "socket", appToken: this.slack.appToken },
      },
      edition: reading,
      store,
      clock: this.clock,
      log,
      ...(this.#options.organisation === undefined
        ? {}
        : { organisation: organisationFile(this.#organisation) }),
    }).catch(async (error: unknown) => {
      await real.close();
      throw error;
    });
    if (http) this.slack.deliverTo(`http://127.0.0.1:${this.#mamori.port}/slack/events`);
    else await this.slack.connected(2);
    await this.settles();
  }

  /** Writes the file of the city's sections and people, which the bot looks at every minute. */
  organises(file: string | Uint8Array): void {
    writeFileSync(this.#organisation, file);
  }

  /** Takes that file away. */
  loses(): void {
    rmSync(this.#organisation);
  }

  get #organisation(): string {
    return `${this.path}.organisation.csv`;
  }

  /** Ends the bot in good order. */
  async stops(): Promise<void> {
    await this.mamori.stop();
    this.#mamori = null;
  }

  async restarts(policy?: string): Promise<void> {
    await this.stops();
    await this.starts(policy);
  }

  /** Waits until nobody has anything left to do. */
  async settles(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await this.slack.idle();
      if (this.#mamori !== null) await this.#mamori.idle();
    }
  }

  /** Waits for something that happens while calls are still under way, when nothing settles yet. */
  async until(what: string, look: () => boolean): Promise<void> {
    const end = performance.now() + 5_000;
    while (!look()) {
      if (performance.now() > end) throw new Error(`in vain: ${what}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Lets time pass, for Slack and the bot together. */
  async passes(ms: number): Promise<void> {
    const step = 30_000;
    for (let left = ms; left > 0; left -= step) {
      await this.clock.advance(Math.min(step, left));
      await this.settles();
    }
  }

  /**
   * Lets hours and days go by: the bot and Slack sleep until the last minute of each hour of the day's work, and that
   * minute passes as any other. Minute by minute, a week would be ten thousand looks at what is due.
   */
  async goesBy(ms: number): Promise<void> {
    const end = this.clock.now().getTime() + ms;
    for (let now = end - ms; now < end; now = this.clock.now().getTime()) {
      const next = Math.min(nextHourOfWork(now), end);
      if (next - now > MINUTE) {
        await this.clock.leap(next - MINUTE - now);
        await this.settles();
      }
      await this.clock.advance(next - this.clock.now().getTime());
      await this.settles();
    }
  }

  /** The cards in the desk's channel, oldest first, as a member of the desk sees them. */
  cards(): string[] {
    return this.tanaka.actor
      .sees(this.deskChannel)
      .filter(heads)
      .map((m) => m.visible);
  }

  /** The only card there is. */
  card(): string {
    const cards = this.cards();
    expect(cards, "one card at the desk").toHaveLength(1);
    return cards[0] ?? "";
  }

  /** Everything in the desk's channel and its threads, as this member of the desk sees it. */
  deskSees(member: Citizen = this.tanaka): string {
    return member
      .everything(this.deskChannel)
      .map((m) => m.visible)
      .join("\n");
  }

  async close(): Promise<void> {
    try {
      if (this.#mamori !== null) await this.#mamori.stop();
    } finally {
      await this.#gateway?.shuts();
      await this.slack.close();
    }
  }

  #log(): Log {
    const at =
      (level: string) =>
      (what: string, facts: Readonly<Record<string, unknown>> = {}) => {
        this.logged.push({ level, what, facts });
      };
    return { info: at("info"), warn: at("warn"), error: at("error") };
  }
}
