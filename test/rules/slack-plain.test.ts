import fc from "fast-check";
import { expect, test } from "vitest";
import { readCarried } from "../../src/actions/carried.ts";
import {
  parseChannel,
  parseCommand,
  parseHome,
  parseMessage,
  parsePress,
  parseReaction,
  parseShortcut,
  parseSubmission,
} from "../../src/slack/parse.ts";
import { readable } from "../../src/slack/plain.ts";
import { SEED } from "./sample-acts.ts";

const NOW = new Date("2026-11-16T01:00:00Z");
const SELF = "UMAMORI";
const envelope = { event_id: "Ev1" };
const message = {
  type: "message",
  channel: "D1",
  channel_type: "im",
  user: "USATO",
  ts: "1.0",
  text: "書く",
};
const changed = { ...message, subtype: "message_changed", message, previous_message: message };
const press = {
  trigger_id: "T1",
  user: { id: "USATO" },
  container: { channel_id: "C1" },
  view: { id: "V1", callback_id: "topic", private_metadata: "{}", state: { values: {} } },
  state: { values: {} },
  actions: [{ action_id: "send", value: "{}" }],
};

test("whatever comes, nothing throws", () => {
  const json = fc.jsonValue({ depthSize: "small" });
  const near = fc.oneof(...[message, changed, press].map((whole) => brokenUp(whole, json)), json);
  fc.assert(
    fc.property(near, near, fc.string(), (body, event, text) => {
      const both = { ...envelope, event };
      for (const parse of [parseCommand, parseShortcut, parsePress, parseSubmission]) parse(body, NOW);
      for (const parse of [parseReaction, parseHome]) parse(both, event, NOW);
      parseMessage(both, event, NOW, SELF);
      parseChannel(event);
      readable(text);
      readCarried(text);
      readCarried(JSON.stringify(body));
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

/** A real payload with one of its parts replaced by anything. */
function brokenUp(whole: object, anything: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...Object.keys(whole)), anything)
    .map(([key, value]) => ({ ...whole, [key]: value }));
}

test.each([
  ["そのまま", "そのまま"],
  ["<@U1>", "@U1"],
  ["<@U1|佐藤>", "@佐藤"],
  ["<#C1|総務>", "#総務"],
  ["<#C1>", "#C1"],
  ["<!channel>", "@channel"],
  ["<!here|here>", "@here"],
  ["<!subteam^S1|@相談窓口>", "@相談窓口"],
  ["<!date^1^{date}|きょう>", "きょう"],
  ["<https://example.jp>", "https://example.jp"],
  ["<https://example.jp|https://example.jp>", "https://example.jp"],
  ["<https://example.jp|ここ>", "ここ (https://example.jp)"],
  ["<mailto:a@example.jp|a@example.jp>", "a@example.jp (mailto:a@example.jp)"],
  ["&lt;b&gt; &amp; &amp;lt;", "<b> & &lt;"],
  ["1 &lt; 2 &gt; 1", "1 < 2 > 1"],
  ["*太字* _斜め_ ~消す~ `code`", "*太字* _斜め_ ~消す~ `code`"],
  ["", ""],
])("%s reads as %s", (raw, plain) => {
  expect(readable(raw)).toBe(plain);
});
