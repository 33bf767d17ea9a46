import { expect } from "vitest";
import { story } from "../support/city.ts";
import { brought, bytesOf, CSV, csv, exports, WORDS } from "../support/exports.ts";
import { ORGANISATION, TOWNSFOLK } from "../support/organisation.ts";
import { answers, closes, reports, WHAT } from "../support/steps.ts";
import { readExcel, shownAs } from "../support/tables.ts";
import { errorsIn, expectNothingOwed, times } from "../support/telling.ts";

story(
  "the desk writes out the cases of the fiscal year: one row each, without what anybody wrote",
  async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato);
    await tanaka.presses("担当する");
    await answers(tanaka, "お話をうかがいます。");
    await sato.presses("今日もあった");
    await sato.submits({ どのくらい: "30分くらい", ひとこと: "またありました" });
    await closes(tanaka);
    await reports(takahashi, { share: "相談窓口だけ（名前を伏せる）" });
    await exports(tanaka, CSV);
    expect(brought(city, tanaka).map(({ name }) => name)).toEqual(["件の一覧_2026-04-01_2027-03-31.csv"]);
    const [first, second, ...more] = csv(city, tanaka);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      件の番号: "R8-001",
      区分: "報告",
      状態: "終わりました",
      受付日時: expect.stringMatching(/^2026-11-16 10:\d\d$/),
      担当: "田中",
      担当が決まった日時: expect.stringMatching(/^2026-11-16 10:\d\d$/),
      最初の返事が届いた日時: expect.stringMatching(/^2026-11-16 10:\d\d$/),
      終わった日時: expect.stringMatching(/^2026-11-16 10:\d\d$/),
      報告者: "佐藤",
      所属: "市民文化局 市民課",
      組織の判断: "該当する",
      "その後の出来事（件）": "1",
      "その後の出来事（分）": "30",
      事実確認: "2026-11-16",
    });
    expect(second).toMatchObject({
      件の番号: "R8-002",
      報告者: "匿名（名前を伏せています）",
      所属: "",
      担当: "",
    });
    const text = Buffer.from(bytesOf(city, tanaka)).toString("utf8");
    for (const said of [WHAT, "またありました", "お話をうかがいます", "説明を尽くした", "高橋"])
      expect(text).not.toContain(said);
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(tanaka.thread()).toContain("今年度の件の一覧を届けました（2件）。");
    expect(tanaka.thread()).toContain("要らなくなったら");
    expect(tanaka.thread()).not.toContain("[取りやめる]");
    expect(
      times(city.deskSees(), "田中さんが、今年度の件の一覧を書き出しました（文章は入っていません）。"),
    ).toBe(1);
    await sato.presses("あなたの記録");
    expect(sato.modal()).not.toContain("書き出しました");
    await expectNothingOwed(city);
  },
  { organisation: ORGANISATION, people: TOWNSFOLK },
);

story("as an Excel file: days and moments are dates there, counts are numbers", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  await exports(tanaka);
  expect(brought(city, tanaka)[0]?.name).toMatch(/\.xlsx$/);
  const [row] = readExcel(bytesOf(city, tanaka));
  expect(row?.件の番号).toEqual({ text: "R8-001", kind: "s", isFormula: false });
  expect(row?.["その後の出来事（件）"]).toEqual({ text: "0", kind: null, isFormula: false });
  expect(shownAs(row?.受付日時)).toMatch(/^2026-11-16T10:\d\d:00/);
  expect(shownAs(row?.事実確認)).toBe("2026-11-16T00:00:00.000Z");
});

