import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { SHARED, until } from "../support/digests.ts";
import { brought, bytesOf, exportsOf } from "../support/exports.ts";
import { HeldReading } from "../support/held-reading.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { readBook } from "../support/tables.ts";
import { errorsIn, expectNothingOwed, times } from "../support/telling.ts";

const EXCEL = { ファイルの形: "Excel" };

/** What stands on the pages of the report that somebody was brought, without what separates its pieces. */
const reportRead = async (city: City, n = 0): Promise<string> =>
  (await textOfPdf(bytesOf(city, city.tanaka, n))).join("").replaceAll(/\s/g, "");

story(
  "the desk asks for the report of the year that goes on: a PDF with the days that it noted, told in its channel",
  async (city) => {
    const { tanaka } = city;
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T09:30");
    await exportsOf(tanaka, "年報", { 周知を行った日: "4/20\n10月5日", 研修を行った日: "なし" });
    expect(brought(city, tanaka).map(({ name }) => name)).toEqual([
      "カスタマーハラスメント対策年報_令和8年度_途中.pdf",
    ]);
    const said = await reportRead(city);
    expect(said).toContain("カスタマーハラスメント対策年報令和8年度令和8年4月1日から令和9年3月31日まで");
    expect(said).toContain("年度の途中です。令和8年10月31日までの数を載せています。");
    expect(said).toContain("公表資料をもとにした例。市が定めたものではありません。");
    expect(said).toContain("届いた件数5件10月終えた件数0件10月");
    expect(said).toContain("周知2026年4月20日、2026年10月5日研修なし");
    expect(said).toContain("数え始めたのは2026年10月1日です。");
    for (const name of COLLEAGUES) expect(said).not.toContain(name);
    expect(tanaka.thread()).toContain(
      "令和8年度（途中）の年報を届けました。公表する前に、中を確かめてください。",
    );
    expect(times(city.deskSees(), "田中さんが、令和8年度（途中）の年報を書き出しました。")).toBe(1);
    await expectNothingOwed(city);
  },
  IN_OCTOBER,
);

story(
  "last year's, from before counting began, as Excel; what was noted stands there the next time",
  async (city) => {
    const { tanaka, suzuki } = city;
    await tanaka.types("/kasuhara export");
    await tanaka.picks("年報");
    expect(tanaka.modal()).toContain("令和8年度（途中）");
    await tanaka.picks("令和7年度");
    const wrong = async (text: string) => errorsIn(await tanaka.submits({ ...EXCEL, 周知を行った日: text }));
    expect(await wrong("4/20\n春ごろ")).toEqual([
      "2行目を日付として読めません。「4月20日」のように、一日を一行に書いてください。",
    ]);
    expect(await wrong("2026-04-01")).toEqual(["1行目は、令和7年度の日ではありません。"]);
    expect(await wrong("2/29")).toHaveLength(1);
    await tanaka.submits({ ...EXCEL, 周知を行った日: "2026-03-31" });
    await tanaka.dismisses();
    expect(brought(city, tanaka).map(({ name }) => name)).toEqual([
      "カスタマーハラスメント対策年報_令和7年度.xlsx",
    ]);
    const book = readBook(bytesOf(city, tanaka));
    const cover = (book.get("この年報について") ?? []).flat().map(({ text }) => text);
    expect(cover[0]).toBe("カスタマーハラスメント対策　年報　令和7年度");
    expect(cover).toContain("この年度には、まだ数えていませんでした。数はすべて「受け取っていません」です。");
    const notices = (book.get("周知と研修") ?? []).map((row) => row.map(({ text }) => text));
    expect(notices).toContainEqual(["周知", "2026年3月31日"]);
    expect(notices).toContainEqual(["研修", "受け取っていません"]);

    await suzuki.types("/kasuhara export");
    await suzuki.picks("年報");
    expect(suzuki.modal()).not.toContain("3月31日");
    await suzuki.picks("令和7年度");
    expect(suzuki.modal()).toContain("3月31日");
  },
);

story(
  "on the first of April the year that is over is whole, and the new one has no month yet",
  async (city) => {
    const { tanaka } = city;
    await exportsOf(tanaka, "年報", {});
    expect(brought(city, tanaka)).toEqual([]);
    expect(tanaka.thread()).toContain(
      "令和9年度（途中）の年報に入る、終わった月はありません。ファイルは作っていません。",
    );
    await tanaka.types("/kasuhara export");
    await tanaka.picks("年報");
    await tanaka.picks("令和8年度");
    await tanaka.submits();
    await tanaka.dismisses();
    expect(brought(city, tanaka).map(({ name }) => name)).toEqual([
      "カスタマーハラスメント対策年報_令和8年度.pdf",
    ]);
    const said = await reportRead(city);
    expect(said).toContain("令和9年4月1日作成");
    expect(said).not.toContain("途中");
  },
  { begins: "2027-04-01T09:00" },
);

