import { onTestFinished } from "vitest";
import { chance } from "../../playground/city/chance.ts";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { type Errand, keyOf } from "../../src/cases/errands.ts";
import type { Ask } from "../../src/cases/requests.ts";
import { draw } from "../../src/casework/draw.ts";
import type { DueRows } from "../../src/casework/ports-records.ts";
import type { Store, Tx } from "../../src/casework/ports-store.ts";
import { asksToShare } from "../../src/casework/sharing.ts";
import { openMamori } from "../../src/mamori.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { openStore } from "../../src/store/open.ts";
import { type Ends, freshDatabase, silent } from "../store/scratch.ts";
import type { Eyes } from "./looks.ts";
import { tellsOf } from "./marks.ts";
import type { Life, World } from "./model.ts";
import { managerCard, opening, reportsByHand } from "./opening.ts";
import { type Filled, type Hands, Play } from "./play.ts";
import { DESK, Recorder } from "./recorder.ts";
import { dwellers, fileOf, policyText, type Town } from "./town.ts";

const MORNING = new Date("2026-11-16T01:00:00Z");

/**
 * Opens a town of so many who report. `delivers`: the outbox carries out what is owed; else it finds nothing due, and
 * what is owed is drawn when somebody looks, by the same function.
 */
export async function openTown(
  seed: number,
  people: number,
  delivers: boolean,
  ends: Ends = onTestFinished,
): Promise<Town> {
  const clock = new FakeClock(MORNING);
  const slack = new Recorder(clock);
  const owed = new Owed();
  const all = dwellers(people);
  for (const { id, name } of Object.values(all).flat()) slack.people.set(id, { name, mail: null });
  for (const { id } of all.desk) slack.onDesk.add(id);
  const ids = (group: readonly { readonly id: string }[]) => group.map(({ id }) => id);
  const world: World = {
    ...{ lives: [], desk: ids(all.desk), managers: ids(all.managers), colleagues: ids(all.colleagues) },
    ...{ advisers: ids(all.advisers), onDesk: slack.onDesk, away: new Map() },
  };

  const edition = readPolicy(policyText(world.advisers), "policy.yml");
  if (!edition.ok) throw new Error(JSON.stringify(edition.faults));
  const real = await openStore({ path: await freshDatabase(ends), log: silent });
  const bytes = Buffer.from(fileOf(all.managers, all.staff));
  let looked = false;
  const mamori = await openMamori({
    config: {
      ...{ botToken: "", slackApiUrl: "", httpsProxy: undefined, deskChannel: DESK },
      transport: { kind: "socket", appToken: "" },
    },
    edition,
    store: delivers ? real : owed.keptOf(real),
    clock,
    log: silent,
    organisation: async () => {
      if (looked) return { as: "same" };
      looked = true;
      return { as: "changed", bytes };
    },
    connect: slack.connect,
  });
  ends(() => mamori.stop());
  const { store } = slack.bot;
  const settles = () => (delivers ? mamori.idle() : Promise.resolve());
  const own = (person: string) => slack.dm(person);

  const hands: Hands = {
    canForge: true,
    delivers,
    press: async (by, at, verb, carried) => {
      // Whoever was sent anything is known by name; nobody asks for it where nothing is sent.
      if (verb === "consult")
        for (const one of world.lives) if (has(one, carried)) await slack.bot.people.ask(one.reporter);
      await slack.press(by, at === "desk" ? DESK : at === "own" ? own(by) : null, verb, carried);
      await settles();
    },
    formOf: (by) => slack.forms.get(by)?.form ?? null,
    submit: async (by, fields: Filled) => {
      const filled = Object.entries(fields).map(([name, one]) => [name, [one].flat()]);
      await slack.submit(by, Object.fromEntries(filled));
      await settles();
    },
    dismiss: async (by) => void slack.forms.delete(by),
    writes: async (by, life, side, text) => {
      const kind = side === "desk" ? "card" : "thread";
      const head = delivers ? (await store.read.row(`case/${life.id}/${kind}`))?.place : null;
      if (head != null) await slack.writes(by, head.channel, head.ts, text);
      else await saysUnplaced(by, life, side, text);
      await settles();
    },
    counts: async () => {
      await slack.bot.desk.check();
      await settles();
    },
    passes: async (ms) => {
      await clock.advance(ms);
      await mamori.idle();
    },
  };

  /** What somebody writes under a message that does not stand yet where nothing is delivered. */
  async function saysUnplaced(
    by: string,
    life: Life,
    side: "reporter" | "desk",
    text: string,
  ): Promise<void> {
    const onDesk = side === "desk";
    const c = await store.read.case(life.id);
    const isDraft = c !== null && c.sentAt === null && text.includes("t");
    const role = onDesk ? "note" : isDraft ? "told" : "message";
    const who = { id: `says/${life.id}/${life.words}`, by, at: clock.now().getTime(), onDesk };
    await mamori.work.perform(who, life.id, async (desk) => {
      const words = await desk.keep({ role, text });
      return [onDesk ? { ask: "note", words } : { ask: "write", words, question: "added", parts: 1 }];
    });
  }

  const play = new Play({
    ...{ world, chance: chance(seed), hands, read: store.read, now: () => clock.now().getTime() },
  });
  slack.shown = (readers, json) => play.eyes(readers, json);

  /** A message as it stands, or as it would: it comes before the eyes of those it is for. */
  async function seen(errand: Errand): Promise<string | null> {
    if (delivers) {
      const place = (await store.read.row(keyOf(errand)))?.place ?? null;
      if (place === null) return null;
      for (const one of slack.standing(place.channel)) if (one.ts === place.ts) return one.json;
      return null;
    }
    if (!owed.has(errand)) return null;
    const drawn = await draw(errand, store.read, slack.bot.around);
    if (drawn.as !== "message") return null;
    const json = JSON.stringify(drawn.drawn.blocks);
    slack.shown("person" in drawn.to ? [drawn.to.person] : slack.onDesk, json);
    return json;
  }

  const eyes: Eyes = {
    card: async (life) => {
      for (const errand of owed.of(life.id)) await seen(errand);
      return seen({ kind: "card", case: life.id });
    },
    thread: (life) => seen({ kind: "thread", case: life.id }),
    manager: managerCard(store.read, seen),
    carried: async (life, to) => {
      const marks = to === "reporter" ? /◆\d+[rc]\d*◆/g : /◆\d+m\d*◆/g;
      if (!delivers) {
        const relays = owed.relays(life.id, to);
        const texts = await Promise.all(relays.map(seen));
        return texts.flatMap((text) => text?.match(marks) ?? []);
      }
      const head = (await store.read.row(`case/${life.id}/${to === "desk" ? "card" : "thread"}`))?.place;
      const under =
        head == null ? [] : [...slack.standing(head.channel)].filter((one) => one.thread === head.ts);
      return [
        ...new Set(
          under.filter((one) => one.author.startsWith("UBOT")).flatMap((one) => one.json.match(marks) ?? []),
        ),
      ];
    },
    home: async (person) => {
      await slack.opensHome(person);
      return slack.homes.get(person) ?? "";
    },
    rights: async (life) => {
      slack.forms.delete(life.reporter);
      await slack.press(life.reporter, own(life.reporter), "rights", { case: life.id });
      return slack.forms.get(life.reporter)?.json ?? "";
    },
    queue: async (person, which, section, page) => {
      slack.forms.delete(person);
      await slack.command(person, "/kasuhara", "件");
      const fields = {
        "queue.which": [which],
        "queue.section": [section === null ? "every" : `=${section}`],
      };
      await slack.press(person, null, "queue", { queue: which, page }, fields);
      return slack.forms.get(person)?.json ?? "";
    },
    finds: async (person, words) => {
      slack.forms.delete(person);
      await slack.command(person, "/kasuhara", "件");
      await slack.submit(person, { find: [words] });
      return slack.forms.get(person)?.json ?? "";
    },
  };

  const opens = opening(play, all.staff, delivers ? reportsByHand(hands, store.read) : opensAtOnce);

  /** Everything that is asked of a report, answered in one transaction by the use cases themselves. */
  async function opensAtOnce(
    by: string,
    n: number,
    audience: Life["audience"],
    isSent: boolean,
  ): Promise<number> {
    const who = { id: `opens/${n}`, by, at: clock.now().getTime(), onDesk: false };
    const outcome = await mamori.work.begin(
      who,
      { ask: "open", kind: "report", answers: { situation: ["over"] } },
      async (desk) => {
        const words = await desk.keep({ role: "told", text: tellsOf(n) });
        const told = { what: ["words"], how: ["phone"], party: ["user"], when: ["now"], whose: ["self"] };
        const first: Ask[] = [
          { ask: "answer", topic: "told", answers: told, told: [{ question: "what", words }] },
          { ask: "answer", topic: "share", answers: { share: [audience] }, told: [] },
        ];
        if (!isSent) return first;
        const now = { ...desk.c, answers: { share: [audience] } };
        const sharing = await asksToShare(now, desk.tx, desk.now, slack.bot.calling);
        return [...first, { ask: "send", number: await desk.number(), parts: 0 }, ...sharing];
      },
    );
    if (outcome.as !== "done") throw new Error(JSON.stringify(outcome));
    return outcome.c.id;
  }

  const nameOf = (id: string): string => slack.people.get(id)?.name ?? "";
  return { play, eyes, nameOf, opens };
}

