import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { answers, begins, reports } from "../support/steps.ts";
import { expectInOrder, expectNothingOwed, times } from "../support/telling.ts";

/** The marks on what the reporter wrote, message by message. */
const marks = ({ sato }: City) =>
  sato
    .everything(sato.actor.dm())
    .filter((m) => m.user === sato.actor.id)
    .map((m) => m.reactions.map((r) => r.name));

const arrived = ["white_check_mark"];

story("the connection is away for a minute: what is written meanwhile arrives, once", async (city) => {
  const { sato, tanaka, slack } = city;
  await reports(sato, { words: "住民票の窓口で怒鳴られました" });
  const socket = slack.requestUrl === "socket";
  const address = slack.requestUrl;
  slack.faults.refuseConnections(true);
  if (socket) slack.faults.dropSockets();
  // Over HTTP Slack finds nobody at the bot's address.
  else slack.deliverTo("http://127.0.0.1:9/slack/events");
  await sato.writes("まだ怒鳴っています");
  await tanaka.notes("警備員が向かいます");
  const press = await tanaka.presses("担当する");
  expect(press.acknowledged).toBe(false);
  await city.passes(30_000);
  slack.faults.refuseConnections(false);
  if (socket) await slack.connected(2);
  else slack.deliverTo(address);
  await city.passes(5 * MINUTE);
  expect(times(city.deskSees(), "まだ怒鳴っています")).toBe(1);
  expect(marks(city)).toEqual([arrived]);
  await tanaka.presses("職員に送る", "送る");
  expect(times(sato.thread(), "警備員が向かいます")).toBe(1);
  await expectNothingOwed(city);
});

story("Slack asks the bot to connect anew: the other connection goes on, nothing waits", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "同じ話を二時間聞きました" });
  if (slack.requestUrl === "socket") slack.faults.disconnectEnvelope();
  const written = ["一つ目です", "二つ目です", "三つ目です", "四つ目です"];
  for (const words of written) await sato.writes(words);
  expectInOrder(city.deskSees(), written);
  expect(marks(city)).toEqual([arrived, arrived, arrived, arrived]);
  await expectNothingOwed(city);
});

story("Slack delivers everything twice: everything happens once", async (city) => {
  const { sato, tanaka, slack } = city;
  slack.faults.deliverTwice(true);
  await reports(sato, { words: "名前を大声で呼ばれ続けました" });
  expect(city.card()).toContain("R8-001");
  await tanaka.presses("担当する");
  expect(times(sato.thread(), "田中さんが担当します")).toBe(1);
  await sato.writes("きょうで五日目です");
  expect(times(city.deskSees(), "きょうで五日目です")).toBe(1);
  await answers(tanaka, "あすから二人で対応しましょう");
  expect(times(sato.thread(), "あすから二人で対応しましょう")).toBe(1);
  expect(marks(city)).toEqual([arrived]);
  await expectNothingOwed(city);
});

story("Slack delivers late: it counts from when it came, and nothing is asked again", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "差別的なことを言われました" });
  slack.faults.delayDeliveries(4 * MINUTE);
  const writing = sato.writes("いま思い出しました");
  await writing;
  expect(city.deskSees()).not.toContain("いま思い出しました");
  await city.passes(4 * MINUTE);
  expect(times(city.deskSees(), "いま思い出しました")).toBe(1);
  expect(marks(city)).toEqual([arrived]);
  slack.faults.clear();
  await expectNothingOwed(city);
});

story("Slack delivers out of order: all of it arrives, once, each with its mark", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "電話で脅されました" });
  slack.faults.outOfOrder(true);
  const dm = sato.actor.dm();
  const thread = sato.actor.sees(dm).at(-1)?.ts ?? "";
  const written = ["朝のことです", "昼にもありました", "夕方にもありました"];
  await Promise.all(written.map((words) => sato.actor.write(dm, words, { thread })));
  await city.passes(MINUTE);
  for (const words of written) expect(times(city.deskSees(), words), words).toBe(1);
  expect(marks(city)).toEqual([arrived, arrived, arrived]);
  await expectNothingOwed(city);
});

story(
  "edited and deleted in the same breath, and delivered backwards: the desk does not keep what was deleted",
  async (city) => {
    const { sato, slack } = city;
    await reports(sato, { words: "長い電話でした" });
    const kept = await sato.writes("言い過ぎたかもしれません");
    const dm = sato.actor.dm();
    slack.faults.outOfOrder(true);
    await Promise.all([sato.actor.edit(dm, kept, "言い方を直したいです"), sato.actor.delete(dm, kept)]);
    await city.passes(MINUTE);
    expect(city.deskSees()).not.toContain("言い過ぎた");
    expect(city.deskSees()).not.toContain("言い方を直したい");
    await expectNothingOwed(city);
  },
);

