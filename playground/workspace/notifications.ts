import { mentions, visibleText } from "./elements.ts";
import type { Feed } from "./feed.ts";
import type { Room } from "./rooms.ts";
import type { Message, Notification } from "./shapes.ts";

const KEPT = 1000;

/** What appears on people's telephones, also when they are locked: the text of a message, and why they get it. */
export class Notifications {
  readonly #feed: Feed;
  readonly #lists = new Map<string, Notification[]>();

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  of(person: string): readonly Notification[] {
    return this.#lists.get(person) ?? [];
  }

  /** Everybody's, as they are kept and brought back. */
  all(): [string, readonly Notification[]][] {
    return [...this.#lists];
  }

  bringBack(lists: readonly (readonly [string, readonly Notification[]])[]): void {
    for (const [person, list] of lists) this.#lists.set(person, [...list]);
  }

  /** Tells whoever is concerned by a new message. */
  about(room: Room, message: Message, broadcast: boolean): void {
    const named = mentions(message.text, message.blocks);
    const everybody = named.some((one) => one === "channel" || one === "here" || one === "everyone");
    const parent = message.thread_ts === undefined ? undefined : room.byTs.get(message.thread_ts);
    const inThread = parent === undefined || broadcast ? undefined : (parent.reply_users ?? []);
    for (const person of room.members) {
      if (person === message.user) continue;
      const why = this.#why(room, person, named.includes(person) || everybody, parent, inThread);
      if (why === undefined) continue;
      const said = message.text === "" ? visibleText(message.blocks ?? []) : message.text;
      // A file alone is told by what it is called.
      const text = said === "" ? (message.files ?? []).map((file) => file.title).join(", ") : said;
      const { ts, thread_ts: thread = ts } = message;
      const notification = { channel: room.id, ts, thread, text, why };
      const list = this.#lists.get(person) ?? [];
      list.push(notification);
      if (list.length > KEPT) list.shift();
      this.#lists.set(person, list);
      if (this.#feed.watched) this.#feed.emit({ type: "notified", person, notification });
    }
  }

  #why(
    room: Room,
    person: string,
    named: boolean,
    parent: Message | undefined,
    inThread: readonly string[] | undefined,
  ): Notification["why"] | undefined {
    if (room.type === "im") return "direct";
    if (named) return "mention";
    if (inThread === undefined) return "channel";
    const follows = parent?.user === person || inThread.includes(person) || this.#mentionedIn(parent, person);
    return follows ? "thread" : undefined;
  }

  #mentionedIn(parent: Message | undefined, person: string): boolean {
    return parent !== undefined && mentions(parent.text, parent.blocks).includes(person);
  }
}
