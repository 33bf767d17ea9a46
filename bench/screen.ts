import { bags, isBag, textOf } from "../playground/workspace/bag.ts";
import type { Block, Change, Message } from "../playground/workspace/shapes.ts";
import type { Workspace } from "../playground/workspace/workspace.ts";

export interface At {
  readonly channel: string;
  readonly ts: string;
}

/**
 * What everybody's screens show, kept by the change feed: looking through thousands of messages for a button would
 * measure the looking. What can be asked for: `marker` (a message of the bot by its opaque key), `case/7/claim` (a
 * button of a case), `U1/door.report.over` and `U1/offer-send/7` (a button whispered to somebody), `U1/modal/decide`.
 */
export class Screen {
  readonly #shown = new Map<string, At>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #cases = new Map<string, number>();
  readonly #metadata = new Map<string, string>();
  readonly #stop: () => void;

  constructor(slack: Workspace) {
    this.#stop = slack.feed.subscribe((change) => this.#changed(change));
  }

  close(): void {
    this.#stop();
  }

  find(what: string): At | undefined {
    return this.#shown.get(what);
  }

  /** The newest case of which a message in this channel carries a button; 0 before there is one. */
  newestCase(channel: string): number {
    return this.#cases.get(channel) ?? 0;
  }

  /** What somebody's newest modal carried along. */
  metadata(person: string): unknown {
    return JSON.parse(this.#metadata.get(person) ?? "{}");
  }

  forget(what: string): void {
    this.#shown.delete(what);
  }

  /** Resolves when one of these changes next. */
  next(...what: readonly string[]): Promise<void> {
    return new Promise((resolve) => {
      for (const one of what) this.#waiting.set(one, [...(this.#waiting.get(one) ?? []), resolve]);
    });
  }

  #changed(change: Change): void {
    switch (change.type) {
      case "posted":
      case "updated":
        this.#message(change.message);
        break;
      case "whispered":
      case "whisper-updated":
        this.#message(change.message, change.person);
        break;
      case "view-opened":
      case "view-updated":
        this.#metadata.set(change.person, change.view.private_metadata);
        this.#tell(`${change.person}/modal/${change.view.callback_id}`, { channel: "", ts: "" });
    }
  }

  #message(message: Message, person?: string): void {
    if (message.bot_id === undefined) return;
    const { channel, ts, blocks = [] } = message;
    const at = { channel, ts };
    this.#tell(ts, at);
    const marker = blocks[0]?.block_id;
    if (marker?.startsWith("m.")) this.#tell(marker, at);
    for (const { action, caseId } of buttons(blocks)) {
      if (person !== undefined) this.#tell(`${person}/${action}${caseId === null ? "" : `/${caseId}`}`, at);
      else if (caseId !== null) {
        this.#cases.set(channel, Math.max(caseId, this.newestCase(channel)));
        this.#tell(`case/${caseId}/${action}`, at);
      }
    }
  }

  #tell(what: string, at: At): void {
    this.#shown.set(what, at);
    const waiting = this.#waiting.get(what);
    if (waiting === undefined) return;
    this.#waiting.delete(what);
    for (const resolve of waiting) resolve();
  }
}

function buttons(blocks: readonly Block[]): { action: string; caseId: number | null }[] {
  return blocks.flatMap((block) =>
    bags(block.elements).flatMap((element) => {
      const action = textOf(element.action_id);
      const value = textOf(element.value);
      if (action === undefined || value === undefined) return [];
      const carried: unknown = JSON.parse(value);
      const caseId = isBag(carried) && typeof carried.case === "number" ? carried.case : null;
      return [{ action, caseId }];
    }),
  );
}
