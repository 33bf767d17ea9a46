import type { Core } from "../core.ts";
import { indexOfTs, onWire } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { Room } from "../rooms.ts";
import type { Bag, Message } from "../shapes.ts";
import { type Args, joinedRoom, knownRoom, type Method, needScope } from "./method.ts";

const SCOPE_FAMILY = { channel: "channels", group: "groups", im: "im" } as const;

/** The part of an ordered list between `oldest` and `latest`. */
function between(list: readonly Message[], args: Args): readonly Message[] {
  const oldest = args.text("oldest");
  const latest = args.text("latest");
  const inclusive = args.flag("inclusive");
  let start = 0;
  if (oldest !== undefined) {
    start = indexOfTs(list, normal(oldest));
    if (!inclusive && list[start]?.ts === normal(oldest)) start++;
  }
  let end = list.length;
  if (latest !== undefined) {
    end = indexOfTs(list, normal(latest));
    if (inclusive && list[end]?.ts === normal(latest)) end++;
  }
  return list.slice(start, end);
}

/** Slack takes any number for a ts; ours are compared as text. */
function normal(ts: string): string {
  if (/^\d{10}\.\d{6}$/.test(ts)) return ts;
  const number = Number(ts);
  if (Number.isNaN(number)) return refuse("invalid_ts_latest");
  return number.toFixed(6).padStart(17, "0");
}

function cursor(args: Args): string | undefined {
  const given = args.text("cursor");
  if (given === undefined) return undefined;
  const [, ts] =
    Buffer.from(given, "base64")
      .toString()
      .match(/^next_ts:([\d.]+)$/) ?? [];
  return ts ?? refuse("invalid_cursor");
}

function page(messages: readonly Bag[], next: string | undefined): Bag {
  const next_cursor = next === undefined ? "" : Buffer.from(`next_ts:${next}`).toString("base64");
  return { messages, has_more: next !== undefined, response_metadata: { next_cursor } };
}

function infoOf(core: Core, room: Room): Bag {
  const im = room.type === "im";
  return {
    id: room.id,
    ...(im ? { user: room.person } : { name: room.name, name_normalized: room.name }),
    created: room.created,
    is_channel: room.type === "channel",
    is_group: room.type === "group",
    is_im: im,
    is_mpim: false,
    is_private: room.type !== "channel",
    is_archived: room.archived,
    is_general: false,
    is_shared: room.extShared,
    is_ext_shared: room.extShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: room.includesBot,
    context_team_id: core.identity.teamId,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
  };
}

function members(core: Core, room: Room): string[] {
  return room.includesBot ? [...room.members, core.identity.botUserId] : [...room.members];
}

export const conversations: Readonly<Record<string, Method>> = {
  "conversations.open": {
    scopes: ["im:write"],
    run(core, args) {
      const users = args.text("users")?.split(",") ?? [];
      const channel = args.text("channel");
      if (channel !== undefined) return { channel: { id: joinedRoom(core, channel).id }, already_open: true };
      const [id, ...others] = users;
      if (id === undefined) return refuse("users_list_not_supplied");
      if (others.length > 0) needScope(core, "mpim:write");
      if (others.length > 0)
        refuse("method_not_supported_for_channel_type", "the stand-in has no group messages");
      const person = core.rooms.people.get(id);
      if (person === undefined) return refuse("user_not_found");
      if (person.deactivated) refuse("user_disabled");
      if (person.bot) refuse("cannot_dm_bot");
      const room = core.rooms.dm(id);
      return { channel: args.flag("return_im") ? infoOf(core, room) : { id: room.id } };
    },
  },
  "conversations.info": {
    run(core, args) {
      const room = knownRoom(core, args.needed("channel"));
      needScope(core, `${SCOPE_FAMILY[room.type]}:read`);
      const more = args.flag("include_num_members") ? { num_members: members(core, room).length } : {};
      return { channel: { ...infoOf(core, room), ...more } };
    },
  },
  "conversations.members": {
    run(core, args) {
      const room = knownRoom(core, args.needed("channel"));
      needScope(core, `${SCOPE_FAMILY[room.type]}:read`);
      const all = members(core, room);
      const limit = args.count("limit", 100, 1000);
      const from = Number(cursor(args) ?? 0);
      const next = from + limit < all.length ? String(from + limit) : undefined;
      const { response_metadata } = page([], next);
      return { members: all.slice(from, from + limit), response_metadata };
    },
  },
  "conversations.history": {
    run(core, args) {
      const room = knownRoom(core, args.needed("channel"));
      needScope(core, `${SCOPE_FAMILY[room.type]}:history`);
      joinedRoom(core, room.id);
      const limit = args.count("limit", 100, 999);
      const before = cursor(args);
      const found = between(room.timeline, args);
      const end = before === undefined ? found.length : indexOfTs(found, before);
      const start = Math.max(0, end - limit);
      const metadata = args.flag("include_all_metadata");
      const newestFirst = found.slice(start, end).reverse();
      const next = start > 0 ? newestFirst.at(-1)?.ts : undefined;
      return page(
        newestFirst.map((one) => onWire(one, metadata)),
        next,
      );
    },
  },
  "conversations.replies": {
    run(core, args) {
      const room = knownRoom(core, args.needed("channel"));
      needScope(core, `${SCOPE_FAMILY[room.type]}:history`);
      joinedRoom(core, room.id);
      const asked = room.byTs.get(args.needed("ts"));
      if (asked === undefined) return refuse("thread_not_found");
      const parent = room.byTs.get(asked.thread_ts ?? asked.ts);
      const limit = args.count("limit", 1000, 1000);
      const after = cursor(args);
      const found = between(room.threads.get(asked.thread_ts ?? asked.ts) ?? [], args);
      const start = after === undefined ? 0 : indexOfTs(found, after);
      const metadata = args.flag("include_all_metadata");
      // The parent comes first on the first page, whatever the range.
      const head = after === undefined && parent !== undefined ? [parent] : [];
      const replies = found.slice(start, start + limit - head.length);
      const next = found[start + replies.length]?.ts;
      return page(
        [...head, ...replies].map((one) => onWire(one, metadata)),
        next,
      );
    },
  },
};
