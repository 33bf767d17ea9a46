import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { posted } from "../support/posted.ts";
import { reports, WHAT } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const living = { organisation: ORGANISATION, people: TOWNSFOLK };
const SHARED = "相談窓口と所属長";

/** Somebody registers in the App Home that they are away. */
async function isAway(who: Citizen, until: string, delegate: string): Promise<void> {
  await who.opensHome();
  await who.presses("不在を登録する");
  await who.submits({ 最後の日: until, 代わりに呼ぶ人: delegate });
}

/** A button as a message of before may still show it. */
const button = (label: string, value: string, verb: string) => ({
  ...{ type: "button", action_id: verb, value },
  text: { type: "plain_text", text: label },
});

/** Whether somebody has the card of a manager. */
const hasCard = (city: City, name: string): boolean =>
  city.person(name).thread().includes("この件を所属長にも伝えることを選びました");

story(
  "shared with the manager: the head reads that there is a case and no word of it, and what they do shows at the desk",
  async (city) => {
    const { 木村 } = townsfolk(city);
    const { sato, tanaka } = city;
    await reports(sato, { share: SHARED });
    for (const name of ["林", "森", "部長", "代理"]) expect(hasCard(city, name), name).toBe(false);
    const card = 木村.thread();
    expect(card).toContain("R8-001　報告");
    expect(card).toContain("佐藤さんが、この件を所属長にも伝えることを選びました。");
    expect(card).toContain("市民文化局 市民課");
    expect(card).toContain("窓口の担当を待っています");
    expect(card).not.toContain(WHAT);
    expect(city.card()).toContain("所属長：木村さんに伝えました");

    await 木村.presses("声をかける");
    await 木村.submits({ 日付: "2026-11-17", メモ: "本人は落ち着いていました。" });
    expect(city.card()).toContain("木村さん（所属長）：声をかける（11月17日）");
    expect(city.deskSees()).toContain("所属長の木村さんが「声をかける」（11月17日）を記録しました。");
    expect(city.deskSees()).toContain("本人は落ち着いていました。");
    expect(木村.thread()).toContain("11月17日　声をかける");
    await 木村.presses("窓口と相談");
    await 木村.submits({ 日付: "2026-11-18" });
    await sato.presses("あなたの記録");
    expect(sato.modal()).toContain("相談窓口と、所属長の木村さんです。");
    expect(sato.modal()).toContain("所属長の木村さんが「声をかける」（令和8年11月17日）を記録しました");
    expect(sato.modal()).toContain("所属長の木村さんが、この件の画面を開きました");
    expect(sato.modal()).not.toContain("窓口と相談」（");
    expect(sato.screen()).not.toContain("本人は落ち着いて");
    await sato.dismisses();

    await tanaka.presses("担当する");
    expect(木村.thread()).toContain("担当が決まっています");
  },
  living,
);

for (const step of ["担当を代える", "窓口と相談"]) {
  story(
    `${step} with its day shows at the desk, on the card and in the thread`,
    async (city) => {
      const { 木村 } = townsfolk(city);
      await reports(city.sato, { share: SHARED });
      await 木村.presses(step);
      await 木村.submits({ 日付: "2026-11-18" });
      expect(city.card()).toContain(`木村さん（所属長）：${step}（11月18日）`);
      expect(city.deskSees()).toContain(`所属長の木村さんが「${step}」（11月18日）を記録しました。`);
    },
    living,
  );
}

story(
  "a day too long ago or too far ahead is not noted",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await reports(city.sato, { share: SHARED });
    await 木村.presses("事実を確かめる");
    expect(errorsIn(await 木村.submits({ 日付: "2026-10-16" }))).toEqual([
      "30日より前の日付は入れられません。",
    ]);
    expect(errorsIn(await 木村.submits({ 日付: "2027-11-17" }))).toEqual([
      "1年より先の日付は入れられません。",
    ]);
    await 木村.submits({ 日付: "2026-10-17" });
    expect(city.card()).toContain("木村さん（所属長）：事実を確かめる（10月17日）");
  },
  living,
);

story(
  "the reporter takes the manager out: their card says no more, its buttons refuse, and what was seen stays said",
  async (city) => {
    const { 木村 } = townsfolk(city);
    const { sato } = city;
    await reports(sato, { share: SHARED });
    const old = 木村.everywhere().find((m) => m.visible.includes("声をかける"));
    await 木村.presses("担当を代える");
    await sato.presses("あなたの記録", "伝える相手を変える");
    expect(sato.modal()).toContain("所属長がすでに見たことは、取り消せません。");
    expect(sato.modal()).toContain("相談窓口だけです。");
    expect(sato.modal()).toContain("所属長の木村さんに伝えました");
    expect(木村.thread()).not.toContain("R8-001");
    expect(木村.thread()).toContain("この件のお知らせは終わりました。");
    expect(city.card()).toContain("所属長：伝えないことに変わりました");
    expect(city.deskSees()).toContain("これからは、所属長に話さないでください。");
    const late = await 木村.submits({ 日付: "2026-11-17" });
    expect(errorsIn(late)).toEqual(["この操作は、書いた本人か相談窓口だけができます。"]);
    expect(city.card()).not.toContain("（所属長）：");
    expect(old).toBeDefined();
  },
  living,
);

