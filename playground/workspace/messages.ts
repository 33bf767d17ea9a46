import type { Events } from "./events.ts";
import type { Feed } from "./feed.ts";
import { fileOnWire } from "./files.ts";
import type { Ids } from "./ids.ts";
import { Notifications } from "./notifications.ts";
import type { Identity, Room, Rooms } from "./rooms.ts";
import type { Bag, Block, Message, SlackFile } from "./shapes.ts";

export interface NewMessage {
  user: string;
  text: string;
  blocks?: readonly Block[];
  attachments?: readonly Bag[];
  byBot?: boolean;
  thread?: string;
  broadcast?: boolean;
  files?: readonly SlackFile[];
  metadata?: Bag;
  subtype?: string;
}

export interface Rewrite {
  text?: string;
  blocks?: readonly Block[];
  attachments?: readonly Bag[];
  files?: readonly SlackFile[];
  metadata?: Bag;
}

/** What is written in the conversations, and the events and notifications that follow from it. */
export class Messages {
  readonly #ids: Ids;
  readonly #feed: Feed;
  readonly #events: Events;
  readonly #identity: Identity;
  readonly notifications: Notifications;

  constructor(ids: Ids, feed: Feed, events: Events, rooms: Rooms, identity: Identity) {
    this.#ids = ids;
    this.#feed = feed;
    this.#events = events;
    this.#identity = identity;
    this.notifications = new Notifications(feed);
    rooms.announce = (room, person, subtype) => {
      const words = subtype === "channel_join" ? "has joined the channel" : "has left the channel";
      if (room.type !== "im") this.post(room, { user: person, text: `<@${person}> ${words}`, subtype });
    };
  }

