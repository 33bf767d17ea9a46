import { expect } from "vitest";
import type { Store } from "../../src/casework/ports-store.ts";
import type { Citizen } from "../support/citizen.ts";
import { MINUTE, story } from "../support/city.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { SHARED, until } from "../support/digests.ts";
import { brought, bytesOf, CSV, csv, exportsOf } from "../support/exports.ts";
import { readBook } from "../support/tables.ts";
import { errorsIn, expectNothingOwed, times } from "../support/telling.ts";

story(
  "the desk writes out the figures of the city: as a book of sheets, and as one long table",
  async (city) => {
    const { tanaka } = city;
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T09:30");
    await exportsOf(tanaka, "集計", { いつの集計ですか: "先月" });
    expect(brought(city, tanaka).map(({ name }) => name)).toEqual(["集計_2026-10-01_2026-10-31.xlsx"]);
    const book = readBook(bytesOf(city, tanaka));
    const bureaus = (book.get("局・部ごとの件数") ?? []).map((row) => row.map(({ text }) => text));
    expect(bureaus).toContainEqual(["市民文化局", "5", "5", "0", "0"]);
    expect(bureaus).toContainEqual(["市全体", "5", "5", "0", "0"]);
    const wishes = (book.get("職員が望んだこと") ?? []).map((row) => row.map(({ text }) => text));
    expect(wishes).toContainEqual(["マニュアルの求め", "受け取っていません"]);
    expect([...book.keys()][0]).toBe("この集計について");

    await exportsOf(tanaka, "集計", CSV);
    const rows = csv(city, tanaka, 1);
    expect(rows.find((row) => row.項目 === "市全体" && row.数えたもの === "届いた件数")).toEqual({
      表: "局・部ごとの件数",
      項目: "市全体",
      数えたもの: "届いた件数",
      数: "5",
      単位: "件",
      数えた最初の月: "2026年10月",
      数えた最後の月: "2026年10月",
      表示: "5件（2026年10月）",
    });
    expect(rows.find((row) => row.項目 === "マニュアルの求め")).toMatchObject({
      数: "",
      表示: "受け取っていません",
    });
    expect(rows.find((row) => row.項目 === "もう一度開いた件数")).toMatchObject({ 数: "0" });
    expect(tanaka.thread()).toContain("今年度の集計を届けました。");
    expect(tanaka.thread()).toContain(
      "「非表示」は、報告した人が5人に満たない数と、ほかの数からそれが分かってしまう数です。",
    );
    expect(city.deskSees()).toContain("田中さんが、先月の集計を書き出しました。");
    expect(times(city.deskSees(), "田中さんが、今年度の集計を書き出しました。")).toBe(1);
    await expectNothingOwed(city);
  },
  IN_OCTOBER,
);

story(
  "four people reported: no file holds a number, a name or a word of them",
  async (city) => {
    const { tanaka } = city;
    await reportAll(city, COLLEAGUES.slice(1), SHARED);
    await until(city, "2026-11-02T09:30");
    await exportsOf(tanaka, "集計", { ...CSV, いつの集計ですか: "先月" });
    const rows = csv(city, tanaka);
    const received = rows.filter((row) => row.数えたもの === "届いた件数");
    expect(received.map((row) => [row.項目, row.数, row.表示])).toEqual([
      ["市民文化局", "", "非表示"],
      ["市全体", "", "非表示"],
    ]);
    const all = JSON.stringify(rows);
    for (const name of COLLEAGUES) expect(all).not.toContain(name);
    expect(all).not.toMatch(/R8-|怒鳴/);
    for (const row of rows) expect(["", "0"]).toContain(row.数);
  },
  IN_OCTOBER,
);

story(
  "how long it took is told once five people said so, however many reported",
  async (city) => {
    const { tanaka } = city;
    await reportAll(city, COLLEAGUES, SHARED);
    const [first = "", ...others] = COLLEAGUES;
    await lasts(city.person(first));
    await until(city, "2026-11-02T09:30");
    await exportsOf(tanaka, "集計", { ...CSV, いつの集計ですか: "先月" });
    const hoursIn = (n: number) =>
      csv(city, tanaka, n)
        .filter((row) => row.表 === "対応にかかった時間")
        .map((row) => [row.数, row.表示]);
    expect(hoursIn(0)).toEqual([["", "非表示"]]);
    for (const name of others) await lasts(city.person(name));
    await until(city, "2026-12-01T09:30");
    await exportsOf(tanaka, "集計", CSV);
    expect(hoursIn(1)).toEqual([["75", "1時間15分（2026年10月から2026年11月まで）"]]);
  },
  IN_OCTOBER,
);

/** It happened again, and they say how long it took. */
async function lasts(who: Citizen): Promise<void> {
  await who.presses("今日もあった");
  await who.submits({ どのくらい: "15分くらい" });
}

story(
  "words are not asked for, nor a month that goes on; days without a whole month give no file",
  async (city) => {
    const { tanaka } = city;
    await tanaka.types("/kasuhara export");
    expect(tanaka.modal()).toContain("書かれた文章も入れる");
    await tanaka.picks("集計");
    expect(tanaka.modal()).not.toContain("書かれた文章も入れる");
    expect(tanaka.modal()).not.toContain("今月");
    const days = { いつの集計ですか: "日付を決める", 最初の日: "2026-10-02", 最後の日: "2026-10-31" };
    expect(errorsIn(await tanaka.submits({ ...days, 最後の日: "2026-10-01" }))).toHaveLength(1);
    await tanaka.submits(days);
    await tanaka.dismisses();
    expect(tanaka.thread()).toContain(
      "2026年10月2日から2026年10月31日までの集計に入る、終わった月はありません。ファイルは作っていません。",
    );
    expect(brought(city, tanaka)).toEqual([]);
    await tanaka.types("/kasuhara export");
    await tanaka.picks("集計");
    await tanaka.picks("件の一覧");
    expect(tanaka.modal()).toContain("書かれた文章も入れる");
  },
);

story("of a time before counting began nothing is received, and that is said", async (city) => {
  const { tanaka } = city;
  await exportsOf(tanaka, "集計", { ...CSV, いつの集計ですか: "昨年度" });
  const rows = csv(city, tanaka);
  expect(rows.length).toBeGreaterThan(30);
  expect(new Set(rows.map((row) => row.表示))).toEqual(new Set(["受け取っていません"]));
  expect(new Set(rows.map((row) => row.数))).toEqual(new Set([""]));
});

/** Whether the cases of before can be looked for, which are counted first. */
let isThere = true;

const uncountable = (real: Store): Store => ({
  ...real,
  read: new Proxy(real.read, {
    get: (read, name) =>
      name !== "uncounted" || isThere ? Reflect.get(read, name) : () => Promise.reject(new Error("broken")),
  }),
});

story(
  "while the cases of before are being counted a file waits, and says no number that is too small",
  async (city) => {
    const { tanaka } = city;
    await city.stops();
    isThere = false;
    await city.starts();
    await exportsOf(tanaka, "集計", CSV);
    await city.passes(20_000);
    expect(tanaka.thread()).toContain("今年度の集計を作っています。");
    expect(brought(city, tanaka)).toEqual([]);
    isThere = true;
    await city.passes(2 * MINUTE);
    expect(tanaka.thread()).toContain("今年度の集計を届けました。");
    expect(brought(city, tanaka)).toHaveLength(1);
  },
  { store: uncountable },
);
