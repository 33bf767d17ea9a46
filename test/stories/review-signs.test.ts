import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { answers, reports } from "../support/steps.ts";
import { expectNothingOwed } from "../support/telling.ts";

/** A sign that somebody of the workspace made, with the name of a person. */
const OWN = "yamada_taro";

const told = (city: City) =>
  city.tanaka.everything(city.deskChannel).find((m) => m.visible.includes("これから伺います"));

const placeOf = (who: Citizen, text: string): string =>
  who.everything(who.actor.dm()).find((m) => m.visible.includes(text))?.ts ?? "";

story("a reaction with a sign of the workspace's own says only that something was seen", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await answers(tanaka, "これから伺います");
  const dm = sato.actor.dm();
  const reply = placeOf(sato, "これから伺います");
  await sato.reacts(dm, reply, OWN);
  await sato.reacts(dm, reply, "田中さん");
  await sato.reacts(dm, reply, "pray");
  expect(told(city)?.reactions.map((r) => r.name)).toEqual(["eyes", "pray"]);
  await sato.takesBack(dm, reply, OWN);
  expect(told(city)?.reactions.map((r) => r.name)).toEqual(["eyes", "pray"]);
  await sato.takesBack(dm, reply, "田中さん");
  expect(told(city)?.reactions.map((r) => r.name)).toEqual(["pray"]);
  await expectNothingOwed(city);
});

story("a sign of the workspace's own in a message goes over as a sign, without its name", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const dm = sato.actor.dm();
  const first = await sato.writes(`また来ました :${OWN}: :pray: 10:30:00です`);
  expect(city.deskSees()).toContain("また来ました （絵文字） :pray: 10:30:00です");
  await sato.edits(dm, first, `また二人で来ました :${OWN}: :田中さん:`);
  expect(city.deskSees()).toContain("また二人で来ました （絵文字） （絵文字）");
  for (const name of [OWN, "田中さん"])
    expect(city.cards().join("") + city.deskSees()).not.toContain(`:${name}:`);
  await tanaka.notes(`すぐ行きます :${OWN}:`);
  await tanaka.presses("職員に送る", "送る");
  expect(sato.thread()).toContain("すぐ行きます （絵文字）");
  await city.restarts();
  await city.passes(60_000);
  expect(city.deskSees().match(/編集されました/g)).toHaveLength(1);
});

story("what was written while the bot was away comes without the names of signs, too", async (city) => {
  const { sato } = city;
  await reports(sato);
  await city.stops();
  await sato.writes(`留守のあいだに :${OWN}:`);
  await city.passes(10 * 60_000);
  await city.starts();
  await city.passes(60_000);
  expect(city.deskSees()).toContain("留守のあいだに （絵文字）");
});
