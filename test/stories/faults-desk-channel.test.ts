import { expect } from "vitest";
import type { ChannelChange } from "../../playground/workspace/shapes.ts";
import { type City, HOUR, MINUTE, story } from "../support/city.ts";
import { begins, reports } from "../support/steps.ts";
import { expectNothingOwed, saidInLog } from "../support/telling.ts";

const words = "窓口で大声を出されました";

/** What the log says of the desk's channel, newest last: what is wrong, and what to do. */
const said = (city: City) => saidInLog(city, "desk-channel").map((line) => line.facts);

/** All that the bot says in the desk's channel. */
const botSays = (city: City) =>
  city.slack
    .messages(city.deskChannel)
    .filter((m) => m.user === city.slack.botUserId && m.blocks !== undefined);

const faults: Readonly<
  Record<string, { spoils: ChannelChange; mends: ChannelChange; trouble: string; remedy: string }>
> = {
  public: {
    spoils: { private: false },
    mends: { private: true },
    trouble: "public",
    remedy: "非公開に変えてください",
  },
  "shared with outsiders": {
    spoils: { extShared: true },
    mends: { extShared: false },
    trouble: "shared",
    remedy: "共有をやめてください",
  },
  archived: {
    spoils: { archived: true },
    mends: { archived: false },
    trouble: "archived",
    remedy: "元に戻すか",
  },
  "without the bot": {
    spoils: { includesBot: false },
    mends: { includesBot: true },
    trouble: "missing",
    remedy: "/invite @mamori",
  },
};

for (const [how, { spoils, mends, trouble, remedy }] of Object.entries(faults)) {
  story(
    `the desk's channel is ${how} at start: cases wait, and go out when it is put right`,
    async (city) => {
      const { sato, tanaka, slack, deskChannel } = city;
      await city.stops();
      slack.changeChannel(deskChannel, spoils);
      await city.starts();
      expect(said(city).at(-1)).toMatchObject({ trouble, remedy: expect.stringContaining(remedy) });
      expect(city.mamori.health().ok).toBe(false);

      await reports(sato, { words });
      expect(sato.thread()).toContain("相談窓口へ送りました");
      await sato.opensHome();
      expect(sato.home()).toContain("窓口のチャンネルに届けられない状態です");
      await city.passes(10 * MINUTE);
      expect(botSays(city), "nothing is posted where others can read it").toEqual([]);

      slack.changeChannel(deskChannel, mends);
      await city.passes(2 * MINUTE);
      expect(city.card()).toContain(words);
      await tanaka.presses("担当する");
      expect(sato.thread()).toContain("田中さんが担当します");
      await expectNothingOwed(city);
    },
  );

  story(`the desk's channel becomes ${how} while a case is open: its messages wait`, async (city) => {
    const { sato, slack, deskChannel } = city;
    await reports(sato, { words });
    const before = JSON.stringify(botSays(city));
    slack.changeChannel(deskChannel, spoils);
    // Slack tells of all but one of these changes.
    await city.passes(trouble === "public" ? HOUR + MINUTE : 1_000);
    expect(said(city).at(-1)).toMatchObject({ trouble });
    await sato.writes("また電話がかかってきました");
    await city.passes(3 * MINUTE);
    expect(JSON.stringify(botSays(city)), "what stands in the channel").toBe(before);

    slack.changeChannel(deskChannel, mends);
    await city.passes(2 * MINUTE);
    expect(city.deskSees()).toContain("また電話がかかってきました");
    await expectNothingOwed(city);
  });
}

story("the desk's channel stays unfit: the log says so every hour, not every minute", async (city) => {
  city.slack.changeChannel(city.deskChannel, { archived: true });
  await city.settles();
  const before = said(city).length;
  await city.passes(2 * HOUR);
  expect(said(city).length - before).toBe(2);
});

story(
  "the channel named in the environment does not exist: that is said, and cases wait",
  async (city) => {
    await reports(city.sato, { words });
    await city.passes(10 * MINUTE);
    expect(said(city).at(-1)).toMatchObject({
      trouble: "missing",
      remedy: expect.stringContaining("DESK_CHANNEL"),
    });
    expect(city.cards()).toEqual([]);
    expect(city.sato.thread()).toContain("相談窓口へ送りました");
  },
  { deskChannel: "C0NOWHERE01" },
);

story("the bot is removed from the desk's channel and invited again", async (city) => {
  const { sato, tanaka, slack, deskChannel } = city;
  await reports(sato, { words });
  slack.changeChannel(deskChannel, { includesBot: false });
  await city.settles();
  expect(said(city).at(-1), "told at once, not after an hour").toMatchObject({ trouble: "missing" });
  await sato.writes("録音を取られました");
  slack.changeChannel(deskChannel, { includesBot: true });
  await city.passes(2 * MINUTE);
  expect(city.deskSees()).toContain("録音を取られました");
  await tanaka.presses("担当する");
  expect(city.card()).toContain("田中");
  await expectNothingOwed(city);
});

story(
  "the channel is opened to others while a look at it is under way: the later look counts",
  async (city) => {
    const { sato, slack, deskChannel } = city;
    await begins(sato, words);
    await sato.presses("相談窓口だけ");
    slack.faults.add({ method: "conversations.members", kind: "slow", ms: 50, times: 1 });
    slack.changeChannel(deskChannel, { addMembers: [city.takahashi.actor.id] });
    await city.until("the look begins", () => slack.traffic.at(-1)?.name === "conversations.members");
    slack.changeChannel(deskChannel, { extShared: true });
    await city.settles();
    expect(said(city).at(-1)).toMatchObject({ trouble: "shared" });
    await sato.presses("送る");
    expect(botSays(city)).toEqual([]);
  },
);

story(
  "an answer of Slack is lost just when the bot is removed: the message is not lost with it",
  async (city) => {
    const { sato, slack, deskChannel } = city;
    await begins(sato, words);
    await sato.presses("相談窓口だけ");
    slack.faults.add({ method: "chat.postMessage", kind: "drop", times: 1 });
    // Nobody tells the bot that it was removed before it notices by itself.
    slack.faults.holdDeliveries(true);
    const send = sato.pressing("送る");
    slack.faults.holdDeliveries(false);
    await send;
    slack.faults.holdDeliveries(true);
    slack.changeChannel(deskChannel, { includesBot: false });
    await city.passes(2 * MINUTE);
    slack.faults.holdDeliveries(false);
    slack.changeChannel(deskChannel, { includesBot: true });
    await city.passes(3 * MINUTE);
    expect(city.card()).toContain(words);
    await expectNothingOwed(city);
  },
);
