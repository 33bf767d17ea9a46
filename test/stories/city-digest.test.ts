import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { HOUR, MINUTE, story } from "../support/city.ts";
import { atDesk, bureauIn, ledBy, lineIn, newest, withPerson } from "../support/city-digests.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { SHARED, until } from "../support/digests.ts";
import { townsfolk } from "../support/organisation.ts";
import { consultsTouched, WHAT } from "../support/steps.ts";

const ALONE = "相談窓口だけ";

story(
  "on the first working day of a month at nine the desk and the leadership read of the month before, once",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T08:59");
    expect(atDesk(city)).toEqual([]);
    expect(withPerson(city, "部長")).toEqual([]);
    await until(city, "2026-11-02T09:02");
    const [text = "", ...more] = atDesk(city);
    expect(more).toEqual([]);
    expect(text).toContain("市全体のお知らせ　令和8年10月分");
    expect(text).toContain("数は、令和8年度の10月のものです。");
    expect(lineIn(text, "届いた件数")).toBe("5件");
    expect(lineIn(text, "応援を呼んだ回数")).toBe("0回");
    expect(lineIn(text, "威圧的な言動")).toBe("0件");
    expect(lineIn(text, "判断の質問に答えずに送られたもの")).toBe("5件");
    expect(lineIn(text, "最初の返事が届くまで")).toBe("20件に満たないため、非表示、数えた件数は0件");
    expect(lineIn(text, "研修の求め")).toBe("受け取っていません");
    expect(lineIn(text, "再発防止")).toBe("0件");
    expect(bureauIn(text, "市民文化局")).toEqual(["5件", "5回", "0回", "0件"]);
    expect(text).toContain("「非表示」は、報告した人が5人に満たない数と");
    expect(text).toContain("声を上げられている");
    expect(text).not.toMatch(/遅れて|届けられなかった|R8-|[%％]|2026年/);
    for (const name of COLLEAGUES) expect(text).not.toContain(name);
    expect(text).not.toContain(WHAT);
    expect(withPerson(city, "部長")).toEqual([text]);
    for (const name of ["木村", "林", "佐藤"]) expect(withPerson(city, name), name).toEqual([]);
    await city.goesBy(HOUR);
    await city.restarts();
    await until(city, "2026-11-04T09:02");
    expect(atDesk(city)).toEqual([text]);
    expect(withPerson(city, "部長")).toEqual([text]);
  },
  { ...IN_OCTOBER, policy: ledBy("Bucho@example.jp") },
);

story(
  "whom it cannot reach of the leadership is named to the desk, and to nobody else",
  async (city) => {
    city.slack.addPerson({ id: city.idOf("退職"), name: "退職", mail: "gone@example.jp", deactivated: true });
    await until(city, "2026-11-02T09:02");
    expect(newest(city)).toContain(
      "届けられなかった宛先は、nobody@example.jp、gone@example.jp、guest@example.jpです。宛先の設定と、Slackの登録を確かめてください。",
    );
    expect(withPerson(city, "来客")).toEqual([]);
    const [text = "", ...more] = withPerson(city, "部長");
    expect(more).toEqual([]);
    expect(text).not.toMatch(/届けられなかった|@/);
    expect(JSON.stringify(city.logged)).not.toContain("@example.jp");
  },
  {
    ...IN_OCTOBER,
    policy: ledBy("nobody@example.jp", "gone@example.jp", "guest@example.jp", "bucho@example.jp"),
    people: [
      ...IN_OCTOBER.people,
      { name: "退職", mail: "gone@example.jp" },
      { name: "来客", mail: "guest@example.jp", guest: true },
    ],
  },
);

story(
  "one of the leadership on leave: it waits for them, and their deputy gets nothing",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await 木村.opensHome();
    await 木村.presses("不在を登録する");
    await 木村.submits({ 最初の日: "2026-10-28", 最後の日: "2026-11-30", 代わりに呼ぶ人: "代理" });
    await until(city, "2026-11-02T09:02");
    expect(withPerson(city, "木村")).toHaveLength(1);
    expect(withPerson(city, "代理")).toEqual([]);
    expect(newest(city)).not.toContain("届けられなかった");
  },
  { ...IN_OCTOBER, policy: ledBy("kimura@example.jp") },
);

story(
  "in an empty city it is one sentence",
  async (city) => {
    await until(city, "2026-11-02T09:02");
    expect(newest(city)).toBe(
      "市全体のお知らせ　令和8年10月分\n10月に、届いたものや起きたことはありません。",
    );
  },
  { ...IN_OCTOBER, organisation: "" },
);

story(
  "four who reported are hidden, and are told with the fifth: of both months together",
  async (city) => {
    await reportAll(city, COLLEAGUES.slice(0, 4), SHARED);
    await until(city, "2026-11-02T09:02");
    expect(lineIn(newest(city), "届いた件数")).toBe("非表示");
    expect(lineIn(newest(city), "応援を呼んだ回数")).toBe("0回");
    expect(bureauIn(newest(city), "市民文化局")).toEqual(["非表示", "非表示", "0回", "0件"]);
    await reportAll(city, COLLEAGUES.slice(4), SHARED);
    await until(city, "2026-12-01T09:02");
    expect(newest(city)).toContain("数は、令和8年度の10月から11月までのものです。");
    expect(lineIn(newest(city), "届いた件数")).toBe("5件");
    expect(lineIn(newest(city), "応援を呼んだ回数")).toBe("0回");
    expect(atDesk(city)).toHaveLength(2);
  },
  IN_OCTOBER,
);