story(
  "an empty city: none is told, month by month, and nothing is drawn",
  async (city) => {
    const { tanaka } = city;
    await until(city, "2026-12-01T10:00");
    await exportsOf(tanaka, "年報", {});
    const said = await reportRead(city);
    expect(said).toContain("届いた件数0件11月");
    expect(said).not.toContain("届いた件数（月ごと）");
  },
  { begins: "2026-11-28T10:00" },
);

story("nobody else gets one: not by the command, and not with a form that is still open", async (city) => {
  const { sato, tanaka, slack, deskChannel } = city;
  await sato.types("/kasuhara export");
  expect(sato.modal()).toBe("");
  expect(sato.wasTold()).toContain("書き出しは、相談窓口の人だけができます。");
  await tanaka.types("/kasuhara export");
  await tanaka.picks("年報");
  slack.changeChannel(deskChannel, { removeMembers: [tanaka.actor.id] });
  await slack.idle();
  expect(errorsIn(await tanaka.submits())).toEqual(["書き出しは、相談窓口の人だけができます。"]);
  await tanaka.picks("集計");
  expect(tanaka.modal()).toContain("書き出しは、相談窓口の人だけができます。");
  await city.passes(MINUTE);
  expect(brought(city, tanaka)).toEqual([]);
});

/** The last reading before a report is set, as if it took long. */
const reading = new HeldReading("held");

/** A story in which a report is wished for, and its reading is held up. */
function longStory(name: string, tell: (city: City) => Promise<void>): void {
  story(
    name,
    async (city) => {
      const { tanaka } = city;
      await tanaka.types("/kasuhara export");
      await tanaka.picks("年報");
      await tanaka.fills({ 周知を行った日: "4/20" });
      reading.holds();
      try {
        await tanaka.actor.submit();
        await tanaka.actor.dismiss();
        await city.until("the reading begins", () => reading.held > 0);
        await tell(city);
      } finally {
        reading.goesOn();
      }
    },
    { store: reading.under },
  );
}

longStory("it is taken back while it is made: no file, no line at the desk", async (city) => {
  const { tanaka } = city;
  const making = "令和8年度（途中）の年報を作っています。";
  await city.until("it is said", () => tanaka.thread().includes(making));
  await tanaka.pressing("取りやめる");
  reading.goesOn();
  await city.settles();
  await city.passes(3_000);
  expect(tanaka.thread()).toContain("令和8年度（途中）の年報を作るのを取りやめました。");
  expect(brought(city, tanaka)).toEqual([]);
  expect(city.deskSees()).not.toContain("書き出しました");
  await exportsOf(tanaka, "年報", {});
  expect(brought(city, tanaka)).toHaveLength(1);
  await expectNothingOwed(city);
});

longStory(
  "the bot stops while it is made: it is made once after the next start, with the days noted",
  async (city) => {
    const { tanaka } = city;
    const stopped = city.stops();
    reading.goesOn();
    await stopped;
    expect(brought(city, tanaka)).toEqual([]);
    await city.starts();
    await city.passes(MINUTE);
    expect(brought(city, tanaka)).toHaveLength(1);
    expect(await reportRead(city)).toContain("周知2026年4月20日");
    expect(times(city.deskSees(), "田中さんが、令和8年度（途中）の年報を書き出しました。")).toBe(1);
    await expectNothingOwed(city);
  },
);

longStory("who leaves the desk meanwhile gets nothing", async (city) => {
  const { tanaka, suzuki, slack, deskChannel } = city;
  slack.changeChannel(deskChannel, { removeMembers: [tanaka.actor.id] });
  await slack.idle();
  reading.goesOn();
  await city.settles();
  await city.passes(MINUTE);
  expect(brought(city, tanaka)).toEqual([]);
  expect(tanaka.thread()).toContain("令和8年度（途中）の年報はお渡しできません。");
  expect(city.deskSees(suzuki)).not.toContain("書き出しました");
});

story(
  "two of the desk note days at once: what one of them wrote is not lost to the other's form",
  async (city) => {
    const { tanaka, suzuki } = city;
    await tanaka.types("/kasuhara export");
    await tanaka.picks("年報");
    await exportsOf(suzuki, "年報", { 周知を行った日: "4/20" });
    expect(errorsIn(await tanaka.submits({ 研修を行った日: "5/20" }))).toEqual([
      "この画面を開いているあいだに、ほかの人が周知と研修の日を書き換えました。ここに書いた日を控えてから閉じ、もう一度開いてください。",
    ]);
    await tanaka.dismisses();
    expect(brought(city, tanaka)).toEqual([]);
    await exportsOf(tanaka, "年報", { 研修を行った日: "5/20" });
    expect(await reportRead(city)).toContain("周知2026年4月20日研修2026年5月20日");
  },
);
