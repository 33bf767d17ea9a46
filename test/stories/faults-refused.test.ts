import { expect } from "vitest";
import type { Fault } from "../../playground/workspace/faults.ts";
import type { Citizen } from "../support/citizen.ts";
import { MINUTE, story } from "../support/city.ts";
import { answers, reports } from "../support/steps.ts";
import { expectNothingOwed, saidInLog, times } from "../support/telling.ts";

/** The marks on what this person wrote in a channel, message by message. */
const marks = (who: Citizen, channel: string) =>
  who
    .everything(channel)
    .filter((m) => m.user === who.actor.id && !m.ephemeral)
    .map((m) => m.reactions.map((r) => r.name));

/** Slack refuses for good whatever carries these words. */
const refuses = (error: string, words: string): Fault => ({
  method: /^chat\.(postMessage|update)$/,
  when: (args) => JSON.stringify(args).includes(words),
  kind: "error",
  error,
});

for (const error of ["msg_too_long", "invalid_blocks"]) {
  story(
    `Slack will never take a reply (${error}): its writer is told, and nothing else waits`,
    async (city) => {
      const { sato, tanaka, slack, deskChannel } = city;
      await reports(sato, { words: "書類をやぶられました" });
      await tanaka.presses("担当する");
      slack.faults.add(refuses(error, "この返事は届きません"));
      await tanaka.notes("この返事は届きません");
      await tanaka.presses("職員に送る", "送る");
      await answers(tanaka, "こちらの返事は届きます");

      expect(sato.thread()).not.toContain("この返事は届きません");
      expect(times(sato.thread(), "こちらの返事は届きます")).toBe(1);
      expect(marks(tanaka, deskChannel)).toEqual([["warning"]]);
      expect(city.deskSees()).toContain("職員への返事が届きませんでした。別の方法でご連絡ください。");
      expect(saidInLog(city, "parked").map((line) => line.facts.error)).toEqual([error]);
      await city.passes(MINUTE);
      expect(city.mamori.health()).toMatchObject({ pending: 0, parked: 1 });
    },
  );

  story(
    `Slack will never take the only reply (${error}): the card says that it did not arrive`,
    async (city) => {
      const { sato, tanaka, slack } = city;
      await reports(sato, { words: "暗くなるまで帰してもらえませんでした" });
      await tanaka.presses("担当する");
      slack.faults.add(refuses(error, "あすお話を聞かせてください"));
      await answers(tanaka, "あすお話を聞かせてください");
      expect(city.card()).toContain("未送信（届きませんでした）");
      expect(city.card(), "the promise to answer still stands").toContain("までにご連絡する約束です");
      slack.faults.clear();
      await answers(tanaka, "あす伺います");
      expect(city.card()).toMatch(/職員への返事\*\n.*に届きました/);
      expect(sato.thread()).toContain("あす伺います");
    },
  );

  story(
    `Slack will never take what the reporter writes (${error}): they see it at their message, and read whom to phone`,
    async (city) => {
      const { sato, slack } = city;
      await reports(sato, { words: "受付で叫ばれました" });
      slack.faults.add(refuses(error, "これは届きません"));
      await sato.writes("これは届きません");
      await sato.writes("これは届きます");
      expect(marks(sato, sato.actor.dm())).toEqual([["warning"], ["white_check_mark"]]);
      expect(times(city.deskSees(), "これは届きます")).toBe(1);
      expect(times(sato.thread(), "10:00の書き込みは、相談窓口に届きませんでした。")).toBe(1);
      expect(sato.thread()).toContain("行政監察担当課 相談窓口（内線0000（例））に電話で伝えてください。");
      expect(saidInLog(city, "parked")).toHaveLength(1);
    },
  );
}

story("what was not taken is written anew and arrives: the reporter reads that, too", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "受付で叫ばれました" });
  const mend = slack.faults.add(refuses("msg_too_long", "これは届きません"));
  const ts = await sato.writes("これは届きません");
  expect(sato.thread()).toContain("の書き込みは、相談窓口に届きませんでした。");
  mend();
  await sato.edits(sato.actor.dm(), ts, "これは短くしました");
  expect(city.deskSees()).toContain("これは短くしました");
  expect(sato.thread()).toContain("10:00の書き込みは、あとから相談窓口に届きました。");
  expect(sato.thread()).not.toContain("届きませんでした");
});

story(
  "the conversation with the reporter is closed for good: the desk is told that the reply did not arrive",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato, { words: "毎週怒鳴り込まれます" });
    await tanaka.presses("担当する");
    const dm = sato.actor.dm();
    slack.faults.add({
      method: "chat.postMessage",
      when: (args) => args.channel === dm,
      kind: "error",
      error: "user_disabled",
    });
    await answers(tanaka, "ご様子はいかがですか");
    expect(city.card()).toContain("未送信（届きませんでした）");
    expect(city.deskSees()).toContain("別の方法でご連絡ください");
  },
);

story("a card was deleted: it is posted anew, and its thread goes on under it", async (city) => {
  const { sato, tanaka, slack, deskChannel } = city;
  await reports(sato, { words: "録画されてネットに流されました" });
  const card = slack.messages(deskChannel).find((m) => m.user === slack.botUserId && m.blocks !== undefined);
  // An administrator can; here only the bot's own token may.
  const deleted = await fetch(`${slack.apiUrl}chat.delete`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.botToken}` },
    body: new URLSearchParams({ channel: deskChannel, ts: card?.ts ?? "" }),
  });
  expect(await deleted.json()).toMatchObject({ ok: true });
  expect(city.cards()).toEqual([]);
  await sato.writes("削除を頼みたいです");
  expect(city.card()).toContain("録画されてネットに流されました");
  expect(city.deskSees()).toContain("削除を頼みたいです");
  await tanaka.presses("担当する");
  expect(city.card()).toContain("田中");
  await expectNothingOwed(city);
});
