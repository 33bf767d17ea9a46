import type { Actor, FileToUpload } from "../../playground/workspace/actor.ts";
import { elements, labelOf } from "../../playground/workspace/elements.ts";
import type { Outcome, Shown } from "../../playground/workspace/shapes.ts";
import type { Ledger } from "./ledger.ts";
import type { Lives } from "./lives.ts";
import { type Patience, REACTIONS } from "./patience.ts";
import type { SceneName, Scenes } from "./scenes.ts";

/** What one conversation needs of the city around it. */
export interface Around {
  readonly lives: Lives;
  readonly patience: Patience;
  readonly ledger: Ledger;
  readonly desk: string;
  readonly scenes: Scenes;
  /** Who of the desk hears what is late, and is on duty. */
  readonly lead: Actor;
  /** A photograph that says who took it. */
  readonly photograph: Uint8Array;
}

/** Who takes part in a conversation. */
export interface People {
  readonly clerk: Actor;
  readonly helper: Actor;
  /** Who is called when the clerk calls for help. */
  readonly head: Actor;
  /** Who is called when the head does not come. */
  readonly above: Actor;
}

/** A clerk and somebody of the desk, and how people go about it when Slack does not answer. */
export class Talk {
  readonly tag: string;
  readonly clerk: Actor;
  readonly helper: Actor;
  readonly head: Actor;
  readonly above: Actor;
  readonly lead: Actor;
  readonly dm: string;
  readonly desk: string;
  /** What is being waited for; null while it is for the other conversations. */
  step: string | null = "the beginning";
  readonly #around: Around;
  readonly #where: Set<string>;
  #card: string | undefined;

  constructor(tag: string, { clerk, helper, head, above }: People, around: Around) {
    this.tag = tag;
    this.clerk = clerk;
    this.helper = helper;
    this.head = head;
    this.above = above;
    this.lead = around.lead;
    this.dm = clerk.dm();
    this.desk = around.desk;
    this.#around = around;
    const rooms = [helper, head, above, around.lead].map((one) => one.dm());
    this.#where = new Set([this.dm, clerk.id, helper.id, ...rooms, REACTIONS]);
  }

  /** Waits until all conversations have come so far, and the time before this scene has passed. */
  async reaches(scene: SceneName): Promise<void> {
    this.step = null;
    await this.#around.scenes.reach(scene);
  }

  /** What may be done again without harm: done until it shows. */
  async again(step: string, seen: () => boolean, act: () => Promise<unknown>): Promise<void> {
    this.step = step;
    while (!seen()) {
      await this.#tries(act, seen);
    }
  }

  /**
   * What would be two things if it were done twice: done again only when Slack said that it failed, and it is not
   * there. What was acknowledged must be there.
   */
  async once(step: string, saved: () => boolean, act: () => Promise<Outcome>): Promise<void> {
    this.step = step;
    while (!saved()) {
      const outcome = await this.#tries(act, saved);
      if (outcome.errors !== undefined)
        throw new Error(`${this.tag}, ${step}: ${JSON.stringify(outcome.errors)}`);
      if (outcome.acknowledged && !saved())
        throw new Error(`${this.tag}, ${step}: acknowledged, but not saved`);
    }
  }

  /** Acts while the bot lives, and looks for a while whether it came to something; not if the bot died over it. */
  async #tries<T>(act: () => Promise<T>, seen: () => boolean): Promise<T> {
    const { lives, patience } = this.#around;
    await lives.running();
    const { starts } = lives;
    const done = await act();
    if (starts === lives.starts) await patience.shortly(this.#where, seen);
    return done;
  }

  /** Waits until it shows, doing nothing. */
  async sees(step: string, seen: () => boolean): Promise<void> {
    this.step = step;
    await this.#around.patience.until(this.#where, seen);
  }

  /** Waits until something written, which shows nothing at once, is saved. */
  async kept(step: string, saved: () => boolean): Promise<void> {
    this.step = step;
    await this.#around.patience.until(new Set(["deliveries"]), saved);
  }

  /** How often this happened to the clerk's cases. */
  happened(type: string, about = ""): number {
    return this.#around.ledger.events(this.clerk.id).filter((e) => e.type === type && e.data.includes(about))
      .length;
  }

