import type { Actor } from "./actor.ts";
import type { Clock } from "./clock.ts";
import type { Core } from "./core.ts";
import { Deliveries } from "./deliveries.ts";
import { Events } from "./events.ts";
import { Faults } from "./faults.ts";
import { Feed, TrafficLog } from "./feed.ts";
import { Files } from "./files.ts";
import { Human } from "./human.ts";
import { Ids } from "./ids.ts";
import { bringBack, type Kept, keepOf } from "./kept.ts";
import { Limits } from "./limits.ts";
import { readManifest } from "./manifest.ts";
import { Messages } from "./messages.ts";
import { describe, type Identity, Rooms } from "./rooms.ts";
import { WorkspaceServer } from "./server.ts";
import type { Channel, ChannelChange, Message, NewChannel, NewPerson, Person, Traffic } from "./shapes.ts";
import { SignedHttp } from "./signed-http.ts";
import { Sockets } from "./sockets.ts";
import { Surfaces, viewOnWire } from "./surfaces.ts";
import { Tickets } from "./tickets.ts";
import { Work } from "./work.ts";

export type { Actor } from "./actor.ts";
export type { Clock } from "./clock.ts";

export interface WorkspaceOptions {
  clock: Clock;
  /** The text of manifest.yml: commands, shortcuts, events and scopes come from it. */
  manifest: string;
  port?: number;
  /** Whether rate limits are kept; default true. */
  limits?: boolean;
  appToken?: string;
  botToken?: string;
  signingSecret?: string;
  /** Scopes really granted; default: the manifest's. */
  grantedScopes?: string[];
  /** Real milliseconds the bot has to acknowledge; default Slack's 3000. */
  ackWithinMs?: number;
}

/** Opens a workspace and listens; the bot reaches it at `apiUrl`. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const workspace = new Workspace(options);
  await workspace.listen();
  return workspace;
}

/** The stand-in Slack: one workspace with one app, reached by the bot over the wire only. */
export class Workspace {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  readonly feed: Feed;
  readonly faults: Faults;
  readonly #core: Core;
  readonly #server: WorkspaceServer;
  readonly #ackWithinMs: number;
  readonly #port: number;
  readonly #actors = new Map<string, Human>();
  #http: SignedHttp | undefined;
  #base = "";

  constructor(options: WorkspaceOptions) {
    const { clock } = options;
    const manifest = readManifest(options.manifest);
    const scopes = new Set(options.grantedScopes ?? manifest.scopes);
    const identity: Identity = {
      teamId: "T0STANDIN1",
      teamName: "Stand-in",
      domain: "stand-in",
      appId: "A0STANDIN1",
      appName: manifest.appName,
      botId: "B0STANDIN1",
      botUserId: "U0STANDBOT",
      botName: manifest.botName,
    };
    this.botToken = options.botToken ?? "xoxb-stand-in";
    this.appToken = options.appToken ?? "xapp-stand-in";
    this.signingSecret = options.signingSecret ?? "stand-in-signing-secret";
    this.botUserId = identity.botUserId;
    this.botId = identity.botId;
    this.teamId = identity.teamId;
    this.#ackWithinMs = options.ackWithinMs ?? 3000;
    this.#port = options.port ?? 0;

    const feed = new Feed();
    const ids = new Ids(clock);
    const log = new TrafficLog(clock, feed);
    const work = new Work();
    const tickets = new Tickets(clock, ids, identity.teamId);
    const sockets = new Sockets(identity.appId, ids, feed, log, this.#ackWithinMs);
    const deliveries = new Deliveries({
      clock,
      log,
      work,
      faults: () => this.faults.delivery,
      transport: sockets,
      reconnected: () => sockets.connected(1),
      ackWithinMs: this.#ackWithinMs,
    });
    const events = new Events(manifest, scopes, identity, ids, clock, deliveries);
    const rooms = new Rooms(ids, feed, events, identity);
    const messages = new Messages(ids, feed, events, rooms, identity);
    const surfaces = new Surfaces(ids, feed, identity);
    const base = () => this.#base;
    this.feed = feed;
    this.faults = new Faults({
      drop: () => sockets.drop(),
      refresh: (reason) => sockets.refresh(reason),
      released: () => deliveries.release(),
    });
    this.#core = {
      clock,
      manifest,
      scopes,
      identity,
      botToken: this.botToken,
      appToken: this.appToken,
      ids,
      feed,
      log,
      work,
      faults: this.faults,
      limits: options.limits === false ? undefined : new Limits(clock),
      tickets,
      deliveries,
      sockets,
      rooms,
      messages,
      surfaces,
      files: new Files(ids, identity, base),
      base,
      nameOf: (user) => rooms.people.get(user)?.name ?? user,
      openedHome(person) {
        const view = surfaces.home(person);
        const known = view === undefined ? {} : { view: viewOnWire(view) };
        const event_ts = ids.ts();
        const event = {
          type: "app_home_opened",
          user: person,
          channel: rooms.dm(person).id,
          tab: "home",
          event_ts,
        };
        events.send("app_home_opened", { ...event, ...known });
      },
    };
    this.#server = new WorkspaceServer(() => this.#core);
    rooms.addPerson({ id: identity.botUserId, name: manifest.botName, bot: true });
  }

