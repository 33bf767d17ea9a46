import { expect } from "vitest";
import type { Store } from "../../src/casework/ports-store.ts";
import { StoreError } from "../../src/casework/trouble.ts";
import { DAY, HOUR, MINUTE, story } from "../support/city.ts";
import { atDesk, ledBy, lineIn, newest, withPerson } from "../support/city-digests.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { SHARED, until } from "../support/digests.ts";
import { expectNothingOwed } from "../support/telling.ts";

const LATE = "11月2日（月）にお届けする分です。遅れてお届けします。";

story(
  "the bot is away for a week: it comes late, once, and says so",
  async (city) => {
    await city.stops();
    await city.clock.advance(9 * DAY);
    await city.starts();
    await city.passes(2 * MINUTE);
    expect(atDesk(city)).toHaveLength(1);
    expect(newest(city)).toContain(LATE);
    expect(withPerson(city, "部長")).toHaveLength(1);
    await city.restarts();
    await city.passes(2 * MINUTE);
    expect(atDesk(city)).toHaveLength(1);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp") },
);

story(
  "Slack is down on that day at nine: it comes when Slack is back, once, also to whom nobody could be asked about",
  async (city) => {
    await until(city, "2026-11-02T08:59");
    const back = city.slack.faults.add({ method: /./, kind: "http500" });
    await until(city, "2026-11-02T10:30");
    expect(atDesk(city)).toEqual([]);
    back();
    await city.goesBy(HOUR);
    expect(atDesk(city)).toHaveLength(1);
    expect(newest(city)).not.toMatch(/遅れて|届けられなかった/);
    expect(withPerson(city, "部長")).toHaveLength(1);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp") },
);

story(
  "accepted by Slack, and the answer lost: it stands once",
  async (city) => {
    await until(city, "2026-11-02T08:59");
    city.slack.faults.add({ method: "chat.postMessage", kind: "accept-then-drop", times: 2 });
    await until(city, "2026-11-02T10:00");
    expect(atDesk(city)).toHaveLength(1);
    expect(withPerson(city, "部長")).toHaveLength(1);
  },
  { ...IN_OCTOBER, organisation: "", policy: ledBy("bucho@example.jp") },
);

story(
  "the desk's channel is archived on that day: it comes when the channel is fit again",
  async (city) => {
    await until(city, "2026-11-02T08:50");
    city.slack.changeChannel(city.deskChannel, { archived: true });
    await until(city, "2026-11-02T09:30");
    expect(withPerson(city, "部長")).toHaveLength(1);
    city.slack.changeChannel(city.deskChannel, { archived: false });
    await city.goesBy(2 * HOUR);
    expect(atDesk(city)).toHaveLength(1);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp") },
);

story(
  "after New Year it comes on the first day of work, of December",
  async (city) => {
    await until(city, "2027-01-04T08:59");
    expect(atDesk(city)).toEqual([]);
    await until(city, "2027-01-04T09:02");
    expect(newest(city)).toContain("市全体のお知らせ　令和8年12月分");
    expect(newest(city)).not.toContain("遅れて");
  },
  { begins: "2026-12-28T10:00" },
);

story(
  "on 1 April it is of the fiscal year that is over; the new one has no month yet",
  async (city) => {
    await until(city, "2027-04-01T09:02");
    expect(newest(city)).toBe("市全体のお知らせ　令和9年3月分\n3月に、届いたものや起きたことはありません。");
    await city.tanaka.types("/kasuhara digest year");
    expect(city.tanaka.wasTold()).toContain("今年度は、まだ終わった月がありません。");
    await city.tanaka.types("/kasuhara digest month");
    expect(city.tanaka.wasTold()).toContain("令和9年3月分");
  },
  { begins: "2027-03-31T10:00" },
);

story(
  "what came on 29 February is in February",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2028-03-01T09:02");
    expect(newest(city)).toContain("市全体のお知らせ　令和10年2月分");
    expect(newest(city)).toContain("数は、令和9年度の2月のものです。");
    expect(lineIn(newest(city), "届いた件数")).toBe("5件");
  },
  { ...IN_OCTOBER, begins: "2028-02-29T10:00" },
);

story(
  "a bot that begins in the middle of a month tells nothing of the month before",
  async (city) => {
    await city.passes(3 * MINUTE);
    await city.restarts();
    await city.passes(3 * MINUTE);
    expect(atDesk(city)).toEqual([]);
  },
  { begins: "2026-11-16T10:00" },
);

/** A database that cannot say which cases were never counted. */
let isDumb = false;
const dumb = (real: Store): Store => ({
  ...real,
  read: {
    ...real.read,
    uncounted: async (id, limit) => {
      if (isDumb) throw new StoreError("broken", "SQLITE_IOERR");
      return real.read.uncounted(id, limit);
    },
  },
});

story(
  "while the cases of before are being counted nothing is told; it comes once they are",
  async (city) => {
    await until(city, "2026-11-02T08:50");
    isDumb = true;
    await city.restarts();
    await until(city, "2026-11-02T09:10");
    expect(atDesk(city)).toEqual([]);
    await city.tanaka.types("/kasuhara digest");
    expect(city.tanaka.wasTold()).toContain("これまでの件を数えています");
    isDumb = false;
    await city.passes(3 * MINUTE);
    expect(atDesk(city)).toHaveLength(1);
    expect(newest(city)).not.toContain("遅れて");
  },
  { ...IN_OCTOBER, begins: "2026-10-30T16:00", store: dumb },
);

story(
  "taken out of the leadership before Slack is back: they get nothing, and nobody is told that they could not be reached",
  async (city) => {
    await until(city, "2026-11-02T08:59");
    const back = city.slack.faults.add({ method: /./, kind: "http500" });
    await until(city, "2026-11-02T09:10");
    await city.stops();
    back();
    await city.starts(ledBy("kimura@example.jp").replace("sapporo-2026.2", "sapporo-2026.9"));
    await city.goesBy(HOUR);
    expect(withPerson(city, "部長")).toEqual([]);
    expect(atDesk(city)).toHaveLength(1);
    expect(newest(city)).not.toContain("届けられなかった");
    await expectNothingOwed(city);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp") },
);

const LEADERS = Array.from(
  { length: 80 },
  (_, n) => `leader-of-the-bureau-${n}@a-city-with-a-long-name.example.jp`,
);

story(
  "nobody of a large leadership can be reached: the desk reads of the first of them, and how many more there are",
  async (city) => {
    await until(city, "2026-11-02T09:10");
    const [, first = "", more = "0"] = /宛先は、(.*)、ほか(\d+)件です。/.exec(newest(city)) ?? [];
    expect(first.split("、")).toEqual(LEADERS.slice(0, LEADERS.length - Number(more)));
    expect(first.length).toBeGreaterThan(500);
    await expectNothingOwed(city);
  },
  { ...IN_OCTOBER, policy: ledBy(...LEADERS) },
);

story(
  "one of the leadership leaves between two months, as does one an hour before: the desk reads that, and they get no more",
  async (city) => {
    const leaves = (name: string, mail: string) =>
      city.slack.addPerson({ id: city.idOf(name), name, mail, deactivated: true });
    await until(city, "2026-11-02T09:02");
    expect(withPerson(city, "部長")).toHaveLength(1);
    leaves("部長", "bucho@example.jp");
    await until(city, "2026-12-01T08:00");
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("木村")] });
    await city.person("木村").types("/kasuhara digest");
    leaves("木村", "kimura@example.jp");
    await until(city, "2026-12-01T09:10");
    expect(newest(city)).toContain("届けられなかった宛先は、bucho@example.jp、kimura@example.jpです。");
    expect(withPerson(city, "部長")).toHaveLength(1);
    await expectNothingOwed(city);
  },
  { ...IN_OCTOBER, policy: ledBy("bucho@example.jp", "kimura@example.jp") },
);

story(
  "one of the leadership who is named by address and by id has one digest, and is reached",
  async (city) => {
    const named = ledBy("bucho@example.jp", city.idOf("部長"), city.idOf("木村"));
    await city.restarts(named.replace("version: sapporo-2026.2", "version: sapporo-2026.9"));
    await until(city, "2026-11-02T09:02");
    for (const name of ["部長", "木村"]) expect(withPerson(city, name), name).toHaveLength(1);
    expect(newest(city)).not.toContain("届けられなかった");
    await expectNothingOwed(city);
  },
  IN_OCTOBER,
);
