import { chance } from "../../playground/city/chance.ts";
import { elements, optionsOf } from "../../playground/workspace/elements.ts";
import type { Block, Shown, Where } from "../../playground/workspace/shapes.ts";
import { type Errand, keyOf } from "../../src/cases/errands.ts";
import { City, type Transport } from "../support/city.ts";
import type { Eyes } from "./looks.ts";
import type { World } from "./model.ts";
import { managerCard, opening, reportsByHand } from "./opening.ts";
import { type Hands, Play } from "./play.ts";
import { dwellers, fileOf, policyText, type Town } from "./town.ts";

/** Where somebody finds what to press, and what it is called there. */
interface Hit {
  readonly where: Where;
  readonly actionId: string;
  readonly option?: string;
  readonly blockId?: string;
}

const has = (json: string, carried: object): boolean => {
  const held: unknown = JSON.parse(json);
  return Object.entries(carried).every(([key, value]) => Object(held)[key] === value);
};

/** The button with this verb, or the line of a menu, that carries this. */
function hitIn(blocks: readonly Block[], where: Where, verb: string, carried: object): Hit | null {
  for (const { element, actionId, block } of elements(blocks)) {
    const blockId = block.block_id ?? "";
    const isVerb = actionId === verb || actionId.startsWith(`${verb}.`);
    if (isVerb && typeof element.value === "string" && has(element.value, carried))
      return { where, actionId, blockId };
    for (const { value } of optionsOf(element)) {
      const [first, ...rest] = String(value).split(" ");
      if (first === verb && has(rest.join(" "), carried))
        return { where, actionId, option: String(value), blockId };
    }
  }
  return null;
}

