import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { setSheet } from "../../src/sheets/compile.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { reportOf } from "../../src/views/report.ts";
import { aYear, BUREAUS, YEAR } from "../support/a-report.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";
import { pagesDrawn } from "./paper.ts";

/** `npm run report` sets the yearly report of an invented year anew; with TO=some/folder its PDF lands there, too. */
const folder = process.env.TO ?? "docs/images";

test("report", async () => {
  mkdirSync(folder, { recursive: true });
  const policy = policyIn(SAPPORO_2026);
  const set = setSheet("report", asJson(reportOf(aYear(policy, BUREAUS), policy, YEAR, "2027-04-15")));
  if (process.env.TO !== undefined) writeFileSync(join(folder, "report.pdf"), set.pdf());
  writeFileSync(join(folder, "report.png"), await pagesDrawn(set, { wide: 560, beside: 3 }));
});
