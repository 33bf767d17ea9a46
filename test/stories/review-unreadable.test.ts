import Database from "better-sqlite3";
import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { digests, SHARED } from "../support/digests.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { begins, reports, WHAT } from "../support/steps.ts";
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

/** Two sections with a head each, a few minutes before their digests come. */
const MONDAY = {
  organisation: `${ORGANISATION}人,shimin,高橋,,,,,takahashi@example.jp,職員,,\n`,
  people: TOWNSFOLK,
  begins: "2026-11-16T08:50",
};

story(
  "neither a shared case nor a call that cannot be read keeps the bot from starting, or another head from their digest",
  async (city) => {
    const { sato, takahashi } = city;
    await reports(sato, { share: SHARED });
    await sato.types("/kasuhara-consult");
    await sato.presses("対応がまだ続いている", "終えてよいか判断がほしい");
    await reports(takahashi, { share: SHARED });
    spoils(
      city,
      `UPDATE "Case" SET state = json_set(state, '$.status', '秘密') WHERE reporter = '${sato.actor.id}'`,
    );
    await city.stops();
    await city.clock.advance(10 * MINUTE);
    await city.starts();
    await city.passes(2 * MINUTE);
    expect(digests(city, "部長")).toHaveLength(1);
    expect(digests(city, "部長")[0]).toContain("R8-002");
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("木村")] });
    await townsfolk(city).木村.types("/kasuhara digest");
    expect(townsfolk(city).木村.wasTold()).toContain("所属のお知らせ");
    expect(saidInLog(city, "tick")).toEqual([]);
    expect(new Set(saidInLog(city, "unreadable").map(({ facts }) => facts.case))).toEqual(new Set([1, 2]));
  },
  MONDAY,
);

const COLLEAGUES = ["青木", "石田", "上田", "江口", "岡田"];

story(
  "a case of before that cannot be counted keeps the figures of nobody else from being told",
  async (city) => {
    city.slack.changeChannel(city.general, {
      addMembers: [...COLLEAGUES, "部長"].map((name) => city.idOf(name)),
    });
    for (const name of COLLEAGUES) await reports(city.person(name), { share: SHARED });
    await begins(city.sato);
    await city.stops();
    spoils(city, `UPDATE "Case" SET uncounted = version WHERE reporter = '${city.sato.actor.id}'`);
    spoils(
      city,
      `UPDATE "Event" SET data = json_set(data, '$.type', '秘密') WHERE by = '${city.sato.actor.id}'`,
    );
    await city.clock.advance(60 * MINUTE);
    await city.starts();
    expect(saidInLog(city, "past-uncounted").map(({ facts }) => facts.case)).toEqual([6]);
    await townsfolk(city).部長.types("/kasuhara digest year");
    expect(townsfolk(city).部長.wasTold()).toContain("届いた件数：5件（2026年10月）");
  },
  {
    organisation: `${ORGANISATION}${COLLEAGUES.map((name, n) => `人,madoguchi,${name},,,,,colleague${n}@example.jp,職員,,\n`).join("")}`,
    people: [...TOWNSFOLK, ...COLLEAGUES.map((name, n) => ({ name, mail: `colleague${n}@example.jp` }))],
    begins: "2026-10-31T23:30",
  },
);
