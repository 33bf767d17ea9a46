import { expect } from "vitest";
import { wordOf } from "./marks.ts";
import { isManager, isNamed, isOpen, type Life, queueOf } from "./model.ts";
import type { Play } from "./play.ts";
import { SECTIONS } from "./town.ts";

/** What somebody sees of a case now: every message as its text; null where none stands. */
export interface Eyes {
  /** The desk's card, the head of the reporter's thread, the card of a manager. */
  card(life: Life): Promise<string | null>;
  thread(life: Life): Promise<string | null>;
  manager(life: Life): Promise<{ readonly person: string; readonly card: string } | null>;
  /** The words carried to one side, in their order. */
  carried(life: Life, to: "reporter" | "desk"): Promise<readonly string[]>;
  home(person: string): Promise<string>;
  rights(life: Life): Promise<string>;
  /** A page of a queue; empty where its section is not offered. */
  queue(person: string, which: string, section: string | null, page: number): Promise<string>;
  /** What the desk finds by a word. */
  finds(person: string, words: string): Promise<string>;
}

const STATE = {
  draft: "下書き",
  waiting: "窓口の担当を待っています",
  claimed: "担当が決まっています",
  closed: "終わりました",
  withdrawn: "取り下げました",
};
const URGENCY = { now: "いますぐ", today: "きょう中", normal: "通常" };
const OUTCOME: Readonly<Record<string, string>> = {
  applies: "該当する",
  "does-not-apply": "該当しない",
  reserved: "判断を留保する",
};

const numbersIn = (text: string): string[] => [...new Set(text.match(/R8-\d{3,}/g))];

const OVER = "この件のお知らせは終わりました。";

/** Each of these texts stands where it should, and none where it should not. */
function reads(
  text: string,
  what: string,
  lines: readonly (readonly [text: string, isThere: boolean])[],
): void {
  const wrong = lines.filter(([line, isThere]) => text.includes(line) !== isThere);
  expect(wrong, `${what}: ${text.slice(0, 3_000)}`).toEqual([]);
}

/** The desk's card. */
export async function looksAtCard(
  play: Play,
  eyes: Eyes,
  life: Life,
  nameOf: (id: string) => string,
): Promise<void> {
  const card = await eyes.card(life);
  if (life.number === null) return expect(card).toBeNull();
  const isGone = life.state === "withdrawn";
  reads(card ?? "", "the desk's card", [
    [`${life.number}　`, true],
    [STATE[life.state], !isGone],
    ["取り下げられました。", isGone],
    [`*緊急度*\\n${URGENCY[life.urgency]}`, !isGone],
    [`*担当*\\n${life.owner === null ? "未担当" : nameOf(life.owner)}`, !isGone],
    [`*本人*\\n${isNamed(life) ? nameOf(life.reporter) : "名前を伏せています"}`, !isGone],
    [`◆${life.n}t`, life.sentAt !== null && !isGone],
    ...Object.values(OUTCOME).map((one): [string, boolean] => [
      `*組織の判断*：${one}`,
      !isGone && life.decided !== null && OUTCOME[life.decided.outcome] === one,
    ]),
    ...play.world.lives
      .filter((one) => life.links.has(one.id))
      .map((one): [string, boolean] => [one.number ?? "?", !isGone]),
  ]);
}

/** The reporter's thread: its head, and what was carried there; at the desk what the reporter wrote. */
export async function looksAtThread(eyes: Eyes, life: Life, nameOf: (id: string) => string): Promise<void> {
  const head = await eyes.thread(life);
  const owner = life.owner === null ? "これから決まります" : `${nameOf(life.owner)}さん`;
  reads(head ?? "", "the reporter's thread", [
    [life.number ?? "下書き", true],
    [`担当：${owner}`, isOpen(life)],
    ["取り下げました", life.state === "withdrawn"],
  ]);
  expect(await eyes.carried(life, "reporter"), "what reaches the reporter").toEqual(life.toReporter);
  const isGone = life.state === "withdrawn";
  expect(await eyes.carried(life, "desk"), "what reaches the desk").toEqual(isGone ? [] : life.toDesk);
}

/** The card of the manager who is told: nobody else has one. */
export async function looksAtManager(eyes: Eyes, life: Life, nameOf: (id: string) => string): Promise<void> {
  const shown = await eyes.manager(life);
  const isTold = life.manager !== null && isManager(life, life.manager);
  if (!isTold) return expect(shown?.card ?? OVER, "a card that is over").toContain(OVER);
  expect(shown?.person).toBe(life.manager);
  reads(shown?.card ?? "", "a manager's card", [
    [`${life.number}　`, true],
    [`*状態*\\n${STATE[life.state]}`, true],
    [`*担当*\\n${life.owner === null ? "未担当" : nameOf(life.owner)}`, true],
    [`*緊急度*\\n${URGENCY[life.urgency]}`, true],
    [nameOf(life.reporter), true],
  ]);
}

/** The reporter's Home and their own record. */
export async function looksAtOwn(eyes: Eyes, life: Life, nameOf: (id: string) => string): Promise<void> {
  const home = await eyes.home(life.reporter);
  const isListed = life.number !== null || life.state !== "withdrawn";
  reads(home, "the reporter's Home", [
    [life.number ?? "下書き", isListed],
    [STATE[life.state], isListed],
  ]);
  const rights = await eyes.rights(life);
  const isTold = life.manager !== null && isManager(life, life.manager);
  reads(rights, "あなたの記録", [
    ["相談窓口だけです。", life.sentAt !== null && !isTold],
    [`所属長の${nameOf(life.manager ?? "")}さんです。`, isTold],
    [life.decided?.reason ?? "◆nothing◆", life.decided !== null && life.told.has(life.decided.reason)],
  ]);
}

const PAGE = 15;
const QUEUES = ["all", "unclaimed", "mine", "waiting", "overdue"] as const;

/** One page of one queue, of somebody of the desk; and that nobody else gets any. */
export async function looksAtQueue(play: Play, eyes: Eyes, person: string): Promise<void> {
  const { chance, world } = play;
  const which = chance.of(QUEUES);
  const section = chance.percent(40) ? chance.of(SECTIONS) : null;
  const all = queueOf(world, person, which, section, play.now());
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = chance.percent(50) ? 0 : chance.between(0, pages - 1);
  const shown = await eyes.queue(person, which, section, page);
  if (!world.onDesk.has(person)) return expect(numbersIn(shown), "the queue of who left").toEqual([]);
  // A section of which nothing is with the desk is not offered.
  if (shown === "") return expect(all).toEqual([]);
  const what = `${person}: ${which} of ${section ?? "all"}, page ${page}`;
  expect(numbersIn(shown), what).toEqual(all.slice(page * PAGE, page * PAGE + PAGE));
  const counted: Record<string, number> = {};
  for (const queue of QUEUES) counted[queue] = queueOf(world, person, queue, section, play.now()).length;
  reads(shown, what, [
    [`すべて（${counted.all}）`, true],
    [`未担当（${counted.unclaimed}）`, true],
    [`自分の担当（${counted.mine}）`, true],
    [`自分の返事を待っている件（${counted.waiting}）`, true],
    [`期限を過ぎた件（${counted.overdue}）`, true],
  ]);
}

/** The desk finds a report by its words as long as it may read them, and by its number. */
export async function looksFor(play: Play, eyes: Eyes, person: string, life: Life): Promise<void> {
  if (!play.world.onDesk.has(person)) return;
  const isThere = life.sentAt !== null && life.state !== "withdrawn";
  expect(numbersIn(await eyes.finds(person, wordOf(life.n)))).toEqual(isThere ? [life.number] : []);
}