  /** The clerk's thread with the bot, its head first; whispers included. */
  thread(): Shown[] {
    const head = this.clerk.sees(this.dm).find((m) => !m.ephemeral && m.user !== this.clerk.id);
    return head === undefined ? [] : this.clerk.sees(this.dm, head.ts);
  }

  /** What the bot wrote to somebody in messages of their own. */
  written(who: Actor): Shown[] {
    return who.sees(who.dm());
  }

  /** The files among messages that nobody of this conversation put there: the bot's copies. */
  copies(messages: readonly Shown[]): number {
    const own = [this.clerk.id, this.helper.id];
    return messages.filter((m) => !own.includes(m.user)).reduce((sum, m) => sum + m.files.length, 0);
  }

  /** How urgent the clerk's case was when it was saved. */
  urgency(): string | undefined {
    return this.#around.ledger.cases(this.clerk.id)[0]?.urgency;
  }

  /** The card of this case and its thread, as the helper sees them. */
  cardThread(): Shown[] {
    if (this.#card === undefined) {
      const heads = this.helper.sees(this.desk).filter((m) => m.thread === undefined || m.thread === m.ts);
      this.#card = heads.find((m) => m.visible.includes(this.tag))?.ts;
      if (this.#card === undefined) {
        this.#where.add(this.desk);
        return [];
      }
      this.#where.delete(this.desk);
      this.#where.add(this.#card);
    }
    return this.helper.sees(this.desk, this.#card);
  }

  /** Waits for this case's card to stand at the desk. */
  async atDesk(step: string): Promise<void> {
    await this.sees(step, () => this.cardThread().length > 0);
  }

  /** Presses what carries this label; nothing if it does not stand there any more. */
  async press(who: Actor, messages: readonly Shown[], label: string): Promise<Outcome> {
    for (const message of [...messages].reverse()) {
      const hit = elements(message.blocks).find((e) => labelOf(e.element) === label);
      if (hit === undefined) continue;
      const where = { channel: message.channel, ts: message.ts };
      return who.press(where, hit.actionId, {}, hit.block.block_id);
    }
    return { acknowledged: false, tookMs: 0 };
  }

  /** The clerk answers a question by the button that is the answer. */
  async chooses(label: string, topic: string): Promise<void> {
    await this.sees(`the question ${topic}`, () => shows(this.thread(), `[${label}]`));
    await this.once(
      `the answer ${label}`,
      () => this.happened("answered", `"topic":"${topic}"`) > 0,
      () => this.press(this.clerk, this.thread(), label),
    );
  }

  /** Opens a form by the button that leads to it, fills it in, submits it, and closes what was left open. */
  async form(
    who: Actor,
    form: string,
    button: () => Promise<unknown>,
    values: Readonly<Record<string, string>>,
    saved: () => boolean,
    files: readonly FileToUpload[] = [],
  ): Promise<void> {
    const isOpen = () => who.modal()?.callback_id === form;
    await this.once(`the form ${form}`, saved, async () => {
      await this.again(`the form ${form} opening`, isOpen, button);
      if (files.length > 0) who.fill("modal", "files", { files });
      return who.submit({ ...values });
    });
    if (isOpen()) await who.dismiss();
  }

  /** Writes into the clerk's thread. Slack keeps it and delivers it until it is taken: nobody writes it twice. */
  async writes(text: string, files: FileToUpload[] = []): Promise<string> {
    const head = this.thread()[0];
    const more = head === undefined ? {} : { thread: head.ts };
    return (await this.clerk.write(this.dm, text, { ...more, ...withFiles(files) })).ts;
  }

  /** Writes into the card's thread. */
  async notes(text: string, files: FileToUpload[] = []): Promise<string> {
    const card = this.cardThread()[0];
    const more = card === undefined ? {} : { thread: card.ts };
    return (await this.helper.write(this.desk, text, { ...more, ...withFiles(files) })).ts;
  }

  /** A photograph that says who took it. */
  photograph(): FileToUpload {
    return { name: `${this.tag}.jpg`, mimetype: "image/jpeg", bytes: this.#around.photograph };
  }
}

const withFiles = (files: FileToUpload[]) => (files.length === 0 ? {} : { files });

export const shows = (messages: readonly Shown[], text: string): boolean =>
  messages.some((m) => m.visible.includes(text));

export const isMarked = (messages: readonly Shown[], ts: string, mark = "white_check_mark"): boolean =>
  messages.some((m) => m.ts === ts && m.reactions.some((r) => r.name === mark));