  /** Called once by `openWorkspace`. */
  async listen(): Promise<void> {
    const port = await this.#server.listen(this.#port);
    this.#base = `http://127.0.0.1:${port}`;
    this.#core.tickets.servedAt(this.#base);
  }

  /** The base of the Web API, for SLACK_API_URL. */
  get apiUrl(): string {
    return `${this.#base}/api/`;
  }

  /** Open Socket Mode connections. */
  get connections(): number {
    return this.#core.sockets.count;
  }

  get traffic(): readonly Traffic[] {
    return this.#core.log.all();
  }

  get people(): readonly Person[] {
    return [...this.#core.rooms.people.values()];
  }

  get channels(): readonly Channel[] {
    return [...this.#core.rooms.rooms.values()].map(describe);
  }

  addPerson(person: NewPerson): Person {
    return this.#core.rooms.addPerson(person);
  }

  addChannel(channel: NewChannel): Channel {
    return describe(this.#core.rooms.addChannel(channel));
  }

  changeChannel(id: string, change: ChannelChange): void {
    this.#core.rooms.change(id, change);
  }

  channel(id: string): Channel {
    return describe(this.#core.rooms.room(id));
  }

  /** Where deliveries go: the bot's HTTP request URL, or "socket". */
  deliverTo(target: string): void {
    this.#http?.close();
    this.#http =
      target === "socket" ? undefined : new SignedHttp(target, this.signingSecret, this.#ackWithinMs);
    this.#core.deliveries.through(this.#http ?? this.#core.sockets);
  }

  /** The bot's HTTP request URL, or "socket". */
  get requestUrl(): string {
    return this.#http?.url ?? "socket";
  }

  /** Slack's check of the request URL before it accepts it. */
  async verifiesUrl(): Promise<boolean> {
    return (await this.#http?.verify(this.#core.ids.secret())) ?? false;
  }

  /** Slack's check of the certificate, which a bot answers without looking for a signature. */
  async checksSsl(): Promise<boolean> {
    return (await this.#http?.sslCheck())?.outcome === "acked";
  }

  as(personId: string): Actor {
    const known = this.#actors.get(personId);
    if (known !== undefined) return known;
    const human = new Human(this.#core, personId);
    this.#actors.set(personId, human);
    return human;
  }

  /** What the channel holds: top-level messages and broadcasts, oldest first. */
  messages(channel: string): Message[] {
    return this.#core.rooms.room(channel).timeline.map((one) => ({ ...one }));
  }

  /** The replies of a thread, without its parent. */
  replies(channel: string, ts: string): Message[] {
    return (this.#core.rooms.room(channel).threads.get(ts) ?? []).map((one) => ({ ...one }));
  }

  message(channel: string, ts: string): Message | undefined {
    const message = this.#core.rooms.room(channel).byTs.get(ts);
    return message === undefined ? undefined : { ...message };
  }

  /** What a file holds. */
  bytesOf(file: string): Uint8Array | undefined {
    return this.#core.files.bytes(file);
  }

  /** Slack's plan does not show a file any more, or Slack cannot find what it holds. */
  loseFile(id: string, why: "plan" | "bytes"): void {
    const { files, rooms, messages } = this.#core;
    if (why === "plan") {
      const file = files.lose(id, "hidden_by_limit");
      for (const room of files.conversations(file)) messages.fileChanged(rooms.room(room), file);
    } else files.loseBytes(id);
  }

  /** Slack unfurls a link in a message: message_changed without an edit. */
  unfurl(channel: string, ts: string, url: string): void {
    const room = this.#core.rooms.room(channel);
    const message = room.byTs.get(ts);
    if (message === undefined) throw new Error(`there is no message ${ts}`);
    const attachments = [{ from_url: url, original_url: url, service_name: "web", fallback: url, id: 1 }];
    this.#core.messages.update(room, message, { attachments }, undefined);
  }

  /** Resolves when at least `count` sockets are connected. */
  connected(count = 1): Promise<void> {
    return this.#core.sockets.connected(count);
  }

  /** Resolves when every delivery is acknowledged or waits on the clock, and no call is under way. */
  idle(): Promise<void> {
    return this.#core.work.idle();
  }

  /** Everything that Slack would still know after a reload, as plain JSON. */
  keep(): Kept {
    return keepOf(this.#core);
  }

  /** Brings back what was kept, into a workspace in which nothing was written yet. */
  bringBack(kept: Kept): void {
    bringBack(this.#core, kept);
  }

  async close(): Promise<void> {
    this.#core.deliveries.close();
    this.#core.sockets.close();
    this.#http?.close();
    await this.#server.close();
  }
}
