import { expect } from "vitest";
import type { Measure } from "../../src/figures/figures.ts";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { ORGANISATION, TOWN, TOWNSFOLK } from "../support/organisation.ts";
import { answers, closes, reports } from "../support/steps.ts";

const SECTION = ["shimin", "madoguchi"];

/** What was counted of a measure in the fiscal year, each as its value and where it counts. */
async function countedOf(city: City, measure: Measure): Promise<readonly unknown[]> {
  const tallies = await city.mamori.work.store.read.tallies(measure, "2026-04-01", "2027-03-31");
  expect(tallies.every(({ month }) => month === 7)).toBe(true);
  return tallies.flatMap(({ value, path, times }) => Array(times).fill([value, path]));
}

/** 今日もあった, with a line. */
async function happensAgain(who: Citizen): Promise<void> {
  await who.presses("今日もあった");
  await who.submits({ どのくらい: "15分くらい", ひとこと: "またお電話でした" });
}

story(
  "what is told the manager counts in the section from the first day on, what is kept from them in the city alone",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato, { share: "相談窓口と所属長" });
    expect(await countedOf(city, "received")).toEqual([["", SECTION]]);
    await happensAgain(sato);
    expect(await countedOf(city, "occurred")).toEqual([
      ["", SECTION],
      ["", SECTION],
    ]);
    await sato.presses("あなたの記録", "伝える相手を変える");
    await sato.dismisses();
    await happensAgain(sato);
    // What was counted once stays where it was counted.
    expect(await countedOf(city, "occurred")).toEqual([
      ["", null],
      ["", SECTION],
      ["", SECTION],
    ]);
    await tanaka.presses("担当する");
    await answers(tanaka, "録音を始めてよいです。");
    await closes(tanaka);
    expect(await countedOf(city, "answered")).toEqual([["", null]]);
    expect(await countedOf(city, "decided")).toEqual([["applies", null]]);
    expect(await countedOf(city, "closed")).toEqual([["", null]]);
    expect(await countedOf(city, "fulfilled")).toHaveLength(4);
    expect(await countedOf(city, "received")).toEqual([["", SECTION]]);
  },
  TOWN,
);

story(
  "the section becomes known after sending: what happens from then on counts there",
  async (city) => {
    const { sato } = city;
    await reports(sato, { share: "相談窓口と所属長" });
    await sato.presses("所属を選ぶ");
    await sato.submits({ 所属: "市民文化局 市民課" });
    await happensAgain(sato);
    expect(await countedOf(city, "occurred")).toEqual([
      ["", null],
      ["", SECTION],
    ]);
    expect(await countedOf(city, "received")).toEqual([["", null]]);
  },
  { organisation: ORGANISATION.replace(/^.*sato@.*\n/m, ""), people: TOWNSFOLK },
);

story(
  "a draft counts nowhere; what was withdrawn stays counted, for it says nothing of what was written",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("いまは終わっている");
    await city.restarts();
    expect(await countedOf(city, "received")).toEqual([]);
    await sato.dismisses();
    await reports(sato);
    await sato.presses("取り下げる");
    expect(await countedOf(city, "withdrawn")).toEqual([["", null]]);
    expect(await countedOf(city, "received")).toEqual([["", null]]);
    for (const line of city.logged) expect(JSON.stringify(line)).not.toContain(city.idOf("佐藤"));
  },
);
