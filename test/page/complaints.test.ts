import { expect, test } from "vitest";
import { complaintsIn, inJapanese } from "../../playground/page/blocks/complaints.ts";
import { secondsAt } from "../../playground/page/blocks/moments.ts";
import type { Bag } from "../../playground/workspace/shapes.ts";

const field = (type: string, value: string, more: Bag = {}, block: Bag = {}) => ({
  blocks: [{ type: "input", block_id: "b", element: { type, action_id: "a", ...more }, ...block }],
  values: { b: { a: { type, value } } },
});

test.each([
  ["nothing", field("plain_text_input", ""), "この項目を入力してください。"],
  ["nothing, and that is allowed", field("plain_text_input", "", {}, { optional: true }), undefined],
  ["too long", field("plain_text_input", "四文字だ", { max_length: 3 }), "3文字以内で入力してください。"],
  ["as long as it may be", field("plain_text_input", "𠮷野家", { max_length: 3 }), undefined],
  ["too short", field("plain_text_input", "短", { min_length: 2 }), "2文字以上で入力してください。"],
  ["no number", field("number_input", "二"), "数字を入力してください。"],
  ["a fraction", field("number_input", "1.5"), "小数のない数を入力してください。"],
  ["too small", field("number_input", "1", { min_value: "2" }), "数が小さすぎます。"],
  ["too large", field("number_input", "3", { max_value: "2" }), "数が大きすぎます。"],
  ["no mailbox", field("email_text_input", "a"), "メールアドレスを確かめてください。"],
  ["no address", field("url_text_input", "a"), "URLを確かめてください。"],
])("a form says what is wrong in Japanese: %s", (_, { blocks, values }, says) => {
  expect(complaintsIn(blocks, values)).toEqual(says === undefined ? {} : { b: says });
});

test("the bot's own sentences pass as they are", () => {
  expect(inJapanese("理由を書いてください。")).toBe("理由を書いてください。");
});

test.each([
  ["2026-11-16T10:00", "Asia/Tokyo", "2026-11-16T01:00:00Z"],
  ["2026-07-01T00:30", "Europe/Berlin", "2026-06-30T22:30:00Z"],
  ["2026-01-01T00:30", "Pacific/Marquesas", "2026-01-01T10:00:00Z"],
])("%s in %s is %s", (local, zone, utc) => {
  expect(secondsAt(local, zone)).toBe(Date.parse(utc) / 1000);
});

test("half a day and time is no moment", () => {
  expect(secondsAt("2026-11-16", "Asia/Tokyo")).toBeUndefined();
});
