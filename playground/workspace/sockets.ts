import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { isBag, parseJson, textOf } from "./bag.ts";
import { wireTime } from "./clock.ts";
import type { Feed, TrafficLog } from "./feed.ts";
import type { Ids } from "./ids.ts";
import type { Bag } from "./shapes.ts";
import type { Attempt, Parcel, Retry, Transport } from "./transport.ts";

const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 5_000;
const TICKET_MS = 30_000;
const LEAVE_WITHIN_MS = 10_000;

interface Waiting {
  readonly on: WebSocket;
  readonly done: (attempt: Attempt) => void;
}

/** Socket Mode: several connections, each envelope on one of them, acknowledged by its id. */
export class Sockets implements Transport {
  readonly name = "socket";
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open: WebSocket[] = [];
  readonly #greeted = new WeakSet<WebSocket>();
  readonly #tickets = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #arrivals = new Set<() => void>();
  readonly #appId: string;
  readonly #ids: Ids;
  readonly #feed: Feed;
  readonly #log: TrafficLog;
  readonly #ackWithinMs: number;
  #next = 0;

  constructor(appId: string, ids: Ids, feed: Feed, log: TrafficLog, ackWithinMs: number) {
    this.#appId = appId;
    this.#ids = ids;
    this.#feed = feed;
    this.#log = log;
    this.#ackWithinMs = ackWithinMs;
  }

  get count(): number {
    return this.#open.length;
  }

  /** A ticket for one connection, as `apps.connections.open` hands out. */
  ticket(): string {
    const ticket = this.#ids.secret();
    this.#tickets.set(ticket, wireTime.now() + TICKET_MS);
    return ticket;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
    const valid = (this.#tickets.get(ticket) ?? 0) > wireTime.now();
    this.#tickets.delete(ticket);
    if (!valid) {
      socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  #welcome(connection: WebSocket): void {
    connection.on("error", () => {});
    if (this.#open.length >= MOST_CONNECTIONS) {
      connection.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets" }));
      connection.close();
      return;
    }
    this.#open.push(connection);
    const stopPinging = wireTime.every(PING_EVERY_MS, () => connection.ping());
    connection.on("message", (data) => this.#heard(data));
    connection.once("close", () => {
      stopPinging();
      this.#gone(connection);
    });
    connection.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#open.length,
        debug_info: { host: "stand-in", build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: this.#appId },
      }),
    );
    this.#log.begin("from-bot", "connection", "open", { connections: this.#open.length }).end("answered");
    this.#feed.emit({ type: "connections", count: this.#open.length });
    // Its pong says that it has read the hello. More pings follow, so there is never exactly one.
    connection.once("pong", () => {
      this.#greeted.add(connection);
      for (const arrival of [...this.#arrivals]) arrival();
    });
    connection.ping();
  }

  #gone(connection: WebSocket): void {
    this.#leave(connection);
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.on === connection) waiting.done({ outcome: "dropped" });
    }
  }

  /** From now on nothing is sent there. */
  #leave(connection: WebSocket): void {
    const index = this.#open.indexOf(connection);
    if (index < 0) return;
    this.#open.splice(index, 1);
    this.#log.begin("from-bot", "connection", "closed", { connections: this.#open.length }).end("answered");
    this.#feed.emit({ type: "connections", count: this.#open.length });
  }

  /** Resolves once `count` sockets are connected and have read their hello. */
  connected(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#open.filter((one) => this.#greeted.has(one)).length < count) return;
        this.#arrivals.delete(look);
        resolve();
      };
      this.#arrivals.add(look);
      look();
    });
  }

  send(parcel: Parcel, retry: Retry | undefined): Promise<Attempt> {
    const connection = this.#pick();
    if (connection === undefined) return Promise.resolve({ outcome: "unreachable" });
    const envelope_id = randomUUID();
    const envelope = {
      envelope_id,
      payload: parcel.payload,
      type: parcel.envelope,
      accepts_response_payload: parcel.envelope !== "events_api",
      ...(parcel.envelope === "events_api"
        ? { retry_attempt: retry?.num ?? 0, retry_reason: retry === undefined ? "" : retry.socketReason }
        : {}),
    };
    return new Promise((resolve) => {
      const stop = wireTime.after(this.#ackWithinMs, () => done({ outcome: "timeout" }));
      const done = (attempt: Attempt) => {
        stop();
        this.#waiting.delete(envelope_id);
        resolve(attempt);
      };
      this.#waiting.set(envelope_id, { on: connection, done });
      connection.send(JSON.stringify(envelope));
    });
  }

  #pick(): WebSocket | undefined {
    const usable = this.#open.filter((one) => one.readyState === one.OPEN);
    return usable[this.#next++ % Math.max(1, usable.length)];
  }

  #heard(data: RawData): void {
    const message = parseJson(data.toString());
    const id = isBag(message) ? textOf(message.envelope_id) : undefined;
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (waiting === undefined || !isBag(message)) {
      this.#log
        .begin("from-bot", "connection", "ack", message ?? data.toString())
        .end(
          "refused",
          undefined,
          id === undefined ? "no envelope_id" : "late, repeated or unknown envelope_id",
        );
      return;
    }
    const payload: Bag = isBag(message.payload) ? message.payload : {};
    waiting.done({ outcome: "acked", body: Object.keys(payload).length === 0 ? undefined : payload });
  }

  /** Cuts every connection without a goodbye. */
  drop(): void {
    for (const connection of [...this.#server.clients]) {
      this.#gone(connection);
      connection.terminate();
    }
  }

  /** Asks the oldest connection to reconnect: it gets nothing new, may still acknowledge, and is cut if it stays. */
  refresh(reason: string): void {
    const connection = this.#open[0];
    if (connection === undefined) return;
    connection.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "stand-in" } }));
    if (reason === "warning") return;
    this.#leave(connection);
    const stop = wireTime.after(LEAVE_WITHIN_MS, () => connection.terminate());
    connection.once("close", stop);
  }

  close(): void {
    for (const connection of this.#server.clients) connection.terminate();
    this.#server.close();
  }
}
