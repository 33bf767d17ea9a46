import { expect } from "vitest";
import { DAY, story } from "../support/city.ts";
import { inDatabase } from "../support/sight.ts";
import { reports, told } from "../support/steps.ts";

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

story("a line that was taken back, and one taken along from a message, are gone for good", async (city) => {
  const { sato, takahashi } = city;
  await reports(sato);
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ だれと: ["高橋"] });
  await takahashi.presses("今日もあった");
  await takahashi.submits({ ひとこと: "取り消す予定の一行です" });
  await takahashi.presses("この記録を取り消す");
  const { ts } = await takahashi.actor.write(city.general, "写された文章です");
  await city.settles();
  await sato.usesOn("record-exchange", city.general, ts);
  await sato.presses("今日もあった（R8-001）");
  await sato.submits({});
  // Once erased, what follows empties the log.
  await sato.writes("またご連絡します。よろしく。");
  expect(inDatabase(city, "取り消す予定の一行です")).toBe(0);
  expect(inDatabase(city, "写された文章です")).toBeGreaterThan(0);
  await sato.presses("取り下げる");
  await takahashi.types("/kasuhara");
  for (const text of ["写された文章です", "またご連絡します。よろしく。", "同じ電話が毎日あります"])
    expect(inDatabase(city, text), text).toBe(0);
});

story(
  "a colleague reads what stays hidden, follows what is deleted, and nothing before it was sent",
  async (city) => {
    const { sato, takahashi } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("危険がある（応援を呼ぶ）");
    await sato.presses("いっしょに記録する人を選ぶ");
    await sato.submits({
      だれと: ["高橋"],
      その人に見える: "出来事の記録と、報告の内容（名前や番号は伏せます）",
    });
    await sato.presses("飛ばす", "書く");
    await sato.submits(told("山田太郎さんに怒鳴られました"));
    const added = await sato.writes("書き足した一行です");
    await sato.presses("相談窓口だけ", "伏せた所を選んで戻す");
    await sato.submits({ 伏せた所: ["〔氏名〕　山田太郎"] });
    expect(takahashi.thread()).not.toContain("怒鳴られました");
    await sato.presses("送る");
    expect(city.deskSees()).toContain("山田太郎さんに怒鳴られました");
    expect(takahashi.thread()).toContain("怒鳴られました");
    expect(takahashi.thread()).not.toContain("山田太郎");
    expect(takahashi.thread()).toContain("書き足した一行です");
    await sato.deletes(sato.actor.dm(), added);
    expect(takahashi.thread()).not.toContain("書き足した一行です");
  },
);

story("however much was recorded, the colleague's message stays within Slack's limits", async (city) => {
  const { sato, takahashi } = city;
  await reports(sato);
  for (let n = 0; n < 5; n++) {
    await sato.presses("今日もあった");
    await sato.submits({ ひとこと: `${n}：${"長い一行です。".repeat(420)}` });
  }
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ だれと: ["高橋"] });
  expect(takahashi.thread()).toContain("その後5回ありました。");
});

story("what cannot be recorded or asked is said beside the field", async (city) => {
  const { sato, tanaka, takahashi } = city;
  await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
  await sato.presses("今日もあった");
  const wrong: readonly (readonly [string, string])[] = [
    ["2026-11-17", "これからの日付は入れられません。"],
    ["2025-01-01", "1年より前の日付は入れられません。"],
    ["", "日付を選んでください。"],
  ];
  for (const [day, says] of wrong) {
    const outcome = await sato.submits({ いつ: day });
    expect(JSON.stringify(outcome.errors ?? {})).toMatch(day === "" ? /./ : new RegExp(says));
  }
  await sato.dismisses();
  await sato.presses("いっしょに記録する人を選ぶ");
  for (const [who, says] of [
    ["佐藤", "ご自身のほかの人"],
    ["田中", "相談窓口の人は選べません"],
  ] as const) {
    const outcome = await sato.submits({ だれと: [who] });
    expect(JSON.stringify(outcome.errors)).toContain(says);
  }
  await sato.submits({ だれと: ["高橋"] });
  expect(city.deskSees()).not.toMatch(/佐藤|高橋/);
  await takahashi.presses("今日もあった");
  await sato.presses("いっしょに記録する人を選ぶ");
  await sato.submits({ だれと: [] });
  const late = await takahashi.submits({ ひとこと: "遅れた一行" });
  expect(JSON.stringify(late.errors)).toContain("この件の記録は終わりました");
  expect(tanaka.screen()).not.toContain("遅れた一行");
});
