import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { MINUTE, story } from "../support/city.ts";
import { closes, prepares, reports, told } from "../support/steps.ts";

/** Why this person was notified of something since `before` notifications. */
const since = (who: Citizen, before: number) =>
  who.actor
    .notifications()
    .slice(before)
    .map((n) => n.why);
const sofar = (who: Citizen) => who.actor.notifications().length;

story("a call about a case the desk has already wakes everybody, whoever has it", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  const [t, s] = [sofar(tanaka), sofar(suzuki)];
  await sato.presses("応援を呼ぶ");
  expect(since(tanaka, t)).toContain("mention");
  expect(since(suzuki, s)).toContain("mention");
});

story("who had the case before the call has not answered the call by that", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await city.passes(MINUTE);
  await sato.presses("応援を呼ぶ");
  expect(sato.wasTold()).toContain("担当は田中さんです。応援には、まだ反応がありません。");
  expect(sato.thread()).toContain("担当は田中さんです。応援には、まだ反応がありません。");
  await tanaka.presses("担当を外れる");
  await suzuki.presses("担当する");
  const told = sato.everything(sato.actor.dm()).filter((m) => !m.ephemeral);
  expect(told.map((m) => m.visible).join()).not.toContain("まだ反応がありません");
  expect(sato.thread()).toMatch(/鈴木さんが担当します。きょう10:1\dまでにご連絡します。/);
});

story("a call that is taken back reaches everybody, and the instructions say so", async (city) => {
  const { sato, suzuki } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  const before = sofar(suzuki);
  await sato.presses("取り下げる");
  expect(since(suzuki, before)).toContain("channel");
  expect(city.deskSees()).toContain(
    "応援を呼んでいた件です。念のため、佐藤さんに声をかけて確かめてください。",
  );
  expect(sato.thread()).toContain("応援の呼び出しは取り下げました。");
  expect(sato.thread()).not.toContain("まだ反応がありません");
});

story("a case that nobody has any more wakes the desk; one that somebody has wakes them", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  let before = sofar(suzuki);
  await tanaka.presses("担当を外れる");
  expect(since(suzuki, before)).toContain("channel");
  await suzuki.presses("担当する");
  await closes(tanaka);
  before = sofar(suzuki);
  await sato.presses("もう一度相談する");
  expect(since(suzuki, before)).toContain("channel");
  await suzuki.presses("担当する");
  before = sofar(suzuki);
  await sato.presses("取り下げる");
  expect(since(suzuki, before)).toContain("mention");
});

story("an answer that can never arrive wakes who wrote it", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await suzuki.presses("担当する");
  const direct = (args: Readonly<Record<string, unknown>>) => args.channel === sato.actor.dm();
  await tanaka.presses("職員に返事を書く");
  const error = { method: "chat.postMessage", when: direct, kind: "error", error: "msg_too_long" } as const;
  city.slack.faults.add(error);
  const before = sofar(tanaka);
  await tanaka.submits({ 返事: "届かない返事です" });
  await city.passes(MINUTE);
  expect(since(tanaka, before)).toContain("mention");
});

story("taken over after the promised time, nothing is promised for a time that is over", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  await tanaka.presses("担当する");
  await city.passes(60 * MINUTE);
  await tanaka.presses("担当を外れる");
  await suzuki.presses("担当する");
  expect(sato.thread()).toMatch(/鈴木さんが担当します。きょう11:1\dまでにご連絡します。/);
});

story("what one of the desk wrote in a form, the others can read", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  await tanaka.submits({ 返事: "フォームで書いた返事です" });
  expect(city.deskSees(city.suzuki)).toContain(
    "田中さんが、職員に次の返事を書きました。\nフォームで書いた返事です",
  );
  await tanaka.presses("組織の判断を記録する");
  await tanaka.submits({ 判断: "該当する", 理由: "判断の理由です" });
  expect(city.deskSees(city.suzuki)).toContain("判断の理由です");
  await tanaka.presses("終わりにする");
  await tanaka.submits({
    "事実確認：行った日": "2026-11-16",
    "職員への配慮：行った日": "2026-11-16",
    "再発防止（市の改善を含む）：該当なしの理由": "設備の都合です",
    "本人への説明：行った日": "2026-11-16",
    職員へのお知らせ: "お知らせの文章です",
  });
  expect(city.deskSees(city.suzuki)).toContain("再発防止（市の改善を含む）：該当なしの理由*\n設備の都合です");
  expect(city.deskSees(city.suzuki)).toContain("お知らせの文章です");
  expect(sato.thread()).not.toContain("設備の都合です");
});

story("what was sent from the thread is not repeated in it", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.notes("スレッドで書いた返事です");
  await tanaka.presses("職員に送る", "送る");
  expect(city.deskSees(city.suzuki).split("スレッドで書いた返事です")).toHaveLength(2);
});

story("a template chosen after typing keeps what was typed", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  await tanaka.fills({ 返事: "自分で書いた文章です" });
  await tanaka.picks("受け取りました");
  expect(JSON.stringify(tanaka.actor.modal()?.state)).toContain("自分で書いた文章です\\n\\nお知らせいただき");
});

story("sent while it goes on, the desk sees when it ended", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている", "書く");
  await sato.submits(told("まだ続いています"));
  await sato.presses("相談窓口だけ", "同じ話の繰り返しになった");
  expect(sato.thread()).toMatch(/窓口に送る内容[\s\S]*10:00から、同じ話の繰り返し（膠着）/);
  await sato.presses("送る", "終わった");
  expect(city.card()).toContain("10:00に、対応が終わりました");
});

story("a case that was closed before its content was sent offers nothing to send", async (city) => {
  const { sato, tanaka } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）", "窓口", "書く");
  await sato.submits(told("送っていない文章"));
  await sato.presses("相談窓口だけ");
  await closes(tanaka);
  expect(sato.thread()).not.toContain("[送る]");
  expect(sato.thread()).toContain("再開すると、続きから送れます。");
  await sato.presses("もう一度相談する", "送る");
  expect(city.card()).toContain("送っていない文章");
});

story("a call on a screen of a draft that is gone leads to the doors", async (city) => {
  const { sato } = city;
  await prepares(sato);
  city.slack.faults.add({ method: "chat.update", kind: "error", error: "internal_error" });
  await sato.presses("やめる", "応援を呼ぶ");
  expect(sato.wasTold()).toContain("この件は取り下げられています。");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(city.card()).toContain("応援を呼んでいます");
});

story("danger pressed twice beside a message that is taken along calls once", async (city) => {
  const { sato, takahashi } = city;
  const { ts } = await takahashi.actor.write(city.general, "選んだ文章です");
  await sato.usesOn("record-exchange", city.general, ts);
  await Promise.all([sato.pressing("危険がある（応援を呼ぶ）"), sato.pressing("危険がある（応援を呼ぶ）")]);
  await city.settles();
  expect(city.cards()).toHaveLength(1);
});
