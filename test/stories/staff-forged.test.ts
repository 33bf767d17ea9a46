import { expect } from "vitest";
import { refusals } from "../../src/words/refusals.ts";
import { story } from "../support/city.ts";
import { pressesAll, SAID } from "../support/forging.ts";
import { Sight } from "../support/sight.ts";
import { reports, WHAT } from "../support/steps.ts";

story("buttons of somebody else's case do nothing and show nothing of it", async (city) => {
  const { takahashi } = city;
  await reports(city.sato);
  const before = city.card();
  const sight = new Sight(city);
  const dm = takahashi.actor.dm();
  const value = { v: 1, case: 1, topic: "told", question: "share", option: "desk", words: 1, revision: 0 };
  await pressesAll(city, takahashi, dm, value);
  expect(city.card()).toBe(before);
  expect(sight.of(takahashi).join()).not.toContain(WHAT);
  expect(sight.of(takahashi).join()).not.toContain("R8-001");
  expect(takahashi.whispers().length).toBeGreaterThan(10);
  for (const told of takahashi.whispers()) expect(SAID).toContain(told);
});

for (const [what, value] of [
  ["an unknown case", { v: 1, case: 99, topic: "told", words: 99 }],
  ["a later version", { v: 2, case: 1, topic: "told" }],
  ["something unreadable", "¿{"],
] as const) {
  story(`buttons with ${what} get one plain sentence, at the desk and outside`, async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    const before = city.card();
    await pressesAll(city, tanaka, city.deskChannel, value);
    await pressesAll(city, sato, sato.actor.dm(), value);
    expect(city.cards()[0]).toBe(before);
    for (const told of [...tanaka.whispers(), ...sato.whispers().slice(1)]) expect(SAID).toContain(told);
  });
}

story(
  "the desk's buttons pressed outside the desk's channel are refused, even by its members",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    const before = city.card();
    await pressesAll(city, tanaka, tanaka.actor.dm(), { v: 1, case: 1, words: 1, revision: 0 });
    expect(city.card()).toBe(before);
    expect(tanaka.whispers()).toContain(refusals["not-on-the-desk"]);
  },
);
