import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";

/** 佐藤 of 市民課 presses the first door. */
async function calls(city: City): Promise<void> {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）");
}

const isCalled = (person: Citizen): boolean => person.thread().includes("応援の呼び出し");

story(
  "how long a ring is waited for is the city's own choice",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await calls(city);
    expect(city.sato.thread()).toContain("10:05までに反応がなければ、次の人を呼びます。");
    await city.passes(4 * MINUTE);
    expect(isCalled(部長)).toBe(false);
    await city.passes(MINUTE);
    expect(isCalled(部長)).toBe(true);
  },
  { ...TOWN, policy: textOf(SAPPORO_2026).replace("next-after: 3分", "next-after: 5分") },
);

story(
  "a clock that is put forward by an hour calls the next at once, and nobody twice",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await calls(city);
    await city.clock.set(new Date(city.clock.now().getTime() + 60 * MINUTE));
    await city.passes(5 * MINUTE);
    expect(isCalled(部長)).toBe(true);
    expect(city.sato.thread().match(/次の人を呼びました/g)).toHaveLength(1);
  },
  TOWN,
);

/** What stands in somebody's conversation with the bot for good, without what only flashes up. */
const standing = (who: Citizen): string =>
  who
    .everything(who.actor.dm())
    .filter((message) => !message.ephemeral)
    .map((message) => message.visible)
    .join("\n");

story(
  "the numbers to phone stand there throughout: while people are called, come, and after the desk took it up",
  async (city) => {
    const { 林, 部長 } = townsfolk(city);
    const numbers = /電話：部署の内線2345　守衛 内線110　警察 110番　救急 119番/;
    await calls(city);
    expect(standing(city.sato)).toMatch(numbers);
    await city.passes(4 * MINUTE);
    expect(isCalled(部長)).toBe(true);
    expect(standing(city.sato)).toMatch(numbers);
    await 林.presses("向かいます");
    expect(standing(city.sato)).toMatch(numbers);
    await city.tanaka.presses("担当する");
    expect(standing(city.sato)).toMatch(numbers);
  },
  TOWN,
);

story(
  "a head whose account was closed: who called hears that there is no way to them",
  async (city) => {
    const { 林 } = townsfolk(city);
    const id = city.idOf("木村");
    city.slack.addPerson({ id, name: "木村", mail: "kimura@example.jp", deactivated: true });
    await calls(city);
    expect(city.sato.thread()).toContain("木村さん（所属長）：届きませんでした");
    expect(isCalled(林)).toBe(true);
  },
  TOWN,
);

story(
  "everybody who was called cannot come: nobody is left, and who called reads that at once",
  async (city) => {
    const people = [...Object.values(townsfolk(city)), city.tanaka, city.suzuki];
    await calls(city);
    await city.passes(3 * MINUTE);
    for (const person of people.filter(isCalled)) await person.presses("動けません");
    expect(city.sato.thread()).toContain("次に呼べる人がいません");
    expect(city.sato.thread()).not.toContain("までに反応がなければ");
  },
  TOWN,
);
