import type { Actor, FileToUpload } from "../../playground/workspace/actor.ts";
import { elements, labelOf, optionsOf } from "../../playground/workspace/elements.ts";
import type { Outcome, Shown } from "../../playground/workspace/shapes.ts";
import type { City } from "./city.ts";
import type { Reading } from "./reading.ts";

/** Messages of the bot that stand in the channel itself, not in a thread. */
export const heads = (m: Shown): boolean =>
  (m.thread === undefined || m.thread === m.ts) && !m.ephemeral && m.blocks.length > 0 && m.from !== "";

/** What carries this label: a button, or a line of a menu behind three dots. */
function hitBy(blocks: Shown["blocks"], label: string) {
  for (const { type, element, actionId, block } of elements(blocks)) {
    if (labelOf(element) === label) return { actionId, choice: {}, blockId: block.block_id };
    if (type === "overflow" && optionsOf(element).some((o) => labelOf(o) === label))
      return { actionId, choice: { option: label }, blockId: block.block_id };
  }
  return null;
}

/** One person at their Slack client. Waits after everything they do until all have caught up. */
export class Citizen {
  readonly actor: Actor;
  readonly name: string;
  readonly #city: City;
  /** How often this person pressed something. */
  pressed = 0;
  /** Counts what this person is shown, where a story wants to know. */
  reading: Reading | null = null;

  constructor(city: City, actor: Actor, name: string) {
    this.#city = city;
    this.actor = actor;
    this.name = name;
  }

  /** Types a command in the channel everybody is in. */
  async types(command: string, thread?: string): Promise<Outcome> {
    const at = { channel: this.#city.general, ...(thread === undefined ? {} : { thread }) };
    return this.#then(this.actor.command(command, at));
  }

  async uses(shortcut: string): Promise<Outcome> {
    return this.#then(this.actor.shortcut(shortcut));
  }

  async opensHome(): Promise<void> {
    await this.#then(this.actor.opensHome());
  }

  /** Presses what carries this label: in the open modal, else in the newest message that shows it. */
  async presses(...labels: string[]): Promise<Outcome> {
    let last: Outcome = { acknowledged: false, tookMs: 0 };
    for (const label of labels) last = await this.#then(this.pressing(label));
    return last;
  }

  /** The same without waiting for what follows: for two people at the same moment. */
  pressing(label: string): Promise<Outcome> {
    this.pressed++;
    const modal = this.actor.modal();
    if (modal !== undefined) {
      const hit = hitBy(modal.blocks, label);
      if (hit !== null) return this.actor.press("modal", hit.actionId, hit.choice, hit.blockId);
    }
    for (const message of this.#newestFirst()) {
      const hit = hitBy(message.blocks, label);
      if (hit === null) continue;
      const where = { channel: message.channel, ts: message.ts };
      return this.actor.press(where, hit.actionId, hit.choice, hit.blockId);
    }
    const home = this.actor.home();
    const hit = hitBy(home?.blocks ?? [], label);
    if (hit !== null) return this.actor.press("home", hit.actionId, hit.choice, hit.blockId);
    throw new Error(
      `${this.name} sees nothing to press that says "${label}". On the screen:\n${this.screen()}`,
    );
  }

  /** Presses what carries this label in the newest message in which this text can be read. */
  async pressesIn(text: string, label: string): Promise<Outcome> {
    return this.#then(this.pressingIn(text, label));
  }

  /** The same without waiting for what follows. */
  pressingIn(text: string, label: string): Promise<Outcome> {
    this.pressed++;
    const message = this.#newestFirst().find((m) => m.visible.includes(text));
    const hit = hitBy(message?.blocks ?? [], label);
    if (message === undefined || hit === null)
      throw new Error(`${this.name} sees no "${label}" beside "${text}". On the screen:\n${this.screen()}`);
    const where = { channel: message.channel, ts: message.ts };
    return this.actor.press(where, hit.actionId, hit.choice, hit.blockId);
  }

  /** Chooses this option in a menu of the open modal that answers at once. */
  async picks(option: string): Promise<Outcome> {
    this.pressed += 2;
    const menu = elements(this.actor.modal()?.blocks ?? []).find(
      (e) => !e.input && optionsOf(e.element).some((o) => labelOf(o) === option),
    );
    if (menu === undefined) throw new Error(`${this.name} sees no menu with "${option}":\n${this.screen()}`);
    return this.#then(this.actor.press("modal", menu.actionId, { option }, menu.block.block_id));
  }

  /** Edits, deletes or marks a message, and waits for what follows. */
  async edits(channel: string, ts: string, text: string): Promise<void> {
    await this.#then(this.actor.edit(channel, ts, text));
  }

  async deletesFile(id: string): Promise<void> {
    return this.#then(this.actor.deleteFile(id));
  }

  async deletes(channel: string, ts: string): Promise<void> {
    await this.#then(this.actor.delete(channel, ts));
  }

  async reacts(channel: string, ts: string, name: string): Promise<void> {
    await this.#then(this.actor.react(channel, ts, name));
  }

  async takesBack(channel: string, ts: string, name: string): Promise<void> {
    await this.#then(this.actor.unreact(channel, ts, name));
  }

  /** The names of the marks on a message. */
  marksOn(channel: string, ts: string): string[] {
    const found = this.everything(channel).find((m) => m.ts === ts);
    return (found?.reactions ?? []).map((r) => r.name);
  }

  /** Uses a message shortcut and waits for what follows. */
  async usesOn(shortcut: string, channel: string, ts: string): Promise<Outcome> {
    return this.#then(this.actor.messageShortcut(shortcut, channel, ts));
  }

  /** Chooses options by their labels and fills texts in by the labels of their fields, where the form now is. */
  async fills(fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) this.#fill(label, value);
  }

