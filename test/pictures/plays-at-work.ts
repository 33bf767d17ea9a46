import { townsfolk } from "../support/organisation.ts";
import { ALL_DONE, answers, decides, reports } from "../support/steps.ts";
import { after, first, talksOn } from "./plays.ts";

/** The conversations in which several cases are worked on, and in which section heads come in. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BOTH = "相談窓口と所属長";

/** A case nobody has yet, one that somebody has, and one whose reporter was asked something. */
export const casesAreOpen = first(async (city) => {
  const { sato, takahashi, tanaka, suzuki } = city;
  await reports(sato, { words: "断った内容で、同じ方から毎日お電話があります。" });
  await reports(takahashi, { words: "窓口で「役立たず」と大声で怒鳴られました。" });
  await suzuki.presses("担当する");
  await reports(takahashi, { words: "訪問先で、1時間ほど帰してもらえませんでした。" });
  await tanaka.presses("担当する", "職員に聞く");
  await tanaka.picks("記録があるか");
  await tanaka.submits();
});

/** A day later two answers are late, and a new case is known to the head of the section. */
export const answersAreLate = after(casesAreOpen, async (city) => {
  await city.passes(DAY);
  await reports(city.sato, { words: "また同じ方からお電話がありました。", share: BOTH });
  await city.tanaka.presses("担当する");
  const { 木村 } = townsfolk(city);
  await 木村.presses("声をかける");
  await 木村.submits();
});

/** One is decided, one closed, one withdrawn. */
export const casesEnd = after(answersAreLate, async (city) => {
  const { sato, tanaka, suzuki } = city;
  const decided = { 判断: "該当する", 理由: "大声と人を見下す言葉で、応対が続けられなくなりました。" };
  await suzuki.pressesIn("R8-002　報告", "組織の判断を記録する");
  await suzuki.submits(decided);
  await tanaka.pressesIn("R8-003　報告", "組織の判断を記録する");
  await tanaka.submits({
    判断: "該当する",
    理由: "お引き取りをお願いしたあとも、帰してもらえませんでした。",
  });
  await tanaka.pressesIn("R8-003　報告", "終わりにする");
  await tanaka.submits(ALL_DONE);
  await sato.presses("取り下げる");
});

/** The head of the section notes what they do for the reporter. */
export const headIsTold = first(async (city) => {
  const { 木村 } = townsfolk(city);
  await reports(city.sato, { share: BOTH });
  await city.tanaka.presses("担当する");
  await 木村.presses("声をかける");
  await 木村.submits({ 日付: "2026-11-17" });
});

/** A case from its first word to its end, and its reporter looks at what became of it. */
export const looksBack = after(headIsTold, async (city) => {
  const { sato, tanaka } = city;
  await tanaka.presses("記録票");
  await city.passes(30 * MINUTE);
  await answers(tanaka, "お知らせいただき、ありがとうございます。次の電話には、私も同席します。");
  await city.passes(DAY);
  await decides(
    tanaka,
    "説明を尽くしたあとも、同じ求めが毎日続き、ほかの電話を受けられない時間が出ています。",
  );
  await tanaka.presses("終わりにする");
  await tanaka.submits(ALL_DONE);
  await sato.presses("あなたの記録");
});

/** Somebody on the telephone asks whether it may be ended. */
export const asksWhether = after(talksOn, async (city) => {
  await city.sato.presses("終えてよいか判断がほしい");
});

export const isDecidedOnTheSpot = after(asksWhether, async (city) => {
  await city.passes(2 * MINUTE);
  await townsfolk(city).木村.presses("終えてよい");
});

/** Nobody of the section reacts, so the next are called. */
export const callsTheNext = first(async (city) => {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）", "窓口");
  await city.passes(3 * MINUTE);
  await townsfolk(city).部長.presses("電話します");
});

/** It is over: who called says so to all who were called. */
export const endsTheCall = after(callsTheNext, async (city) => {
  await city.sato.presses("解除");
  await city.sato.submits({ いまの様子: "相手の方は帰られました。けがはありません。" });
});
