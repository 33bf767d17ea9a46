import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";

/** 佐藤 is still on the telephone. */
async function isOnThePhone(city: City): Promise<void> {
  await city.sato.types("/kasuhara-consult");
  await city.sato.presses("対応がまだ続いている");
}

const SOON = "あと5分で、目安の30分です。";
const REACHED = "目安の30分になりました。";

story("a deadlocked talk: a warning at 25 minutes, the guide at 30, each with its sentence", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった");
  expect(sato.thread()).toContain("*いま伝える言い方*\n「ご要望にはお応えできないことをご説明しました。");
  await city.passes(24 * MINUTE);
  expect(sato.thread()).not.toContain(SOON);
  await city.passes(MINUTE);
  expect(sato.thread()).toContain(SOON);
  expect(
    sato.thread().match(/いま伝える言い方\*\n「あと5分で対応を終わらせていただきます。」/g),
  ).toHaveLength(2);
  expect(sato.thread()).not.toContain(REACHED);
  await city.passes(5 * MINUTE);
  expect(sato.thread()).toMatch(/目安の30分になりました。.*\n\*いま伝える言い方\*\n「/);
  await sato.pressesIn(REACHED, "終えてよいか判断がほしい");
  await city.passes(60 * MINUTE);
  expect(sato.thread().match(/あと5分で、目安の/g)).toHaveLength(1);
  expect(sato.thread().match(/目安の30分になりました/g)).toHaveLength(1);
  await sato.presses("終わった");
  expect(sato.thread()).not.toContain(REACHED);
});

story("a talk that left the city's work: from 30 to 60 minutes after that press", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await city.passes(5 * MINUTE);
  await sato.presses("市の業務と関係のない話が続いている");
  expect(sato.thread()).toContain("10:35から11:05までが、打ち切りの目安です。");
  await city.passes(29 * MINUTE);
  expect(sato.thread()).not.toContain("打ち切りの目安に入りました。");
  await city.passes(MINUTE);
  expect(sato.thread()).toContain(
    "打ち切りの目安に入りました。目安は30分から1時間までです。\n*いま伝える言い方*\n「恐れ入りますが、",
  );
  await city.passes(30 * MINUTE);
  expect(sato.thread()).toMatch(/目安の1時間になりました。.*\n\*いま伝える言い方\*\n「/);
});

story("a press by mistake is taken back, and counts from the next", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった");
  await city.passes(20 * MINUTE);
  await sato.presses("取り消す（同じ話の繰り返し）");
  expect(sato.thread()).not.toContain("から、同じ話の繰り返しになっています。");
  await city.passes(20 * MINUTE);
  expect(sato.thread()).not.toContain(SOON);
  await sato.presses("同じ話の繰り返しになった");
  await city.passes(25 * MINUTE);
  expect(sato.thread()).toContain(SOON);
});

story("once the talk is over, or the case withdrawn, nothing is said any more", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった", "終わった");
  await city.passes(40 * MINUTE);
  expect(sato.thread()).not.toContain("目安の30分");
});

story("after a restart a word comes late, but not once it helps nobody any more", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった");
  await city.stops();
  await city.clock.advance(27 * MINUTE);
  await city.starts();
  expect(sato.thread()).toContain("あと3分で、目安の30分です。");
  await city.stops();
  await city.clock.advance(60 * MINUTE);
  await city.starts();
  expect(sato.thread()).not.toContain(REACHED);
  await city.restarts();
  expect(sato.thread().match(/で、目安の30分です/g)).toHaveLength(1);
});

story("two people on the telephone are each counted for themselves", async (city) => {
  const { sato, takahashi } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった");
  await city.passes(10 * MINUTE);
  await takahashi.types("/kasuhara-consult");
  await takahashi.presses("対応がまだ続いている", "同じ話の繰り返しになった");
  await city.passes(15 * MINUTE);
  expect(sato.thread()).toContain(SOON);
  expect(takahashi.thread()).not.toContain(SOON);
  await city.passes(10 * MINUTE);
  expect(takahashi.thread()).toContain(SOON);
});

story("a clock that is put back or forward by an hour brings nothing twice", async (city) => {
  const { sato } = city;
  await isOnThePhone(city);
  await sato.presses("同じ話の繰り返しになった");
  await city.passes(26 * MINUTE);
  await city.clock.set(new Date(city.clock.now().getTime() - 60 * MINUTE));
  await city.passes(5 * MINUTE);
  expect(sato.thread()).not.toContain(REACHED);
  await city.clock.set(new Date(city.clock.now().getTime() + 60 * MINUTE));
  await city.passes(5 * MINUTE);
  expect(sato.thread().match(/で、目安の30分です/g)).toHaveLength(1);
  expect(sato.thread().match(/目安の30分になりました/g)).toHaveLength(1);
});
