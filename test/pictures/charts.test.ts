import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { altOf, drawnChart } from "../../src/views/chart.ts";
import { charts } from "./charts.ts";

test("the pictures show every kind of mark, and say their numbers", () => {
  const marks = charts.map(drawnChart).flatMap((it) => (it.as === "bars" ? it.rows : it.blocks));
  expect(new Set(marks.map(({ as }) => as))).toEqual(new Set(["told", "hidden", "not-received"]));
  expect(charts.map(altOf)).toEqual([
    "届いた件数（局別、令和8年度）。総務局は8件、市民文化局は31件、保健福祉局は24件、環境局は0件、都市局（市営住宅の管理を担当する部署を含む）は非表示、交通局は受け取っていません。",
    "届いた件数（市全体、令和8年度）。2026年4月から6月までは24件、7月は12件、8月は17件、9月から10月までは11件、11月は21件、12月は0件、2027年1月は14件、2月から3月までは非表示。",
  ]);
});

test("they are drawn, and stand where it says why they look so: npm run charts", () => {
  expect(existsSync("docs/images/charts.png")).toBe(true);
  expect(readFileSync("docs/decisions/0022-pictures-of-figures.md", "utf8")).toContain(
    "../images/charts.png",
  );
});
