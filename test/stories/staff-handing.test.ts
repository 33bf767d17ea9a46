import { expect } from "vitest";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { story } from "../support/city.ts";
import {
  comesToMerits,
  DECLINE,
  hands,
  handsToIto,
  joinsSection,
  messageWith,
  SECRET,
  standsIn,
} from "../support/handing.ts";
import { Sight } from "../support/sight.ts";
import { AGAIN, finishes, MERITS } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const { handing: say } = toColleagues;

story("somebody of the section answers instead, and everybody sees who did", async (city) => {
  const { sato } = city;
  const ito = joinsSection(city);
  await comesToMerits(sato);
  expect(sato.thread()).toContain("担当でないときは、部署の人に頼むか、飛ばせます。");
  await hands(sato, "伊藤");
  expect(sato.thread()).toContain("伊藤さんに頼みました。まだ答えがありません。");
  expect(ito.thread()).toContain("佐藤さんから、質問に答えてほしいとのお願いです。");
  expect(ito.thread()).toContain("市としての答え（できること・できないことと理由）は、伝わっていますか。");
  await finishes(sato);
  expect(sato.thread()).toContain("いっしょに確かめたい点があります");
  expect(sato.thread()).toContain("[送る]");

  await standsIn(ito);
  expect(ito.thread()).toContain("市の答え：伝えた。その後、新しい事情や質問は出ていない");
  expect(ito.thread()).toContain("答えを佐藤さんに伝えました。");
  const line = messageWith(sato, "伊藤さんが答えました。");
  expect(line).toContain("求めの種類：市の業務だが、制度上などで応じられないこと");
  expect(line).toContain("[変更]");
  expect(sato.thread()).toContain("頼んだ質問に、伊藤さんが答えました。");
  expect(messageWith(sato, "いっしょに考えたこと")).toContain("許容範囲を超える言動の可能性");
  expect(messageWith(sato, "窓口に送る内容")).toContain("（伊藤さんが回答）");
  await sato.presses("送る");
  expect(city.card()).toMatch(/求めの種類\*：市の業務だが、.*（伊藤さんが回答）/);
});

story("what was handed on may be answered after sending, and the card follows", async (city) => {
  const { sato, tanaka } = city;
  const ito = await handsToIto(city);
  await finishes(sato);
  await sato.presses("送る");
  expect(city.card()).toContain("いっしょに確かめたい点があります");
  expect(city.card()).not.toContain("市の答え*");
  await tanaka.presses("担当する");
  await standsIn(ito, { 市として確かめたい: "市の誤りや説明の行き違いがあった" });
  expect(city.card()).toMatch(/市として確かめる点\*：市の誤りや説明の行き違いがあった（伊藤さんが回答）/);
  expect(sato.thread()).toContain("頼んだ質問に、伊藤さんが答えました。");

  await ito.presses("変更");
  expect(ito.modal()).toContain("市の誤りや説明の行き違いがあった");
  await ito.submits(MERITS);
  expect(city.card()).toMatch(/市として確かめる点\*：特にない（伊藤さんが回答）/);
  expect(city.card()).toContain("許容範囲を超える言動の可能性");
});

story("the person asked sees the questions and who asks, and nothing else of the case", async (city) => {
  const { sato, tanaka } = city;
  const ito = joinsSection(city);
  const sight = new Sight(city);
  await comesToMerits(sato);
  await hands(sato, "伊藤");
  await finishes(sato);
  await sato.presses("送る");
  await standsIn(ito);
  await sato.writes("あとから書いたこともここだけです");
  await tanaka.presses("担当する");
  await ito.opensHome();
  const seen = sight.of(ito).join();
  expect(seen).toContain("佐藤さんから、質問に答えてほしいとのお願いです。");
  for (const hidden of [SECRET, AGAIN, "R8-001", "あとから書いた", "6回以上", "田中", "いっしょに考えたこと"])
    expect(seen).not.toContain(hidden);
  expect(seen).not.toContain("候補：書かれた内容から");
  expect(ito.home()).toContain("まだありません。");
});

story("at the desk a reporter without name has no deputy with a name either", async (city) => {
  const { sato, tanaka, suzuki } = city;
  const ito = joinsSection(city);
  const sight = new Sight(city);
  await comesToMerits(sato);
  await hands(sato, "伊藤");
  await finishes(sato, "相談窓口だけ（名前を伏せる）");
  expect(sato.modal() + sato.thread()).toContain("まだ答えがありません");
  await sato.presses("送る");
  await standsIn(ito);
  await tanaka.presses("担当する");
  expect(city.card()).toContain("特にない（部署の人が回答）");
  for (const member of [tanaka, suzuki]) {
    const seen = sight.of(member).join();
    for (const hidden of ["伊藤", ito.actor.id, "佐藤", sato.actor.id]) expect(seen).not.toContain(hidden);
  }
});

story("whoever cannot answer says so, and the reporter hears what is possible now", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  joinsSection(city, "中村");
  await finishes(sato);
  await ito.presses(DECLINE);
  expect(ito.thread()).toContain("答えられないことを、佐藤さんに伝えました。");
  expect(sato.thread()).toContain("頼んだ質問に、伊藤さんは答えられないとのことです。");
  expect(sato.thread()).toContain(say.goBack);
  expect(messageWith(sato, "いっしょに考えたこと")).toContain("これから確かめること");

  await sato.pressesIn("伊藤さんは、答えられないとのことです。", "変更");
  await hands(sato, "中村");
  expect(sato.thread()).toContain("中村さんに頼みました。まだ答えがありません。");
  expect(ito.thread()).toContain(say.over);
  await standsIn(city.person("中村"));
  expect(sato.thread()).toContain("中村さんが答えました。");
});

story("who said by mistake that they cannot answer may answer after all", async (city) => {
  const ito = await handsToIto(city);
  await ito.presses(DECLINE);
  await standsIn(ito);
  expect(city.sato.thread()).toContain("伊藤さんが答えました。");
});

story(
  "the reporter answers after all, before sending and after, and nobody is asked any more",
  async (city) => {
    const { sato } = city;
    const ito = await handsToIto(city);
    await sato.pressesIn("まだ答えがありません。", "変更");
    expect(sato.thread()).toContain(
      "伊藤さんに頼んでいます。ここで答えるか飛ばすと、頼んだことは取り消されます。",
    );
    await sato.fills({ 市として確かめたい: "担当ではないのでわからない" });
    await sato.pressesIn("伊藤さんに頼んでいます。", "次へ");
    expect(messageWith(sato, "担当ではないのでわからない")).not.toContain("伊藤");
    expect(ito.thread()).toBe(say.over);

    await sato.pressesIn("担当ではないのでわからない", "変更");
    await hands(sato, "伊藤");
    expect(messageWith(sato, "まだ答えがありません。")).toContain("担当ではないのでわからない");
    await ito.presses("答える");
    expect(ito.modal()).toContain("市として確かめたい点はありますか。");
    await finishes(sato);
    await sato.presses("送る");
    expect(city.card()).toContain("市として確かめる点*：担当ではないのでわからない\n");
    await sato.pressesIn("まだ答えがありません。", "変更");
    await sato.presses("飛ばす");
    const outcome = await ito.submits(MERITS);
    expect(errorsIn(outcome)).toEqual([say.over]);
    expect(city.card()).not.toContain("（伊藤さんが回答）");
    expect(messageWith(sato, "市の答え：飛ばしました")).not.toContain("[変更]");
  },
);
