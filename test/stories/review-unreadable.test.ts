import Database from "better-sqlite3";
import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { reports, WHAT } from "../support/steps.ts";
import { saidInLog } from "../support/telling.ts";

/** Something happens to the file of the database behind the bot's back. */
function spoils(city: City, sql: string): void {
  const db = new Database(city.path);
  db.exec(sql);
  db.close();
}

const SPOILT = "*R8-001*　この件は読み込めませんでした。";
const state = `UPDATE "Case" SET state = json_set(state, '$.status', '秘密') WHERE number = 'R8-001'`;
const row = `UPDATE "Outbox" SET errand = json_set(errand, '$.kind', '秘密') WHERE key = 'case/1/card'`;

for (const [what, sql] of [
  ["a case", state],
  ["the row of its card", row],
] as const)
  story(`${what} cannot be read: the queue shows the others, and that one by its number`, async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato);
    await reports(takahashi);
    spoils(city, sql);
    await tanaka.types("/kasuhara cases");
    expect(tanaka.modal()).toContain(SPOILT);
    expect(tanaka.modal()).toMatch(/R8-002.*報告.*未担当/);
    await tanaka.submits({ "番号か、文章の中の言葉で探す": "1" });
    expect(tanaka.modal()).toContain(SPOILT);
    await tanaka.dismisses();
    await tanaka.opensHome();
    expect(tanaka.home()).toContain(SPOILT);
    expect(tanaka.home()).toMatch(/R8-002.*報告.*未担当/);
    expect(saidInLog(city, "unreadable")).not.toEqual([]);
    for (const { facts } of saidInLog(city, "unreadable")) {
      expect(facts.case).toBe(1);
      expect(JSON.stringify(facts)).not.toContain("秘密");
    }
  });

story("a case that cannot be read hides no other from a search for words", async (city) => {
  const { sato, takahashi, tanaka } = city;
  await reports(takahashi);
  await reports(sato);
  spoils(city, state.replace("R8-001", "R8-002"));
  await tanaka.types("/kasuhara cases");
  await tanaka.submits({ "番号か、文章の中の言葉で探す": WHAT });
  expect(tanaka.modal()).toContain("見つかった件（新しい順、1件）");
});

story("whose case cannot be read begins another, and reads the rest of their Home", async (city) => {
  const { sato } = city;
  await reports(sato);
  spoils(city, state);
  await sato.opensHome();
  expect(sato.home()).toContain("[危険がある（応援を呼ぶ）]");
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(sato.thread()).toContain("応援");
  expect(city.deskSees()).toContain("R8-002");
});

story(
  "a row of the outbox that cannot be read is put aside, and keeps no other from being sent",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await city.stops();
    const offer = `WHERE key = 'case/1/offer'`;
    spoils(
      city,
      `UPDATE "Outbox" SET wanted = wanted + 1, errand = json_set(errand, '$.kind', '秘密') ${offer}`,
    );
    await city.starts();
    await sato.writes("あとから書いたこと");
    expect(city.deskSees()).toContain("あとから書いたこと");
    await city.passes(60_000);
    expect(city.mamori.health()).toMatchObject({ pending: 0, parked: 1 });
    expect(saidInLog(city, "parked").map(({ facts }) => facts)).toEqual([
      { key: "case/1/offer", error: "unreadable" },
    ]);
    await tanaka.presses("担当する");
    expect(sato.thread()).toContain("田中さんが担当します");
  },
);
