import { expect } from "vitest";
import type { Fault } from "../../playground/workspace/faults.ts";
import { MINUTE, story } from "../support/city.ts";
import { begins, reports } from "../support/steps.ts";
import { expectInOrder, expectNothingOwed, times } from "../support/telling.ts";

const atDesk = (channel: string) => (args: Readonly<Record<string, unknown>>) => args.channel === channel;

story(
  "Slack asks to wait for the desk's channel: the card comes when it may, others are not held up",
  async (city) => {
    const { sato, takahashi, slack, deskChannel } = city;
    await begins(sato, "窓口で一時間どなられました");
    await sato.presses("相談窓口だけ");
    slack.faults.add({
      method: "chat.postMessage",
      when: atDesk(deskChannel),
      kind: "ratelimited",
      retryAfter: 90,
      times: 1,
    });
    const pressedAt = city.clock.now().getTime();
    await sato.presses("送る");
    expect(city.cards()).toEqual([]);

    await begins(takahashi, "名札の写真を撮られました");
    expect(takahashi.thread()).toContain("誰に伝えますか");
    expect(city.cards(), "nothing goes to the desk before Slack's time is over").toEqual([]);
    await city.passes(90_000 - (city.clock.now().getTime() - pressedAt) - 1_000);
    expect(city.cards()).toEqual([]);
    await city.passes(5_000);
    expect(city.card()).toContain("窓口で一時間どなられました");

    const calls = slack.traffic.filter(
      (t) => t.name === "chat.postMessage" && JSON.stringify(t.request).includes(deskChannel),
    );
    // The card was refused once and then taken; under it stands the summary.
    expect(calls.map((t) => t.state)).toEqual(["refused", "answered", "answered"]);
    await expectNothingOwed(city);
  },
);

story("Slack asks to wait for a whole method: nobody asks again before the time is over", async (city) => {
  const { sato, takahashi, slack } = city;
  slack.faults.add({ method: "conversations.open", kind: "ratelimited", retryAfter: 60, times: 1 });
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている");
  await takahashi.types("/kasuhara-report");
  await takahashi.presses("対応がまだ続いている");
  expect(slack.traffic.filter((t) => t.name === "conversations.open")).toHaveLength(1);
  await city.passes(2 * MINUTE);
  expect(sato.thread()).toContain("対応が続いているあいだ");
  expect(takahashi.thread()).toContain("対応が続いているあいだ");
  await expectNothingOwed(city);
});

story(
  "an answer of Slack was lost, and then it asks to wait: the message is still looked for first",
  async (city) => {
    const { sato, slack, deskChannel } = city;
    await begins(sato, "電話口で人格を否定されました");
    await sato.presses("相談窓口だけ");
    slack.faults.add({
      method: "chat.postMessage",
      when: atDesk(deskChannel),
      kind: "accept-then-drop",
      times: 1,
    });
    slack.faults.add({
      method: /^conversations\.(history|replies)$/,
      kind: "ratelimited",
      retryAfter: 30,
      times: 1,
    });
    await sato.presses("送る");
    await city.passes(2 * MINUTE);
    expect(city.card()).toContain("電話口で人格を否定されました");
    await expectNothingOwed(city);
  },
);

const passing: Readonly<Record<string, Fault>> = {
  "Slack breaks (500)": { kind: "http500", times: 3 },
  "Slack says it broke": { kind: "error", error: "internal_error", times: 3 },
  "the connection is cut before Slack takes it": { kind: "drop", times: 3 },
  "Slack takes it and its answer is lost": { kind: "accept-then-drop", times: 3 },
};

for (const [what, fault] of Object.entries(passing)) {
  story(`${what}, wherever a case passes: everything arrives, once`, async (city) => {
    const { sato, tanaka, slack } = city;
    const breaks = () => {
      for (const method of ["chat.postMessage", "chat.update", "reactions.add", "response_url"])
        slack.faults.add({ method, ...fault });
    };
    await begins(sato, "何度も同じ電話が来ます");
    breaks();
    await sato.presses("相談窓口だけ");
    await city.passes(MINUTE);
    await sato.presses("送る");
    await city.passes(MINUTE);
    expect(city.card()).toContain("何度も同じ電話が来ます");

    breaks();
    await tanaka.presses("担当する");
    await city.passes(MINUTE);
    expect(times(sato.thread(), "田中さんが担当します")).toBe(1);

    breaks();
    await sato.writes("さきほども電話がありました");
    await sato.writes("いまは切れています");
    await city.passes(MINUTE);
    expectInOrder(city.deskSees(), ["さきほども電話がありました", "いまは切れています"]);
    const own = sato.everything(sato.actor.dm()).filter((m) => m.user === sato.actor.id);
    expect(own.map((m) => m.reactions.map((r) => r.name))).toEqual([
      ["white_check_mark"],
      ["white_check_mark"],
    ]);
    slack.faults.clear();
    await expectNothingOwed(city);
  });
}

story("a mark that Slack has already set counts as set", async (city) => {
  const { sato, slack } = city;
  await reports(sato, { words: "机をたたかれました" });
  slack.faults.add({ method: "reactions.add", kind: "accept-then-drop", times: 1 });
  await sato.writes("けがはありません");
  await city.passes(MINUTE);
  const marks = slack.traffic.filter((t) => t.name === "reactions.add");
  expect(marks.at(-1)?.reason).toContain("already_reacted");
  await expectNothingOwed(city);
});

story(
  "nobody answers at Slack's address: what was saved arrives when it does again",
  async (city) => {
    const { sato, tanaka } = city;
    await begins(sato, "書類を投げつけられました");
    await sato.presses("相談窓口だけ");
    await city.gateway.shuts();
    await sato.presses("送る");
    await city.passes(MINUTE);
    expect(city.cards()).toEqual([]);
    await city.gateway.opens();
    await city.passes(5 * MINUTE);
    expect(city.card()).toContain("書類を投げつけられました");
    await tanaka.presses("担当する");
    expect(sato.thread()).toContain("田中さんが担当します");
    await expectNothingOwed(city);
  },
  { gateway: true },
);
