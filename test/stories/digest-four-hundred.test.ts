import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { digests, until } from "../support/digests.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";

const HEADS = Array.from({ length: 398 }, (_, n) => ({ name: `長${n}`, mail: `head${n}@example.jp` }));
const rows = HEADS.flatMap(({ name, mail }, n) => [
  `部署,k${n},第${n}課,shimin,,,,,,,`,
  `人,k${n},${name},,,,,${mail},長,,`,
]);

/** The Friday before the first Monday of a month, on which everybody has a line. */
const BEFORE = {
  organisation: `${ORGANISATION}${rows.join("\n")}\n`,
  people: [...TOWNSFOLK, ...HEADS],
  begins: "2026-10-30T10:00",
};

story(
  "four hundred heads on one Monday: each has one message, Slack is asked in its measure, and a call for help goes first",
  async (city) => {
    const names = [...HEADS.map(({ name }) => name), "木村", "部長"];
    const told = () => names.filter((name) => digests(city, name).length > 0).length;
    await until(city, "2026-11-02T09:00");
    await city.goesBy(MINUTE);
    await city.goesBy(MINUTE);
    expect(told()).toBeGreaterThan(20);
    expect(told()).toBeLessThan(100);
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    expect(townsfolk(city).木村.thread()).toContain("応援の呼び出し");
    expect(told()).toBeLessThan(100);
    for (let minute = 0; minute < 12; minute++) {
      const before = told();
      await city.goesBy(MINUTE);
      expect(told() - before).toBeLessThanOrEqual(50);
    }
    for (const name of names) expect(digests(city, name), name).toHaveLength(1);
  },
  BEFORE,
);