  /** Fills the open modal in and submits it. */
  async submits(fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Outcome> {
    await this.fills(fields);
    this.pressed++;
    return this.#then(this.actor.submit());
  }

  async dismisses(): Promise<void> {
    await this.#then(this.actor.dismiss());
  }

  /** Writes into the newest thread with the bot; `outside` writes beside all threads. */
  async writes(
    text: string,
    more: { outside?: boolean; files?: number; edit?: never } = {},
  ): Promise<string> {
    const dm = this.actor.dm();
    const threads = this.actor.sees(dm).filter(heads);
    const thread = more.outside === true ? undefined : threads.at(-1)?.ts;
    const uploads = Array.from({ length: more.files ?? 0 }, (_, n) => ({
      name: `photo-${n}.png`,
      mimetype: "image/png",
      bytes: new Uint8Array([n]),
    }));
    return this.#write(dm, text, thread, uploads);
  }

  /** Writes into the newest thread with the bot, with files. */
  async sends(text: string, files: readonly FileToUpload[]): Promise<string> {
    const dm = this.actor.dm();
    return this.#write(dm, text, this.actor.sees(dm).filter(heads).at(-1)?.ts, files);
  }

  /** Writes into the thread of the newest card. */
  async notes(text: string, files: readonly FileToUpload[] = []): Promise<string> {
    const { deskChannel } = this.#city;
    const cards = this.actor.sees(deskChannel).filter(heads);
    return this.#write(deskChannel, text, cards.at(-1)?.ts, files);
  }

  /** Everything in the direct message with the bot, threads included. */
  thread(): string {
    return this.everything(this.actor.dm())
      .map((m) => m.visible)
      .join("\n");
  }

  /** What only this person was shown, newest last, in every channel. */
  whispers(): string[] {
    return this.whispered().map((m) => m.visible);
  }

  /** The same, as messages. */
  whispered(): Shown[] {
    return this.#newestFirst()
      .filter((m) => m.ephemeral)
      .reverse();
  }

  wasTold(): string {
    return this.whispers().at(-1) ?? "";
  }

  modal(): string {
    return this.actor.modal()?.visible ?? "";
  }

  home(): string {
    return this.actor.home()?.visible ?? "";
  }

  /** All that stands in a channel and its threads for this person, oldest first. */
  everything(channel: string): Shown[] {
    const top = this.actor.sees(channel);
    const threads = top.flatMap((m) =>
      m.thread === undefined || m.thread === m.ts ? this.actor.sees(channel, m.ts) : [],
    );
    const all = new Map([...top, ...threads].map((m) => [m.ts, m]));
    return [...all.values()].sort((a, b) => a.ts.localeCompare(b.ts));
  }

  /** All messages this person sees anywhere, newest first. */
  everywhere(): Shown[] {
    return this.#newestFirst();
  }

  screen(): string {
    return [this.modal(), ...this.#newestFirst().map((m) => m.visible), this.home()].join("\n---\n");
  }

  #newestFirst(): Shown[] {
    const channels = this.#city.slack.channels.filter(
      (c) => c.members.includes(this.actor.id) || c.person === this.actor.id,
    );
    return channels.flatMap((c) => this.everything(c.id)).sort((a, b) => b.ts.localeCompare(a.ts));
  }

  async #write(
    channel: string,
    text: string,
    thread: string | undefined,
    files: readonly FileToUpload[],
  ): Promise<string> {
    this.#city.written.push(text);
    const message = await this.#then(
      this.actor.write(channel, text, {
        ...(thread === undefined ? {} : { thread }),
        ...(files.length === 0 ? {} : { files: [...files] }),
      }),
    );
    return message.ts;
  }

  #fill(label: string, value: string | readonly string[]): void {
    const modal = this.actor.modal();
    const places = [
      ...(modal === undefined ? [] : [{ where: "modal" as const, blocks: modal.blocks }]),
      ...this.#newestFirst().map((m) => ({ where: { channel: m.channel, ts: m.ts }, blocks: m.blocks })),
    ];
    for (const { where, blocks } of places) {
      for (const found of elements(blocks)) {
        if (!JSON.stringify(found.block.label ?? found.block.text ?? "").includes(label)) continue;
        this.pressed += found.type === "static_select" ? 2 : 1;
        const choice =
          found.type === "plain_text_input"
            ? { value: String(value) }
            : found.type === "datepicker"
              ? { date: String(value) }
              : found.type === "users_select"
                ? { value: this.#city.idOf(String(value)) }
                : found.type === "multi_users_select"
                  ? { options: [value].flat().map((name) => this.#city.idOf(name)) }
                  : typeof value === "string" && found.type !== "checkboxes"
                    ? { option: value }
                    : { options: [value].flat() };
        if (found.type === "plain_text_input") this.#city.written.push(String(value));
        const isOfPeople = found.type.endsWith("users_select");
        if (isOfPeople || optionsOf(found.element).length > 0 || "value" in choice || "date" in choice) {
          this.actor.fill(where, found.actionId, choice, found.block.block_id);
          return;
        }
      }
    }
    throw new Error(`${this.name} sees no field "${label}". On the screen:\n${this.screen()}`);
  }

  async #then<T>(doing: Promise<T>): Promise<T> {
    const done = await doing;
    await this.#city.settles();
    // People take their time, and Slack takes about one message a second in a channel.
    await this.#city.passes(3_000);
    this.reading?.looks(this);
    return done;
  }
}
