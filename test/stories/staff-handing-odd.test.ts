import { expect } from "vitest";
import { refusals } from "../../src/words/refusals.ts";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { story } from "../support/city.ts";
import { pressesAll, SAID } from "../support/forging.ts";
import { comesToMerits, HAND, hands, handsToIto, joinsSection, SECRET } from "../support/handing.ts";
import { Sight } from "../support/sight.ts";
import { finishes } from "../support/steps.ts";
import { errorsIn, expectNothingOwed } from "../support/telling.ts";

const { handing: say } = toColleagues;

story("oneself cannot be chosen, nor who is known not to be let in", async (city) => {
  const { sato } = city;
  const guest = joinsSection(city, "外部", { connected: true });
  await guest.types("/kasuhara-report");
  await comesToMerits(sato);
  await sato.presses(HAND);
  const errors = async (name: string) => errorsIn(await sato.submits({ 答えてほしい人: name }));
  expect(await errors("佐藤")).toEqual([refusals["handed-to-self"]]);
  expect(await errors("外部")).toEqual([say.notAdmitted]);
  expect(sato.modal()).toContain(say.shown);
  await sato.dismisses();
  expect(sato.thread()).toContain(`[${HAND}]`);
  expect(sato.thread()).not.toContain("頼みました");
});

for (const [who, how] of [
  ["来客", { connected: true }],
  ["退職した人", { deactivated: true }],
  ["係のボット", { bot: true }],
  ["mamori", null],
] as const) {
  story(`${who} is asked nothing, and the reporter hears that they could not be asked`, async (city) => {
    const { sato } = city;
    if (how !== null) city.slack.addPerson({ name: who, ...how });
    const id = city.idOf(who);
    await comesToMerits(sato);
    await hands(sato, who);
    expect(sato.thread()).toContain(`質問を、${who}さんには頼めませんでした。`);
    expect(city.slack.channels.filter((c) => c.person === id)).toEqual([]);
    await sato.pressesIn("マモリから頼めませんでした。", "変更");
    expect(sato.thread()).toContain(`[${HAND}]`);
    await expectNothingOwed(city);
  });
}

story("what is written under the request belongs to no case of the reporter", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await finishes(sato);
  await sato.presses("送る");
  await ito.writes("この件は課長が詳しいです");
  expect(ito.thread()).toContain(say.unread);
  expect(ito.thread()).toContain("[新しい相談にする]");
  expect(ito.thread()).not.toMatch(/R8-001|に加える\]/);
  expect(city.deskSees() + sato.thread()).not.toContain("課長が詳しい");
});

story("with every other button of the case the person asked does nothing and sees nothing", async (city) => {
  const { sato } = city;
  const ito = await handsToIto(city);
  await finishes(sato);
  await sato.presses("送る");
  const before = city.card();
  const sight = new Sight(city);
  const value = { v: 1, case: 1, topic: "told", question: "share", option: "desk", words: 1, revision: 0 };
  await pressesAll(city, ito, ito.actor.dm(), value);
  expect(city.card()).toBe(before);
  expect(ito.whispers().length).toBeGreaterThan(10);
  for (const told of ito.whispers()) expect(SAID).toContain(told);
  for (const hidden of [SECRET, "R8-001"]) expect(sight.of(ito).join()).not.toContain(hidden);
});
