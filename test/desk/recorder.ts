import { elements } from "../../playground/workspace/elements.ts";
import { carriedBy } from "../../src/actions/action.ts";
import { homeOpened } from "../../src/actions/home.ts";
import { presses, submissions } from "../../src/actions/index.ts";
import { written } from "../../src/actions/messages.ts";
import type { Bot } from "../../src/casework/bot.ts";
import type { Answer, Fields, Gesture, ModalAck } from "../../src/casework/gestures.ts";
import type { Clock } from "../../src/casework/ports.ts";
import type { Person } from "../../src/casework/ports-records.ts";
import type { Chat, Drawn, Found, Transfers } from "../../src/casework/ports-slack.ts";
import { commands } from "../../src/commands/index.ts";
import type { Slack } from "../../src/slack/connect.ts";

const SELF = "UBOT00001";
export const DESK = "CDESK0001";

/** A message as it stands now. */
export interface Standing {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly author: string;
  readonly json: string;
}

interface Opened {
  readonly id: string;
  readonly form: string;
  readonly metadata: string;
  readonly json: string;
}

/**
 * Slack as the bot's port to it: takes every message, form and Home, keeps what stands, and says before whose eyes each
 * came. What people do goes to the bot's own commands, presses and forms, as it would after Bolt has read a payload.
 */
