import { type Clock, wireTime } from "./clock.ts";
import type { DeliveryFaults } from "./faults.ts";
import type { TrafficLog } from "./feed.ts";
import type { Bag, TrafficKind } from "./shapes.ts";
import type { Attempt, Parcel, Retry, Transport } from "./transport.ts";
import type { Work } from "./work.ts";

/** When Slack tries an event again after a failure: at once, a minute later, five minutes later. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];
/** How long after the first try an interaction may still be delivered on a new connection. */
const REDELIVER_WITHIN_MS = 60_000;
/** How long deliveries are collected before they go out in the wrong order (real time). */
const SHUFFLE_MS = 20;

/** How an interaction ended for the person who waits for it. */
export type Receipt =
  | { ok: true; body: unknown }
  | { ok: false; shown: "operation_timeout" | "dispatch_failed" };

/** Brings events and interactions to the bot, tries again as Slack does, and misbehaves when told to. */
export class Deliveries {
  readonly #clock: Clock;
  readonly #log: TrafficLog;
  readonly #work: Work;
  readonly #faults: () => DeliveryFaults;
  readonly #reconnected: () => Promise<void>;
  readonly #ackWithinMs: number;
  #transport: Transport;
  #held: (() => void)[] = [];
  #shuffled: (() => void)[] = [];
  #closed = false;

  constructor(given: {
    clock: Clock;
    log: TrafficLog;
    work: Work;
    faults: () => DeliveryFaults;
    transport: Transport;
    reconnected: () => Promise<void>;
    ackWithinMs: number;
  }) {
    this.#clock = given.clock;
    this.#log = given.log;
    this.#work = given.work;
    this.#faults = given.faults;
    this.#transport = given.transport;
    this.#reconnected = given.reconnected;
    this.#ackWithinMs = given.ackWithinMs;
  }

  through(transport: Transport): void {
    this.#transport = transport;
  }

  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const go of held) go();
  }

  close(): void {
    this.#closed = true;
    this.#held = [];
  }

  /** Sends an event and keeps trying on the workspace clock. */
  event(name: string, payload: Bag): void {
    const parcel: Parcel = { envelope: "events_api", kind: "event", name, payload };
    this.#pass(() => {
      if (this.#faults().twice) void this.#try(parcel, undefined);
      this.#deliver(parcel, 0, undefined);
    });
  }

  #deliver(parcel: Parcel, num: number, retry: Retry | undefined): void {
    void this.#try(parcel, retry).then((attempt) => {
      const wait = RETRY_AFTER_MS[num];
      const final = attempt.outcome === "acked" || (attempt.outcome === "refused" && attempt.noRetry);
      if (final || wait === undefined || this.#closed) return;
      const next: Retry = { num: num + 1, ...reasons(attempt) };
      if (wait === 0) this.#deliver(parcel, num + 1, next);
      else this.#clock.after(wait, () => this.#deliver(parcel, num + 1, next));
    });
  }

  /** Sends an interaction; the person waits three seconds for the acknowledgement and then sees a failure. */
  interaction(
    envelope: "slash_commands" | "interactive",
    kind: TrafficKind,
    name: string,
    payload: Bag,
  ): Promise<Receipt> {
    const parcel: Parcel = { envelope, kind, name, payload };
    return new Promise((resolve) => {
      this.#pass(() => {
        if (this.#faults().twice) void this.#try(parcel, undefined);
        const stop = wireTime.after(this.#ackWithinMs, () =>
          resolve({ ok: false, shown: "operation_timeout" }),
        );
        void this.#untilHeard(parcel).then((receipt) => {
          stop();
          resolve(receipt);
        });
      });
    });
  }

  /** Only a socket that drops before the acknowledgement makes Slack deliver an interaction again. */
  async #untilHeard(parcel: Parcel): Promise<Receipt> {
    const until = this.#clock.now().getTime() + REDELIVER_WITHIN_MS;
    for (;;) {
      const attempt = await this.#try(parcel, undefined);
      switch (attempt.outcome) {
        case "acked":
          return { ok: true, body: attempt.body };
        case "timeout":
          return { ok: false, shown: "operation_timeout" };
        case "unreachable":
        case "refused":
          return { ok: false, shown: "dispatch_failed" };
        case "dropped":
          await this.#reconnected();
          if (this.#clock.now().getTime() > until) return { ok: false, shown: "operation_timeout" };
      }
    }
  }

  async #try(parcel: Parcel, retry: Retry | undefined): Promise<Attempt> {
    if (this.#closed) return { outcome: "unreachable" };
    const crossing = this.#log.begin("to-bot", parcel.kind, parcel.name, parcel.payload, {
      attempt: retry?.num ?? 0,
      via: this.#transport.name,
    });
    const done = this.#work.begin();
    const attempt = await this.#transport.send(parcel, retry);
    if (attempt.outcome === "acked") crossing.end("answered", attempt.body);
    else
      crossing.end(
        "failed",
        undefined,
        attempt.outcome === "refused" ? `HTTP ${attempt.status}` : attempt.outcome,
      );
    done();
    return attempt;
  }

  /** The way to the bot, with whatever delay or disorder is switched on. */
  #pass(go: () => void): void {
    const faults = this.#faults();
    if (faults.hold) {
      this.#held.push(() => this.#pass(go));
    } else if (faults.delayMs > 0) {
      this.#clock.after(faults.delayMs, go);
    } else if (faults.outOfOrder) {
      const done = this.#work.begin();
      this.#shuffled.push(() => {
        go();
        done();
      });
      if (this.#shuffled.length === 1) wireTime.after(SHUFFLE_MS, () => this.#flushBackwards());
    } else {
      go();
    }
  }

  #flushBackwards(): void {
    const collected = this.#shuffled.reverse();
    this.#shuffled = [];
    for (const go of collected) go();
  }
}

function reasons(attempt: Attempt): { httpReason: string; socketReason: string } {
  switch (attempt.outcome) {
    case "timeout":
      return { httpReason: "http_timeout", socketReason: "timeout" };
    case "refused":
      return { httpReason: "http_error", socketReason: "error" };
    default:
      return { httpReason: "connection_failed", socketReason: "connection_failed" };
  }
}
