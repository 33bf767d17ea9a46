import { expect } from "vitest";
import { changeCard, FIRST_OF_NOVEMBER, staffRead, tellsAll } from "../support/changes.ts";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { brought, CSV, exports } from "../support/exports.ts";
import { OWN, pressed, submitted } from "../support/forging.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { Sight } from "../support/sight.ts";
import { reports, WHAT } from "../support/steps.ts";

// What docs/access.md says, walked button by button and form by form. Whoever is not named here moves nothing.

const living = { organisation: ORGANISATION, people: TOWNSFOLK };

/** Everything a button can carry of the first case. */
const carried = (call = 1) => ({
  ...{ v: 1, case: 1, topic: "told", question: "share", option: "desk", words: 1, revision: 0, incident: 1 },
  ...{ round: 0, need: "replace", call, response: "coming", step: "speak", side: "desk" },
});

interface May {
  readonly opened: readonly string[];
  readonly moved: readonly string[];
  readonly submitted: readonly string[];
}

/** Somebody presses every button and submits every form of somebody else's case. */
async function tries(city: City, who: Citizen, value: object): Promise<May> {
  const { opened, moved } = await pressed(city, who, who.actor.dm(), value);
  const forms = await submitted(city, who, value, city.takahashi.actor.id);
  return { opened: opened.filter((verb) => !OWN.includes(verb)), moved, submitted: forms };
}

const NOTHING: May = { opened: [], moved: [], submitted: [] };

story(
  "a colleague of the section, and who is above: nothing moves, and nothing of the case is shown",
  async (city) => {
    const { 林, 部長 } = townsfolk(city);
    await reports(city.sato, { share: "相談窓口と所属長" });
    for (const who of [林, 部長]) {
      const sight = new Sight(city);
      expect(await tries(city, who, carried())).toEqual(NOTHING);
      expect(sight.of(who).join()).not.toContain(WHAT);
      expect(sight.of(who).join()).not.toContain("R8-001");
    }
  },
  living,
);

story(
  "a manager with whom a case is shared: notes what they do, and nothing else",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await reports(city.sato, { share: "相談窓口と所属長" });
    expect(await tries(city, 木村, carried())).toEqual({
      opened: ["manage"],
      moved: ["manage"],
      submitted: ["manage"],
    });
    expect(木村.thread()).not.toContain(WHAT);
  },
  living,
);

story(
  "a manager whom a case is kept from: nothing moves, and nothing of the case is shown",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await reports(city.sato, { share: "相談窓口だけ" });
    const sight = new Sight(city);
    expect(await tries(city, 木村, carried())).toEqual(NOTHING);
    expect(sight.of(木村).join()).not.toContain(WHAT);
    expect(sight.of(木村).join()).not.toContain("R8-001");
  },
  living,
);

story(
  "somebody who was called: answers the call and ends it, and nothing else",
  async (city) => {
    const { 林 } = townsfolk(city);
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    const call = (await city.mamori.work.store.read.case(1))?.calls[0]?.event ?? 0;
    expect(await tries(city, 林, carried(call))).toEqual({
      opened: ["stand-down"],
      moved: ["respond"],
      submitted: ["stand-down"],
    });
  },
  living,
);

story(
  "somebody who records together: records and leaves, and nothing else",
  async (city) => {
    const { 林 } = townsfolk(city);
    await reports(city.sato);
    await city.sato.presses("いっしょに記録する人を選ぶ");
    await city.sato.submits({ だれと: ["林"] });
    expect(await tries(city, 林, carried())).toEqual({
      opened: ["again"],
      moved: ["leave"],
      submitted: [],
    });
  },
  living,
);

story(
  "who left the desk's channel does nothing with the forms they still have open",
  async (city) => {
    const { tanaka, slack, deskChannel } = city;
    await reports(city.sato);
    await tanaka.presses("職員に返事を書く");
    slack.changeChannel(deskChannel, { removeMembers: [tanaka.actor.id] });
    await city.settles();
    const outcome = await tanaka.submits({ 返事: "ここからは書けません" });
    expect(Object.values(outcome.errors ?? {})).toEqual([
      "この操作は、相談窓口のチャンネルからだけできます。",
    ]);
    expect(city.sato.thread()).not.toContain("ここからは書けません");
    await tanaka.dismisses();
    expect(await tries(city, tanaka, carried())).toEqual(NOTHING);
  },
  living,
);

story(
  "whoever is not of the desk writes nothing out: by the command, a forged button or a form",
  async (city) => {
    const { 林, 木村 } = townsfolk(city);
    city.slack.changeChannel(city.general, { addMembers: city.ids("林", "木村") });
    await reports(city.sato, { share: "相談窓口と所属長" });
    for (const who of [林, 木村, city.takahashi]) {
      await who.types("/kasuhara export");
      expect(who.modal()).toBe("");
      expect(who.wasTold()).toContain("件の書き出しは、相談窓口の人だけができます。");
      await tries(city, who, { ...carried(), export: 1 });
      expect(brought(city, who).filter(({ name }) => name.startsWith("件の一覧"))).toEqual([]);
    }
    const { read } = city.mamori.work.store;
    expect(await read.export(1)).toBe(null);
    await exports(city.tanaka, CSV);
    expect(brought(city, city.tanaka)).toHaveLength(1);
  },
  living,
);

story(
  "whoever is not of the desk tells nobody what changed, and takes nothing back: by no button and no form",
  async (city) => {
    const { 林 } = townsfolk(city);
    const { tanaka, takahashi } = city;
    const all = await tellsAll(city);
    await city.passes(3 * MINUTE);
    await tanaka.presses("書く・直す");
    await tanaka.submits({ "1行目": "返事の文例を3つ増やしました。" });
    const { read } = city.mamori.work.store;
    const month = 2026 * 12 + 6;
    const before = await read.change(month);
    for (const who of [林, takahashi])
      expect(await tries(city, who, { v: 1, month, revision: before?.version })).toEqual(NOTHING);
    expect(await read.change(month)).toEqual(before);
    await tanaka.presses("全職員に知らせる");
    const told = staffRead(city, all);
    expect(told).toHaveLength(1);
    const posted = await read.change(month);
    expect(await tries(city, 林, { v: 1, month, revision: posted?.version })).toEqual(NOTHING);
    expect(await read.change(month)).toEqual(posted);
    expect(staffRead(city, all)).toEqual(told);
    expect(changeCard(city)).toContain("全職員に知らせました");
  },
  { ...living, ...FIRST_OF_NOVEMBER },
);
