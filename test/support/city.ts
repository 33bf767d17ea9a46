import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "../../playground/workspace/actor.ts";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { elements, labelOf, optionsOf } from "../../playground/workspace/elements.ts";
import type { Outcome, Shown } from "../../playground/workspace/shapes.ts";
import { openWorkspace, type Workspace } from "../../playground/workspace/workspace.ts";
import type { Log, Store } from "../../src/casework/ports.ts";
import { type Mamori, openMamori } from "../../src/mamori.ts";
import { type Reading as PolicyReading, readPolicy } from "../../src/policy/read.ts";
import { openStore } from "../../src/store/open.ts";
import { freshDatabase } from "../store/scratch.ts";
import { Gateway } from "./gateway.ts";
import { keepsItsPromises } from "./promises.ts";
import type { Reading } from "./reading.ts";

export type Transport = "socket" | "http";

/** A line of the bot's log, as the stories may read it. */
export interface Logged {
  readonly level: string;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface CityOptions {
  readonly transport?: Transport;
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
  /** Whether the bot's calls go through a way that the story can shut (`city.gateway`). */
  readonly gateway?: boolean;
}

const MANIFEST = readFileSync("manifest.yml", "utf8");
const POLICY = readFileSync("policies/sapporo-2026.yml", "utf8");

/** A Monday morning in November. */
const MORNING = new Date("2026-11-16T01:00:00Z");
export const MINUTE = 60_000;

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
    for (const name of ["佐藤", "田中", "鈴木", "高橋"]) this.addPerson(name);
    this.general = slack.addChannel({ name: "総務", members: this.ids("佐藤", "田中", "鈴木", "高橋") }).id;
    const desk = { private: true, includesBot: true, ...options.desk };
    this.deskChannel = slack.addChannel({ name: "相談窓口", members: this.ids("田中", "鈴木"), ...desk }).id;
  }

  static async open(options: CityOptions): Promise<City> {
    const clock = new FakeClock(MORNING);
    const slack = await openWorkspace({
      clock,
      manifest: MANIFEST,
      signingSecret: "abcdef0123456789abcdef0123456789",
      ...(options.grantedScopes === undefined ? {} : { grantedScopes: options.grantedScopes }),
      ...(options.ackWithinMs === undefined ? {} : { ackWithinMs: options.ackWithinMs }),
    });
    const city = new City(slack, clock, await freshDatabase(), options);
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
    }).catch(async (error: unknown) => {
      await real.close();
      throw error;
    });
    if (http) this.slack.deliverTo(`http://127.0.0.1:${this.#mamori.port}/slack/events`);
    else await this.slack.connected(2);
    await this.settles();
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

/** Messages of the bot that stand in the channel itself, not in a thread. */
const heads = (m: Shown): boolean =>
  (m.thread === undefined || m.thread === m.ts) && !m.ephemeral && m.blocks.length > 0 && m.from !== "";

/** One person at their Slack client. Waits after everything they do until all have caught up. */
export class Citizen {
  readonly actor: Actor;
  readonly name: string;
  readonly #city: City;
  /** How often this person pressed something. */
  pressed = 0;
  /** Counts what this person is shown, where a story wants to know. */
  reading: Reading | null = null;

  constructor(city: City, actor: Actor, name: string) {
    this.#city = city;
    this.actor = actor;
    this.name = name;
  }

