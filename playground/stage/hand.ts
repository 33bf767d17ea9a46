import type { Actor } from "../workspace/actor.ts";
import { elements, type Found, labelOf, optionsOf } from "../workspace/elements.ts";
import type { Block, Choice, Shown, Where } from "../workspace/shapes.ts";
import type { Stage } from "./stage.ts";

/** What is entered in a form, by the labels of its fields. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** How long people take from one thing to the next; Slack takes about a message a second in a channel. */
const BREATH = 3_000;

/** How long anything may take until it stands on a screen. */
const PATIENCE = 10_000;

interface Surface {
  readonly where: Where;
  readonly blocks: readonly Block[];
}

/** Somebody of the city whose hand is led: presses what can be read on their screen, and waits for what follows. */
export class Hand {
  readonly #stage: Stage;
  readonly actor: Actor;

  constructor(stage: Stage, id: string) {
    this.#stage = stage;
    this.actor = stage.slack.as(id);
  }

  async types(command: string, channel: string): Promise<void> {
    await this.#then(this.actor.command(command, { channel }));
  }

  /** Presses what carries these labels, one after the other: in the open form, else in the newest message. */
  async presses(...labels: string[]): Promise<void> {
    for (const label of labels) {
      const { where, found } = await this.#find(`「${label}」`, (one) => labelOf(one.element) === label);
      await this.#then(this.actor.press(where, found.actionId, {}, found.block.block_id));
    }
  }

  /** Chooses this in a menu that answers at once. */
  async picks(option: string): Promise<void> {
    const { where, found } = await this.#find(
      `「${option}」`,
      (one) => !one.input && optionsOf(one.element).some((o) => labelOf(o) === option),
    );
    await this.#then(this.actor.press(where, found.actionId, { option }, found.block.block_id));
  }

  /** Fills fields in by their labels, and sends nothing. */
  async fills(entries: Entries): Promise<void> {
    for (const [label, value] of Object.entries(entries)) {
      const { where, found } = await this.#find(`「${label}」`, (one) => one.input && isCalled(one, label));
      this.actor.fill(where, found.actionId, this.#choice(found, value), found.block.block_id);
    }
  }

  async submits(entries: Entries = {}): Promise<void> {
    await this.fills(entries);
    await this.#then(this.actor.submit());
  }

  /** Writes into a channel itself. */
  async says(channel: string, text: string): Promise<void> {
    await this.#then(this.actor.write(channel, text));
  }

  /** Writes into the thread of the message in which this can be read. */
  async writes(channel: string, beside: string, text: string): Promise<void> {
    const thread = await this.#until(`「${beside}」`, () => this.headWith(channel, beside));
    await this.#then(this.actor.write(channel, text, { thread }));
  }

  /** The newest message of a channel in which this can be read. */
  headWith(channel: string, text: string): string | null {
    return this.actor.sees(channel).findLast((one) => one.visible.includes(text))?.ts ?? null;
  }

  /** The newest message of the bot's in the direct message with it, to which all of a case belongs. */
  newestHead(): string | null {
    const heads = this.actor.sees(this.actor.dm()).filter((one) => !one.ephemeral);
    return heads.at(-1)?.ts ?? null;
  }

  /** What can be read in the open form, the messages and the Home of this person. */
  reads(): string {
    const home = this.actor.home();
    return [
      ...this.actor.modals().map((one) => one.visible),
      ...this.#newestFirst().map((one) => one.visible),
      ...(home === undefined ? [] : [home.visible]),
    ].join("\n");
  }

  /** Waits until this can be read. */
  async reading(text: string): Promise<void> {
    await this.#until(`${text} を読む`, () => (this.reads().includes(text) ? true : null));
  }

  #choice({ type, element }: Found, value: string | readonly string[]): Choice {
    if (type === "plain_text_input") return { value: String(value) };
    if (type === "datepicker") return { date: String(value) };
    if (type === "users_select") return { value: String(value) };
    if (typeof value === "string" && type !== "checkboxes" && optionsOf(element).length > 0)
      return { option: value };
    return { options: [value].flat() };
  }

  #find(
    what: string,
    fits: (one: Found) => boolean,
  ): Promise<{ readonly where: Where; readonly found: Found }> {
    return this.#until(what, () => {
      for (const { where, blocks } of this.#surfaces()) {
        const found = elements(blocks).find(fits);
        if (found !== undefined) return { where, found };
      }
      return null;
    });
  }

  #surfaces(): Surface[] {
    const modal = this.actor.modal();
    const home = this.actor.home();
    return [
      ...(modal === undefined ? [] : [{ where: "modal" as const, blocks: modal.blocks }]),
      ...this.#newestFirst().map(({ channel, ts, blocks }) => ({ where: { channel, ts }, blocks })),
      ...(home === undefined ? [] : [{ where: "home" as const, blocks: home.blocks }]),
    ];
  }

  #newestFirst(): Shown[] {
    const { slack } = this.#stage;
    const mine = slack.channels.filter((one) => one.members.includes(this.actor.id));
    return mine.flatMap(({ id }) => this.#everythingIn(id)).sort((a, b) => b.ts.localeCompare(a.ts));
  }

  #everythingIn(channel: string): Shown[] {
    const top = this.actor.sees(channel);
    const threads = top.flatMap((one) => (one.replies > 0 ? this.actor.sees(channel, one.ts) : []));
    return [...new Map([...top, ...threads].map((one) => [one.ts, one])).values()];
  }

  /** Looks until it is there, and lets a little time pass for what waits for its time. */
  async #until<T>(what: string, look: () => T | null): Promise<T> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
      const seen = look();
      if (seen !== null) return seen;
      await this.#calm();
    }
    throw new Error(`${what}が画面に見つかりません。`);
  }

  async #then(doing: Promise<unknown>): Promise<void> {
    await doing;
    await this.#calm();
  }

  /** Nobody has anything left to do; waited for no longer than anybody would. */
  async #calm(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, PATIENCE);
    const calm = this.#stage.settled().then(() => this.#stage.passes(BREATH));
    await Promise.race([calm, late]).finally(() => clearTimeout(timer));
  }
}

function isCalled({ block, element }: Found, label: string): boolean {
  const said = JSON.stringify(block.label ?? block.text ?? "");
  return said.includes(label) && element.type !== "button";
}
