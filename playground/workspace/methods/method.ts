import { isBag, parseJson, textOf } from "../bag.ts";
import { checkMessage } from "../blocks.ts";
import type { Core } from "../core.ts";
import { refuse } from "../refusal.ts";
import type { Room } from "../rooms.ts";
import type { Bag, Block } from "../shapes.ts";
import { withBlockIds } from "../surfaces.ts";

/** A Web API method: which scopes it takes and what it does; what it throws is refused with that code. */
export interface Method {
  /** Scopes that are all needed, whatever the arguments. */
  readonly scopes?: readonly string[];
  /** Whether something is stored, so that an accepted call can be interrupted before its answer. */
  readonly stores?: boolean;
  /** Which token it takes; default the bot's. */
  readonly token?: "app" | "none";
  run(core: Core, args: Args): Bag;
}

/** The arguments of a call: strings from a form, values from JSON. */
export class Args {
  readonly given: Bag;

  constructor(given: Bag) {
    this.given = given;
  }

  text(name: string): string | undefined {
    const value = this.given[name];
    if (value === undefined || value === null || value === "") return undefined;
    return typeof value === "object" ? undefined : String(value);
  }

  needed(name: string): string {
    return this.text(name) ?? refuse("invalid_arguments", `missing required field: ${name}`);
  }

  flag(name: string): boolean {
    const value = this.given[name];
    return value === true || value === "true" || value === "1" || value === 1;
  }

  count(name: string, standard: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return standard;
    const count = Number(text);
    if (!Number.isInteger(count) || count < 0 || count > most) refuse("invalid_limit");
    return count === 0 ? standard : count;
  }

  /** A structured argument, JSON in a form; `undefined` when it was not given. */
  json(name: string, error: string): unknown {
    const value = this.given[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string") return value;
    return parseJson(value) ?? refuse(error, `${name} is no JSON`);
  }
}

/** Asks for a scope that depends on the kind of conversation. */
export function needScope(core: Core, scope: string): void {
  if (!core.scopes.has(scope)) throw new MissingScope(scope);
}

export class MissingScope extends Error {
  readonly needed: string;

  constructor(needed: string) {
    super(`missing_scope: ${needed}`);
    this.needed = needed;
  }
}

/** A conversation the bot knows of; a private one it is not in does not exist for it. */
export function knownRoom(core: Core, id: string): Room {
  const room = core.rooms.rooms.get(id);
  if (room === undefined || (room.type !== "channel" && !room.includesBot))
    return refuse("channel_not_found");
  return room;
}

/** A conversation the bot is in. */
export function joinedRoom(core: Core, id: string): Room {
  const room = knownRoom(core, id);
  if (!room.includesBot) refuse("not_in_channel");
  return room;
}

export interface Content {
  text: string;
  blocks?: readonly Block[];
  attachments?: readonly Bag[];
  metadata?: Bag;
}

/** The checked content of a message; text and blocks are only there when they were given. */
export function content(core: Core, args: Args): { given: Partial<Content>; whole: Content } {
  const blocks = args.json("blocks", "invalid_blocks_format");
  const attachments = args.json("attachments", "invalid_attachments");
  const metadata = args.json("metadata", "invalid_metadata_format");
  const text = textOf(args.given.text);
  const payload = {
    ...args.given,
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  const refusal = checkMessage(payload);
  const bare = refusal?.error === "no_text" && Array.isArray(attachments) && attachments.length > 0;
  if (refusal !== undefined && !bare) refuse(refusal.error, refusal.detail);
  if (
    metadata !== undefined &&
    !(isBag(metadata) && textOf(metadata.event_type) && isBag(metadata.event_payload))
  ) {
    refuse("invalid_metadata_format", "metadata needs event_type and event_payload");
  }
  const given: Partial<Content> = {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks: withBlockIds(blocks, core.ids) }),
    ...(Array.isArray(attachments) ? { attachments: attachments.filter(isBag) } : {}),
    ...(isBag(metadata) ? { metadata } : {}),
  };
  return { given, whole: { text: "", ...given } };
}

export function needContent(whole: Content): void {
  const something =
    whole.text !== "" || (whole.blocks?.length ?? 0) > 0 || (whole.attachments?.length ?? 0) > 0;
  if (!something) refuse("no_text");
}