for (const share of ["相談窓口だけ", "相談窓口だけ（名前を伏せる）"]) {
  story(
    `kept from managers (${share}): nobody but the desk hears of it`,
    async (city) => {
      await reports(city.sato, { share });
      for (const { name } of TOWNSFOLK) expect(city.person(name).everywhere(), name).toEqual([]);
      expect(city.card()).not.toContain("所属長：");
    },
    living,
  );
}

story(
  "送る pressed once more on an old screen, while the head is away: nobody else is told, and the head goes on to be",
  async (city) => {
    const { 木村 } = townsfolk(city);
    const { sato } = city;
    await reports(sato, { share: SHARED });
    await isAway(木村, "2026-11-18", "高橋");
    const value = JSON.stringify({ v: 1, case: 1 });
    const old = button("送る", value, "send");
    const ts = await posted(city, sato.actor.dm(), [{ type: "actions", elements: [old] }]);
    await sato.actor.press({ channel: sato.actor.dm(), ts }, "send");
    await city.settles();
    await city.passes(3_000);
    expect(hasCard(city, "高橋")).toBe(false);
    expect(hasCard(city, "木村")).toBe(true);
    expect(city.card()).toContain("所属長：木村さんに伝えました");
  },
  living,
);

story(
  "the reporter is the head: the next above is told",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    expect(hasCard(city, "部長")).toBe(true);
    expect(city.card()).toContain("所属長：部長さんに伝えました");
  },
  {
    organisation: ORGANISATION.replace(/人,madoguchi,木村.*\n/, "").replace(
      "sato@example.jp,職員",
      "sato@example.jp,長",
    ),
    people: TOWNSFOLK,
  },
);

story("without a file nobody can be told, and the desk hears of it", async (city) => {
  await reports(city.sato, { share: SHARED });
  expect(city.card()).toContain("所属長：届けられません");
  expect(city.deskSees()).toContain("所属長に届けられません。伝え方を本人と相談してください。");
  await city.sato.presses("あなたの記録");
  expect(city.sato.modal()).toContain("所属長には届けられませんでした");
});

story(
  "a head whom Slack does not know: the desk hears of it, and nobody further up is told instead",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    expect(city.card()).toContain("所属長：届けられません");
    expect(hasCard(city, "部長")).toBe(false);
  },
  { organisation: ORGANISATION, people: TOWNSFOLK.filter(({ name }) => name !== "木村") },
);

story(
  "the head is away: whom they named reads it instead, and the desk knows in whose place",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await isAway(木村, "2026-11-18", "高橋");
    await reports(city.sato, { share: SHARED });
    expect(hasCard(city, "高橋")).toBe(true);
    expect(city.takahashi.thread()).toContain("不在の木村さんの代わりに、お知らせしています。");
    expect(hasCard(city, "木村")).toBe(false);
    expect(city.card()).toContain("所属長：木村さんの代わりに、高橋さんに伝えました");
    await city.takahashi.presses("声をかける");
    await city.takahashi.submits({ 日付: "2026-11-16" });
    expect(city.card()).toContain("高橋さん（所属長）：声をかける（11月16日）");
  },
  living,
);

story(
  "the head is away and named the reporter: who stands in by the city's file reads it",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await isAway(木村, "2026-11-18", "佐藤");
    await reports(city.sato, { share: SHARED });
    expect(hasCard(city, "代理")).toBe(true);
    expect(hasCard(city, "佐藤")).toBe(false);
  },
  living,
);

story(
  "the section becomes known after sending: the head is told then",
  async (city) => {
    const { sato } = city;
    await reports(sato, { share: SHARED });
    expect(city.card()).toContain("所属長：届けられません");
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 市民課" });
    expect(hasCard(city, "木村")).toBe(true);
    expect(city.card()).toContain("所属長：木村さんに伝えました");
  },
  { organisation: ORGANISATION.replace(/^.*sato@.*\n/m, ""), people: TOWNSFOLK },
);

story(
  "a head whom Slack does not let the bot write to: the desk hears of it",
  async (city) => {
    const { slack } = city;
    slack.faults.add({
      method: "conversations.open",
      kind: "error",
      error: "cannot_dm_bot",
      when: ({ users }) => users === city.idOf("木村"),
    });
    await reports(city.sato, { share: SHARED });
    await city.passes(60_000);
    expect(city.card()).toContain("所属長：届けられません");
  },
  living,
);
