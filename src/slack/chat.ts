import type { UsersInfoResponse, WebClient } from "@slack/web-api";
import type { Place } from "../casework/ports.ts";
import type { Person } from "../casework/ports-records.ts";
import type { ChannelFacts, Chat, Drawn, Found, Posted } from "../casework/ports-slack.ts";
import { mailKey } from "../organisation/organisation.ts";
import { fileIds } from "./attached.ts";
import { personal } from "./parse.ts";
import { textOf } from "./plain.ts";
import { isForeignKind, type Trouble, troubleOf } from "./trouble.ts";

/** Slack's ways to say that there is nobody of that id or address. */
const UNKNOWN_PERSON = new Set(["user_not_found", "users_not_found"]);

type User = NonNullable<UsersInfoResponse["user"]>;

/** How an answer to a gesture may be sent: fast or not at all. */
type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ ok: boolean }>;

/** Slack's Web API as the casework's port. Every error becomes a value that says whether it happened. */
export function slackChat(parts: {
  client: WebClient;
  fetch: Fetch;
  team: string;
  /** The bot's own user. */
  self: string;
  /** Told whenever Slack answered, whatever it said. */
  contact: () => void;
}): Chat {
  const { client, contact } = parts;

  async function call<T>(
    scope: "channel" | "method",
    run: () => Promise<T>,
  ): Promise<{ as: "ok"; it: T } | Trouble> {
    try {
      const it = await run();
      contact();
      return { as: "ok", it };
    } catch (error) {
      const trouble = troubleOf(error, scope);
      if (trouble.as === "refused" || trouble.as === "wait") contact();
      return trouble;
    }
  }

  async function done(run: () => Promise<unknown>): Promise<boolean> {
    return (await call("method", run)).as === "ok";
  }

  async function found<T>(run: () => Promise<T | undefined>): Promise<Found<T>> {
    const result = await call("method", run);
    if (result.as !== "ok") return result;
    return result.it === undefined ? { as: "none" } : { as: "found", it: result.it };
  }

  /** Somebody as Slack describes them; `id` where it is known who. */
  async function someone(
    run: () => Promise<User | undefined>,
    known: string | undefined,
  ): Promise<Found<Omit<Person, "checkedAt" | "dm">>> {
    const result = await found(run);
    if (result.as === "refused" && UNKNOWN_PERSON.has(result.error)) return { as: "none" };
    if (result.as !== "found") return result;
    const { it: user } = result;
    const id = known ?? user.id;
    if (id === undefined) return { as: "none" };
    const { profile } = user;
    return {
      as: "found",
      it: {
        id,
        name: profile?.display_name || user.real_name || profile?.real_name || user.name || id,
        // Without the scope for it Slack leaves the address out.
        mail: profile?.email ? mailKey(profile.email) : null,
        standing: standingOf(user, parts.team),
      },
    };
  }

  /** All pages of a conversation or a thread, as far as people wrote in it. */
  async function written(
    page: (
      cursor: { cursor: string } | object,
    ) => Promise<{ messages?: unknown[]; response_metadata?: { next_cursor?: string } }>,
  ): Promise<Found<readonly Posted[]>> {
    const all: Posted[] = [];
    let cursor: string | undefined;
    do {
      const from = cursor;
      const found = await call("method", () => page(from === undefined ? {} : { cursor: from }));
      if (found.as !== "ok") return found;
      all.push(...(found.it.messages ?? []).flatMap((one) => personal(one, parts.self) ?? []));
      cursor = found.it.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return { as: "found", it: all.toSorted((a, b) => a.ts.localeCompare(b.ts)) };
  }

  return {
    async post({ channel, thread, broadcast }, what) {
      const result = await call("channel", () =>
        client.chat.postMessage({
          channel,
          ...content(what),
          blocks: withMarker(what),
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === null
            ? {}
            : broadcast
              ? { thread_ts: thread, reply_broadcast: true }
              : { thread_ts: thread }),
        }),
      );
      if (result.as !== "ok") return result;
      return result.it.ts === undefined ? { as: "uncertain" } : { as: "sent", ts: result.it.ts };
    },

    async update({ channel, ts }, what) {
      const result = await call("method", () =>
        client.chat.update({ channel, ts, ...content(what), blocks: withMarker(what) }),
      );
      return result.as === "ok" ? { as: "sent", ts } : result;
    },

    async remove({ channel, ts }) {
      const result = await call("method", () => client.chat.delete({ channel, ts }));
      return result.as === "ok" ? { as: "sent", ts } : result;
    },

    async mark({ channel, ts }, name) {
      const result = await call("method", () => client.reactions.add({ channel, timestamp: ts, name }));
      return result.as === "ok" ? { as: "sent", ts } : result;
    },

    async unmark({ channel, ts }, name) {
      const result = await call("method", () => client.reactions.remove({ channel, timestamp: ts, name }));
      return result.as === "ok" ? { as: "sent", ts } : result;
    },

    async find({ channel, thread }, marker, since) {
      const oldest = String(Math.max(0, since / 1_000 - 120));
      let cursor: string | undefined;
      do {
        const from = cursor;
        const page = await call("method", () => {
          const range = { channel, oldest, limit: 200, ...(from === undefined ? {} : { cursor: from }) };
          return thread === null
            ? client.conversations.history(range)
            : client.conversations.replies({ ...range, ts: thread });
        });
        if (page.as !== "ok") return page;
        const hit = page.it.messages?.find((m) => m.blocks?.[0]?.block_id === marker);
        if (hit?.ts !== undefined) return { as: "found", it: hit.ts };
        cursor = page.it.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
      return { as: "none" };
    },

    openDm: (person) => found(async () => (await client.conversations.open({ users: person })).channel?.id),

    person: (id) => someone(async () => (await client.users.info({ user: id })).user, id),

    byMail: (mail) =>
      someone(async () => (await client.users.lookupByEmail({ email: mail })).user, undefined),

    channel: (id) =>
      found(async (): Promise<ChannelFacts | undefined> => {
        const info = await client.conversations.info({ channel: id }).catch((error: unknown) => {
          if (isForeignKind(error)) return null;
          throw error;
        });
        if (info === null) return { isPrivate: false, isShared: false, isArchived: false, isMember: false };
        const { channel } = info;
        return channel === undefined
          ? undefined
          : {
              isPrivate: channel.is_private === true,
              isShared:
                channel.is_ext_shared === true ||
                channel.is_pending_ext_shared === true ||
                channel.is_org_shared === true,
              isArchived: channel.is_archived === true,
              isMember: channel.is_member === true,
            };
      }),

    members: (id) =>
      found(async () => {
        const { members } = await client.conversations.members({ channel: id, limit: 200 });
        return members;
      }),

    message: ({ channel, ts }) =>
      found(async () => {
        // Given a reply's own ts, Slack answers with that reply alone.
        const page = await client.conversations.replies({
          channel,
          ts,
          latest: ts,
          oldest: ts,
          inclusive: true,
          limit: 1,
        });
        const hit = page.messages?.find((m) => m.ts === ts);
        if (hit?.user === undefined) return undefined;
        return {
          ts,
          author: hit.user,
          text: textOf({ text: hit.text ?? "", blocks: hit.blocks }),
          files: fileIds(Reflect.get(hit, "files")),
          edited: hit.edited?.ts ?? null,
          thread: hit.thread_ts ?? null,
        };
      }),

    replies: async ({ channel, ts }: Place) => {
      const found = await written((from) =>
        client.conversations.replies({ channel, ts, limit: 200, ...from }),
      );
      return found.as === "found" ? { as: "found", it: found.it.filter((one) => one.ts !== ts) } : found;
    },

    since: async ({ channel, ts }: Place) => {
      const found = await written((from) =>
        client.conversations.history({ channel, oldest: ts, limit: 200, ...from }),
      );
      return found.as === "found" ? { as: "found", it: found.it.filter((one) => one.ts > ts) } : found;
    },

    ping: () => done(() => client.auth.test()),

    whisper: ({ channel, thread, person }, what) =>
      done(() =>
        client.chat.postEphemeral({
          channel,
          user: person,
          ...content(what),
          blocks: [...what.blocks],
          ...(thread === null ? {} : { thread_ts: thread }),
        }),
      ),
    openView: (trigger, view) => done(() => client.views.open({ trigger_id: trigger, view })),
    updateView: (id, view) => done(() => client.views.update({ view_id: id, view })),
    publishHome: (person, view) => done(() => client.views.publish({ user_id: person, view })),

    respond: async (url, what) => {
      try {
        const response = await parts.fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8" },
          body: JSON.stringify({
            ...content(what),
            blocks: what.marker === undefined ? what.blocks : withMarker({ ...what, marker: what.marker }),
            replace_original: what.replace,
            ...(what.replace ? {} : { response_type: "ephemeral" }),
          }),
          signal: AbortSignal.timeout(5_000),
        });
        contact();
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}

const content = (what: Drawn) => ({ text: what.text });

const withMarker = (what: Drawn & { marker: string }) =>
  what.blocks.map((block, index) => (index === 0 ? { ...block, block_id: what.marker } : block));

function standingOf(
  user: {
    deleted?: boolean;
    is_bot?: boolean;
    is_restricted?: boolean;
    is_ultra_restricted?: boolean;
    team_id?: string;
    is_stranger?: boolean;
  },
  team: string,
): Person["standing"] {
  if (user.deleted === true) return "deactivated";
  if (user.is_bot === true) return "bot";
  if (user.is_stranger === true || (user.team_id !== undefined && user.team_id !== team)) return "connected";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "guest" : "member";
}