const has = ({ id }: Life, carried: object): boolean => "case" in carried && carried.case === id;

/** What is owed to people, kept aside as it is armed; the outbox is told that nothing is due. */
class Owed {
  readonly #all = new Map<number, Map<string, Errand>>();
  readonly #fresh = new Map<number, Map<string, Errand>>();

  /** What was armed since somebody last looked. */
  of(id: number): readonly Errand[] {
    const fresh = [...(this.#fresh.get(id)?.values() ?? [])];
    this.#fresh.delete(id);
    return fresh;
  }

  has(errand: Errand): boolean {
    return "case" in errand && this.#all.get(errand.case)?.has(keyOf(errand)) === true;
  }

  relays(id: number, to: string): readonly Errand[] {
    const all = [...(this.#all.get(id)?.values() ?? [])];
    return all.filter((one) => one.kind === "relay" && one.to === to);
  }

  keptOf(store: Store): Store {
    const none = async (): Promise<DueRows> => ({ rows: [], unreadable: [] });
    const notes = (tx: Tx): Tx =>
      new Proxy(tx, {
        get: (real, name) =>
          name === "arm"
            ? (...[errands, at]: Parameters<Tx["arm"]>) => this.#arms(real, errands, at)
            : Reflect.get(real, name),
      });
    return {
      read: new Proxy(store.read, {
        get: (real, name) =>
          name === "dueRows" ? none : name === "nextDue" ? async () => null : Reflect.get(real, name),
      }),
      write: (work) => store.write((tx) => work(notes(tx))),
      close: () => store.close(),
    };
  }

  async #arms(tx: Tx, errands: Parameters<Tx["arm"]>[0], at: number): Promise<void> {
    await tx.arm(errands, at);
    for (const { errand } of errands) {
      if (!("case" in errand)) continue;
      for (const all of [this.#all, this.#fresh]) {
        const of = all.get(errand.case) ?? new Map<string, Errand>();
        all.set(errand.case, of.set(keyOf(errand), errand));
      }
    }
  }
}