story(
  "with what was written, masked as on the card; its reporter can read who wrote it out",
  async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato, { words: "山田太郎さんに怒鳴られました" });
    await sato.writes("電話は090-1234-5678の人です");
    await reports(takahashi, { words: "取り下げる話です" });
    await takahashi.presses("取り下げる");
    await tanaka.notes("内部のメモです");
    await exports(tanaka, { ...CSV, ...WORDS });
    const [first, second] = csv(city, tanaka);
    expect(first?.あったこと).toContain("怒鳴られました");
    expect(first?.あったこと).not.toContain("山田");
    expect(first?.送ったあとの書き込み).toMatch(/電話は.+の人です/);
    expect(first?.送ったあとの書き込み).not.toContain("1234");
    expect(Object.entries(second ?? {}).filter(([, said]) => said !== "")).toEqual([
      ["件の番号", "R8-002"],
      ["状態", "取り下げました"],
    ]);
    expect(JSON.stringify([first, second])).not.toContain("内部のメモ");
    expect(city.deskSees()).toContain("今年度の件の一覧を書き出しました（文章も入っています）。");
    await sato.presses("あなたの記録");
    expect(times(sato.modal(), "田中さんが、件の一覧に文章を入れて書き出しました")).toBe(1);
    await sato.dismisses();
    await takahashi.presses("あなたの記録");
    expect(takahashi.modal()).not.toContain("書き出しました");
    await expectNothingOwed(city);
  },
);

for (const form of ["CSV", "Excel"])
  story(`nothing anybody wrote is a formula in a spreadsheet: ${form}`, async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    const signs = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "＝1+1", " =1+1"];
    for (const said of signs) await sato.writes(said);
    for (const said of signs) await sato.writes(`${said}\n"二行め", ほか`);
    await exports(tanaka, { ファイルの形: form, ...WORDS });
    if (form === "CSV") {
      const [row] = csv(city, tanaka);
      expect(row?.送ったあとの書き込み).toMatch(/^'=1\+1/);
      for (const said of Object.values(row ?? {})) expect(said).not.toMatch(/^\s*[=+\-@＝]/);
      return;
    }
    const [row] = readExcel(bytesOf(city, tanaka));
    expect(row?.送ったあとの書き込み).toMatchObject({ kind: "s", isFormula: false });
    expect(row?.送ったあとの書き込み?.text).toMatch(/^=1\+1/);
    expect(Object.values(row ?? {}).some((one) => one.isFormula)).toBe(false);
  });

story("from one day to another; what is wrong with the days is said beside them", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await city.passes(1_000);
  const days = (first: string, last: string) => ({
    ...CSV,
    いつ届いた件ですか: "日付を決める",
    最初の日: first,
    最後の日: last,
  });
  await tanaka.types("/kasuhara export");
  expect(errorsIn(await tanaka.submits({ いつ届いた件ですか: "日付を決める" }))).toEqual([
    "日付を選んでください。",
  ]);
  expect(errorsIn(await tanaka.submits(days("2026-11-17", "2026-11-16")))).toEqual([
    "最後の日は、最初の日と同じか、あとにしてください。",
  ]);
  expect(errorsIn(await tanaka.submits({ いつ届いた件ですか: "今月" }))).toEqual([
    "日付を使うときは「日付を決める」を選んでください。",
  ]);
  await tanaka.dismisses();
  await exports(tanaka, days("2026-11-17", "2026-11-20"));
  expect(brought(city, tanaka)).toEqual([]);
  expect(tanaka.thread()).toContain("2026年11月17日から2026年11月20日までの件の一覧に入る件はありません。");
  await exports(tanaka, { いつ届いた件ですか: "先月" });
  expect(tanaka.thread()).toContain("先月の件の一覧に入る件はありません。");
  expect(city.deskSees()).not.toContain("書き出しました");
  await exports(tanaka, days("2026-11-16", "2026-11-16"));
  expect(csv(city, tanaka)).toHaveLength(1);
});

story("from the App Home of the desk; nobody else writes anything out", async (city) => {
  const { sato, takahashi, tanaka } = city;
  await reports(sato);
  for (const who of [sato, takahashi]) {
    await who.types("/kasuhara 書き出し");
    expect(who.modal()).toBe("");
    expect(who.wasTold()).toContain("書き出しは、相談窓口の人だけができます。");
    await who.opensHome();
    expect(who.home()).not.toContain("件・集計・年報を書き出す");
  }
  await tanaka.opensHome();
  await tanaka.presses("件・集計・年報を書き出す");
  await tanaka.submits(CSV);
  expect(tanaka.modal()).toContain("作っています。");
  expect(csv(city, tanaka)).toHaveLength(1);
});
