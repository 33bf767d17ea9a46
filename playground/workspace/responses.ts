import { isBag, textOf } from "./bag.ts";
import { checkMessage } from "./blocks.ts";
import type { Core } from "./core.ts";
import type { Room } from "./rooms.ts";
import type { Bag, Block } from "./shapes.ts";
import { withBlockIds } from "./surfaces.ts";
import type { ReplyAddress } from "./tickets.ts";

export interface ResponseResult {
  readonly status: number;
  readonly body: string;
  readonly stored: boolean;
}

/** What arrives at a response_url: thirty minutes, five times, a new message, a replacement or a deletion. */
export function respond(core: Core, token: string, given: unknown): ResponseResult {
  const reply = core.tickets.reply(token);
  if ("error" in reply) return no(404, reply.error);
  if (!isBag(given)) return no(400, "invalid_payload");
  const error = answerAt(core, reply.address, given);
  if (error !== undefined) return no(error.status, error.error, error.detail);
  reply.used();
  return { status: 200, body: "ok", stored: true };
}

function no(status: number, error: string, detail?: string): ResponseResult {
  const more = detail === undefined ? {} : { response_metadata: { messages: [`[ERROR] ${detail}`] } };
  return { status, body: JSON.stringify({ ok: false, error, ...more }), stored: false };
}

interface Wrong {
  status: number;
  error: string;
  detail?: string;
}

/** Carries out an answer to an interaction, whether it came by response_url or in the acknowledgement. */
export function answerAt(core: Core, address: ReplyAddress, given: Bag): Wrong | undefined {
  const room = core.rooms.room(address.channel);
  if (given.delete_original === true) {
    deleteSource(core, room, address);
    return undefined;
  }
  const refusal = checkMessage(given);
  if (refusal !== undefined) return { status: 400, ...refusal };
  if (room.archived) return { status: 410, error: "is_archived" };
  const text = textOf(given.text) ?? "";
  const blocks = Array.isArray(given.blocks) ? withBlockIds(given.blocks, core.ids) : undefined;
  const content: Content = { text, ...(blocks === undefined || blocks.length === 0 ? {} : { blocks }) };
  // Without the flag, an answer to a pressed message replaces it.
  if (address.source !== undefined && given.replace_original !== false) {
    return replaceSource(core, room, address, content);
  }
  const under = textOf(given.thread_ts);
  if (under !== undefined && !room.byTs.has(under)) return { status: 404, error: "thread_not_found" };
  const thread = under === undefined ? {} : { thread: under };
  if (given.response_type === "in_channel") {
    core.messages.post(room, { ...content, ...thread, user: core.identity.botUserId, byBot: true });
  } else {
    core.messages.whisper(room, address.person, { ...content, ...thread });
  }
  return undefined;
}

interface Content {
  text: string;
  blocks?: readonly Block[];
}

function replaceSource(core: Core, room: Room, address: ReplyAddress, content: Content): Wrong | undefined {
  const { source, person } = address;
  if (source === undefined) return undefined;
  if (source.ephemeral) {
    core.messages.rewhisper(room, person, source.ts, content);
    return undefined;
  }
  const message = room.byTs.get(source.ts);
  if (message === undefined || message.bot_id !== core.identity.botId)
    return { status: 404, error: "message_not_found" };
  core.messages.update(room, message, { blocks: [], ...content }, core.identity.botUserId);
  return undefined;
}

function deleteSource(core: Core, room: Room, { source, person }: ReplyAddress): void {
  if (source === undefined) return;
  const message = room.byTs.get(source.ts);
  if (source.ephemeral) core.messages.unwhisper(room, person, source.ts);
  else if (message?.bot_id === core.identity.botId) core.messages.delete(room, message);
}
