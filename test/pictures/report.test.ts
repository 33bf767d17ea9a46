import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportOf } from "../../src/views/report.ts";
import { aYear, BUREAUS, YEAR } from "../support/a-report.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

test("the invented year shows every kind of number", () => {
  const policy = policyIn(SAPPORO_2026);
  const { chapters } = reportOf(aYear(policy, BUREAUS), policy, YEAR, "2027-04-15");
  const cells = chapters.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
  );
  const said = cells.map(({ text }) => text);
  for (const text of ["0件", "非表示", "受け取っていません"]) expect(said).toContain(text);
  expect(cells.some(({ when }) => when !== "")).toBe(true);
  expect(chapters.flatMap(({ charts }) => charts).map(({ chart }) => chart.as)).toEqual(["months", "bars"]);
});

test("it is drawn, and stands where it says why it looks so: npm run report", () => {
  expect(existsSync("docs/images/report.png")).toBe(true);
  expect(readFileSync("docs/decisions/0024-yearly-report.md", "utf8")).toContain("../images/report.png");
});
