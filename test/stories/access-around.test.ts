import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { OWN, pressed, submitted, VERBS } from "../support/forging.ts";
import { hands, SECRET } from "../support/handing.ts";
import { TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { Sight } from "../support/sight.ts";
import { finishes, reports, saysHowOften, WHAT } from "../support/steps.ts";
import { carried, LIVING, NOTHING, tries } from "../support/trying.ts";

// Who stands around a case, as docs/access.md names them: what each of them may do, and that it is all.

const joins = (city: City, name: string): Citizen => {
  city.slack.changeChannel(city.general, { addMembers: city.ids(name) });
  return city.person(name);
};

story(
  "a guest, and somebody of another organisation: nothing moves, and nothing of the case is shown",
  async (city) => {
    city.addPerson("他市", { connected: true, teamId: "T0OTHER001" });
    await reports(city.sato);
    for (const name of ["嘱託", "他市"]) {
      const who = joins(city, name);
      const sight = new Sight(city);
      expect(await tries(city, who, carried()), name).toEqual(NOTHING);
      for (const told of [WHAT, "R8-001", "佐藤"]) expect(sight.of(who).join(), name).not.toContain(told);
    }
  },
  { ...LIVING, people: [...TOWNSFOLK, { name: "嘱託", guest: true }] },
);

/** Every way in that Mamori has, with every word that leads further. */
async function entersEverywhere(who: Citizen): Promise<void> {
  const words = ["", "cases", "件", "一覧", "export", "書き出し", "digest", "digest year", "R8-1"];
  const ways = [
    ...words.map((word) => () => who.types(`/kasuhara ${word}`)),
    ...["/kasuhara-report", "/kasuhara-consult"].map((command) => () => who.types(command)),
    ...["call-help", "report-or-consult"].map((shortcut) => () => who.uses(shortcut)),
    () => who.opensHome(),
  ];
  for (const enters of ways) {
    await enters();
    if (who.modal() !== "") await who.dismisses();
  }
}

story(
  "every command, shortcut and the App Home: of somebody else's case they show nothing to whoever stands around it",
  async (city) => {
    city.addPerson("他市", { connected: true, teamId: "T0OTHER001" });
    const sight = new Sight(city);
    await reports(city.sato);
    for (const name of ["林", "木村", "部長", "嘱託", "他市"]) {
      const who = joins(city, name);
      await entersEverywhere(who);
      for (const told of [WHAT, "R8-001", "佐藤"]) expect(sight.of(who).join(), name).not.toContain(told);
    }
    await entersEverywhere(city.tanaka);
    expect(sight.of(city.tanaka).join()).toContain('"view-opened"');
    expect(city.tanaka.home()).toContain("R8-001");
  },
  { ...LIVING, people: [...TOWNSFOLK, { name: "嘱託", guest: true }] },
);

/** 佐藤 sends a consultation whose questions about the city's answer went to 林. */
async function asks林(city: City): Promise<Citizen> {
  const { sato } = city;
  await sato.types("/kasuhara-consult");
  await sato.presses("いまは終わっている", "飛ばす", "書く");
  await sato.submits({ 何がありましたか: SECRET, どこで: "電話", 相手方は: "市民・利用者" });
  await saysHowOften(sato, "6回以上");
  await hands(sato, "林");
  await finishes(sato);
  await sato.presses("送る");
  return townsfolk(city).林;
}

story(
  "somebody who was asked to answer: answers or declines those questions, and nothing else",
  async (city) => {
    const sight = new Sight(city);
    const 林 = await asks林(city);
    expect(await tries(city, 林, { ...carried(), topic: "merits" })).toEqual({
      opened: ["stand-in"],
      moved: ["decline"],
      submitted: ["stand-in"],
    });
    expect(sight.of(林).join()).not.toContain(SECRET);
    expect(sight.of(林).join()).not.toContain("R8-001");
  },
  LIVING,
);

/** The desk asks the legal section; the answer is the number by which the section's buttons name it. */
async function consults({ tanaka, mamori }: City): Promise<number> {
  await tanaka.presses("他の部署に聞く");
  await tanaka.submits({ 聞く部署: "法務", 聞くこと: "電話を断れますか。" });
  await tanaka.submits();
  return (await mamori.work.store.read.case(1))?.work.advice.at(-1)?.event ?? 0;
}

story(
  "somebody of another section whom the desk asked: answers that, or says that they cannot, and nothing else",
  async (city) => {
    const { sato, takahashi } = city;
    await reports(sato);
    const sight = new Sight(city);
    const first = { ...carried(), advice: await consults(city) };
    const { opened, moved } = await pressed(city, takahashi, takahashi.actor.dm(), first);
    expect(opened.filter((verb) => !OWN.includes(verb))).toEqual(["advise"]);
    expect(moved).toEqual(["advise-unknown"]);
    const second = { ...carried(), advice: await consults(city) };
    expect(await submitted(city, takahashi, second, sato.actor.id)).toEqual(["advise"]);
    for (const told of [WHAT, "R8-001", "佐藤"]) expect(sight.of(takahashi).join()).not.toContain(told);
  },
  LIVING,
);

story(
  "the reporter: everything of their own side, and nothing of the desk's",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    // Pressed on a message of its own, 続けて答える would leave that message there as a second one.
    const verbs = VERBS.filter((verb) => verb !== "withdraw" && verb !== "go-on");
    expect(await tries(city, sato, carried(), verbs)).toEqual({
      opened: ["masks", "again", "together", "rights"],
      moved: ["call", "copy"],
      submitted: ["incident", "together"],
    });
    expect(await pressed(city, sato, sato.actor.dm(), carried(), ["withdraw"])).toEqual({
      opened: [],
      moved: ["withdraw"],
    });
  },
  LIVING,
);
