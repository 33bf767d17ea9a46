import Database from "better-sqlite3";
import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { reports } from "../support/steps.ts";

story(
  "a case that cannot be read keeps nobody else's call from going on",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await reports(city.takahashi);
    const db = new Database(city.path);
    db.prepare(`UPDATE "Case" SET state = '{}', "dueAt" = 1`).run();
    db.close();
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    await city.passes(5 * MINUTE);
    expect(部長.thread()).toContain("応援の呼び出し");
  },
  TOWN,
);
