import { expect } from "vitest";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { story } from "../support/city.ts";
import { DECLINE, hands, handsToIto, joinsSection, messageWith, standsIn } from "../support/handing.ts";
import { ALL_DONE, decides, finishes, MERITS } from "../support/steps.ts";
import { errorsIn, expectNothingOwed, times } from "../support/telling.ts";

const { handing: say } = toColleagues;

story("a withdrawal and a closing end the asking; late presses get one plain sentence", async (city) => {
  const { sato, tanaka } = city;
  const ito = await handsToIto(city);
  await finishes(sato);
  await sato.presses("送る");
  await ito.presses("答える");
  await tanaka.presses("担当する");
  await decides(tanaka);
  await tanaka.presses("終わりにする");
  await tanaka.submits(ALL_DONE);
  expect(ito.thread()).toBe(say.over);
  expect(errorsIn(await ito.submits(MERITS))).toEqual([say.over]);
  await ito.dismisses();
  expect(messageWith(sato, "まだ答えがありません。")).not.toContain("[変更]");

  await sato.presses("もう一度相談する");
  expect(ito.thread()).toContain("[答える]");
  await sato.presses("取り下げる");
  expect(ito.thread()).toBe(say.over);
  expect(ito.thread() + ito.screen()).not.toContain("取り下げ");
});

story("a draft withdrawn before the answer, and a press that comes at that moment", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  const late = ito.pressing(DECLINE);
  await Promise.all([sato.presses("やめる"), late]);
  expect(ito.thread()).toBe(say.over);
  expect(city.cards()).toEqual([]);
  await expectNothingOwed(city);
});

story("a question that is not asked any more is over for whoever was asked", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await sato.pressesIn("相談したいこと：飛ばしました", "変更");
  await sato.fills({ 何をいっしょに考えましょうか: ["部署のマニュアルや掲示を作りたい"] });
  await sato.pressesIn("答えを選び直してください。", "次へ");
  expect(ito.thread()).toBe(say.over);
  await sato.pressesIn("相談したいこと：部署の", "変更");
  await sato.pressesIn("答えを選び直してください。", "飛ばす");
  expect(ito.thread()).toContain("[答える]");
});

story("both answer at the same moment: the reporter's answer stands, or both are told", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await ito.presses("答える");
  await ito.fills(MERITS);
  await sato.pressesIn("まだ答えがありません。", "変更");
  await sato.fills({ 市として確かめたい: "確かめたい点がある" });
  await Promise.all([ito.actor.submit(), sato.pressingIn("伊藤さんに頼んでいます。", "次へ")]);
  await city.passes(5_000);
  expect(messageWith(sato, "市として確かめる点：確かめたい点がある")).not.toContain("伊藤");
  expect(ito.thread()).toBe(say.over);
});

story("pressing twice and answering twice alike is one answer and one notice", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await Promise.all([ito.pressing(DECLINE), ito.pressing(DECLINE)]);
  await city.passes(3_000);
  expect(times(sato.thread(), "頼んだ質問に、伊藤さんは答えられないとのことです。")).toBe(1);
  await standsIn(ito);
  await ito.presses("変更");
  await ito.submits({});
  expect(times(sato.thread(), "頼んだ質問に、伊藤さんが答えました。")).toBe(1);
});

story("a form that comes back with nothing chosen asks to decline instead", async (city) => {
  const ito = await handsToIto(city);
  await ito.presses("答える");
  expect(errorsIn(await ito.submits({}))).toEqual([say.nothing]);
  expect(city.sato.thread()).toContain("まだ答えがありません。");
});

story(
  "asked anew, the same person gets a new message, and the old one says that it is over",
  async (city) => {
    const { sato } = city;
    const ito = await handsToIto(city);
    await sato.pressesIn("まだ答えがありません。", "変更");
    await sato.pressesIn("伊藤さんに頼んでいます。", "飛ばす");
    await sato.pressesIn("市の答え：飛ばしました", "変更");
    await hands(sato, "伊藤");
    expect(times(ito.thread(), say.over)).toBe(1);
    expect(times(ito.thread(), "[答える]")).toBe(1);
  },
);

story("with the bot away in between, nothing is lost and nothing stands twice", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await city.restarts();
  await finishes(sato);
  await city.restarts();
  await ito.presses("答える");
  await city.restarts();
  await ito.submits(MERITS);
  await city.restarts();
  expect(times(sato.thread(), "頼んだ質問に、伊藤さんが答えました。")).toBe(1);
  expect(times(ito.thread(), "答えを佐藤さんに伝えました。")).toBe(1);
  await expectNothingOwed(city);
});

story("handed to somebody else while the first still has the form open", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  const nakamura = joinsSection(city, "中村");
  await ito.presses("答える");
  await sato.pressesIn("まだ答えがありません。", "変更");
  await hands(sato, "中村");
  expect(errorsIn(await ito.submits(MERITS))).toEqual([say.over]);
  await standsIn(nakamura);
  expect(sato.thread()).toContain("中村さんが答えました。");
  expect(sato.thread()).not.toContain("伊藤さんが答えました。");
});

story("what somebody answered goes with them when somebody else is asked", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  joinsSection(city, "中村");
  await standsIn(ito);
  await sato.pressesIn("求めの種類：市の業務だが", "変更");
  await hands(sato, "中村");
  expect(messageWith(sato, "中村さんに頼みました。")).not.toContain("市の業務だが");
  await finishes(sato);
  expect(messageWith(sato, "窓口に送る内容")).not.toContain("求めの種類");
});

story("an answer that comes while the reporter changes something else leaves that open", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await sato.pressesIn("影響：仕事が", "変更");
  await standsIn(ito);
  expect(messageWith(sato, "答えを選び直してください。")).toContain("どんな影響がありましたか");
});
