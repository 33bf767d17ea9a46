import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { prepares, reports } from "../support/steps.ts";
import { expectInOrder, expectNothingOwed, times } from "../support/telling.ts";

/** Longer than Slack tries to deliver what happened. */
const LONG = 10 * MINUTE;

story(
  "what both sides wrote, edited and deleted while the bot was away is there, once and in order",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("担当する");
    const dm = sato.actor.dm();
    const before = await sato.writes("はじめに書いたこと");
    const gone = await sato.writes("あとで消すこと");
    const note = await tanaka.notes("返事のもと");
    await tanaka.presses("職員に送る", "送る");
    await city.stops();
    await sato.writes("留守のあいだの一つ目");
    await sato.edits(dm, before, "直して書いたこと");
    await sato.writes("留守のあいだの二つ目");
    await sato.deletes(dm, gone);
    await sato.deletes(dm, await sato.writes("書いてすぐ消したこと"));
    await tanaka.edits(city.deskChannel, note, "返事を直しました");
    await tanaka.notes("留守のあいだのメモ");
    await city.passes(LONG);
    await city.starts();
    await city.passes(MINUTE);
    const desk = city.deskSees();
    expectInOrder(desk, ["直して書いたこと", "留守のあいだの一つ目", "留守のあいだの二つ目"]);
    for (const words of ["留守のあいだの一つ目", "留守のあいだの二つ目", "直して書いたこと"])
      expect(times(desk, words), words).toBe(1);
    for (const words of ["はじめに書いたこと", "あとで消すこと", "書いてすぐ消したこと"])
      expect(desk).not.toContain(words);
    expect(sato.thread()).toContain("（編集されました）\n返事を直しました");
    expect(sato.thread()).not.toContain("留守のあいだのメモ");
    await tanaka.presses("職員に送る");
    expect(tanaka.wasTold()).toContain("留守のあいだのメモ");
    await expectNothingOwed(city);
    await city.restarts();
    await city.passes(MINUTE);
    expect(times(city.deskSees(), "留守のあいだの一つ目")).toBe(1);
  },
);

story(
  "a draft goes on with what was written while the bot was away, and strays are asked about",
  async (city) => {
    const { sato } = city;
    await prepares(sato);
    await city.stops();
    await sato.writes("下書きの続きです");
    await sato.writes("どこにも入らない話です", { outside: true });
    await city.passes(LONG);
    await city.starts();
    await city.passes(MINUTE);
    expect(sato.thread()).toContain("新しい報告にする");
    await sato.presses("送る");
    expect(times(city.card(), "下書きの続きです")).toBe(1);
  },
);

story("Slack asks to wait: what is left is read later, and nothing is lost", async (city) => {
  const { sato, slack } = city;
  await reports(sato);
  await city.stops();
  await sato.writes("留守のあいだの一つ目");
  await city.passes(LONG);
  slack.faults.add({ method: "conversations.replies", kind: "ratelimited", retryAfter: 30, times: 2 });
  await city.starts();
  expect(city.deskSees()).not.toContain("留守のあいだの一つ目");
  await city.passes(2 * MINUTE);
  expect(times(city.deskSees(), "留守のあいだの一つ目")).toBe(1);
});

story("what Slack has forgotten, since it is old, was not deleted by anybody", async (city) => {
  const { sato, slack } = city;
  await reports(sato);
  await sato.writes("ずっと前に書いたこと");
  await city.stops();
  slack.faults.add({ method: "conversations.replies", kind: "error", error: "thread_not_found" });
  await city.starts();
  await city.passes(MINUTE);
  slack.faults.clear();
  expect(city.deskSees()).toContain("ずっと前に書いたこと");
  expect(city.deskSees()).not.toContain("書いた人が消しました");
});