story(
  "a second month says what was counted in it alone; what was kept from the managers counts for the city, and in no bureau",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-04T10:00");
    await reportAll(city, COLLEAGUES, ALONE);
    await until(city, "2026-12-01T09:02");
    expect(lineIn(newest(city), "届いた件数")).toBe("10件、11月は5件");
    expect(bureauIn(newest(city), "市民文化局")[0]).toBe("5件、11月は0件");
    expect(newest(city)).toContain("11月だけの数を表示できるところには、「11月は」と添えています。");
  },
  IN_OCTOBER,
);

const MOVED = IN_OCTOBER.organisation
  .replace("部署,shimin,市民文化局,,,,,,,,", "部署,shimin,市民局,,,,,,,,\n部署,kuyaku,区役所,,,,,,,,")
  .replace("部署,madoguchi,市民課,shimin,", "部署,madoguchi,くらしの窓口課,kuyaku,");

story(
  "a bureau that is renamed and a section that is moved in the middle of a month: the city's total stays whole",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    city.organises(MOVED);
    await city.passes(2 * MINUTE);
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T09:02");
    expect(lineIn(newest(city), "届いた件数")).toBe("10件");
    expect(bureauIn(newest(city), "市民局")[0]).toBe("5件");
    expect(bureauIn(newest(city), "区役所")[0]).toBe("5件");
  },
  IN_OCTOBER,
);

const BUREAUS = Array.from({ length: 130 }, (_, n) => `第${n + 1}局`);

story(
  "a city of a hundred and thirty bureaus: what one message does not hold goes on in its thread, for the desk and in a direct message",
  async (city) => {
    await reportAll(city, COLLEAGUES, ALONE);
    await until(city, "2026-11-02T09:02");
    await city.passes(MINUTE);
    expect(newest(city)).toContain("続きは、このお知らせのスレッドにあります。");
    const [text = "", ...more] = withPerson(city, "部長");
    expect(more).toHaveLength(1);
    expect(text).toContain("令和8年10月分（続き）");
    for (const read of [city.deskSees(), withPerson(city, "部長").join("\n")])
      for (const name of BUREAUS) expect(read.split("\n").filter((line) => line === name)).toEqual([name]);
    expect(atDesk(city)).toHaveLength(1);
  },
  {
    ...IN_OCTOBER,
    policy: ledBy("bucho@example.jp"),
    organisation: `${IN_OCTOBER.organisation}${BUREAUS.map((name, n) => `部署,b${n},${name},,,,,,,,\n`).join("")}`,
  },
);

/** What the pictures say that somebody has in a channel. */
const pictures = (who: Citizen, channel: string) =>
  who
    .everything(channel)
    .flatMap(({ files }) => files)
    .filter(({ name }) => name.endsWith(".png"))
    .map((file) => file.alt_txt);

story(
  "the acts come as a picture in the digest's thread, too, and it says its numbers to who does not see it",
  async (city) => {
    for (const name of COLLEAGUES) {
      city.slack.changeChannel(city.general, { addMembers: [city.idOf(name)] });
      await consultsTouched(city.person(name));
    }
    await until(city, "2026-11-02T09:05");
    const 部長 = city.person("部長");
    expect(lineIn(newest(city), "暴行、傷害")).toBe("5件");
    const [alt = "", ...more] = pictures(city.tanaka, city.deskChannel);
    expect(more).toEqual([]);
    expect(alt).toContain("行為の類型（令和8年度の10月）。暴行、傷害など身体的な攻撃は5件、");
    expect(alt).toContain("威圧的な言動は0件");
    expect(pictures(部長, 部長.actor.dm())).toEqual([alt]);
    await city.restarts();
    await city.goesBy(HOUR);
    expect(pictures(city.tanaka, city.deskChannel)).toHaveLength(1);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp") },
);

/** 今日もあった, with how long it took. */
async function tookHalfAnHour(who: Citizen): Promise<void> {
  await who.presses("今日もあった");
  await who.submits({ どのくらい: "30分くらい" });
}

story(
  "five reported, and one of them how long it took: those minutes are theirs alone, and hidden until five have",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    for (const name of COLLEAGUES.slice(0, 1)) await tookHalfAnHour(city.person(name));
    await until(city, "2026-11-02T09:02");
    expect(lineIn(newest(city), "起きた回数")).toBe("6回");
    expect(lineIn(newest(city), "報告された対応の時間")).toBe("非表示");
    for (const name of COLLEAGUES.slice(1)) await tookHalfAnHour(city.person(name));
    await until(city, "2026-12-01T09:02");
    expect(lineIn(newest(city), "報告された対応の時間")).toBe("2時間30分");
  },
  IN_OCTOBER,
);
