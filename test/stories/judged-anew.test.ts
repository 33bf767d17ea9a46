import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { MINUTE, story } from "../support/city.ts";
import { asksFor, consultsTouched, finishes, saysHowOften, saysTouched, told } from "../support/steps.ts";

const UNCLEAR = "いっしょに確かめたい点があります";
const LIKELY = "許容範囲を超える言動の可能性";

/** A consultation about a call that comes again and again, sent with what is known so far. */
async function consults(who: Citizen): Promise<void> {
  await asksFor(who, "同じ相手との対応が続いている");
  await who.submits(told("同じお電話が続いています"));
  await saysHowOften(who, "1〜2回", "怖い、不安が続いている");
  await who.fills({
    市としての答え: "まだ伝えきれていない、確認中のことがある",
    相手の求めは: "市の業務だが、制度上などで応じられないこと",
    市として確かめたい: "特にない",
  });
  await who.presses("次へ");
  await finishes(who);
  await who.presses("送る");
}

story(
  "something new happened: the questions are gone through again, and the earlier result stays",
  async (city) => {
    const { sato, tanaka } = city;
    await consults(sato);
    await tanaka.presses("担当する");
    expect(city.card()).toContain(UNCLEAR);

    await city.passes(24 * 60 * MINUTE);
    await sato.presses("今日もあった");
    await sato.submits({ どのくらい: "30分くらい" });
    await sato.presses("もう一度いっしょに考える");
    expect(city.deskSees()).toContain("答え直しています");
    // Until they are through, the desk reads the case as it was.
    expect(city.card()).toContain("1〜2回");
    await sato.presses("次へ");
    expect(sato.thread()).toContain("前の答え：1〜2回");
    await sato.presses("6回以上");
    await sato.fills({ どんな影響: ["仕事が止まった・遅れた"] });
    await sato.presses("次へ");
    await sato.fills({ 市としての答え: "伝えた。その後、新しい事情や質問は出ていない" });
    await sato.presses("次へ", "残りは前と同じ");

    expect(city.card()).toContain(LIKELY);
    expect(city.card()).toMatch(
      /これまでの結果\s*11月17日（火）\d+:\d+まで：いっしょに確かめたい点があります/,
    );
    expect(city.card()).toContain("6回以上");
    expect(sato.thread()).toContain("いっしょに考えたこと");
    expect(sato.thread()).toMatch(/11月17日（火）\d+:\d+までに考えたこと/);
    expect(sato.thread()).toContain("これは前の答えです。");
    expect(sato.thread()).toContain(LIKELY);

    // Changed again within the round, restarted in between; nothing of either round is lost.
    await city.restarts();
    await sato.pressesIn("6回以上", "変更");
    await sato.presses("3〜5回");
    expect(city.card()).toContain("3〜5回");
    expect(city.card()).toContain("これまでの結果");
  },
);

story("somebody was hurt since: the desk is woken, since it has to look sooner", async (city) => {
  const { sato, tanaka } = city;
  await consults(sato);
  await tanaka.presses("担当する");
  await sato.presses("もう一度いっしょに考える");
  await saysTouched(sato);
  expect(city.deskSees()).toContain("緊急度が「きょう中」になりました。");
  await sato.presses("残りは前と同じ");
  expect(city.card()).toContain("きょう中");
  expect(city.card()).toContain(LIKELY);
});

story("an old question pressed after it was asked anew changes nothing", async (city) => {
  const { sato } = city;
  await consults(sato);
  await sato.presses("もう一度いっしょに考える");
  const before = city.card();
  const old = sato.everything(sato.actor.dm()).filter((m) => m.visible.includes("これは前の答えです。"));
  expect(old.length).toBeGreaterThan(3);
  for (const message of old) expect(JSON.stringify(message.blocks)).not.toContain("変更");
  await sato.presses("前と同じ");
  expect(city.card()).toBe(before);
});

story("half of a new round changes nothing at the desk but what makes the case more urgent", async (city) => {
  const { sato, tanaka } = city;
  await consultsTouched(sato);
  await tanaka.presses("担当する");
  await sato.presses("もう一度いっしょに考える");
  await sato.fills({ 安全: [], "求め・繰り返し": ["一回の対応が長い"] });
  await sato.presses("次へ");
  expect(city.card()).toContain("⏰ R8-001");
  expect(city.card()).toContain(LIKELY);
  expect(city.card()).toContain("職員が質問に答え直しています。終わるまでは、前の答えで表示します。");
  await sato.presses("残りは前と同じ");
  expect(city.card()).not.toContain("答え直しています");
  expect(city.card()).not.toContain("⏰");
  expect(city.card()).toMatch(/これまでの結果\s*.*まで：許容範囲を超える言動の可能性/);
});

story("who is asked instead in a new round is asked beside what was answered before", async (city) => {
  const { sato } = city;
  await consults(sato);
  const before = city.card();
  await sato.presses("もう一度いっしょに考える", "次へ", "前と同じ", "前と同じ");
  await sato.presses("部署の人か所属長に答えてもらう");
  await sato.submits({ 答えてほしい人: "高橋" });
  await sato.presses("残りは前と同じ");
  expect(city.card()).toContain("まだ伝えきれていない");
  expect(city.card()).toContain(UNCLEAR);
  expect(before).toContain("まだ伝えきれていない");
});
