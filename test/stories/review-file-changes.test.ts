import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWN, townsfolk } from "../support/organisation.ts";
import { closes, prepares, reports } from "../support/steps.ts";
import { expectNothingOwed, times } from "../support/telling.ts";

const RENAMED = ORGANISATION.replace("madoguchi,市民課", "madoguchi,戸籍住民課").replace("2345", "6789");
const OLD = "市民文化局 市民課";
const NEW = "市民文化局 戸籍住民課";

/** How often the bot brought something in the desk's channel up to date. */
const updates = (city: City): number =>
  city.slack.traffic.filter(
    (t) =>
      t.direction === "from-bot" && t.name === "chat.update" && JSON.stringify(t).includes(city.deskChannel),
  ).length;

story(
  "the file names a section anew: cards of open cases follow, and nothing else is touched",
  async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato, { words: "一つ目" });
    await closes(tanaka);
    await reports(sato, { words: "二つ目" });
    await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
    await reports(takahashi);
    await city.passes(2 * MINUTE);
    const before = updates(city);
    city.organises(RENAMED);
    await city.passes(3 * MINUTE);
    const cards = city.cards();
    expect(cards.filter((card) => card.includes(NEW))).toHaveLength(1);
    expect(cards.filter((card) => card.includes(OLD))).toHaveLength(1);
    expect(updates(city) - before).toBe(1);
    await city.passes(10 * MINUTE);
    expect(updates(city) - before).toBe(1);
    await expectNothingOwed(city);
  },
  TOWN,
);

story(
  "who is called and the manager read the new section and place, too",
  async (city) => {
    const { 木村, 林 } = townsfolk(city);
    await prepares(city.sato, { share: "相談窓口と所属長" });
    await city.sato.presses("送る", "応援を呼ぶ");
    expect(林.thread()).toContain("内線2345");
    city.organises(RENAMED);
    await city.passes(2 * MINUTE);
    expect(林.thread()).toContain("内線6789");
    expect(林.thread()).toContain(NEW);
    expect(木村.thread()).not.toContain(OLD);
    expect(city.sato.thread()).toContain("部署の内線6789");
  },
  TOWN,
);

story(
  "many cases follow little by little",
  async (city) => {
    for (let n = 0; n < 24; n++) await reports(city.sato);
    await city.passes(2 * MINUTE);
    city.organises(RENAMED);
    await city.passes(MINUTE);
    const first = times(city.cards().join("\n"), NEW);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(20);
    await city.passes(2 * MINUTE);
    expect(times(city.cards().join("\n"), NEW)).toBe(24);
    await expectNothingOwed(city);
  },
  TOWN,
);

story(
  "a file that changes in nothing that is shown touches no card",
  async (city) => {
    await reports(city.sato);
    await city.passes(2 * MINUTE);
    const before = updates(city);
    city.organises(`${ORGANISATION}人,shimin,新人,,,,,shinjin@example.jp,職員,,\n`);
    await city.passes(3 * MINUTE);
    expect(updates(city)).toBe(before);
  },
  TOWN,
);
