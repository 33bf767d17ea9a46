import { isBag } from "./bag.ts";
import type { Core } from "./core.ts";
import type { Counted } from "./ids.ts";
import type { Room } from "./rooms.ts";
import type { Bag, ChannelType, Message, Notification, SlackFile, View } from "./shapes.ts";

interface KeptRoom {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly archived: boolean;
  readonly extShared: boolean;
  readonly includesBot: boolean;
  readonly members: readonly string[];
  /** Of a direct message: whose. */
  readonly person?: string;
  readonly messages: readonly Message[];
  /** By ts: what the channel itself shows, and the replies of each thread. */
  readonly timeline: readonly string[];
  readonly threads: readonly (readonly [string, readonly string[]])[];
}

/** What a workspace holds, to go on with later. Whispers, open modals and the bytes of files are not in it. */
export interface Kept {
  readonly counted: Counted;
  readonly rooms: readonly KeptRoom[];
  readonly homes: readonly (readonly [string, View])[];
  readonly notifications: readonly (readonly [string, readonly Notification[]])[];
  readonly files: readonly SlackFile[];
}

/** What this workspace holds now. */
export function keepOf({ ids, rooms, surfaces, messages, files }: Core): Kept {
  return {
    counted: ids.counted,
    rooms: [...rooms.rooms.values()].map(keptRoom),
    homes: surfaces.homes(),
    notifications: messages.notifications.all(),
    files: files.all(),
  };
}

function keptRoom(room: Room): KeptRoom {
  const { id, name, type, archived, extShared, includesBot, person } = room;
  return {
    ...{ id, name, type, archived, extShared, includesBot },
    ...(person === undefined ? {} : { person }),
    members: [...room.members],
    messages: [...room.byTs.values()],
    timeline: room.timeline.map(({ ts }) => ts),
    threads: [...room.threads].map(([ts, replies]) => [ts, replies.map((one) => one.ts)] as const),
  };
}

/** Fills a workspace, whose people are there already, with what was kept. */
export function bringBack({ ids, rooms, surfaces, messages, files }: Core, kept: Kept): void {
  ids.goOn(kept.counted);
  for (const one of kept.rooms) {
    if (one.person !== undefined && !rooms.people.has(one.person)) continue;
    const members = one.members.filter((person) => rooms.people.has(person));
    const { id, name, includesBot } = one;
    const room =
      one.person === undefined
        ? (rooms.rooms.get(id) ??
          rooms.addChannel({ id, name, private: one.type === "group", includesBot, members }))
        : rooms.dm(one.person);
    fill(room, one, members);
  }
  surfaces.bringBack(kept.homes);
  messages.notifications.bringBack(kept.notifications);
  files.bringBack(kept.files);
}

function fill(room: Room, kept: KeptRoom, members: readonly string[]): void {
  const { type, archived, extShared, includesBot } = kept;
  Object.assign(room, { type, archived, extShared, includesBot });
  room.members.clear();
  for (const person of members) room.members.add(person);
  for (const message of kept.messages) room.byTs.set(message.ts, message);
  const theOnes = (list: readonly string[]) => list.flatMap((ts) => room.byTs.get(ts) ?? []);
  room.timeline.splice(0, room.timeline.length, ...theOnes(kept.timeline));
  for (const [ts, replies] of kept.threads) room.threads.set(ts, theOnes(replies));
}

/** Whether this is what `keepOf` once gave: as far as whatever reads it relies on. */
export function isKept(value: unknown): value is Kept {
  return (
    isBag(value) &&
    isBag(value.counted) &&
    hasNumbers(value.counted, ["count", "lastTs"]) &&
    isListOf(value.rooms, isRoom) &&
    isListOf(value.homes, (one) => isPair(one, isView)) &&
    isListOf(value.notifications, (one) => isPair(one, (list) => isListOf(list, isNotification))) &&
    isListOf(value.files, (one) => isBag(one) && hasTexts(one, ["id", "name", "mimetype"]))
  );
}

function isRoom(value: unknown): boolean {
  return (
    isBag(value) &&
    hasTexts(value, ["id", "name", "type"]) &&
    isListOf(value.members, isText) &&
    isListOf(value.messages, isMessage) &&
    isListOf(value.timeline, isText) &&
    isListOf(value.threads, (one) => isPair(one, (list) => isListOf(list, isText)))
  );
}

const isMessage = (value: unknown): boolean =>
  isBag(value) &&
  hasTexts(value, ["type", "channel", "ts", "user", "text"]) &&
  (value.blocks === undefined || isListOf(value.blocks, isBlock));

const isView = (value: unknown): boolean =>
  isBag(value) && hasTexts(value, ["id", "type", "hash", "visible"]) && isListOf(value.blocks, isBlock);

const isNotification = (value: unknown): boolean =>
  isBag(value) && hasTexts(value, ["channel", "ts", "text", "why"]);

const isBlock = (value: unknown): boolean => isBag(value) && hasTexts(value, ["type", "block_id"]);

const isText = (value: unknown): boolean => typeof value === "string";

const isListOf = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);

const isPair = (value: unknown, is: (second: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && is(value[1]);

const hasTexts = (bag: Bag, keys: readonly string[]): boolean => keys.every((key) => isText(bag[key]));

const hasNumbers = (bag: Bag, keys: readonly string[]): boolean =>
  keys.every((key) => typeof bag[key] === "number");
