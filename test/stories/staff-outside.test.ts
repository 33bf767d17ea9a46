import { expect } from "vitest";
import { story } from "../support/city.ts";
import { inDatabase } from "../support/sight.ts";
import { closes, prepares, reports } from "../support/steps.ts";

const ASKED = "いまの書き込みは、どの件のことですか。文章は保存しました。";

story("written outside any thread: asked which case, and put into the open one", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.writes("さきほど、また電話がありました", { outside: true });
  expect(sato.thread()).toContain(ASKED);
  expect(city.deskSees()).not.toContain("さきほど");
  await sato.presses("報告 R8-001に加える");
  expect(sato.thread()).toContain("報告 R8-001に加えました。");
  expect(city.deskSees()).toContain("さきほど、また電話がありました");
  expect(city.deskSees()).toContain("佐藤さんから");
});

story("put into a draft it stands in the preview", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.writes("言い忘れたことです", { outside: true });
  await sato.presses("報告の下書き（11月16日（月）10:00）に加える");
  expect(sato.thread()).toContain("*書き足し*\n言い忘れたことです");
  await sato.presses("送る");
  expect(city.card()).toContain("言い忘れたことです");
});

story("made into a new case it becomes its draft, and asks go on from there", async (city) => {
  const { sato } = city;
  await sato.writes("はじめて書きます", { outside: true });
  await Promise.all([sato.pressing("新しい相談にする"), sato.pressing("新しい相談にする")]);
  await city.settles();
  expect(sato.thread()).toMatch(/新しい下書きに写しました。|もう加えてあります。/);
  expect(sato.thread().split("相談の下書き\n")).toHaveLength(2);
  expect(sato.thread()).toContain("いまの状況は");
  await sato.pressesIn("いまの状況は", "いまは終わっている");
  await sato.presses("飛ばす", "書く");
  await sato.submits({ どこで: "電話", だれのこと: "自分", 相手方は: "市民・利用者" });
  await sato.presses("ここまでで送る", "相談窓口だけ", "送る");
  expect(city.card()).toContain("はじめて書きます");
});

story("danger chosen in the thread of such a case calls for help as the door does", async (city) => {
  const { sato } = city;
  await sato.writes("怖いです", { outside: true });
  await sato.presses("新しい報告にする");
  expect(sato.thread()).toContain("「危険がある」は、伏せたい方のお名前も、すぐ窓口と上司に伝えます。");
  await sato.pressesIn("いまの状況は", "危険がある（応援を呼ぶ）");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(city.deskSees()).not.toContain("怖いです");
  expect(sato.thread()).toContain("いまどこにいますか。");
});

story("forgotten it is gone from the database, also if it is edited later", async (city) => {
  const { sato } = city;
  const ts = await sato.writes("忘れてほしい書き込み", { outside: true });
  await sato.presses("消す");
  expect(sato.thread()).toContain("消しました。ご自身の書き込みは、Slackで消してください。");
  expect(inDatabase(city, "忘れてほしい書き込み")).toBe(0);
  await sato.edits(sato.actor.dm(), ts, "忘れてほしい書き込みの直し");
  expect(inDatabase(city, "忘れてほしい書き込みの直し")).toBe(0);
});

story("edited before the answer, it is taken as it stands; deleted, nothing is taken", async (city) => {
  const { sato } = city;
  await reports(sato);
  const dm = sato.actor.dm();
  const first = await sato.writes("まちがいです", { outside: true });
  await sato.edits(dm, first, "正しい書き込みです");
  await sato.pressesIn(ASKED, "報告 R8-001に加える");
  expect(city.deskSees()).toContain("正しい書き込みです");
  expect(city.deskSees()).not.toContain("まちがいです");
  const second = await sato.writes("やはりやめます", { outside: true });
  await sato.deletes(dm, second);
  await sato.pressesIn(ASKED, "報告 R8-001に加える");
  expect(city.deskSees()).not.toContain("やはりやめます");
  expect(sato.thread()).toContain("この書き込みは、もう消されています。");
});

story("a closed case is offered too, and what is put into it reaches the desk", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  await sato.writes("終わったあとのことです", { outside: true });
  await sato.presses("報告 R8-001に加える");
  expect(city.deskSees()).toContain("終わったあとのことです");
});

story("put into a case and made into a new one at once, it goes to one of them", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.writes("どちらか一つに入る書き込み", { outside: true });
  await Promise.all([sato.pressing("報告 R8-001に加える"), sato.pressing("新しい報告にする")]);
  await city.settles();
  await city.passes(3_000);
  const atDesk = city.deskSees().split("どちらか一つに入る書き込み").length - 1;
  await sato.opensHome();
  const drafts = sato.home().split("下書き　報告").length - 1;
  expect([atDesk, drafts].sort()).toEqual([0, 1]);
});
