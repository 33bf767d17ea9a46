import type { Events } from "./events.ts";
import type { Feed } from "./feed.ts";
import type { Ids } from "./ids.ts";
import type {
  Channel,
  ChannelChange,
  ChannelType,
  Message,
  NewChannel,
  NewPerson,
  Person,
} from "./shapes.ts";

/** A conversation with its contents, indexed so that nothing is ever searched through. */
export interface Room {
  readonly id: string;
  readonly name: string;
  type: ChannelType;
  archived: boolean;
  extShared: boolean;
  readonly created: number;
  readonly members: Set<string>;
  includesBot: boolean;
  readonly person?: string;
  /** What the channel itself shows, oldest first: top-level messages and broadcast replies. */
  readonly timeline: Message[];
  readonly threads: Map<string, Message[]>;
  readonly byTs: Map<string, Message>;
  readonly whispers: Map<string, Map<string, Message>>;
}

export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly domain: string;
  readonly appId: string;
  readonly appName: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
}

const OTHER_TEAM = "T0OTHERTEAM";

/** Who is in the workspace and which conversations there are. */
export class Rooms {
  readonly people = new Map<string, Person>();
  readonly rooms = new Map<string, Room>();
  readonly #dms = new Map<string, Room>();
  readonly #ids: Ids;
  readonly #feed: Feed;
  readonly #events: Events;
  readonly #identity: Identity;
  /** Set by the messages, so that joining shows in the channel. */
  announce: (room: Room, person: string, subtype: "channel_join" | "channel_leave") => void = () => {};

  constructor(ids: Ids, feed: Feed, events: Events, identity: Identity) {
    this.#ids = ids;
    this.#feed = feed;
    this.#events = events;
    this.#identity = identity;
  }