  /** Types a command in the channel everybody is in. */
  async types(command: string, thread?: string): Promise<Outcome> {
    const at = { channel: this.#city.general, ...(thread === undefined ? {} : { thread }) };
    return this.#then(this.actor.command(command, at));
  }

  async uses(shortcut: string): Promise<Outcome> {
    return this.#then(this.actor.shortcut(shortcut));
  }

  async opensHome(): Promise<void> {
    await this.#then(this.actor.opensHome());
  }

  /** Presses what carries this label: in the open modal, else in the newest message that shows it. */
  async presses(...labels: string[]): Promise<Outcome> {
    let last: Outcome = { acknowledged: false, tookMs: 0 };
    for (const label of labels) last = await this.#then(this.pressing(label));
    return last;
  }

  /** The same without waiting for what follows: for two people at the same moment. */
  pressing(label: string): Promise<Outcome> {
    this.pressed++;
    const modal = this.actor.modal();
    if (modal !== undefined) {
      const hit = elements(modal.blocks).find((e) => labelOf(e.element) === label);
      if (hit !== undefined) return this.actor.press("modal", hit.actionId, {}, hit.block.block_id);
    }
    for (const message of this.#newestFirst()) {
      const hit = elements(message.blocks).find((e) => labelOf(e.element) === label);
      if (hit === undefined) continue;
      const where = { channel: message.channel, ts: message.ts };
      return this.actor.press(where, hit.actionId, {}, hit.block.block_id);
    }
    const home = this.actor.home();
    const hit =
      home === undefined ? undefined : elements(home.blocks).find((e) => labelOf(e.element) === label);
    if (hit !== undefined) return this.actor.press("home", hit.actionId, {}, hit.block.block_id);
    throw new Error(
      `${this.name} sees nothing to press that says "${label}". On the screen:\n${this.screen()}`,
    );
  }

  /** Presses what carries this label in the newest message in which this text can be read. */
  async pressesIn(text: string, label: string): Promise<Outcome> {
    return this.#then(this.pressingIn(text, label));
  }

  /** The same without waiting for what follows. */
  pressingIn(text: string, label: string): Promise<Outcome> {
    this.pressed++;
    const message = this.#newestFirst().find((m) => m.visible.includes(text));
    const hit = elements(message?.blocks ?? []).find((e) => labelOf(e.element) === label);
    if (message === undefined || hit === undefined)
      throw new Error(`${this.name} sees no "${label}" beside "${text}". On the screen:\n${this.screen()}`);
    const where = { channel: message.channel, ts: message.ts };
    return this.actor.press(where, hit.actionId, {}, hit.block.block_id);
  }

  /** Chooses this option in a menu of the open modal that answers at once. */
  async picks(option: string): Promise<Outcome> {
    this.pressed += 2;
    const menu = elements(this.actor.modal()?.blocks ?? []).find(
      (e) => !e.input && optionsOf(e.element).some((o) => labelOf(o) === option),
    );
    if (menu === undefined) throw new Error(`${this.name} sees no menu with "${option}":\n${this.screen()}`);
    return this.#then(this.actor.press("modal", menu.actionId, { option }, menu.block.block_id));
  }

  /** Edits, deletes or marks a message, and waits for what follows. */
  async edits(channel: string, ts: string, text: string): Promise<void> {
    await this.#then(this.actor.edit(channel, ts, text));
  }

  async deletes(channel: string, ts: string): Promise<void> {
    await this.#then(this.actor.delete(channel, ts));
  }

  async reacts(channel: string, ts: string, name: string): Promise<void> {
    await this.#then(this.actor.react(channel, ts, name));
  }

  /** The names of the marks on a message. */
  marksOn(channel: string, ts: string): string[] {
    const found = this.everything(channel).find((m) => m.ts === ts);
    return (found?.reactions ?? []).map((r) => r.name);
  }

  /** Uses a message shortcut and waits for what follows. */
  async usesOn(shortcut: string, channel: string, ts: string): Promise<Outcome> {
    return this.#then(this.actor.messageShortcut(shortcut, channel, ts));
  }

  /** Chooses options by their labels and fills texts in by the labels of their fields, where the form now is. */
  async fills(fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) this.#fill(label, value);
  }

