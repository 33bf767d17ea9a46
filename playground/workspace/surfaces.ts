import { isBag, textOf } from "./bag.ts";
import { checkView } from "./blocks.ts";
import { elements, visibleText } from "./elements.ts";
import type { Feed } from "./feed.ts";
import type { Ids } from "./ids.ts";
import { stateful, untouched } from "./inputs.ts";
import { refuse } from "./refusal.ts";
import type { Identity } from "./rooms.ts";
import type { Bag, Block, StateValues, View } from "./shapes.ts";

const MOST_VIEWS = 3;

/** Modals and App Homes: the stack each person sees, with what they have entered. */
export class Surfaces {
  readonly #ids: Ids;
  readonly #feed: Feed;
  readonly #identity: Identity;
  readonly #stacks = new Map<string, View[]>();
  /** What stays open on the client a person is not looking at. */
  readonly #aside = new Map<string, readonly View[]>();
  readonly #homes = new Map<string, View>();
  readonly #owners = new Map<string, string>();
  readonly #external = new Map<string, string>();

  constructor(ids: Ids, feed: Feed, identity: Identity) {
    this.#ids = ids;
    this.#feed = feed;
    this.#identity = identity;
  }

  stack(person: string): readonly View[] {
    return this.#stacks.get(person) ?? [];
  }

  top(person: string): View | undefined {
    return this.stack(person).at(-1);
  }

  home(person: string): View | undefined {
    return this.#homes.get(person);
  }

  /** Everybody's Home, as they are kept and brought back. */
  homes(): [string, View][] {
    return [...this.#homes];
  }

  bringBack(homes: readonly (readonly [string, View])[]): void {
    for (const [person, view] of homes) {
      this.#homes.set(person, view);
      this.#owners.set(view.id, person);
    }
  }

  /** Opens a modal; one that is open already gives way to it. */
  open(person: string, given: unknown): View {
    const view = this.#build(given, "modal", undefined, {});
    for (const old of this.stack(person)) this.#forget(old);
    this.#keep(person, [view]);
    this.#emit("view-opened", person, view);
    return view;
  }

  push(person: string, given: unknown): View {
    const stack = this.stack(person);
    const below = stack.at(-1);
    if (below === undefined) return this.open(person, given);
    if (stack.length >= MOST_VIEWS) refuse("push_limit_reached", `a stack holds ${MOST_VIEWS} views`);
    const view = this.#build(given, "modal", undefined, { root: below.root_view_id, previous: below.id });
    this.#keep(person, [...stack, view]);
    this.#emit("view-pushed", person, view);
    return view;
  }

  /** Finds an open view by id or external_id. */
  find(
    viewId: string | undefined,
    externalId: string | undefined,
  ): { person: string; view: View } | undefined {
    const id = viewId ?? (externalId === undefined ? undefined : this.#external.get(externalId));
    const person = id === undefined ? undefined : this.#owners.get(id);
    if (id === undefined || person === undefined) return undefined;
    const home = this.#homes.get(person);
    const view = home?.id === id ? home : this.stack(person).find((one) => one.id === id);
    return view === undefined ? undefined : { person, view };
  }

  /** Replaces a view; what was entered stays where block_id and action_id stay. */
  update(person: string, view: View, given: unknown, hash: string | undefined): View {
    if (hash !== undefined && hash !== view.hash) refuse("hash_conflict", `the view's hash is ${view.hash}`);
    const next = this.#build(given, view.type, view, {});
    this.#replace(person, next);
    this.#emit("view-updated", person, next);
    return next;
  }

  publish(person: string, given: unknown, hash: string | undefined): View {
    const old = this.#homes.get(person);
    if (old !== undefined && hash !== undefined && hash !== old.hash) refuse("hash_conflict");
    const view = this.#build(given, "home", old, {});
    this.#homes.set(person, view);
    this.#owners.set(view.id, person);
    if (this.#feed.watched) this.#feed.emit({ type: "home-published", person, view });
    return view;
  }

  /** Shows errors under fields, or takes them away. */
  setErrors(person: string, viewId: string, errors: Readonly<Record<string, string>> | undefined): void {
    const found = this.find(viewId, undefined);
    if (found === undefined) return;
    const { errors: _old, ...rest } = found.view;
    const next: View = errors === undefined ? rest : { ...rest, errors };
    this.#replace(person, next);
    this.#emit("view-updated", person, next);
  }

  setValue(person: string, viewId: string, blockId: string, actionId: string, value: Bag): View | undefined {
    const found = this.find(viewId, undefined);
    if (found === undefined) return undefined;
    const { values } = found.view.state;
    const block = { ...values[blockId], [actionId]: value };
    const next: View = { ...found.view, state: { values: { ...values, [blockId]: block } } };
    this.#replace(person, next);
    return next;
  }

  close(person: string, viewId: string): void {
    const stack = this.stack(person);
    const view = stack.find((one) => one.id === viewId);
    if (view === undefined) return;
    this.#forget(view);
    this.#keep(
      person,
      stack.filter((one) => one.id !== viewId),
    );
    if (this.#feed.watched) this.#feed.emit({ type: "view-closed", person, viewId, cleared: false });
  }

  clear(person: string): void {
    for (const view of this.stack(person)) {
      this.#forget(view);
      if (this.#feed.watched)
        this.#feed.emit({ type: "view-closed", person, viewId: view.id, cleared: true });
    }
    this.#stacks.delete(person);
  }

  /** Turns to the person's other client: modals are open on one of them only. */
  turn(person: string): void {
    const other = this.#aside.get(person) ?? [];
    this.#aside.set(person, this.stack(person));
    this.#stacks.set(person, [...other]);
  }

  #keep(person: string, stack: View[]): void {
    this.#stacks.set(person, stack);
    for (const view of stack) {
      this.#owners.set(view.id, person);
      if (view.external_id !== "") this.#external.set(view.external_id, view.id);
    }
  }

  #replace(person: string, view: View): void {
    if (view.type === "home") this.#homes.set(person, view);
    else
      this.#keep(
        person,
        this.stack(person).map((one) => (one.id === view.id ? view : one)),
      );
  }

  #forget(view: View): void {
    this.#owners.delete(view.id);
    if (view.external_id !== "") this.#external.delete(view.external_id);
  }