  addPerson(given: NewPerson): Person {
    const connected = given.connected ?? false;
    const id = given.id ?? this.#ids.id("U");
    const person: Person = {
      id,
      name: given.name,
      mail: given.mail ?? `${id.toLowerCase()}@example.jp`,
      teamId: connected ? OTHER_TEAM : this.#identity.teamId,
      guest: (given.guest ?? false) || (given.singleChannelGuest ?? false),
      singleChannelGuest: given.singleChannelGuest ?? false,
      bot: given.bot ?? false,
      deactivated: given.deactivated ?? false,
      connected,
    };
    this.people.set(person.id, person);
    if (this.#feed.watched) this.#feed.emit({ type: "person", person });
    return person;
  }

  person(id: string): Person {
    const person = this.people.get(id);
    if (person === undefined) throw new Error(`nobody in this workspace has the id ${id}`);
    return person;
  }

  addChannel(given: NewChannel): Room {
    const room = this.#open(given.id ?? this.#ids.id("C"), given.name, given.private ? "group" : "channel", {
      members: given.members.map((id) => this.person(id).id),
      includesBot: given.includesBot ?? false,
    });
    return room;
  }

  /** The direct message of a person with the bot, opened on demand. */
  dm(personId: string): Room {
    const known = this.#dms.get(personId);
    if (known !== undefined) return known;
    const person = this.person(personId);
    // Always the same, so that a bot that remembers it never reaches somebody else.
    const room = this.#open(`D${personId.slice(1)}`, person.name, "im", {
      members: [personId],
      includesBot: true,
      person: personId,
    });
    this.#dms.set(personId, room);
    return room;
  }

  #open(
    id: string,
    name: string,
    type: ChannelType,
    more: { members: string[]; includesBot: boolean; person?: string },
  ): Room {
    const room: Room = {
      id,
      name,
      type,
      archived: false,
      extShared: false,
      created: this.#ids.seconds(),
      members: new Set(more.members),
      includesBot: more.includesBot,
      ...(more.person === undefined ? {} : { person: more.person }),
      timeline: [],
      threads: new Map(),
      byTs: new Map(),
      whispers: new Map(),
    };
    this.rooms.set(id, room);
    if (this.#feed.watched) this.#feed.emit({ type: "channel", channel: describe(room) });
    return room;
  }

  room(id: string): Room {
    const room = this.rooms.get(id);
    if (room === undefined) throw new Error(`there is no channel ${id}`);
    return room;
  }

  /** What an administrator or member does to a channel, with the events Slack sends about it. */
  change(id: string, change: ChannelChange): void {
    const room = this.room(id);
    if (change.private !== undefined && room.type !== "im") room.type = change.private ? "group" : "channel";
    if (change.extShared !== undefined && change.extShared !== room.extShared)
      this.#share(room, change.extShared);
    if (change.includesBot === true && !room.includesBot) {
      room.includesBot = true;
      this.#joined(room, this.#identity.botUserId);
    }
    for (const person of change.addMembers ?? []) {
      if (room.members.has(this.person(person).id)) continue;
      room.members.add(person);
      this.#joined(room, person);
    }
    for (const person of change.removeMembers ?? []) {
      if (!room.members.delete(person)) continue;
      this.announce(room, person, "channel_leave");
      this.#memberEvent("member_left_channel", room, person);
      if (this.#feed.watched) this.#feed.emit({ type: "member", channel: id, person, joined: false });
    }
    if (change.archived !== undefined && change.archived !== room.archived) {
      room.archived = change.archived;
      this.#send(room, `${kindOf(room)}_${room.archived ? "archive" : "unarchive"}`, {
        channel: id,
        user: this.#someone(room),
        is_moved: 0,
      });
    }
    if (change.includesBot === false && room.includesBot) {
      this.#send(room, `${kindOf(room)}_left`, { channel: id, actor_id: this.#someone(room) });
      room.includesBot = false;
      const { botUserId } = this.#identity;
      if (this.#feed.watched)
        this.#feed.emit({ type: "member", channel: id, person: botUserId, joined: false });
    }
    if (this.#feed.watched) this.#feed.emit({ type: "channel", channel: describe(room) });
  }

  #share(room: Room, shared: boolean): void {
    room.extShared = shared;
    if (shared) this.#send(room, "channel_shared", { channel: room.id, connected_team_id: OTHER_TEAM });
    else {
      this.#send(room, "channel_unshared", {
        channel: room.id,
        previously_connected_team_id: OTHER_TEAM,
        is_ext_shared: false,
      });
    }
  }

  #joined(room: Room, person: string): void {
    this.announce(room, person, "channel_join");
    this.#memberEvent("member_joined_channel", room, person);
    if (this.#feed.watched) this.#feed.emit({ type: "member", channel: room.id, person, joined: true });
  }

  #memberEvent(type: string, room: Room, person: string): void {
    this.#send(room, type, {
      user: person,
      channel: room.id,
      channel_type: room.type === "group" ? "G" : "C",
      team: this.#identity.teamId,
      ...(type === "member_joined_channel" ? { inviter: this.#someone(room) } : {}),
    });
  }

  #send(room: Room, type: string, event: Record<string, unknown>): void {
    if (!room.includesBot) return;
    this.#events.send(type, { type, ...event, event_ts: this.#ids.ts() }, `${kindOf(room)}s:read`);
  }

  #someone(room: Room): string {
    return room.members.values().next().value ?? "U0ADMINISTRATOR";
  }
}

function kindOf(room: Room): "group" | "channel" {
  return room.type === "group" ? "group" : "channel";
}

/** A conversation as others may see it. */
export function describe(room: Room): Channel {
  return {
    id: room.id,
    name: room.name,
    type: room.type,
    private: room.type !== "channel",
    archived: room.archived,
    extShared: room.extShared,
    members: [...room.members],
    includesBot: room.includesBot,
    ...(room.person === undefined ? {} : { person: room.person }),
  };
}

/** What payloads call a conversation. */
export function payloadName(room: Room): string {
  if (room.type === "im") return "directmessage";
  return room.type === "group" ? "privategroup" : room.name;
}
