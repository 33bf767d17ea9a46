import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;
const KEPT = 100_000;

/** A right to open one modal for one person, within three seconds, once. */
export interface Trigger {
  readonly person: string;
  readonly expires: number;
  used: boolean;
}

/** Where an answer by response_url goes. */
export interface ReplyAddress {
  readonly person: string;
  readonly channel: string;
  /** The message or whisper that was pressed. */
  readonly source?: { readonly ts: string; readonly ephemeral: boolean };
}

interface Reply extends ReplyAddress {
  readonly expires: number;
  uses: number;
}

/** What Slack gives the bot to answer with, and takes back: trigger_ids and response_urls. */
export class Tickets {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #teamId: string;
  readonly #triggers = new Map<string, Trigger>();
  readonly #replies = new Map<string, Reply>();
  #base = "";

  constructor(clock: Clock, ids: Ids, teamId: string) {
    this.#clock = clock;
    this.#ids = ids;
    this.#teamId = teamId;
  }

  /** Told once the server listens. */
  servedAt(base: string): void {
    this.#base = base;
  }

  trigger(person: string): string {
    const id = `${this.#ids.id("").replace(/^0+/, "")}.${this.#ids.seconds()}.${this.#ids.secret()}`;
    keep(this.#triggers, id, { person, expires: this.#now() + TRIGGER_MS, used: false });
    return id;
  }

  /** Uses a trigger up; the answer is the person, or Slack's error. */
  exchange(id: string): { person: string } | { error: string } {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) return { error: "invalid_trigger_id" };
    if (trigger.used) return { error: "exchanged_trigger_id" };
    if (this.#now() > trigger.expires) return { error: "expired_trigger_id" };
    trigger.used = true;
    return { person: trigger.person };
  }

  /** A failed call (invalid view, for instance) leaves the trigger usable. */
  giveBack(id: string): void {
    const trigger = this.#triggers.get(id);
    if (trigger !== undefined) trigger.used = false;
  }

  responseUrl(kind: "commands" | "actions", address: ReplyAddress): string {
    const token = this.#ids.secret();
    keep(this.#replies, token, { ...address, expires: this.#now() + RESPONSE_MS, uses: 0 });
    return `${this.#base}/${kind}/${this.#teamId}/${token}`;
  }

  /** Where an answer goes that just arrived; `used` is to be called when it was accepted. */
  reply(token: string): { address: ReplyAddress; used: () => void } | { error: string } {
    const reply = this.#replies.get(token);
    if (reply === undefined || this.#now() > reply.expires) return { error: "expired_url" };
    if (reply.uses >= RESPONSE_USES) return { error: "used_url" };
    return {
      address: reply,
      used: () => {
        reply.uses++;
      },
    };
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}

/** Keeps the newest entries; a Map remembers the order of insertion. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size <= KEPT) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
