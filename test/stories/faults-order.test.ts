import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { Disk } from "../support/disk.ts";
import { reports } from "../support/steps.ts";
import { expectNothingOwed, times } from "../support/telling.ts";

const disk = new Disk();

/** Written and changed in one breath by the reporter, and both delivered in the wrong order. */
async function changesAtOnce(city: City, words: string, change: "edits" | "deletes"): Promise<void> {
  const { sato, slack } = city;
  const dm = sato.actor.dm();
  const thread = sato.actor.sees(dm).at(-1)?.ts ?? "";
  slack.faults.outOfOrder(true);
  const { ts } = await sato.actor.write(dm, words, { thread });
  if (change === "edits") await sato.actor.edit(dm, ts, `${words}（直しました）`);
  else await sato.actor.delete(dm, ts);
  await city.passes(MINUTE);
  slack.faults.outOfOrder(false);
}

story("an edit comes before what it edits: the desk reads the edited words, once", async (city) => {
  await reports(city.sato, { words: "長い電話でした" });
  await changesAtOnce(city, "三時間でした", "edits");
  expect(times(city.deskSees(), "三時間でした")).toBe(1);
  expect(city.deskSees()).toContain("三時間でした（直しました）");
  await expectNothingOwed(city);
});

story("a deletion comes before what it deletes: the desk never reads it", async (city) => {
  await reports(city.sato, { words: "長い電話でした" });
  await changesAtOnce(city, "上司の名前を書いてしまいました", "deletes");
  expect(city.deskSees()).not.toContain("上司の名前を書いてしまいました");
  await expectNothingOwed(city);
});

story(
  "deleted while it could not be saved: Slack brings it again, and the desk still never reads it",
  async (city) => {
    const { sato } = city;
    await reports(sato, { words: "長い電話でした" });
    disk.fails("full");
    const dm = sato.actor.dm();
    const ts = await sato.writes("相手の住所を書いてしまいました");
    disk.works();
    await sato.actor.delete(dm, ts);
    await city.passes(6 * MINUTE);
    expect(city.deskSees()).not.toContain("相手の住所を書いてしまいました");
    await sato.writes("書き直しました");
    expect(times(city.deskSees(), "書き直しました")).toBe(1);
    await expectNothingOwed(city);
  },
  { store: disk.under, ackWithinMs: 1_000 },
);

story(
  "a note at the desk is edited before it was delivered: what is offered for sending is the edited one",
  async (city) => {
    const { sato, tanaka, slack, deskChannel } = city;
    await reports(sato, { words: "長い電話でした" });
    const card = slack
      .messages(deskChannel)
      .find((m) => m.user === slack.botUserId && m.blocks !== undefined);
    slack.faults.outOfOrder(true);
    const { ts } = await tanaka.actor.write(deskChannel, "あす伺います", { thread: card?.ts ?? "" });
    await tanaka.actor.edit(deskChannel, ts, "あさって伺います");
    await city.passes(MINUTE);
    slack.faults.outOfOrder(false);
    await tanaka.presses("職員に送る");
    expect(tanaka.wasTold()).toContain("あさって伺います");
    await tanaka.presses("送る");
    expect(sato.thread()).toContain("あさって伺います");
    expect(sato.thread()).not.toContain("あす伺います");
    await expectNothingOwed(city);
  },
);

story(
  "two edits in the wrong order: the newer one stands, at the desk and with the reporter",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato, { words: "長い電話でした" });
    const dm = sato.actor.dm();
    const own = await sato.writes("三時間でした");
    const note = await tanaka.notes("あす伺います");
    await tanaka.presses("職員に送る", "送る");
    slack.faults.outOfOrder(true);
    for (const text of ["四時間でした", "五時間でした"]) await sato.actor.edit(dm, own, text);
    for (const text of ["あさって伺います", "しあさって伺います"])
      await tanaka.actor.edit(city.deskChannel, note, text);
    await city.passes(MINUTE);
    slack.faults.outOfOrder(false);
    expect(city.deskSees()).toContain("五時間でした");
    expect(city.deskSees()).not.toContain("四時間でした");
    expect(sato.thread()).toContain("しあさって伺います");
    await expectNothingOwed(city);
  },
);

story("a reaction is taken back before it was delivered: it does not stand", async (city) => {
  const { sato, tanaka, slack } = city;
  await reports(sato, { words: "長い電話でした" });
  const dm = sato.actor.dm();
  const own = await sato.writes("三時間でした");
  const copy = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("三時間でした"))?.ts ?? "";
  slack.faults.outOfOrder(true);
  await tanaka.actor.react(city.deskChannel, copy, "bow");
  await tanaka.actor.unreact(city.deskChannel, copy, "bow");
  await city.passes(MINUTE);
  slack.faults.outOfOrder(false);
  expect(sato.marksOn(dm, own)).toEqual(["white_check_mark"]);
  await tanaka.reacts(city.deskChannel, copy, "bow");
  expect(sato.marksOn(dm, own)).toEqual(["white_check_mark", "eyes"]);
});

story("taken back before the bot could mark it: nothing is owed, and nothing fails", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "長い電話でした" });
  slack.faults.add({ method: "reactions.add", kind: "ratelimited", retryAfter: 20, times: 1 });
  const ts = await sato.writes("三時間でした");
  await sato.deletes(sato.actor.dm(), ts);
  await city.passes(MINUTE);
  await expectNothingOwed(city);
});
