import { bags, textOf } from "../bag.ts";
import type { Core } from "../core.ts";
import { fileOnWire } from "../files.ts";
import { onWire } from "../messages.ts";
import { ApiError, refuse } from "../refusal.ts";
import type { Room } from "../rooms.ts";
import type { Bag, Message, Person, View } from "../shapes.ts";
import { viewOnWire } from "../surfaces.ts";
import { type Args, content, joinedRoom, type Method } from "./method.ts";

export const about: Readonly<Record<string, Method>> = {
  "api.test": {
    token: "none",
    run(_core, args) {
      const error = args.text("error");
      if (error !== undefined) throw new ApiError(error, undefined, { args: args.given });
      return { args: args.given };
    },
  },
  "auth.test": {
    run(core) {
      const { teamName, botName, teamId, botUserId, botId } = core.identity;
      const who = { team: teamName, user: botName, team_id: teamId, user_id: botUserId, bot_id: botId };
      return { url: `${core.base()}/`, ...who, is_enterprise_install: false };
    },
  },
  "apps.connections.open": {
    token: "app",
    run(core) {
      const host = core.base().replace(/^http/, "ws");
      return { url: `${host}/link/?ticket=${core.sockets.ticket()}&app_id=${core.identity.appId}` };
    },
  },
};

function userOnWire(core: Core, person: Person): Bag {
  const email = core.scopes.has("users:read.email") ? { email: person.mail } : {};
  const names = { real_name: person.name, display_name: person.name };
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    real_name: person.name,
    deleted: person.deactivated,
    profile: {
      ...names,
      real_name_normalized: person.name,
      display_name_normalized: person.name,
      team: person.teamId,
      ...email,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.guest,
    is_ultra_restricted: person.singleChannelGuest,
    is_bot: person.bot,
    is_app_user: false,
    ...(person.connected ? { is_stranger: true } : {}),
    tz: "Asia/Tokyo",
    tz_label: "Japan Standard Time",
    tz_offset: 32400,
    locale: "ja-JP",
    updated: 0,
  };
}

export const users: Readonly<Record<string, Method>> = {
  "users.info": {
    scopes: ["users:read"],
    run(core, args) {
      const person = core.rooms.people.get(args.needed("user"));
      return { user: userOnWire(core, person ?? refuse("user_not_found")) };
    },
  },
  "users.lookupByEmail": {
    scopes: ["users:read.email"],
    run(core, args) {
      const mail = args.needed("email").toLowerCase();
      const found = [...core.rooms.people.values()].find(
        (person) => person.mail.toLowerCase() === mail && !person.deactivated && !person.connected,
      );
      return { user: userOnWire(core, found ?? refuse("users_not_found")) };
    },
  },
  "users.list": {
    scopes: ["users:read"],
    run(core, args) {
      const all = [...core.rooms.people.values()].filter((person) => !person.connected);
      const limit = args.count("limit", 1000, 1000);
      const from = Number(args.text("cursor") ?? 0);
      if (!Number.isInteger(from)) refuse("invalid_cursor");
      const next_cursor = from + limit < all.length ? String(from + limit) : "";
      const page = all.slice(from, from + limit).map((person) => userOnWire(core, person));
      return { members: page, cache_ts: core.ids.seconds(), response_metadata: { next_cursor } };
    },
  },
};

/** Uses the trigger up for what `open` does; a refused view gives it back. */
function byTrigger(core: Core, args: Args, open: (person: string, view: unknown) => View): Bag {
  const id = args.needed("trigger_id");
  const view =
    args.json("view", "invalid_arguments") ?? refuse("invalid_arguments", "missing required field: view");
  const trigger = core.tickets.exchange(id);
  if ("error" in trigger) return refuse(trigger.error);
  try {
    return { view: viewOnWire(open(trigger.person, view)) };
  } catch (error) {
    core.tickets.giveBack(id);
    throw error;
  }
}

export const views: Readonly<Record<string, Method>> = {
  "views.open": {
    stores: true,
    run: (core, args) => byTrigger(core, args, (person, view) => core.surfaces.open(person, view)),
  },
  "views.push": {
    stores: true,
    run: (core, args) => byTrigger(core, args, (person, view) => core.surfaces.push(person, view)),
  },
  "views.update": {
    stores: true,
    run(core, args) {
      const view =
        args.json("view", "invalid_arguments") ?? refuse("invalid_arguments", "missing required field: view");
      const found = core.surfaces.find(args.text("view_id"), args.text("external_id"));
      if (found === undefined) return refuse("not_found");
      return { view: viewOnWire(core.surfaces.update(found.person, found.view, view, args.text("hash"))) };
    },
  },
  "views.publish": {
    stores: true,
    run(core, args) {
      const user = args.needed("user_id");
      const view =
        args.json("view", "invalid_arguments") ?? refuse("invalid_arguments", "missing required field: view");
      if (!core.manifest.homeTab) refuse("not_enabled", "home_tab_enabled is not set in the manifest");
      if (!core.rooms.people.has(user)) refuse("user_not_found");
      return { view: viewOnWire(core.surfaces.publish(user, view, args.text("hash"))) };
    },
  },
};