  post(room: Room, given: NewMessage): Message {
    const parent = given.thread === undefined ? undefined : room.byTs.get(given.thread);
    const subtype = given.subtype ?? this.#subtype(given);
    const message: Message = {
      type: "message",
      ...(subtype === undefined ? {} : { subtype }),
      channel: room.id,
      ts: this.#ids.ts(),
      user: given.user,
      team: this.#identity.teamId,
      text: given.text,
      ...(given.blocks === undefined ? {} : { blocks: given.blocks }),
      ...(given.attachments === undefined ? {} : { attachments: given.attachments }),
      ...(given.byBot ? this.author() : { client_msg_id: this.#ids.secret() }),
      ...(given.thread === undefined ? {} : { thread_ts: given.thread }),
      ...(parent === undefined ? {} : { parent_user_id: parent.user }),
      ...(given.files === undefined ? {} : { files: given.files, upload: false, display_as_bot: false }),
      ...(given.metadata === undefined ? {} : { metadata: given.metadata }),
    };
    room.byTs.set(message.ts, message);
    if (given.thread === undefined || given.broadcast) room.timeline.push(message);
    if (given.thread !== undefined) this.#reply(room, given.thread, message, parent);
    if (this.#feed.watched) this.#feed.emit({ type: "posted", channel: room.id, message: { ...message } });
    const root = given.broadcast && parent !== undefined ? { root: onWire(parent) } : {};
    this.#send(room, { ...onWire(message), ...root, channel: room.id, event_ts: message.ts });
    if (given.subtype === undefined) this.notifications.about(room, message, given.broadcast ?? false);
    return message;
  }

  /** How the bot's own messages are signed. */
  author(): { bot_id: string; app_id: string; bot_profile: Bag } {
    const { botId, appId, appName, teamId } = this.#identity;
    const bot_profile = { id: botId, app_id: appId, name: appName, team_id: teamId, deleted: false };
    return { bot_id: botId, app_id: appId, bot_profile };
  }

  #subtype(given: NewMessage): string | undefined {
    if (given.broadcast) return "thread_broadcast";
    return given.files === undefined || given.byBot ? undefined : "file_share";
  }

  #reply(room: Room, thread: string, message: Message, parent: Message | undefined): void {
    const replies = room.threads.get(thread);
    if (replies === undefined) room.threads.set(thread, [message]);
    else replies.push(message);
    if (parent === undefined) return;
    parent.thread_ts = parent.ts;
    const users = parent.reply_users ?? [];
    parent.reply_count = (parent.reply_count ?? 0) + 1;
    parent.reply_users = users.includes(message.user) ? users : [...users, message.user];
    parent.reply_users_count = parent.reply_users.length;
    parent.latest_reply = message.ts;
  }

  /** Changes a message; `editor` marks a real edit, without one it is something like an unfurl. */
  update(room: Room, message: Message, change: Rewrite, editor: string | undefined): Message {
    const previous = onWire(message);
    if (change.text !== undefined) message.text = change.text;
    if (change.blocks?.length === 0) delete message.blocks;
    else if (change.blocks !== undefined) message.blocks = change.blocks;
    if (change.attachments?.length === 0) delete message.attachments;
    else if (change.attachments !== undefined) message.attachments = change.attachments;
    if (change.files !== undefined) message.files = change.files;
    if (change.metadata !== undefined) message.metadata = change.metadata;
    const ts = this.#ids.ts();
    if (editor !== undefined) message.edited = { user: editor, ts };
    this.#changed(room, message, previous, ts);
    return message;
  }

  #changed(room: Room, message: Message, previous: Bag, ts: string): void {
    if (this.#feed.watched) this.#feed.emit({ type: "updated", channel: room.id, message: { ...message } });
    this.#send(room, {
      type: "message",
      subtype: "message_changed",
      message: onWire(message),
      previous_message: previous,
      channel: room.id,
      hidden: true,
      ts,
      event_ts: ts,
    });
  }

  /** Shows a file as it is by now, wherever it stands in a conversation; nobody edited anything. */
  fileChanged(room: Room, file: SlackFile): void {
    for (const message of room.byTs.values()) {
      if (message.files?.some((one) => one.id === file.id) !== true) continue;
      const files = message.files.map((one) => (one.id === file.id ? file : one));
      this.update(room, message, { files }, undefined);
    }
  }

  /** Deletes a message; one with replies leaves a tombstone. */
  delete(room: Room, message: Message): void {
    const previous = onWire(message);
    const ts = this.#ids.ts();
    if ((message.reply_count ?? 0) > 0) {
      message.subtype = "tombstone";
      message.hidden = true;
      message.text = "This message was deleted.";
      message.user = "USLACKBOT";
      for (const key of ["blocks", "files", "reactions", "edited", "metadata", "attachments"] as const)
        delete message[key];
      this.#changed(room, message, previous, ts);
      return;
    }
    room.byTs.delete(message.ts);
    takeOut(room.timeline, message.ts);
    const parent = message.thread_ts === undefined ? undefined : room.byTs.get(message.thread_ts);
    const replies = message.thread_ts === undefined ? undefined : room.threads.get(message.thread_ts);
    if (replies !== undefined) takeOut(replies, message.ts);
    if (parent !== undefined && parent !== message) {
      parent.reply_count = (parent.reply_count ?? 1) - 1;
      const latest = replies?.at(-1)?.ts;
      if (latest === undefined) delete parent.latest_reply;
      else parent.latest_reply = latest;
    }
    if (this.#feed.watched) this.#feed.emit({ type: "deleted", channel: room.id, ts: message.ts });
    this.#send(room, {
      type: "message",
      subtype: "message_deleted",
      previous_message: previous,
      channel: room.id,
      hidden: true,
      deleted_ts: message.ts,
      ts,
      event_ts: ts,
    });
  }

  /** Shows a message to one person only; a reload loses it. */
  whisper(
    room: Room,
    person: string,
    given: { text: string; blocks?: readonly Block[]; thread?: string },
  ): Message {
    const message: Message = {
      type: "message",
      channel: room.id,
      ts: this.#ids.ts(),
      user: this.#identity.botUserId,
      text: given.text,
      ...(given.blocks === undefined ? {} : { blocks: given.blocks }),
      ...this.author(),
      ...(given.thread === undefined ? {} : { thread_ts: given.thread }),
    };
    const own = room.whispers.get(person) ?? new Map<string, Message>();
    own.set(message.ts, message);
    room.whispers.set(person, own);
    if (this.#feed.watched) {
      this.#feed.emit({ type: "whispered", channel: room.id, person, message: { ...message } });
    }
    return message;
  }

  rewhisper(
    room: Room,
    person: string,
    ts: string,
    given: { text: string; blocks?: readonly Block[] },
  ): void {
    const message = room.whispers.get(person)?.get(ts);
    if (message === undefined) return;
    message.text = given.text;
    if (given.blocks === undefined) delete message.blocks;
    else message.blocks = given.blocks;
    if (this.#feed.watched) {
      this.#feed.emit({ type: "whisper-updated", channel: room.id, person, message: { ...message } });
    }
  }

  unwhisper(room: Room, person: string, ts: string): void {
    if (room.whispers.get(person)?.delete(ts) && this.#feed.watched) {
      this.#feed.emit({ type: "whisper-deleted", channel: room.id, person, ts });
    }
  }

  react(room: Room, message: Message, person: string, name: string): boolean {
    const reactions = message.reactions ?? [];
    const users = reactions.find((one) => one.name === name)?.users ?? [];
    if (users.includes(person)) return false;
    const changed = { name, users: [...users, person], count: users.length + 1 };
    message.reactions = [...reactions.filter((one) => one.name !== name), changed];
    this.#reaction("reacted", room, message, person, name);
    return true;
  }

  unreact(room: Room, message: Message, person: string, name: string): boolean {
    const reactions = message.reactions ?? [];
    const users = reactions.find((one) => one.name === name)?.users ?? [];
    if (!users.includes(person)) return false;
    const left = users.filter((one) => one !== person);
    const others = reactions.filter((one) => one.name !== name);
    message.reactions = left.length === 0 ? others : [...others, { name, users: left, count: left.length }];
    if (message.reactions.length === 0) delete message.reactions;
    this.#reaction("unreacted", room, message, person, name);
    return true;
  }

  #reaction(type: "reacted" | "unreacted", room: Room, message: Message, person: string, name: string): void {
    if (this.#feed.watched) this.#feed.emit({ type, channel: room.id, ts: message.ts, person, name });
    if (!room.includesBot) return;
    const event = type === "reacted" ? "reaction_added" : "reaction_removed";
    const item = { type: "message", channel: room.id, ts: message.ts };
    const body = {
      type: event,
      user: person,
      reaction: name,
      item_user: message.user,
      item,
      event_ts: this.#ids.ts(),
    };
    this.#events.send(event, body, "reactions:read");
  }

  #send(room: Room, event: Bag): void {
    if (!room.includesBot) return;
    const subscription = { im: "message.im", group: "message.groups", channel: "message.channels" }[
      room.type
    ];
    const scope = { im: "im:history", group: "groups:history", channel: "channels:history" }[room.type];
    this.#events.send(subscription, { ...event, channel_type: room.type }, scope);
  }
}

/** A message as the wire carries it: without its channel, and with its metadata only where asked for. */
export function onWire(message: Message, withMetadata = false): Bag {
  const { channel: _channel, metadata, files, ...rest } = message;
  const shared = files === undefined ? {} : { files: files.map(fileOnWire) };
  return { ...rest, ...shared, ...(withMetadata && metadata !== undefined ? { metadata } : {}) };
}

/** Where a ts stands in a list ordered by ts: the index of the first that is not smaller. */
export function indexOfTs(list: readonly Message[], ts: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = list[middle];
    if (at !== undefined && at.ts < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeOut(list: Message[], ts: string): void {
  const index = indexOfTs(list, ts);
  if (list[index]?.ts === ts) list.splice(index, 1);
}
