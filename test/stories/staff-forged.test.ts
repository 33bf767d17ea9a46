import { expect } from "vitest";
import { presses } from "../../src/actions/index.ts";
import { refusals } from "../../src/words/refusals.ts";
import { sentences } from "../../src/words/sentences.ts";
import { type Citizen, type City, story } from "../support/city.ts";
import { posted } from "../support/posted.ts";
import { Sight } from "../support/sight.ts";
import { reports, WHAT } from "../support/steps.ts";

/** Buttons as another installation of Mamori may have drawn them: with verbs and values that fit no case of this one. */
async function drawn(city: City, channel: string, value: object | string): Promise<string> {
  const json = typeof value === "string" ? value : JSON.stringify(value);
  const button = (verb: string) => ({
    type: "button",
    action_id: verb,
    text: { type: "plain_text", text: verb },
    value: json,
  });
  const verbs = [...Object.keys(presses), "unheard-of"];
  const rows = [verbs.slice(0, 25), verbs.slice(25)].filter((row) => row.length > 0);
  return posted(
    city,
    channel,
    rows.map((row) => ({ type: "actions", elements: row.map(button) })),
  );
}

/** Presses every button there is, and closes what it opens. */
async function pressesAll(city: City, who: Citizen, channel: string, value: object | string): Promise<void> {
  for (const verb of [...Object.keys(presses), "unheard-of"]) {
    if (verb === "door") continue;
    const ts = await drawn(city, channel, value);
    const outcome = await who.actor.press({ channel, ts }, verb);
    await city.settles();
    await city.passes(1_100);
    expect(outcome.acknowledged, verb).toBe(true);
    expect(who.actor.modal(), verb).toBeUndefined();
  }
  await city.passes(3_000);
}

/** All sentences that somebody may be told whose press is not followed. */
const SAID: readonly string[] = [
  ...Object.values(refusals),
  sentences.doors.noDraft,
  sentences.note.own,
  sentences.note.stopped,
  sentences.stray.gone,
  sentences.stray.taken,
];

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