story("a call for help overtakes everything that waits for the desk", async (city) => {
  const { sato, takahashi, slack, deskChannel } = city;
  await reports(sato, { words: "窓口での長話です" });
  await begins(takahashi, "毎日の電話です");
  await takahashi.presses("相談窓口だけ");
  slack.faults.add({
    method: /^chat\.(postMessage|update)$/,
    when: (args) => args.channel === deskChannel,
    kind: "ratelimited",
    retryAfter: 60,
    times: 2,
  });
  const waiting = Array.from({ length: 12 }, (_, n) => `待っている書き込み${n + 1}`);
  for (const words of waiting) await sato.writes(words);
  await takahashi.presses("送る");
  const ito = city.addPerson("伊藤");
  slack.changeChannel(city.general, { addMembers: [ito.actor.id] });
  await ito.types("/kasuhara-report");
  await ito.presses("危険がある（応援を呼ぶ）");
  await city.passes(3 * MINUTE);
  const seen = slack.messages(deskChannel).flatMap((m) => [m, ...slack.replies(deskChannel, m.ts)]);
  const at = (words: string) =>
    seen.find((m) => JSON.stringify(m.blocks ?? "").includes(words))?.ts ?? "none";
  const overtaken = waiting.filter((words) => at(words) > at("応援を呼んでいます"));
  expect(overtaken.length, "the call stands before nearly all of the backlog").toBeGreaterThanOrEqual(10);
  expect(at("毎日の電話です") > at("応援を呼んでいます")).toBe(true);
  expectInOrder(
    city.deskSees().replaceAll(/(書き込み\d+)/g, "$1。"),
    waiting.map((w) => `${w}。`),
  );
  await expectNothingOwed(city);
});

story(
  "Slack makes everything wait, in every channel: who is called hears of it before all that waited longer",
  async (city) => {
    const { sato, takahashi, slack } = city;
    await begins(takahashi, "毎日の電話です");
    await sato.types("/kasuhara-report");
    const mend = slack.faults.add({ method: /^(chat|reactions)\./, kind: "ratelimited", retryAfter: 60 });
    const dm = takahashi.actor.dm();
    const thread = takahashi.actor.sees(dm).at(-1)?.ts ?? "";
    // Each is marked as kept, and no mark waits for another. All in one moment: only the urgency says what goes first.
    const waiting = Array.from({ length: 40 }, (_, n) => `書き足し${n + 1}`);
    await Promise.all(waiting.map((words) => takahashi.actor.write(dm, words, { thread })));
    await city.settles();
    await sato.pressing("危険がある（応援を呼ぶ）");
    await city.settles();
    mend();
    const before = slack.traffic.length;
    await city.passes(5 * MINUTE);

    const 木村 = city.person("木村");
    expect(木村.thread()).toContain("応援の呼び出し");
    const sent = slack.traffic.slice(before).filter((one) => one.direction === "from-bot");
    const call = sent.findIndex((one) => JSON.stringify(one.request).includes(木村.actor.dm()));
    const overtaken = sent.filter(({ name }, n) => name === "reactions.add" && n > call);
    expect(call).toBeGreaterThanOrEqual(0);
    expect(overtaken.length).toBeGreaterThanOrEqual(waiting.length);
    await expectNothingOwed(city);
  },
  TOWN,
);

for (const kind of ["http500", "ratelimited"] as const)
  story(
    `a clock that is put back while Slack takes nothing (${kind}): who is called hears of it as soon as it does`,
    async (city) => {
      const { sato, slack } = city;
      const mend = slack.faults.add({ method: "chat.postMessage", kind, retryAfter: 60 });
      await sato.types("/kasuhara-report");
      await sato.presses("危険がある（応援を呼ぶ）");
      await city.clock.set(new Date(city.clock.now().getTime() - 60 * MINUTE));
      mend();
      await city.passes(2 * MINUTE);
      expect(city.person("木村").thread()).toContain("応援の呼び出し");
      await expectNothingOwed(city);
    },
    TOWN,
  );

story("everything at once on one case: nothing lost, nothing doubled, in order", async (city) => {
  const { sato, tanaka, slack } = city;
  const { faults } = slack;
  await begins(sato, "朝から何度も押しかけられました");
  faults.deliverTwice(true);
  faults.add({ method: /^chat\./, kind: "accept-then-drop", times: 4 });
  faults.add({ method: /^chat\./, kind: "http500", times: 3 });
  faults.add({ method: /^chat\./, kind: "ratelimited", retryAfter: 20, times: 3 });
  faults.add({ method: "response_url", kind: "drop", times: 3 });
  faults.add({ method: "reactions.add", kind: "accept-then-drop", times: 2 });
  faults.add({ method: /^conversations\.(history|replies)$/, kind: "http500", times: 2 });
  await sato.presses("相談窓口だけ");
  await city.passes(2 * MINUTE);
  await sato.presses("送る");
  await city.passes(2 * MINUTE);
  const written = ["一回目は九時です", "二回目は十時です", "三回目は十一時です"];
  for (const words of written) {
    faults.add({ method: /^chat\./, kind: "accept-then-drop", times: 1 });
    await sato.writes(words);
  }
  if (slack.requestUrl === "socket") faults.dropSockets();
  await tanaka.notes("これは中の話です");
  await city.restarts();
  faults.add({ method: "chat.postMessage", kind: "ratelimited", retryAfter: 40, times: 2 });
  await tanaka.presses("担当する");
  await answers(tanaka, "これから向かいます");
  await city.passes(10 * MINUTE);
  faults.clear();
  await city.passes(5 * MINUTE);
  expect(city.card()).toContain("朝から何度も押しかけられました");
  expectInOrder(city.deskSees(), [...written]);
  expectInOrder(sato.thread(), ["田中さんが担当します", "これから向かいます"]);
  expect(sato.thread()).not.toContain("これは中の話です");
  expect(marks(city)).toEqual([arrived, arrived, arrived]);
  await expectNothingOwed(city);
});
