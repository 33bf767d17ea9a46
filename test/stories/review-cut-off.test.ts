import { expect } from "vitest";
import type { ChannelChange } from "../../playground/workspace/shapes.ts";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";
import { reports } from "../support/steps.ts";
import { expectNothingOwed, times } from "../support/telling.ts";

const isCalled = (person: Citizen): boolean => person.thread().includes("応援の呼び出し");
const NOT_THERE = "相談窓口に届いていません。待たずに、電話か声で、すぐ周りを呼んでください。";
const NOBODY = "まだ、だれも呼べていません。";

/** What stands in the thread, without what was only whispered at its moment. */
const stands = (who: Citizen): string =>
  who
    .everything(who.actor.dm())
    .flatMap((m) => (m.ephemeral ? [] : [m.visible]))
    .join("\n");

async function calls(city: City): Promise<void> {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）");
}

const spoilt: Readonly<Record<string, { spoils: ChannelChange; mends: ChannelChange }>> = {
  public: { spoils: { private: false }, mends: { private: true } },
  shared: { spoils: { extShared: true }, mends: { extShared: false } },
  "without the bot": { spoils: { includesBot: false }, mends: { includesBot: true } },
};

/** The bot starts anew while the channel is unfit, so that it never heard who is in it. */
async function startsWith(city: City, change: ChannelChange, policy?: string): Promise<void> {
  await city.stops();
  city.slack.changeChannel(city.deskChannel, change);
  await city.starts(policy);
}

const named = (line: string, by: string): string =>
  textOf(SAPPORO_2026).replace(line, by).replace("sapporo-2026.2", "sapporo-2026.9");

for (const [how, { spoils, mends }] of Object.entries(spoilt)) {
  story(
    `without a file, and the desk's channel ${how}: who calls reads that nobody was called, and the desk is once it can be`,
    async (city) => {
      const { sato, suzuki, slack, deskChannel } = city;
      await startsWith(city, spoils);
      await calls(city);
      expect(sato.thread()).toContain(NOT_THERE);
      expect(sato.thread()).toContain(NOBODY);
      await city.passes(20 * MINUTE);
      expect(times(sato.thread(), "次に呼べる人がいません")).toBeLessThan(2);
      slack.changeChannel(deskChannel, mends);
      await city.passes(10 * MINUTE);
      expect(city.deskSees()).toContain("応援");
      expect(isCalled(suzuki)).toBe(true);
      expect(sato.thread()).not.toContain(NOT_THERE);
      expect(sato.thread()).not.toContain(NOBODY);
      await suzuki.presses("向かいます");
      expect(sato.thread()).toContain("鈴木さん（窓口の当番）：向かっています");
      await expectNothingOwed(city);
    },
  );

  story(
    `the desk's channel becomes ${how}: who was in it is called at once, each by themselves`,
    async (city) => {
      const { sato, tanaka, suzuki, slack, deskChannel } = city;
      slack.changeChannel(deskChannel, spoils);
      await city.passes(61 * MINUTE);
      await calls(city);
      expect(isCalled(tanaka)).toBe(true);
      expect(isCalled(suzuki)).toBe(true);
      expect(sato.thread()).toContain(NOT_THERE);
      expect(sato.thread()).not.toContain(NOBODY);
      slack.changeChannel(deskChannel, mends);
      await city.passes(3 * MINUTE);
      expect(sato.thread()).not.toContain(NOT_THERE);
    },
  );
}

story("whom the policy names on duty, or as the desk's lead, is called at once", async (city) => {
  const { sato, suzuki, takahashi } = city;
  const change = { private: false };
  await startsWith(city, change, named("on-duty: []", `on-duty: [${suzuki.actor.id}]`));
  await calls(city);
  expect(isCalled(suzuki)).toBe(true);
  expect(isCalled(takahashi)).toBe(false);
  expect(sato.thread()).toContain(NOT_THERE);
});

story("where nobody is on duty, the desk's lead is called at once", async (city) => {
  const { takahashi } = city;
  const policy = named("  # lead: U0123456789", `  lead: ${takahashi.actor.id}`);
  await startsWith(city, { private: false }, policy);
  await calls(city);
  expect(isCalled(takahashi)).toBe(true);
});

story(
  "with a file the section and the desk's people are called together",
  async (city) => {
    const { 木村 } = townsfolk(city);
    city.slack.changeChannel(city.deskChannel, { archived: true });
    await city.settles();
    await calls(city);
    expect(isCalled(木村)).toBe(true);
    expect(isCalled(city.suzuki)).toBe(true);
  },
  TOWN,
);

story(
  "a case that the desk knows already: the call does not count as told there before it is",
  async (city) => {
    const { sato, slack, deskChannel } = city;
    await reports(sato);
    slack.changeChannel(deskChannel, { archived: true });
    await city.settles();
    await sato.presses("応援を呼ぶ");
    expect(sato.thread()).toContain(NOT_THERE);
    slack.changeChannel(deskChannel, { archived: false });
    await city.passes(3 * MINUTE);
    expect(stands(sato)).not.toContain(NOT_THERE);
    expect(stands(sato)).toContain("相談窓口へお名前を伝えました。");
  },
);

story("who is in an archived channel is known after a restart, too, and called at once", async (city) => {
  await startsWith(city, { archived: true });
  await calls(city);
  expect(isCalled(city.suzuki)).toBe(true);
  expect(city.sato.thread()).toContain(NOT_THERE);
  expect(city.sato.thread()).not.toContain(NOBODY);
  expect(city.sato.thread()).not.toContain("次の人を呼びます");
});
