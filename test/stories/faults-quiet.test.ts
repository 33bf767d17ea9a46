import { expect } from "vitest";
import { toBoth } from "../../src/words/to-both.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { Disk } from "../support/disk.ts";
import { answers, begins } from "../support/steps.ts";
import { saidInLog } from "../support/telling.ts";

const disk = new Disk();

/** A word that nobody says by chance, in everything people write in this story. */
const MARK = "紫陽花七十三";

const marked = (what: string) => `${MARK}${what}`;

/** Whoever reads along over a shoulder sees this, and no more. */
function expectNeutral(city: City): void {
  const { slack } = city;
  const notified = slack.people.filter((p) => !p.bot).flatMap((p) => slack.as(p.id).notifications());
  const fromBot = notified.filter(({ channel, ts }) => slack.message(channel, ts)?.user === slack.botUserId);
  expect(fromBot.length).toBeGreaterThan(5);
  expect([...new Set(fromBot.map((n) => n.text))]).toEqual([toBoth.notification]);
}

story(
  "whatever goes wrong, the log never holds what people wrote, and no notification tells it",
  async (city) => {
    const { sato, tanaka, slack } = city;
    const { faults } = slack;
    await begins(sato, marked("と言われました"));
    await sato.presses("相談窓口だけ");
    faults.add({ method: /^chat\./, kind: "http500", times: 2 });
    faults.add({ method: /^chat\./, kind: "accept-then-drop", times: 1 });
    faults.add({ method: "response_url", kind: "error", error: "used_url", times: 1 });
    await sato.presses("送る");
    await city.passes(MINUTE);
    await tanaka.presses("担当する");

    faults.add({
      method: "chat.postMessage",
      when: (args) => JSON.stringify(args).includes(MARK),
      kind: "error",
      error: "invalid_blocks",
      times: 2,
    });
    await sato.writes(marked("と書きました"));
    await answers(tanaka, marked("と返しました"));
    await sato.writes(marked("と外に書きました"), { outside: true });
    await tanaka.notes(marked("と控えました"));
    faults.clear();

    disk.fails("full");
    await answers(tanaka, marked("と返せませんでした"));
    await sato.writes(marked("と残せませんでした"));
    disk.breaks();
    await tanaka.submits();
    await sato.types(`/kasuhara ${marked("を探します")}`);
    disk.works();
    await tanaka.submits();
    await tanaka.presses("組織の判断を記録する");
    await tanaka.submits({ 判断: "該当する", 理由: marked("のためです") });
    await city.passes(10 * MINUTE);

    for (const line of ["parked", "not-saved", "outbox", "slack"])
      expect(saidInLog(city, line).length, `the log tells of "${line}"`).toBeGreaterThan(0);
    expect(city.written.filter((words) => words.includes(MARK)).length).toBeGreaterThanOrEqual(8);
    expect(city.logged.filter((line) => JSON.stringify(line).includes(MARK))).toEqual([]);
    for (const name of ["佐藤", "田中"])
      expect(
        city.logged.filter((line) => JSON.stringify(line).includes(name)),
        name,
      ).toEqual([]);
    expectNeutral(city);
  },
  { store: disk.under, ackWithinMs: 1_000 },
);
