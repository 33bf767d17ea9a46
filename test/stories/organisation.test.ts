import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { shiftJis } from "../support/shift-jis.ts";
import { reports } from "../support/steps.ts";
import { saidInLog } from "../support/telling.ts";

const HEADER = "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理";

/** The city's file: two sections below one, and people by their addresses. */
const file = (...people: readonly string[]): string =>
  [
    HEADER,
    "部署,100,市民文化局,,本庁舎2階,2000,守衛室 2999,,,,",
    "部署,110,市民課,100,本庁舎1階,2100,守衛室 2999,,,,",
    "部署,120,戸籍課,100,本庁舎1階,2200,守衛室 2999,,,,",
    "人,110,窓口課長,,,,,tanaka@example.jp,長,,",
    "人,120,戸籍課長,,,,,suzuki@example.jp,長,,",
    "人,100,局長,,,,,takahashi@example.jp,長,,",
    ...people,
  ].join("\r\n");

const WITH_SATO = file("人,110,佐藤,,,,,SATO@example.jp,職員,,");
const ASKED = "お名前が名簿にありません";

story(
  "known by mail address: nobody is asked, and the desk reads the section",
  async (city) => {
    await reports(city.sato);
    expect(city.card()).toContain("所属");
    expect(city.card()).toContain("市民文化局 市民課");
    expect(city.sato.thread()).not.toContain(ASKED);
    await city.sato.opensHome();
    expect(city.sato.home()).toContain("所属：市民文化局 市民課（名簿から）");
  },
  { organisation: WITH_SATO },
);

story("without a file nobody is asked, and nothing is said of sections", async (city) => {
  await reports(city.sato);
  expect(city.card()).not.toContain("所属");
  expect(city.sato.thread()).not.toContain("名簿");
  await city.sato.opensHome();
  expect(city.sato.home()).not.toContain("所属");
});

story(
  "unknown to the file: asked once after sending, remembered over a restart, and changed in the App Home",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    expect(sato.thread()).toContain(ASKED);
    expect(city.card()).not.toContain("所属");
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 市民課" });
    expect(sato.thread()).toContain("所属を「市民文化局 市民課」と覚えました");
    expect(sato.thread()).not.toContain(ASKED);
    expect(city.card()).toContain("市民文化局 市民課");
    await city.restarts();
    await reports(sato, { words: "翌日もありました" });
    expect(sato.thread()).not.toContain(ASKED);
    await sato.opensHome();
    expect(sato.home()).toContain("所属：市民文化局 市民課");
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 戸籍課" });
    expect(sato.home()).toContain("所属：市民文化局 戸籍課");
    for (const card of city.cards()) expect(card).toContain("市民文化局 戸籍課");
  },
  { organisation: file() },
);

story(
  "would not say: remembered, too; and who left the question alone is not asked in the next case",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    await reports(sato, { words: "翌日もありました" });
    expect(sato.thread().split(ASKED)).toHaveLength(2);
    await sato.presses("わからない・選ばない");
    expect(sato.thread()).toContain("所属は選ばないままにしました");
    await reports(sato, { words: "その翌日も" });
    expect(sato.thread()).not.toContain(ASKED);
    for (const card of city.cards()) expect(card).not.toContain("所属");
  },
  { organisation: file() },
);

story(
  "a reporter without name: the section would tell who it is, so the desk reads none",
  async (city) => {
    await reports(city.sato, { share: "相談窓口だけ（名前を伏せる）" });
    expect(city.deskSees()).not.toContain("市民課");
    expect(city.deskSees()).not.toContain("所属");
  },
  { organisation: WITH_SATO },
);

story(
  "the file changes while the bot runs: the new one counts within a minute, and a section that is gone is asked anew",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 戸籍課" });
    city.organises(
      file()
        .replace(/部署,120.*\r\n/, "")
        .replace(/人,120.*\r\n/, ""),
    );
    await city.passes(MINUTE);
    await reports(sato, { words: "翌日もありました" });
    expect(sato.thread()).toContain("前に教えていただいた部署が、名簿からなくなりました");
    city.organises(WITH_SATO);
    await city.passes(MINUTE);
    await reports(sato, { words: "その翌日も" });
    expect(city.cards().at(-1)).toContain("市民文化局 市民課");
    expect(saidInLog(city, "organisation").map(({ facts }) => facts)).toEqual([
      { sections: 3, people: 3 },
      { sections: 2, people: 2 },
      { sections: 3, people: 4 },
    ]);
  },
  { organisation: file() },
);

story(
  "a faulty file, or none any more: every fault is in the log once without a name, and the last good one stays",
  async (city) => {
    const { sato } = city;
    city.organises(`${WITH_SATO}\r\n人,900,山本,,,,,yamamoto@example.jp,課長,,`);
    await city.passes(3 * MINUTE);
    const faults = saidInLog(city, "organisation-fault");
    expect(faults.map(({ level, facts }) => [level, facts.line])).toEqual([
      ["error", 9],
      ["error", 9],
    ]);
    expect(JSON.stringify(city.logged)).not.toMatch(/山本|yamamoto|佐藤|sato@/);
    expect(saidInLog(city, "organisation").at(-1)?.facts.remedy).toContain("前に読めた名簿");
    city.loses();
    await city.passes(3 * MINUTE);
    expect(saidInLog(city, "organisation").filter(({ facts }) => facts.code === "ENOENT")).toHaveLength(1);
    await reports(sato);
    expect(city.card()).toContain("市民文化局 市民課");
  },
  { organisation: WITH_SATO },
);

story(
  "started with a faulty file: people are helped all the same, and the file counts once it is right",
  async (city) => {
    const { sato } = city;
    expect(saidInLog(city, "organisation").at(-1)?.facts.remedy).toContain("名簿なしで動きます");
    await reports(sato);
    expect(city.card()).not.toContain("所属");
    expect(sato.thread()).not.toContain(ASKED);
    city.organises(WITH_SATO);
    await city.passes(MINUTE);
    await reports(sato, { words: "翌日もありました" });
    expect(city.cards().at(-1)).toContain("市民文化局 市民課");
  },
  { organisation: "種別,名称\r\n部署,市民課" },
);

story(
  "a file in Shift_JIS, and more sections than one of Slack's menus holds",
  async (city) => {
    const { sato } = city;
    const more = Array.from({ length: 300 }, (_, n) => `部署,9${n},第${n}出張所,100,,,,,,,`);
    city.organises(shiftJis(file(...more)));
    await city.passes(MINUTE);
    await reports(sato);
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 第299出張所" });
    expect(city.card()).toContain("市民文化局 第299出張所");
    // A hundred sections without a head, and how many more there are.
    expect(saidInLog(city, "organisation-remark")).toHaveLength(101);
  },
  { organisation: shiftJis(file()) },
);

story(
  "without the scope for addresses: found by nothing, people are asked",
  async (city) => {
    await reports(city.sato);
    expect(city.sato.thread()).toContain(ASKED);
    expect(saidInLog(city, "scopes-missing")[0]?.facts.missing).toEqual(["users:read.email"]);
  },
  {
    organisation: WITH_SATO,
    grantedScopes: [
      "channels:history",
      "files:read",
      "files:write",
      ...["commands", "chat:write", "im:history", "im:write", "groups:history", "groups:read"],
      ...["reactions:read", "reactions:write", "users:read"],
    ],
  },
);