/** Opens the same town in the stand-in Slack, with the real bot behind one of its transports. */
export async function openWiredTown(
  seed: number,
  people: number,
  transport: Transport,
): Promise<Town & { city: City }> {
  const all = dwellers(people);
  const ids = (group: readonly { readonly id: string }[]) => group.map(({ id }) => id);
  const advisers = ids(all.advisers);
  const organisation = fileOf(all.managers, all.staff);
  const city = await City.open({ transport, policy: policyText(advisers), organisation });
  const { slack } = city;
  for (const { id, name } of Object.values(all).flat()) city.addPerson(name, { id });
  const world: World = {
    ...{ lives: [], desk: ids(all.desk), managers: ids(all.managers), colleagues: ids(all.colleagues) },
    ...{ advisers, onDesk: new Set(ids(all.desk)), away: new Map() },
  };
  const atDesk = () => slack.channel(city.deskChannel).members;
  const settles = async () => {
    await city.settles();
    // Slack takes about one message a second in a channel.
    await city.passes(2_000);
  };
  const counts = async () => {
    const addMembers = [...world.onDesk].filter((one) => !atDesk().includes(one));
    const isGone = (one: string) =>
      !world.onDesk.has(one) && slack.people.some((p) => p.id === one && p.bot !== true);
    slack.changeChannel(city.deskChannel, { addMembers, removeMembers: atDesk().filter(isGone) });
    await settles();
  };
  await counts();
  const { read } = city.mamori.work.store;

  /** What somebody sees in a conversation and its threads, the newest first. */
  const messages = (by: string, channel: string): Shown[] => {
    const top = slack.as(by).sees(channel);
    const threads = top.flatMap((one) => (one.replies > 0 ? slack.as(by).sees(channel, one.ts) : []));
    return [...top, ...threads].sort((a, b) => b.ts.localeCompare(a.ts));
  };

  async function find(by: string, at: "desk" | "own" | "home", verb: string, carried: object): Promise<Hit> {
    const actor = slack.as(by);
    if (at === "home") {
      await actor.opensHome();
      await settles();
      const hit = hitIn(actor.home()?.blocks ?? [], "home", verb, carried);
      if (hit !== null) return hit;
    }
    const modal = hitIn(actor.modal()?.blocks ?? [], "modal", verb, carried);
    if (modal !== null) return modal;
    const channel = at === "desk" ? city.deskChannel : actor.dm();
    for (const { ts, blocks } of messages(by, channel)) {
      const hit = hitIn(blocks, { channel, ts }, verb, carried);
      if (hit !== null) return hit;
    }
    throw new Error(`${by} sees no ${verb} ${JSON.stringify(carried)} ${at}`);
  }

  const hands: Hands = {
    canForge: false,
    delivers: true,
    press: async (by, at, verb, carried) => {
      const { where, actionId, option, blockId } = await find(by, at, verb, carried);
      await slack.as(by).press(where, actionId, option === undefined ? {} : { option }, blockId);
      await settles();
    },
    formOf: (by) => slack.as(by).modal()?.callback_id ?? null,
    submit: async (by, fields) => {
      const filled = Object.entries(fields).map(
        ([name, one]) => [name, typeof one === "string" ? one : [...one]] as const,
      );
      await slack.as(by).submit(Object.fromEntries(filled));
      await settles();
    },
    dismiss: async (by) => {
      if (slack.as(by).modal() !== undefined) await slack.as(by).dismissAll();
    },
    writes: async (by, life, side, text) => {
      const head = (await read.row(`case/${life.id}/${side === "desk" ? "card" : "thread"}`))?.place;
      if (head == null) throw new Error(`case ${life.id} has no thread`);
      await slack.as(by).write(head.channel, text, { thread: head.ts });
      await settles();
    },
    counts,
    passes: (ms) => city.passes(ms),
  };
  const play = new Play({
    ...{ world, chance: chance(seed), hands, read },
    now: () => city.clock.now().getTime(),
  });

  slack.feed.subscribe((change) => {
    if ((change.type === "posted" || change.type === "updated") && change.message.user === slack.botUserId)
      play.eyes(slack.channel(change.channel).members, JSON.stringify(change.message.blocks ?? []));
    if (change.type === "whispered" || change.type === "whisper-updated")
      play.eyes([change.person], JSON.stringify(change.message.blocks ?? []));
    if (change.type === "view-opened" || change.type === "view-pushed" || change.type === "home-published")
      play.eyes([change.person], JSON.stringify(change.view.blocks));
  });

  async function seen(errand: Errand): Promise<string | null> {
    const place = (await read.row(keyOf(errand)))?.place ?? null;
    const blocks = place === null ? undefined : slack.message(place.channel, place.ts)?.blocks;
    return blocks === undefined ? null : JSON.stringify(blocks);
  }

  async function shownTo(by: string, command: string): Promise<string> {
    await hands.dismiss(by);
    const actor = slack.as(by);
    await actor.command(command, { channel: actor.dm() });
    await settles();
    return JSON.stringify(actor.modal()?.blocks ?? []);
  }

  const eyes: Eyes = {
    card: (life) => seen({ kind: "card", case: life.id }),
    thread: (life) => seen({ kind: "thread", case: life.id }),
    manager: managerCard(read, seen),
    carried: async (life, to) => {
      const head = (await read.row(`case/${life.id}/${to === "desk" ? "card" : "thread"}`))?.place;
      const marks = to === "reporter" ? /◆\d+[rc]\d*◆/g : /◆\d+m\d*◆/g;
      const under =
        head == null
          ? []
          : slack.replies(head.channel, head.ts).filter((one) => one.user === slack.botUserId);
      return [...new Set(under.flatMap((one) => JSON.stringify(one.blocks ?? []).match(marks) ?? []))];
    },
    home: async (person) => {
      await slack.as(person).opensHome();
      await settles();
      return JSON.stringify(slack.as(person).home()?.blocks ?? []);
    },
    rights: async (life) => {
      await hands.dismiss(life.reporter);
      await hands.press(life.reporter, "home", "rights", { case: life.id });
      return JSON.stringify(slack.as(life.reporter).modal()?.blocks ?? []);
    },
    queue: async (person, which, section) => {
      const first = await shownTo(person, "/kasuhara 件");
      if (!first.includes("queue.which")) return first;
      const actor = slack.as(person);
      await actor.press("modal", "queue.which", { option: which });
      await settles();
      const menu = elements(actor.modal()?.blocks ?? []).find((one) => one.actionId === "queue.section");
      const isOffered =
        menu !== undefined && optionsOf(menu.element).some((one) => one.value === `=${section}`);
      if (section !== null && isOffered)
        await actor.press("modal", "queue.section", { option: `=${section}` });
      await settles();
      return section !== null && !isOffered ? "" : JSON.stringify(actor.modal()?.blocks ?? []);
    },
    finds: async (person, words) => {
      await shownTo(person, "/kasuhara 件");
      await hands.submit(person, { find: words });
      return JSON.stringify(slack.as(person).modal()?.blocks ?? []);
    },
  };

  const opens = opening(play, all.staff, reportsByHand(hands, read));
  const nameOf = (id: string): string => slack.people.find((one) => one.id === id)?.name ?? "";
  return { play, eyes, nameOf, opens, city };
}
