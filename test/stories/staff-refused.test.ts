import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { inDatabase, tables } from "../support/sight.ts";
import { reports } from "../support/steps.ts";

const STEPS = "返事を待たず、声を出して周りを呼び、離れてください。";
const DESK = "内線0000";
const closedToGuests = {
  policy: readFileSync("policies/sapporo-2026.yml", "utf8").replace("guests: true ", "guests: false"),
};

const NOTHING = { Case: 0, Event: 0, Words: 0, Outbox: 0 };

const isTurnedAway = (screen: string) => {
  expect(screen).toContain(STEPS);
  expect(screen).toContain(DESK);
  expect(screen).toContain("この操作は記録していません。");
  expect(screen).not.toContain("[危険がある（応援を呼ぶ）]");
};

/** Everything somebody can try at the door. */
async function triesEverything(city: City, who: Citizen): Promise<void> {
  for (const command of ["/kasuhara-report", "/kasuhara-consult", "/kasuhara"]) {
    await who.types(command);
    isTurnedAway(who.wasTold());
  }
  await who.opensHome();
  isTurnedAway(who.home());
  await who.uses("call-help");
  isTurnedAway(who.modal());
  await who.dismisses();
  const { ts } = await who.actor.write(city.general, "この文章は保存されません");
  await who.usesOn("record-exchange", city.general, ts);
  isTurnedAway(who.wasTold());
  await who.writes("どこにも書かれていない書き込み", { outside: true });
  isTurnedAway(who.screen());
  expect(await tables(city)).toMatchObject(NOTHING);
  for (const words of ["この文章は保存されません", "どこにも書かれていない書き込み"])
    expect(inDatabase(city, words)).toBe(0);
}

/** Somebody whom the policy does not admit, in the channel everybody is in. */
function joins(city: City, name: string, how: object): Citizen {
  const person = city.addPerson(name, how);
  city.slack.changeChannel(city.general, { addMembers: [person.actor.id] });
  return person;
}

story("people of a connected workspace are told what to do, and nothing is kept", async (city) => {
  await triesEverything(city, joins(city, "外部", { connected: true }));
});

story(
  "guests are told what to do where the policy does not admit them",
  async (city) => triesEverything(city, joins(city, "来客", { guest: true })),
  closedToGuests,
);

story("guests report like everybody else where the policy admits them", async (city) => {
  const guest = joins(city, "委託", { guest: true });
  await reports(guest, { words: "委託先で受けました" });
  expect(city.card()).toContain("委託先で受けました");
});

story("bots are not served", async (city) => {
  await triesEverything(city, joins(city, "自動", { bot: true }));
});

for (const first of ["usesOn", "writes"] as const) {
  story(`the very first thing a stranger does is ${first}: what came with it is forgotten`, async (city) => {
    const stranger = joins(city, "外部", { connected: true });
    if (first === "writes") await stranger.writes("最初の書き込みです", { outside: true });
    else {
      const { ts } = await stranger.actor.write(city.general, "最初の書き込みです");
      await stranger.usesOn("record-exchange", city.general, ts);
    }
    isTurnedAway(stranger.screen());
    expect(stranger.screen()).not.toContain("どの件のことですか");
    expect(inDatabase(city, "最初の書き込みです")).toBe(0);
  });
}
