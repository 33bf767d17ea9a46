import type { Core } from "../core.ts";
import { onWire } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { Room } from "../rooms.ts";
import type { Message } from "../shapes.ts";
import { type Args, content, joinedRoom, type Method, needContent } from "./method.ts";

function thread(room: Room, args: Args): string | undefined {
  const ts = args.text("thread_ts");
  if (ts === undefined) return undefined;
  const parent = room.byTs.get(ts);
  if (parent === undefined) return refuse("thread_not_found");
  if (parent.thread_ts !== undefined && parent.thread_ts !== ts)
    refuse("cannot_reply_to_message", "it is itself a reply");
  return ts;
}

function own(core: Core, room: Room, ts: string, error: string): Message {
  const message = room.byTs.get(ts);
  if (message === undefined || message.subtype === "tombstone") return refuse("message_not_found");
  if (message.bot_id !== core.identity.botId) refuse(error);
  return message;
}

export const chat: Readonly<Record<string, Method>> = {
  "chat.postMessage": {
    scopes: ["chat:write"],
    stores: true,
    run(core, args) {
      const room = joinedRoom(core, args.needed("channel"));
      if (room.archived) refuse("is_archived");
      const under = thread(room, args);
      const { whole } = content(core, args);
      needContent(whole);
      const message = core.messages.post(room, {
        ...whole,
        user: core.identity.botUserId,
        byBot: true,
        ...(under === undefined ? {} : { thread: under, broadcast: args.flag("reply_broadcast") }),
      });
      return { channel: room.id, ts: message.ts, message: onWire(message, true) };
    },
  },
  "chat.update": {
    scopes: ["chat:write"],
    stores: true,
    run(core, args) {
      const room = joinedRoom(core, args.needed("channel"));
      const message = own(core, room, args.needed("ts"), "cant_update_message");
      if (room.archived) refuse("is_archived");
      const { given } = content(core, args);
      if (Object.keys(given).length === 0) refuse("no_text");
      // What is not given stays as it was: Slack keeps the blocks when only text comes.
      const kept = {
        text: message.text,
        ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
      };
      const attachments = given.attachments ?? message.attachments;
      needContent({ ...kept, ...given, ...(attachments === undefined ? {} : { attachments }) });
      core.messages.update(room, message, given, core.identity.botUserId);
      return { channel: room.id, ts: message.ts, text: message.text, message: onWire(message, true) };
    },
  },
  "chat.delete": {
    scopes: ["chat:write"],
    stores: true,
    run(core, args) {
      const room = joinedRoom(core, args.needed("channel"));
      const message = own(core, room, args.needed("ts"), "cant_delete_message");
      core.messages.delete(room, message);
      return { channel: room.id, ts: message.ts };
    },
  },
  "chat.postEphemeral": {
    scopes: ["chat:write"],
    stores: true,
    run(core, args) {
      const room = joinedRoom(core, args.needed("channel"));
      const user = args.needed("user");
      if (room.archived) refuse("is_archived");
      if (!room.members.has(user)) refuse("user_not_in_channel");
      const under = thread(room, args);
      const { whole } = content(core, args);
      needContent(whole);
      const shown = core.messages.whisper(room, user, {
        ...whole,
        ...(under === undefined ? {} : { thread: under }),
      });
      return { message_ts: shown.ts };
    },
  },
};
