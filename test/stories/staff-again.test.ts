import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { reports } from "../support/steps.ts";

const DAY = 24 * 60 * MINUTE;

story(
  "it goes on: each time is recorded in three taps, and the desk sees how often and how long",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("担当する");

    const taps = sato.pressed;
    await sato.presses("今日もあった");
    await sato.submits({ どのくらい: "15分くらい" });
    expect(sato.pressed - taps, "the button, the length, 記録する").toBeLessThanOrEqual(3);
    expect(sato.thread()).toContain("記録しました：11月16日　電話　15分くらい");
    expect(city.card()).toContain("その後1回ありました。合わせて15分くらいです。最近は11月16日です。");
    expect(city.deskSees()).toContain(
      "また同じことがありました（佐藤さんの記録）：11月16日　電話　15分くらい",
    );

    await city.passes(DAY);
    await sato.presses("今日もあった");
    await sato.submits({
      いつ: "2026-11-17",
      "どこで・何で": "窓口",
      ひとこと: "山田太郎さんがまた来ました",
    });
    expect(city.card()).toContain(
      "その後2回ありました。合わせて15分くらいです。時間の記録がないものは1回です。最近は11月17日です。",
    );
    expect(city.deskSees()).not.toContain("山田太郎");
    expect(sato.thread()).toContain("山田太郎さんがまた来ました");
    await sato.presses("伏せずに送り直す");
    expect(city.deskSees()).toContain("山田太郎さんがまた来ました");

    await sato.presses("この記録を取り消す");
    expect(sato.thread()).toContain("この記録は取り消しました。");
    expect(city.card()).toContain("その後1回");
    expect(city.deskSees()).not.toContain("山田太郎");
  },
);

story("it goes on: from the App Home, from a command, and from a message", async (city) => {
  const { sato, takahashi } = city;
  await reports(sato);
  await sato.opensHome();
  await sato.presses("今日もあった");
  await sato.submits({ どのくらい: "2時間以上" });
  expect(city.card()).toContain("その後1回ありました。合わせて2時間以上です。");

  await sato.types("/kasuhara-consult");
  await sato.presses("今日もあった（R8-001）");
  await sato.submits({});
  expect(city.card()).toContain("その後2回");

  const { ts } = await takahashi.actor.write(city.general, "また例の方から電話でした");
  await city.settles();
  await sato.usesOn("record-exchange", city.general, ts);
  await sato.presses("今日もあった（R8-001）");
  expect(sato.modal()).toContain("また例の方から電話でした");
  await sato.submits({});
  expect(city.card()).toContain("その後3回");
  expect(city.deskSees()).toContain("また例の方から電話でした");
});

story("it goes on: a colleague records together, and sees what the reporter chose", async (city) => {
  const { sato, takahashi } = city;
  await reports(sato, { words: "毎日お電話をいただきます" });
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ だれと: ["高橋"], その人に見える: "出来事の記録だけ" });
  expect(sato.thread()).toContain("高橋さんに、いっしょに記録するようお願いしました。");
  expect(takahashi.thread()).toContain(
    "佐藤さんから、続いている出来事（R8-001）をいっしょに記録するよう頼まれました。",
  );
  expect(takahashi.thread()).not.toContain("毎日お電話");
  expect(city.card()).toContain("いっしょに記録している人：高橋さん");

  await takahashi.presses("今日もあった");
  await takahashi.submits({ どのくらい: "30分くらい", ひとこと: "強い口調でした" });
  expect(city.card()).toContain("その後1回ありました。合わせて30分くらいです。");
  expect(city.deskSees()).toContain("（高橋さんの記録）");
  expect(sato.thread()).toContain("高橋さん");
  expect(takahashi.thread()).toContain("強い口調でした");

  // The reporter shows more, and then nobody any more.
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ その人に見える: "出来事の記録と、報告の内容（名前や番号は伏せます）" });
  expect(takahashi.thread()).toContain("毎日お電話");
  await takahashi.opensHome();
  expect(takahashi.home()).toContain("R8-001");
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ だれと: [] });
  expect(sato.thread()).toContain("高橋さんへのお願いを取り消しました。");
  expect(takahashi.thread()).toContain("この件の記録は終わりました。");
  expect(takahashi.thread()).not.toContain("毎日お電話");
  await takahashi.opensHome();
  expect(takahashi.home()).not.toContain("R8-001");
});
