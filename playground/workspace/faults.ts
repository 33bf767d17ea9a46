/** A way in which Slack can misbehave on a Web API call, a response_url ("response_url"), an upload or a download. */
export interface Fault {
  method?: string | RegExp;
  when?: (args: Readonly<Record<string, unknown>>) => boolean;
  kind:
    | "ratelimited"
    | "error"
    | "http500"
    /** Never answered, not processed. */
    | "hang"
    /** The connection is cut before anything is processed. */
    | "drop"
    /** Processed, but the connection is cut instead of an answer. */
    | "accept-then-drop"
    /** Answered after `ms` real milliseconds. */
    | "slow";
  error?: string;
  retryAfter?: number;
  times?: number;
  ms?: number;
}

export type Accepted = (method: string, args: Readonly<Record<string, unknown>>) => void | Promise<void>;

/** The switches of the delivery side, read by `delivery.ts`. */
export interface DeliveryFaults {
  twice: boolean;
  outOfOrder: boolean;
  delayMs: number;
  hold: boolean;
}

/** Everything that can be made to go wrong, at any moment and in any combination. */
export class Faults {
  readonly delivery: DeliveryFaults = { twice: false, outOfOrder: false, delayMs: 0, hold: false };
  #refusing = false;
  readonly #faults: { fault: Fault; left: number }[] = [];
  readonly #accepted = new Set<Accepted>();
  readonly #sockets: { drop: () => void; refresh: (reason: string) => void; released: () => void };

  constructor(sockets: { drop: () => void; refresh: (reason: string) => void; released: () => void }) {
    this.#sockets = sockets;
  }

  /** Adds a fault; the answer removes it. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#faults.push(entry);
    return () => {
      const index = this.#faults.indexOf(entry);
      if (index >= 0) this.#faults.splice(index, 1);
    };
  }

  /** Cuts every Socket Mode connection without a goodbye. */
  dropSockets(): void {
    this.#sockets.drop();
  }

  /** While on, `apps.connections.open` and new sockets are cut off, as when the network is away. */
  refuseConnections(on: boolean): void {
    this.#refusing = on;
  }

  /** Asks one connection (the oldest) to reconnect, as Slack does regularly. */
  disconnectEnvelope(reason: "refresh_requested" | "warning" = "refresh_requested"): void {
    this.#sockets.refresh(reason);
  }

  deliverTwice(on: boolean): void {
    this.delivery.twice = on;
  }

  outOfOrder(on: boolean): void {
    this.delivery.outOfOrder = on;
  }

  /** Every delivery starts `ms` later on the workspace clock; 0 switches it off. */
  delayDeliveries(ms: number): void {
    this.delivery.delayMs = ms;
  }

  /** While on, deliveries wait; switched off, they go out in order. */
  holdDeliveries(on: boolean): void {
    this.delivery.hold = on;
    if (!on) this.#sockets.released();
  }

  /** Called after something the bot sent was stored and before it is answered; the answer unsubscribes. */
  onAccepted(listener: Accepted): () => void {
    this.#accepted.add(listener);
    return () => this.#accepted.delete(listener);
  }

  /** Everything works again. */
  clear(): void {
    this.#faults.length = 0;
    this.#accepted.clear();
    this.#refusing = false;
    this.deliverTwice(false);
    this.outOfOrder(false);
    this.delayDeliveries(0);
    this.holdDeliveries(false);
  }

  get refusing(): boolean {
    return this.#refusing;
  }

  /** The faults that strike this call: any number of slow ones, and the first other. */
  strike(method: string, args: Readonly<Record<string, unknown>>): { slowMs: number; fault?: Fault } {
    let slowMs = 0;
    for (const entry of [...this.#faults]) {
      const { fault } = entry;
      if (entry.left <= 0 || !concerns(fault, method, args)) continue;
      entry.left--;
      if (entry.left <= 0) this.#faults.splice(this.#faults.indexOf(entry), 1);
      if (fault.kind === "slow") slowMs += fault.ms ?? 1000;
      else return { slowMs, fault };
    }
    return { slowMs };
  }

  async accepted(method: string, args: Readonly<Record<string, unknown>>): Promise<void> {
    for (const listener of this.#accepted) await listener(method, args);
  }
}

function concerns(fault: Fault, method: string, args: Readonly<Record<string, unknown>>): boolean {
  if (typeof fault.method === "string" && fault.method !== method) return false;
  if (fault.method instanceof RegExp && !fault.method.test(method)) return false;
  return fault.when === undefined || fault.when(args);
}
