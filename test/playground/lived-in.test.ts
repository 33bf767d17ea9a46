import { expect } from "vitest";
import { moveIn } from "../../playground/city/move-in.ts";
import { pastCases } from "../../playground/city/past.ts";
import { cast, people } from "../../playground/city/people.ts";
import { type Case, isOpen, type PersonId } from "../../src/cases/case.ts";
import { openStore } from "../../src/store/open.ts";
import { silent } from "../store/scratch.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { atDesk, lineIn } from "../support/city-digests.ts";
import { until } from "../support/digests.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";
import { reports } from "../support/steps.ts";

const past = pastCases({
  seed: 1,
  // The morning on which the stories begin.
  now: Date.parse("2026-11-16T01:00:00Z"),
  policy: policyIn(SAPPORO_2026),
  people,
});

/** The bot starts anew in a city that has a past. */
async function livesIn(city: City): Promise<void> {
  await city.stops();
  const store = await openStore({ path: city.path, log: silent });
  await moveIn(store, past);
  await store.close();
  for (const { id, name, standing } of people)
    city.addPerson(name, { id, guest: standing === "guest", connected: standing === "connected" });
  city.slack.changeChannel(city.general, { addMembers: [cast.clerk.id] });
  city.slack.changeChannel(city.deskChannel, { addMembers: cast.desk.map((one) => one.id) });
  await city.starts();
}

const lastNumber =
  past
    .flatMap(({ c }) => c.number ?? [])
    .toSorted()
    .at(-1) ?? "";

function theOne(is: (c: Case) => boolean): Case {
  const found = past.find(({ c }) => is(c));
  if (found === undefined) throw new Error("the city has no such case");
  return found.c;
}

const nameOf = (id: PersonId): string => people.find((one) => one.id === id)?.name ?? "";

story("the clerk's Home lists what she reported, and her next report gets the next number", async (city) => {
  await livesIn(city);
  const { sato } = city;
  await sato.opensHome();
  const hers = past.filter(({ c }) => c.reporter === cast.clerk.id && c.number !== null).slice(-10);
  expect(hers.length).toBeGreaterThanOrEqual(3);
  for (const { c } of hers) expect(sato.home()).toContain(c.number);
  expect(city.cards()).toEqual([]);

  await reports(sato);
  const next = lastNumber.replace(/\d+$/, (n) => String(Number(n) + 1).padStart(3, "0"));
  expect(city.card()).toContain(next);
  await sato.opensHome();
  expect(sato.home()).toContain(next);
});

story("a case of the past is posted anew as soon as somebody does something about it", async (city) => {
  await livesIn(city);
  const goingOn = theOne((c) => c.status === "claimed" && c.incidents.length > 1);
  const reporter = city.person(nameOf(goingOn.reporter));
  await reporter.opensHome();
  await reporter.presses("今日もあった");
  await reporter.submits({ ひとこと: "また同じお話でした。" });
  expect(city.card()).toContain(goingOn.number);
  expect(reporter.thread()).toContain(goingOn.number);

  const closed = theOne((c) => c.reporter === cast.clerk.id && c.status === "closed");
  const who = { id: "reopens", by: cast.clerk.id, at: city.clock.now().getTime(), onDesk: false };
  await city.mamori.work.perform(who, closed.id, async () => [{ ask: "reopen" }]);
  await city.passes(10_000);
  expect(city.cards().at(-1)).toContain(closed.number);
  expect(city.sato.thread()).toContain(closed.number);
  expect(city.mamori.health()).toMatchObject({ pending: 0, parked: 0 });
});

story("what is still open can be put on the desk, and goes on from there", async (city) => {
  await livesIn(city);
  const open = past.filter(({ c }) => isOpen(c));
  for (const { c } of open) await city.mamori.work.arm({ kind: "card", case: c.id });
  await city.passes(15_000);
  expect(city.cards()).toHaveLength(open.length);
  const waiting = theOne((c) => c.status === "waiting");
  await city.tanaka.pressesIn(waiting.number ?? "", "担当する");
  expect(city.deskSees()).toContain("田中さんが担当します。");
});

story(
  "nothing of the months before stands at the desk; with the next month come the figures of the year",
  async (city) => {
    await livesIn(city);
    await city.passes(2 * MINUTE);
    expect(atDesk(city)).toEqual([]);
    await until(city, "2026-12-01T09:05");
    const [text = "", ...more] = atDesk(city);
    expect(more).toEqual([]);
    expect(text).toContain("市全体のお知らせ　令和8年11月分");
    expect(text).toContain("数は、令和8年度の4月から11月までのものです。");
    expect(lineIn(text, "届いた件数")).toMatch(/^\d+件/);
  },
);