  #emit(type: "view-opened" | "view-pushed" | "view-updated", person: string, view: View): void {
    if (this.#feed.watched) this.#feed.emit({ type, person, view });
  }

  #build(
    given: unknown,
    type: "modal" | "home",
    old: View | undefined,
    place: { root?: string; previous?: string },
  ): View {
    const refusal = checkView(given);
    if (refusal !== undefined) refuse(refusal.error, refusal.detail);
    if (!isBag(given)) refuse("invalid_arguments", "view is not an object");
    if (given.type !== type)
      refuse("invalid_arguments", `a ${type} is needed here, not a ${String(given.type)}`);
    const external = textOf(given.external_id) ?? "";
    const holder = external === "" ? undefined : this.#external.get(external);
    if (holder !== undefined && holder !== old?.id) refuse("duplicate_external_id");
    const blocks = withBlockIds(given.blocks, this.#ids);
    const id = old?.id ?? this.#ids.id("V");
    return {
      id,
      team_id: this.#identity.teamId,
      app_id: this.#identity.appId,
      bot_id: this.#identity.botId,
      type,
      ...(isBag(given.title) ? { title: given.title } : {}),
      submit: isBag(given.submit) ? given.submit : null,
      close: isBag(given.close) ? given.close : null,
      blocks,
      callback_id: textOf(given.callback_id) ?? "",
      private_metadata: textOf(given.private_metadata) ?? "",
      external_id: external,
      clear_on_close: given.clear_on_close === true,
      notify_on_close: given.notify_on_close === true,
      hash: this.#ids.hash(),
      root_view_id: old?.root_view_id ?? place.root ?? id,
      previous_view_id: old?.previous_view_id ?? place.previous ?? null,
      state: { values: stateOf(blocks, old?.state.values) },
      visible: [visibleText([given.title, given.submit].filter(isBag)), visibleText(blocks)]
        .join("\n")
        .trim(),
    };
  }
}

/** Gives every block without one a block_id, as Slack does: another one each time. */
export function withBlockIds(blocks: unknown, ids: Ids): Block[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.filter(isBag).map((block) => {
    const id = textOf(block.block_id);
    return {
      ...block,
      type: textOf(block.type) ?? "",
      block_id: id === undefined || id === "" ? ids.blockId() : id,
    };
  });
}

/** What the stateful elements hold: what was entered before, else their initial values. */
export function stateOf(blocks: readonly Block[], before: StateValues | undefined): StateValues {
  const values: Record<string, Record<string, Bag>> = {};
  for (const found of elements(blocks)) {
    if (!stateful(found.type)) continue;
    const blockId = found.block.block_id;
    const kept = before?.[blockId]?.[found.actionId];
    const block = values[blockId] ?? {};
    block[found.actionId] = kept?.type === found.type ? kept : untouched(found);
    values[blockId] = block;
  }
  return values;
}

/** A view as the bot gets it. */
export function viewOnWire(view: View): Bag {
  const { errors: _errors, visible: _visible, ...rest } = view;
  return { ...rest, app_installed_team_id: view.team_id };
}
