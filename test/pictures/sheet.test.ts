import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { City } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { sheetOf } from "../support/sheet.ts";
import { comesToItsEnd, plays } from "./plays.ts";

test("the conversation comes to its record sheet, for the desk and for the reporter", async () => {
  const city = await City.open(TOWN);
  try {
    await plays(city, comesToItsEnd);
    await city.stops();
    const [desk, reporter] = [await sheetOf(city, "desk"), await sheetOf(city, "reporter")];
    const said = JSON.stringify(desk);
    for (const text of [
      "第R8-001号",
      "田中さんが担当になりました",
      "高橋さんに、いっしょに記録するよう",
      "刑法",
    ])
      expect(said).toContain(text);
    expect(said).toContain("〔氏名〕さんが、きのうと同じことを");
    expect(JSON.stringify(reporter)).toContain("山田太郎さんが、きのうと同じことを");
    expect(JSON.stringify(reporter)).not.toContain("刑法");
    expect(desk.path.stops.length).toBeGreaterThan(10);
  } finally {
    await city.close();
  }
});

test("the sheet is drawn: npm run sheet", () => {
  expect(existsSync("docs/images/record-sheet.png")).toBe(true);
});