  /** Fills the open modal in and submits it. */
  async submits(fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Outcome> {
    await this.fills(fields);
    this.pressed++;
    return this.#then(this.actor.submit());
  }

  async dismisses(): Promise<void> {
    await this.#then(this.actor.dismiss());
  }

  /** Writes into the newest thread with the bot; `outside` writes beside all threads. */
  async writes(
    text: string,
    more: { outside?: boolean; files?: number; edit?: never } = {},
  ): Promise<string> {
    const dm = this.actor.dm();
    const threads = this.actor.sees(dm).filter(heads);
    const thread = more.outside === true ? undefined : threads.at(-1)?.ts;
    return this.#write(dm, text, thread, more.files);
  }

  /** Writes into the thread of the newest card. */
  async notes(text: string): Promise<string> {
    const { deskChannel } = this.#city;
    const cards = this.actor.sees(deskChannel).filter(heads);
    return this.#write(deskChannel, text, cards.at(-1)?.ts);
  }

  /** Everything in the direct message with the bot, threads included. */
  thread(): string {
    return this.everything(this.actor.dm())
      .map((m) => m.visible)
      .join("\n");
  }

  /** What only this person was shown, newest last, in every channel. */
  whispers(): string[] {
    return this.whispered().map((m) => m.visible);
  }

  /** The same, as messages. */
  whispered(): Shown[] {
    return this.#newestFirst()
      .filter((m) => m.ephemeral)
      .reverse();
  }

  wasTold(): string {
    return this.whispers().at(-1) ?? "";
  }

  modal(): string {
    return this.actor.modal()?.visible ?? "";
  }

  home(): string {
    return this.actor.home()?.visible ?? "";
  }

  /** All that stands in a channel and its threads for this person, oldest first. */
  everything(channel: string): Shown[] {
    const top = this.actor.sees(channel);
    const threads = top.flatMap((m) =>
      m.thread === undefined || m.thread === m.ts ? this.actor.sees(channel, m.ts) : [],
    );
    const all = new Map([...top, ...threads].map((m) => [m.ts, m]));
    return [...all.values()].sort((a, b) => a.ts.localeCompare(b.ts));
  }

  /** All messages this person sees anywhere, newest first. */
  everywhere(): Shown[] {
    return this.#newestFirst();
  }

  screen(): string {
    return [this.modal(), ...this.#newestFirst().map((m) => m.visible), this.home()].join("\n---\n");
  }

  #newestFirst(): Shown[] {
    const channels = this.#city.slack.channels.filter(
      (c) => c.members.includes(this.actor.id) || c.person === this.actor.id,
    );
    return channels.flatMap((c) => this.everything(c.id)).sort((a, b) => b.ts.localeCompare(a.ts));
  }

  async #write(channel: string, text: string, thread: string | undefined, files = 0): Promise<string> {
    const uploads = Array.from({ length: files }, (_, n) => ({
      name: `photo-${n}.png`,
      mimetype: "image/png",
      bytes: new Uint8Array([n]),
    }));
    this.#city.written.push(text);
    const message = await this.#then(
      this.actor.write(channel, text, {
        ...(thread === undefined ? {} : { thread }),
        ...(uploads.length === 0 ? {} : { files: uploads }),
      }),
    );
    return message.ts;
  }

  #fill(label: string, value: string | readonly string[]): void {
    const modal = this.actor.modal();
    const places = [
      ...(modal === undefined ? [] : [{ where: "modal" as const, blocks: modal.blocks }]),
      ...this.#newestFirst().map((m) => ({ where: { channel: m.channel, ts: m.ts }, blocks: m.blocks })),
    ];
    for (const { where, blocks } of places) {
      for (const found of elements(blocks)) {
        if (!JSON.stringify(found.block.label ?? found.block.text ?? "").includes(label)) continue;
        this.pressed += found.type === "static_select" ? 2 : 1;
        const choice =
          found.type === "plain_text_input"
            ? { value: String(value) }
            : found.type === "datepicker"
              ? { date: String(value) }
              : found.type === "users_select"
                ? { value: this.#city.idOf(String(value)) }
                : found.type === "multi_users_select"
                  ? { options: [value].flat().map((name) => this.#city.idOf(name)) }
                  : typeof value === "string" && found.type !== "checkboxes"
                    ? { option: value }
                    : { options: [value].flat() };
        if (found.type === "plain_text_input") this.#city.written.push(String(value));
        const isOfPeople = found.type.endsWith("users_select");
        if (isOfPeople || optionsOf(found.element).length > 0 || "value" in choice || "date" in choice) {
          this.actor.fill(where, found.actionId, choice, found.block.block_id);
          return;
        }
      }
    }
    throw new Error(`${this.name} sees no field "${label}". On the screen:\n${this.screen()}`);
  }

  async #then<T>(doing: Promise<T>): Promise<T> {
    const done = await doing;
    await this.#city.settles();
    // People take their time, and Slack takes about one message a second in a channel.
    await this.#city.passes(3_000);
    this.reading?.looks(this);
    return done;
  }
}
