import { isBag } from "./bag.ts";
import type { Core } from "./core.ts";
import { elements } from "./elements.ts";
import type { Fields } from "./fields.ts";
import { choiceFor, complaint, untouched } from "./inputs.ts";
import { closedPayload, submissionPayload } from "./interactions.ts";
import { ApiError } from "./refusal.ts";
import type { Outcome, Person, View } from "./shapes.ts";

const TROUBLE = "We had some trouble connecting. Try again?";

/** A person's way through modals: the client's own checks, submitting, and what the bot's answer does to the stack. */
export class Modals {
  readonly #core: Core;
  readonly #person: Person;
  readonly #fields: Fields;

  constructor(core: Core, person: Person, fields: Fields) {
    this.#core = core;
    this.#person = person;
    this.#fields = fields;
  }

  async submit(values: Readonly<Record<string, string | string[]>>): Promise<Outcome> {
    const began = performance.now();
    const since = () => performance.now() - began;
    for (const [actionId, value] of Object.entries(values)) {
      const found = this.#fields.find("modal", actionId);
      this.#fields.enter("modal", found, choiceFor(found, value));
    }
    const view = this.#top();
    if (!isBag(view.submit) && elements(view.blocks).every((one) => !one.input)) {
      throw new Error(`this modal has no submit button:\n${view.visible}`);
    }
    const errors = complaints(view);
    this.#core.surfaces.setErrors(this.#person.id, view.id, errors);
    if (errors !== undefined) {
      return { acknowledged: false, shown: Object.values(errors).join(" "), errors, tookMs: since() };
    }
    const payload = submissionPayload(this.#core, this.#person, this.#top());
    const receipt = await this.#core.deliveries.interaction(
      "interactive",
      "submission",
      view.callback_id,
      payload,
    );
    if (!receipt.ok) return { acknowledged: false, shown: TROUBLE, tookMs: since() };
    const result = this.#apply(view, receipt.body);
    return { acknowledged: true, ...result, tookMs: since() };
  }

  /** Closes the top modal. */
  async dismiss(): Promise<Outcome> {
    const view = this.#top();
    if (view.clear_on_close) return this.dismissAll();
    this.#core.surfaces.close(this.#person.id, view.id);
    return this.#tell(view, false);
  }

  /** Closes all modals at once. */
  async dismissAll(): Promise<Outcome> {
    const stack = this.#core.surfaces.stack(this.#person.id);
    this.#core.surfaces.clear(this.#person.id);
    const told = await Promise.all(stack.map((view) => this.#tell(view, true)));
    return told.find((one) => !one.acknowledged) ?? told[0] ?? { acknowledged: true, tookMs: 0 };
  }

  async #tell(view: View, cleared: boolean): Promise<Outcome> {
    if (!view.notify_on_close) return { acknowledged: true, tookMs: 0 };
    const began = performance.now();
    const payload = closedPayload(this.#core, this.#person, view, cleared);
    const receipt = await this.#core.deliveries.interaction(
      "interactive",
      "closed",
      view.callback_id,
      payload,
    );
    // Nobody is told when this fails: the modal is gone already.
    return { acknowledged: receipt.ok, tookMs: performance.now() - began };
  }

  #top(): View {
    const view = this.#core.surfaces.top(this.#person.id);
    if (view === undefined) throw new Error("no modal is open");
    return view;
  }

  #apply(submitted: View, body: unknown): Partial<Outcome> {
    const { surfaces } = this.#core;
    const person = this.#person.id;
    const answer = isBag(body) ? body : {};
    const current = surfaces.find(submitted.id, undefined)?.view;
    try {
      switch (answer.response_action) {
        case undefined:
          surfaces.close(person, submitted.id);
          return {};
        case "clear":
          surfaces.clear(person);
          return {};
        case "update":
          if (current !== undefined) surfaces.update(person, current, answer.view, undefined);
          return {};
        case "push":
          surfaces.push(person, answer.view);
          return {};
        case "errors":
          return this.#errors(submitted, answer.errors);
        default:
          return this.#trouble(submitted, `unknown response_action ${String(answer.response_action)}`);
      }
    } catch (error) {
      if (error instanceof ApiError) return this.#trouble(submitted, error.message);
      throw error;
    }
  }

  #errors(view: View, given: unknown): Partial<Outcome> {
    const errors: Record<string, string> = {};
    for (const [block, text] of Object.entries(isBag(given) ? given : {})) errors[block] = String(text);
    const inputs = new Set(
      view.blocks.filter((block) => block.type === "input").map((block) => block.block_id),
    );
    const stray = Object.keys(errors).find((block) => !inputs.has(block));
    if (stray !== undefined)
      return this.#trouble(view, `errors name "${stray}", which is no input block here`);
    if (Object.keys(errors).length === 0) return this.#trouble(view, "errors are empty");
    this.#core.surfaces.setErrors(this.#person.id, view.id, errors);
    return { errors };
  }

  /** The bot answered something Slack cannot use: the person sees trouble, the log says why. */
  #trouble(view: View, why: string): Partial<Outcome> {
    this.#core.log.begin("to-bot", "submission", view.callback_id, undefined).end("refused", undefined, why);
    return { acknowledged: false, shown: TROUBLE };
  }
}

function complaints(view: View): Record<string, string> | undefined {
  const errors: Record<string, string> = {};
  for (const found of elements(view.blocks)) {
    if (!found.input) continue;
    const value = view.state.values[found.block.block_id]?.[found.actionId] ?? untouched(found);
    const why = complaint(found, value);
    if (why !== undefined) errors[found.block.block_id] = why;
  }
  return Object.keys(errors).length === 0 ? undefined : errors;
}
