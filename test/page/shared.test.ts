import { expect, test } from "vitest";
import { shared } from "../../playground/page/data/shared.ts";

const clone = <T>(value: T): T => structuredClone(value);
const message = (ts: string, text: string) => ({ ts, text, reactions: [{ name: "eyes", users: ["U1"] }] });

test("what says the same is the same object", () => {
  const old = { names: { U1: "佐藤" }, messages: [message("1", "あ"), message("2", "い")], home: null };
  expect(shared(old, clone(old))).toBe(old);
});

test("of what changed only the way to it is new", () => {
  const old = { names: { U1: "佐藤" }, messages: [message("1", "あ"), message("2", "い")] };
  const now = clone(old);
  now.messages[1] = message("2", "う");
  const made = shared(old, now);
  expect(made).toEqual(now);
  expect(made).not.toBe(old);
  expect(made.names).toBe(old.names);
  expect(made.messages[0]).toBe(old.messages[0]);
  expect(made.messages[1]?.reactions).toBe(old.messages[1]?.reactions);
});

test("messages are known by their ts, wherever they stand", () => {
  const old = [message("1", "あ"), message("2", "い"), message("3", "う")];
  const made = shared(old, clone([...old.slice(1), message("4", "え")]));
  expect(made.map(({ ts }) => ts)).toEqual(["2", "3", "4"]);
  expect(made[0]).toBe(old[1]);
  expect(made[1]).toBe(old[2]);
});

test.each([
  ["nothing before", null, { a: 1 }],
  ["nothing now", { a: [1] }, null],
  ["a list instead of an object", { a: {} }, { a: [] }],
  ["an object instead of a list", { a: [1] }, { a: { 0: 1 } }],
  ["a part less", { a: 1, b: 2 }, { a: 1 }],
  ["a part more", { a: 1 }, { a: 1, b: undefined }],
  ["another part with the same value", { a: 1 }, { b: 1 }],
  ["a shorter list", [1, 2, 3], [1, 2]],
  ["the same ts twice", [message("1", "あ")], [message("1", "あ"), message("1", "い")]],
  ["another order", [message("1", "あ"), message("2", "い")], [message("2", "い"), message("1", "あ")]],
])("%s: what is told is what is new", (_, old, now) => {
  const made = shared<unknown>(old, now);
  expect(made).toStrictEqual(now);
});
