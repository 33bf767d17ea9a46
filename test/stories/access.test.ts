import { expect } from "vitest";
import { changeCard, FIRST_OF_NOVEMBER, staffRead, tellsAll } from "../support/changes.ts";
import type { Citizen } from "../support/citizen.ts";
import { MINUTE, story } from "../support/city.ts";
import { ledBy } from "../support/city-digests.ts";
import { brought, CSV, exports } from "../support/exports.ts";
import { FORMS, pressed, submitted, VERBS } from "../support/forging.ts";
import { townsfolk } from "../support/organisation.ts";
import { Sight } from "../support/sight.ts";
import { reports, WHAT } from "../support/steps.ts";
import { carried, LIVING, NOTHING, tries } from "../support/trying.ts";

// What docs/access.md says, walked button by button and form by form. Whoever is not named here moves nothing.

story(
  "the desk moves a case by those same forms: whom they do nothing for is kept out",
  async (city) => {
    const { sato, takahashi, tanaka, suzuki } = city;
    await reports(sato);
    await reports(takahashi);
    await suzuki.pressesIn("R8-001", "担当する");
    const forms = FORMS.filter((form) => form !== "close");
    expect(await submitted(city, tanaka, carried(), suzuki.actor.id, forms)).toEqual([
      ...["reply", "decide", "queue"],
      ...["take-over", "hand-over", "inquire", "weigh", "measure", "link", "consult-send"],
    ]);
    expect(takahashi.thread()).toContain("書きました");
    expect(await submitted(city, tanaka, carried(), suzuki.actor.id, ["close"])).toEqual(["close"]);
  },
  LIVING,
);

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
  LIVING,
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
  LIVING,
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
  LIVING,
);

story(
  "somebody who was called: answers the call and ends it, and nothing else",
  async (city) => {
    const { 林 } = townsfolk(city);
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    await reports(city.takahashi);
    const sight = new Sight(city);
    const call = (await city.mamori.work.store.read.case(1))?.calls[0]?.event ?? 0;
    expect(await tries(city, 林, carried(call))).toEqual({
      opened: ["stand-down"],
      moved: ["respond"],
      submitted: ["stand-down"],
    });
    expect(sight.of(林).join()).not.toMatch(/R8-\d{3}/);
  },
  LIVING,
);

story(
  "somebody who records together: records and leaves, and nothing else",
  async (city) => {
    const { 林 } = townsfolk(city);
    const sight = new Sight(city);
    await reports(city.sato);
    await reports(city.takahashi);
    await city.sato.presses("いっしょに記録する人を選ぶ");
    await city.sato.submits({ だれと: ["林"] });
    expect(await tries(city, 林, carried())).toEqual({
      opened: ["again"],
      moved: ["leave"],
      submitted: [],
    });
    expect(sight.of(林).join()).not.toContain("R8-002");
  },
  LIVING,
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
  LIVING,
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
      expect(who.wasTold()).toContain("書き出しは、相談窓口の人だけができます。");
      await tries(city, who, { ...carried(), export: 1 });
      expect(brought(city, who).filter(({ name }) => name.startsWith("件の一覧"))).toEqual([]);
    }
    const { read } = city.mamori.work.store;
    expect(await read.export(1)).toBe(null);
    await exports(city.tanaka, CSV);
    expect(brought(city, city.tanaka)).toHaveLength(1);
  },
  LIVING,
);

story(
  "whoever is not of the desk reads nothing of the whole city: by the command or a forged button; its leadership has no case",
  async (city) => {
    const { 林, 木村, 部長 } = townsfolk(city);
    city.slack.changeChannel(city.general, { addMembers: city.ids("林", "木村", "部長") });
    await reports(city.sato, { share: "相談窓口だけ" });
    for (const who of [林, 木村, 部長]) {
      const sight = new Sight(city);
      await who.types("/kasuhara digest year");
      expect(await tries(city, who, { ...carried(), time: "year" })).toEqual(NOTHING);
      expect(sight.of(who).join()).not.toContain("市全体");
      expect(sight.of(who).join()).not.toContain("R8-001");
    }
  },
  { ...LIVING, policy: ledBy("bucho@example.jp") },
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
    const verbs = VERBS.filter((verb) => verb.startsWith("change-"));
    const forges = async (who: Citizen, revision = 0) => {
      const value = { v: 1, month, revision };
      const { opened } = await pressed(city, who, who.actor.dm(), value, verbs);
      expect(opened).toEqual([]);
      await submitted(city, who, value, takahashi.actor.id, ["change-write"]);
    };
    for (const who of [林, takahashi]) await forges(who, before?.version);
    expect(await read.change(month)).toEqual(before);
    await tanaka.presses("全職員に知らせる");
    const told = staffRead(city, all);
    expect(told).toHaveLength(1);
    const posted = await read.change(month);
    await forges(林, posted?.version);
    expect(await read.change(month)).toEqual(posted);
    expect(staffRead(city, all)).toEqual(told);
    expect(changeCard(city)).toContain("全職員に知らせました");
  },
  { ...LIVING, ...FIRST_OF_NOVEMBER },
);
