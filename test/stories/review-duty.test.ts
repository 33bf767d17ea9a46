import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";

/** One person of the desk is on duty, as the policy says. */
const onDuty = (city: City, id: string): Promise<void> =>
  city.restarts(
    textOf(SAPPORO_2026)
      .replace("on-duty: []", `on-duty: [${id}]`)
      .replace("sapporo-2026.2", "sapporo-2026.9"),
  );

story("who alone is on duty is away: the others of the desk are called", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await onDuty(city, tanaka.actor.id);
  await tanaka.opensHome();
  await tanaka.presses("不在を登録する");
  await tanaka.submits();
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  await city.passes(4 * MINUTE);
  expect(suzuki.thread()).toContain("応援の呼び出し");
  expect(tanaka.thread()).not.toContain("応援の呼び出し");
});

story("who alone is on duty is the one in danger: the others of the desk are called", async (city) => {
  const { tanaka, suzuki } = city;
  await onDuty(city, tanaka.actor.id);
  await tanaka.types("/kasuhara-report");
  await tanaka.presses("危険がある（応援を呼ぶ）");
  await city.passes(4 * MINUTE);
  expect(suzuki.thread()).toContain("応援の呼び出し");
});
