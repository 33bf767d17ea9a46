import type { Actor, FileToUpload } from "./actor.ts";
import { isBag } from "./bag.ts";
import { characters } from "./block-checks.ts";
import { messageText } from "./blocks.ts";
import type { Core } from "./core.ts";
import { findElement, mentions, visibleText } from "./elements.ts";
import { Fields } from "./fields.ts";
import {
  commandPayload,
  messagePressPayload,
  messageShortcutPayload,
  shortcutPayload,
  viewPressPayload,
} from "./interactions.ts";
import { indexOfTs } from "./messages.ts";
import { Modals } from "./modals.ts";
import { answerAt } from "./responses.ts";
import type { Room } from "./rooms.ts";
import type {
  Choice,
  Message,
  Notification,
  Outcome,
  Person,
  Shown,
  StateValues,
  View,
  Where,
} from "./shapes.ts";
import { escapeText, typed } from "./typed.ts";

/** One human at a Slack client. Refuses, with an error, what a client would not offer at all. */
export class Human implements Actor {
  readonly id: string;
  readonly #core: Core;
  readonly #person: Person;
  readonly #fields: Fields;
  readonly #modals: Modals;

  constructor(core: Core, id: string) {
    this.id = id;
    this.#core = core;
    this.#person = core.rooms.person(id);
    this.#fields = new Fields(core, id);
    this.#modals = new Modals(core, this.#person, this.#fields);
    if (this.#person.deactivated) throw new Error(`${this.#person.name} is deactivated and cannot use Slack`);
  }

  async command(line: string, at: { channel: string; thread?: string }): Promise<Outcome> {
    const began = performance.now();
    const room = this.#room(at.channel);
    mustFit(line);
    const [command = "", ...rest] = line.split(" ");
    const refused = (shown: string): Outcome => ({
      acknowledged: false,
      shown,
      tookMs: performance.now() - began,
    });
    if (room.archived) return refused("This channel is archived.");
    if (!this.#core.manifest.commands.has(command)) return refused(`${command} is not a valid command.`);
    if (at.thread !== undefined) return refused(`${command} is not supported in threads. Sorry!`);
    const text = escapeText(rest.join(" ").trim());
    const payload = commandPayload(this.#core, this.#person, room, command, text);
    const receipt = await this.#core.deliveries.interaction("slash_commands", "command", command, payload);
    if (!receipt.ok) return refused(receipt.shown);
    const { body } = receipt;
    if (isBag(body) && (body.text !== undefined || body.blocks !== undefined)) {
      const wrong = answerAt(this.#core, { person: this.id, channel: room.id }, body);
      if (wrong !== undefined) return refused("invalid_command_response");
    }
    return { acknowledged: true, tookMs: performance.now() - began };
  }

  shortcut(callbackId: string): Promise<Outcome> {
    if (!this.#core.manifest.shortcuts.has(callbackId))
      throw new Error(`no global shortcut "${callbackId}" in the manifest`);
    return this.#interact("shortcut", callbackId, shortcutPayload(this.#core, this.#person, callbackId));
  }

  messageShortcut(callbackId: string, channel: string, ts: string): Promise<Outcome> {
    if (!this.#core.manifest.messageShortcuts.has(callbackId)) {
      throw new Error(`no message shortcut "${callbackId}" in the manifest`);
    }
    const room = this.#room(channel);
    const message = this.#message(room, ts);
    const payload = messageShortcutPayload(this.#core, this.#person, callbackId, room, message);
    return this.#interact("shortcut", callbackId, payload);
  }

  async opensHome(): Promise<void> {
    if (!this.#core.manifest.homeTab) throw new Error("the app has no Home tab");
    this.#core.openedHome(this.id);
  }

  home(): View | undefined {
    return this.#core.surfaces.home(this.id);
  }

  async write(
    channel: string,
    text: string,
    opts: { thread?: string; broadcast?: boolean; files?: FileToUpload[] } = {},
  ): Promise<Message> {
    const room = this.#room(channel);
    this.#mayWrite(room);
    if (text === "" && (opts.files ?? []).length === 0) throw new Error("an empty message cannot be sent");
    mustFit(text);
    const parent = opts.thread === undefined ? undefined : this.#message(room, opts.thread);
    const content = typed(text, this.#core.ids.blockId());
    const files = opts.files?.map((file) => this.#upload(room, file));
    const message = this.#core.messages.post(room, {
      user: this.id,
      text: content.text,
      ...(text === "" ? {} : { blocks: [content.block] }),
      ...(parent === undefined ? {} : { thread: parent.thread_ts ?? parent.ts }),
      ...(opts.broadcast === undefined ? {} : { broadcast: opts.broadcast }),
      ...(files === undefined || files.length === 0 ? {} : { files }),
    });
    return { ...message };
  }

  async edit(channel: string, ts: string, text: string): Promise<void> {
    const room = this.#room(channel);
    if (text === "") throw new Error("an empty message cannot be sent");
    mustFit(text);
    const content = typed(text, this.#core.ids.blockId());
    this.#core.messages.update(
      room,
      this.#own(room, ts),
      { text: content.text, blocks: [content.block] },
      this.id,
    );
  }

  async delete(channel: string, ts: string): Promise<void> {
    const room = this.#room(channel);
    this.#core.messages.delete(room, this.#own(room, ts));
  }

  async deleteFile(id: string): Promise<void> {
    const { files, rooms, messages } = this.#core;
    if (files.get(id)?.user !== this.id) throw new Error("only one's own files can be deleted");
    const lost = files.lose(id, "tombstone");
    for (const room of files.conversations(lost)) messages.fileChanged(rooms.room(room), lost);
  }

  file(id: string): { readonly type: string; readonly bytes: Uint8Array } | null {
    const { files, rooms } = this.#core;
    const [file, bytes] = [files.get(id), files.bytes(id)];
    if (file === undefined || bytes === undefined) return null;
    const isSeen = files.conversations(file).some((room) => rooms.rooms.get(room)?.members.has(this.id));
    return isSeen ? { type: file.mimetype, bytes } : null;
  }

  async react(channel: string, ts: string, name: string): Promise<void> {
    const room = this.#room(channel);
    this.#core.messages.react(room, this.#message(room, ts), this.id, name);
  }

  async unreact(channel: string, ts: string, name: string): Promise<void> {
    const room = this.#room(channel);
    this.#core.messages.unreact(room, this.#message(room, ts), this.id, name);
  }

  dm(): string {
    return this.#core.rooms.dm(this.id).id;
  }

  sees(channel: string, thread?: string): Shown[] {
    const room = this.#room(channel);
    const parent = thread === undefined ? undefined : room.byTs.get(thread);
    const replies = thread === undefined ? room.timeline : (room.threads.get(thread) ?? []);
    const seen = (parent === undefined ? replies : [parent, ...replies]).map((one) =>
      this.#shown(one, false),
    );
    for (const whisper of room.whispers.get(this.id)?.values() ?? []) {
      if (whisper.thread_ts !== thread) continue;
      // Whispers stand where they came in time.
      let place = seen.length;
      while (place > 0 && (seen[place - 1]?.ts ?? "") > whisper.ts) place--;
      seen.splice(place, 0, this.#shown(whisper, true));
    }
    return seen;
  }

  modal(): View | undefined {
    return this.#core.surfaces.top(this.id);
  }

  modals(): readonly View[] {
    return this.#core.surfaces.stack(this.id);
  }

  notifications(): readonly Notification[] {
    return this.#core.messages.notifications.of(this.id);
  }

  press(where: Where, actionId: string, choose: Choice = {}, blockId?: string): Promise<Outcome> {
    const surface = this.#fields.surface(where);
    const found = findElement(surface.blocks, actionId, { blockId, value: choose.value ?? choose.option });
    if (found.input && found.block.dispatch_action !== true) {
      throw new Error(`"${actionId}" is an input without dispatch_action: fill it, and submit`);
    }
    const action = this.#fields.press(where, found, choose);
    // Looked up again: entering the value made a new version of the view.
    const now = this.#fields.surface(where);
    if (now.view !== undefined) {
      return this.#interact("action", actionId, viewPressPayload(this.#core, this.#person, now.view, action));
    }
    const { room, message, ephemeral } = now;
    if (message.bot_id !== this.#core.identity.botId) throw new Error("this message is not the app's");
    const pressed = { action, values: this.#fields.values(where) };
    const payload = messagePressPayload(this.#core, this.#person, room, message, ephemeral, pressed);
    return this.#interact("action", actionId, payload);
  }

  fill(where: Where, actionId: string, value: Choice, blockId?: string): void {
    const found = findElement(this.#fields.surface(where).blocks, actionId, { blockId });
    if (!found.input) throw new Error(`"${actionId}" is no input: choosing there is a press`);
    this.#fields.enter(where, found, value);
  }

  entered(where: Where): StateValues {
    return this.#fields.values(where);
  }

  submit(values: Record<string, string | string[]> = {}): Promise<Outcome> {
    return this.#modals.submit(values);
  }

  dismiss(): Promise<Outcome> {
    return this.#modals.dismiss();
  }

  dismissAll(): Promise<Outcome> {
    return this.#modals.dismissAll();
  }

  otherClient(): void {
    this.#core.surfaces.turn(this.id);
  }

  reload(): void {
    for (const room of this.#core.rooms.rooms.values()) {
      for (const ts of [...(room.whispers.get(this.id)?.keys() ?? [])])
        this.#core.messages.unwhisper(room, this.id, ts);
    }
    this.#core.surfaces.clear(this.id);
  }

  async #interact(
    kind: "action" | "shortcut",
    name: string,
    payload: Record<string, unknown>,
  ): Promise<Outcome> {
    const began = performance.now();
    if (!this.#core.manifest.interactive) {
      const shown = "This app is not configured to handle interactive responses.";
      return { acknowledged: false, shown, tookMs: 0 };
    }
    const receipt = await this.#core.deliveries.interaction("interactive", kind, name, payload);
    const tookMs = performance.now() - began;
    return receipt.ok
      ? { acknowledged: true, tookMs }
      : { acknowledged: false, shown: receipt.shown, tookMs };
  }

  #room(id: string): Room {
    const room = this.#core.rooms.room(id);
    if (!room.members.has(this.id)) throw new Error(`${this.#person.name} is not in ${room.name}`);
    return room;
  }

  #message(room: Room, ts: string): Message {
    const message = room.byTs.get(ts);
    if (message === undefined) throw new Error(`there is no message ${ts} in ${room.name}`);
    return message;
  }

  #own(room: Room, ts: string): Message {
    const message = this.#message(room, ts);
    if (message.user !== this.id) throw new Error("only one's own messages can be edited or deleted");
    return message;
  }

  #mayWrite(room: Room): void {
    if (room.archived) throw new Error(`${room.name} is archived`);
    if (room.type === "im" && !this.#core.manifest.messagesTab) {
      throw new Error(
        "Sending messages to this app has been turned off. (manifest: app_home.messages_tab_*)",
      );
    }
  }

  #upload(room: Room, file: FileToUpload) {
    const made = this.#core.files.add({ ...file, user: this.id });
    return this.#core.files.share(made.id, room);
  }

  #shown(message: Message, ephemeral: boolean): Shown {
    const blocks = message.blocks ?? [];
    const room = this.#core.rooms.room(message.channel);
    return {
      ts: message.ts,
      channel: message.channel,
      user: message.user,
      from: this.#core.nameOf(message.user),
      text: message.text,
      blocks,
      visible: blocks.length > 0 ? visibleText(blocks) : message.text,
      ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread: message.thread_ts }),
      broadcast:
        message.thread_ts !== undefined && message.thread_ts !== message.ts && inTimeline(room, message),
      edited: message.edited !== undefined,
      tombstone: message.subtype === "tombstone",
      replies: message.reply_count ?? 0,
      reactions: message.reactions ?? [],
      files: message.files ?? [],
      mentions: mentions(message.text, blocks),
    };
  }
}

/** A client sends no more than Slack takes of a bot. */
function mustFit(text: string): void {
  if (characters(text) > messageText)
    throw new Error(`a message holds ${messageText} characters, and this one has ${characters(text)}`);
}

function inTimeline(room: Room, message: Message): boolean {
  return room.timeline[indexOfTs(room.timeline, message.ts)]?.ts === message.ts;
}
