import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { reports, WHAT } from "../support/steps.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHARED = "相談窓口と所属長";
const TITLE = "所属のお知らせ";

/** A Wednesday. */
const living = { organisation: ORGANISATION, people: TOWNSFOLK, begins: "2026-11-11T10:00" };

/** Lets time go by in longer steps than `passes`, which would take as long as a week has minutes. */
async function goesBy(city: City, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= HOUR) {
    await city.clock.advance(Math.min(left, HOUR));
    await city.settles();
  }
}

/** From Wednesday at ten to Monday at nine, and a minute more. */
const UNTIL_MONDAY = 4 * DAY + 23 * HOUR + MINUTE;

const digests = (city: City, name: string): string[] =>
  city
    .person(name)
    .everywhere()
    .map((m) => m.visible)
    .filter((text) => text.includes(TITLE));

story(
  "on Monday at nine the head reads what they owe and what is shared with them, and nobody else gets anything",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await goesBy(city, UNTIL_MONDAY - 2 * MINUTE);
    expect(digests(city, "木村")).toEqual([]);
    await goesBy(city, 2 * MINUTE);
    const [text = "", ...more] = digests(city, "木村");
    expect(more).toEqual([]);
    expect(text).toContain(`${TITLE}　11月16日（月）`);
    expect(text).toContain("R8-001　まだ何も記録されていません。");
    expect(text).toContain("[声をかける]");
    expect(text).toContain("R8-001　窓口の担当を待っています　11月11日（水）10:00受付　新しい動きがあります");
    expect(text).toContain("人数が少ないため、まだ表示できません。");
    expect(text).toContain("声を上げられている");
    expect(text).not.toContain("佐藤");
    expect(text).not.toContain(WHAT);
    expect(text).not.toMatch(/[%％]/);
    expect(text).not.toContain("遅れて");
    for (const name of ["部長", "林", "森", "代理", "高橋"]) expect(digests(city, name), name).toEqual([]);

    await townsfolk(city).木村.pressesIn(TITLE, "声をかける");
    await townsfolk(city).木村.submits({ 日付: "2026-11-16" });
    expect(city.card()).toContain("木村さん（所属長）：声をかける（11月16日）");
    expect(digests(city, "木村")[0]).not.toContain("まだ何も記録されていません。");
    await goesBy(city, HOUR);
    await city.restarts();
    expect(digests(city, "木村")).toHaveLength(1);
  },
  living,
);