function reacted(core: Core, args: Args): { room: Room; message: Message } {
  const channel = args.text("channel") ?? refuse("no_item_specified");
  const ts = args.text("timestamp") ?? refuse("no_item_specified");
  const room = joinedRoom(core, channel);
  const message = room.byTs.get(ts) ?? refuse("message_not_found");
  if (message.subtype === "tombstone") refuse("message_not_found");
  return { room, message };
}

function emoji(args: Args): string {
  const name = args.needed("name").replaceAll(":", "");
  return /^[a-z0-9_+'-]+$/.test(name) ? name : refuse("invalid_name");
}

export const reactions: Readonly<Record<string, Method>> = {
  "reactions.add": {
    scopes: ["reactions:write"],
    stores: true,
    run(core, args) {
      const name = emoji(args);
      const { room, message } = reacted(core, args);
      if (room.archived) refuse("is_archived");
      if (!core.messages.react(room, message, core.identity.botUserId, name)) refuse("already_reacted");
      return {};
    },
  },
  "reactions.remove": {
    scopes: ["reactions:write"],
    stores: true,
    run(core, args) {
      const name = emoji(args);
      const { room, message } = reacted(core, args);
      if (!core.messages.unreact(room, message, core.identity.botUserId, name)) refuse("no_reaction");
      return {};
    },
  },
  "reactions.get": {
    scopes: ["reactions:read"],
    run(core, args) {
      const { room, message } = reacted(core, args);
      return { type: "message", channel: room.id, message: onWire(message) };
    },
  },
};

export const files: Readonly<Record<string, Method>> = {
  "files.info": {
    scopes: ["files:read"],
    run(core, args) {
      const file = core.files.get(args.needed("file")) ?? refuse("file_not_found");
      const visible = core.files.conversations(file).some((id) => core.rooms.rooms.get(id)?.includesBot);
      if (!visible && !core.files.isGiven(file.id) && file.user !== core.identity.botUserId)
        refuse("file_not_found");
      if (file.mode === "tombstone") refuse("file_deleted");
      return { file: fileOnWire(file), comments: [], response_metadata: { next_cursor: "" } };
    },
  },
  "files.delete": {
    scopes: ["files:write"],
    stores: true,
    run(core, args) {
      const file = core.files.get(args.needed("file")) ?? refuse("file_not_found");
      if (file.user !== core.identity.botUserId) refuse("cant_delete_file");
      core.files.delete(file.id);
      for (const id of core.files.conversations(file)) {
        const room = core.rooms.room(id);
        for (const message of room.byTs.values()) {
          const left = message.files?.filter((one) => one.id !== file.id);
          if (left?.length !== message.files?.length)
            core.messages.update(room, message, { files: left ?? [] }, undefined);
        }
      }
      return {};
    },
  },
  "files.getUploadURLExternal": {
    scopes: ["files:write"],
    run(core, args) {
      const length = Number(args.needed("length"));
      if (!Number.isInteger(length) || length <= 0) refuse("invalid_arguments", "length");
      const alt = args.text("alt_txt");
      if (alt !== undefined && alt.length > 1000) refuse("alt_txt_too_large");
      return core.files.expect(args.needed("filename"), length, alt);
    },
  },
  "files.completeUploadExternal": {
    scopes: ["files:write"],
    stores: true,
    run(core, args) {
      const wanted = bags(args.json("files", "invalid_arguments"));
      if (wanted.length === 0) refuse("invalid_arguments", "files");
      const channel = args.text("channel_id");
      const room = channel === undefined ? undefined : joinedRoom(core, channel);
      if (room?.archived) refuse("is_archived");
      const under = args.text("thread_ts");
      if (under !== undefined && room?.byTs.has(under) !== true) refuse("thread_not_found");
      const { blocks } =
        args.json("blocks", "invalid_blocks_format") === undefined ? {} : content(core, args).whole;
      const bot = core.identity.botUserId;
      const made = wanted.map((file) => core.files.complete(textOf(file.id) ?? "", textOf(file.title), bot));
      if (room === undefined) return { files: made };
      // As it was seen with Slack: such a file is taken, and shown nowhere.
      if (made.some((file) => file.alt_txt !== undefined && !file.mimetype.startsWith("image/")))
        return { files: made };
      const shared = made.map((file) => core.files.share(file.id, room));
      core.messages.post(room, {
        user: bot,
        byBot: true,
        text: args.text("initial_comment") ?? "",
        files: shared,
        ...(blocks === undefined ? {} : { blocks }),
        ...(under === undefined ? {} : { thread: under }),
      });
      return { files: shared };
    },
  },
};