export class Recorder {
  readonly people = new Map<string, { readonly name: string; readonly mail: string | null }>();
  readonly onDesk = new Set<string>();
  readonly forms = new Map<string, Opened>();
  readonly homes = new Map<string, string>();
  readonly whispers = new Map<string, string>();
  /** Told of everything the bot shows to anybody. */
  shown: (readers: Iterable<string>, json: string) => void = () => {};
  readonly #rooms = new Map<string, Map<string, Standing>>();
  readonly #clock: Clock;
  #bot: Bot | null = null;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly connect = async (): Promise<Slack> => ({
    identity: { botId: "B1", botUserId: SELF, team: "T1", url: "" },
    chat: this.#chat,
    linkTo: () => null,
    transfers: NO_FILES,
    listen: async (bot) => {
      this.#bot = bot;
      return { port: null, isReachable: () => true, idle: async () => {}, stop: async () => {} };
    },
  });

  get bot(): Bot {
    if (this.#bot === null) throw new Error("the bot does not listen yet");
    return this.#bot;
  }

  dm = (person: string): string => `D${person.slice(1)}`;

  /** All that stands in a conversation, oldest first. */
  standing(channel: string): Iterable<Standing> {
    return this.#rooms.get(channel)?.values() ?? [];
  }

  async press(
    by: string,
    channel: string | null,
    verb: string,
    carried: object,
    fields: Fields = {},
  ): Promise<void> {
    const open = channel === null ? this.forms.get(by) : undefined;
    const run = presses[verb];
    if (run === undefined) throw new Error(`no verb ${verb}`);
    const value = JSON.stringify({ v: 1, ...carried });
    const view = open === undefined ? null : { id: open.id, metadata: open.metadata };
    const respondTo = channel === null ? null : by;
    const press = {
      ...this.#gesture(by, respondTo),
      verb,
      value,
      fields,
      channel,
      home: channel === null && view === null,
      view,
    };
    await this.#ends(by, await run(press, carriedBy(value), this.bot));
  }

  /** Submits the open form with what stands in its fields; it stays open where something is wrong in it. */
  async submit(by: string, fields: Fields): Promise<void> {
    const open = this.forms.get(by);
    const run = open === undefined ? undefined : submissions[open.form];
    if (open === undefined || run === undefined) throw new Error(`${by} has no form open`);
    const { id: viewId, form, metadata } = open;
    const filled = { ...beforehand(open.json), ...fields };
    const answer = await run(
      { ...this.#gesture(by, null), form, viewId, metadata, fields: filled },
      carriedBy(metadata),
      this.bot,
    );
    const ack = await this.#ends(by, answer);
    if (ack === null) this.forms.delete(by);
  }

  async command(by: string, name: string, word: string): Promise<void> {
    const command = commands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    await this.#ends(by, await command.run({ ...this.#gesture(by, by), name, word }, this.bot));
  }

  async opensHome(by: string): Promise<void> {
    await this.#ends(by, await homeOpened(this.#gesture(by, null), this.bot));
  }

  /** Writes a message, into a thread. */
  async writes(by: string, channel: string, thread: string, text: string): Promise<void> {
    const ts = this.#ts();
    this.#put({ channel, ts, thread, author: by, json: JSON.stringify(text) });
    const place = { channel, ts };
    const message = {
      ...this.#gesture(by, null),
      place,
      thread,
      text,
      files: [],
      direct: channel !== DESK,
      change: "new",
      edited: null,
    } as const;
    await this.#ends(by, await written(message, this.bot));
  }

  readonly #chat: Chat = {
    post: async ({ channel, thread }, { blocks }) => {
      const ts = this.#ts();
      this.#put({ channel, ts, thread, author: SELF, json: JSON.stringify(blocks) });
      return { as: "sent", ts };
    },
    update: async ({ channel, ts }, { blocks }) => {
      const before = this.#rooms.get(channel)?.get(ts);
      if (before === undefined) return { as: "refused", error: "message_not_found" };
      this.#put({ ...before, json: JSON.stringify(blocks) });
      return { as: "sent", ts };
    },
    remove: async ({ channel, ts }) => {
      this.#rooms.get(channel)?.delete(ts);
      return { as: "sent", ts };
    },
    mark: async () => ({ as: "sent", ts: "" }),
    unmark: async () => ({ as: "sent", ts: "" }),
    find: async () => ({ as: "none" }),
    openDm: async (person) => ({ as: "found", it: this.dm(person) }),
    person: async (id) => this.#person(id),
    byMail: async (mail) => this.#person([...this.people].find(([, one]) => one.mail === mail)?.[0] ?? ""),
    channel: async () => ({
      as: "found",
      it: { isPrivate: true, isShared: false, isArchived: false, isMember: true },
    }),
    members: async () => ({ as: "found", it: [SELF, ...this.onDesk] }),
    message: async () => ({ as: "none" }),
    replies: async () => ({ as: "found", it: [] }),
    since: async () => ({ as: "found", it: [] }),
    ping: async () => true,
    whisper: async ({ person }, what) => this.#whisper(person, what),
    openView: async (trigger, view) => this.#open(trigger, `V${++this.#count} ${trigger}`, view),
    updateView: async (id, view) => this.#open(id.split(" ")[1] ?? "", id, view),
    publishHome: async (person, view) => {
      const json = JSON.stringify(view);
      this.homes.set(person, json);
      this.shown([person], json);
      return true;
    },
    respond: async (person, what) => this.#whisper(person, what),
  };

  #put(one: Standing): void {
    const room = this.#rooms.get(one.channel) ?? new Map<string, Standing>();
    this.#rooms.set(one.channel, room.set(one.ts, one));
    if (one.author === SELF) this.shown(this.readersOf(one.channel), one.json);
  }

  readersOf = (channel: string): Iterable<string> =>
    channel === DESK ? this.onDesk : [`U${channel.slice(1)}`];

  #open(person: string, id: string, view: { callback_id?: string; private_metadata?: string }): boolean {
    const json = JSON.stringify(view);
    this.forms.set(person, { id, form: view.callback_id ?? "", metadata: view.private_metadata ?? "", json });
    this.shown([person], json);
    return true;
  }

  #whisper(person: string, { blocks }: Drawn): boolean {
    const json = JSON.stringify(blocks);
    this.whispers.set(person, json);
    this.shown([person], json);
    return true;
  }

  #person(id: string): Found<Omit<Person, "checkedAt" | "dm">> {
    const known = this.people.get(id);
    return known === undefined ? { as: "none" } : { as: "found", it: { id, ...known, standing: "member" } };
  }

  async #ends(by: string, { ack, after }: Answer): Promise<ModalAck | null> {
    const modal = ack !== undefined && "modal" in ack ? ack.modal : null;
    if (ack !== undefined && "message" in ack) this.#whisper(by, ack.message);
    if (modal?.response_action === "update") this.#open(by, this.forms.get(by)?.id ?? "", modal.view);
    if (modal?.response_action === "errors") this.shown([by], JSON.stringify(modal));
    await after?.(this.#chat);
    return modal;
  }

  /** The ways to answer a person carry nothing but who they are. */
  #gesture(by: string, respondTo: string | null): Gesture {
    return { id: `G${++this.#count}`, by, at: this.#clock.now().getTime(), trigger: by, respondTo };
  }

  #ts(): string {
    return `${Math.floor(this.#clock.now().getTime() / 1_000)}.${String(++this.#count).padStart(6, "0")}`;
  }
}

/** What stands in the fields of a form before anybody touches it. */
function beforehand(json: string): Fields {
  const { blocks } = JSON.parse(json);
  return Object.fromEntries(
    elements(blocks).flatMap(({ element: it, actionId }) => {
      const value = it.initial_value ?? it.initial_date ?? Object(it.initial_option).value;
      return typeof value === "string" ? [[actionId, [value]]] : [];
    }),
  );
}

const refused = async () => ({ as: "refused", error: "no_files" }) as const;
const NO_FILES: Transfers = {
  about: refused,
  download: refused,
  upload: refused,
  share: refused,
  remove: refused,
};
