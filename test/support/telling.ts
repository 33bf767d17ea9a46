import { expect } from "vitest";
import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** Opens a report and writes down what happened, up to the question who is told. */
export async function begins(who: Citizen, words: string): Promise<void> {
  await who.types("/kasuhara-report");
  await who.presses("いまは終わっている");
  await who.submits({
    何がありましたか: words,
    どこで: "電話",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
}

/** A whole report, sent to the desk. */
export async function reports(who: Citizen, words: string): Promise<void> {
  await begins(who, words);
  await who.presses("相談窓口だけ", "送る");
}

/** 職員に返事を書く: a reply by the form on the newest card. */
export async function answers(who: Citizen, words: string) {
  await who.presses("職員に返事を書く");
  return who.submits({ 返事: words });
}

/** How often something stands in a text. */
export const times = (text: string, part: string): number => text.split(part).length - 1;

/** That each of these is seen once, in this order. */
export function expectInOrder(seen: string, parts: readonly string[]): void {
  for (const part of parts) expect(times(seen, part), `"${part}" in:\n${seen}`).toBe(1);
  const order = [...parts].sort((a, b) => seen.indexOf(a) - seen.indexOf(b));
  expect(order, `the order of what is seen:\n${seen}`).toEqual([...parts]);
}

/** Nothing waits to be carried out any more, and nothing was given up. */
export async function expectNothingOwed(city: City): Promise<void> {
  await city.passes(60_000);
  const { pending, parked } = city.mamori.health();
  expect({ pending, parked }, "what is still owed to Slack").toEqual({ pending: 0, parked: 0 });
}

/** What the log says under this name, newest last. */
export const saidInLog = (city: City, what: string) => city.logged.filter((line) => line.what === what);
