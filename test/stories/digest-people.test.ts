import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, HOUR, story } from "../support/city.ts";
import { comesMonday, digests, SHARED, WEEK_BEFORE } from "../support/digests.ts";
import { ORGANISATION, townsfolk } from "../support/organisation.ts";
import { reports } from "../support/steps.ts";

async function isAway(who: Citizen, until: string, delegate = ""): Promise<void> {
  await who.opensHome();
  await who.presses("不在を登録する");
  await who.submits({ 最後の日: until, ...(delegate === "" ? {} : { 代わりに呼ぶ人: delegate }) });
}

const nobodyElse = (city: City, ...names: string[]): void => {
  for (const one of city.slack.people.filter(({ name }) => !names.includes(name) && name !== "mamori"))
    expect(digests(city, one.name), one.name).toEqual([]);
};

story(
  "a head on leave: whom they named reads it, with whose it is, and without buttons that are not theirs",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await isAway(townsfolk(city).木村, "2026-11-18", "高橋");
    await comesMonday(city);
    const [text = ""] = digests(city, "高橋");
    expect(text).toContain("不在の木村さんの代わりに、お届けしています。");
    expect(text).toContain("木村さんの画面だけでできます");
    expect(text).toContain("R8-001　まだ何も記録されていません。");
    expect(text).not.toContain("[声をかける]");
    expect(text).not.toContain("[お知らせの設定]");
    expect(text).not.toContain("佐藤");
    nobodyElse(city, "高橋");
  },
  WEEK_BEFORE,
);

story(
  "the delegate is the reporter: they read nothing of their own case",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await reports(city.takahashi, { share: SHARED });
    await isAway(townsfolk(city).木村, "2026-11-18", "佐藤");
    await comesMonday(city);
    const [text = ""] = digests(city, "佐藤");
    expect(text).toContain("R8-002");
    expect(text).not.toContain("R8-001");
  },
  {
    ...WEEK_BEFORE,
    organisation: `${ORGANISATION}人,madoguchi,高橋,,,,,takahashi@example.jp,職員,,\n`,
  },
);

story(
  "a head whose account is closed: the next above reads it, and that there is no way to them",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    city.slack.addPerson({
      id: city.idOf("木村"),
      name: "木村",
      mail: "kimura@example.jp",
      deactivated: true,
    });
    await comesMonday(city);
    expect(digests(city, "木村")).toEqual([]);
    const [text = "", ...more] = digests(city, "部長");
    expect(more).toEqual([]);
    expect(text).toContain("木村さんに届けられないため、お届けしています。");
    expect(text).toContain("R8-001");
    expect(text).not.toContain("佐藤");
    nobodyElse(city, "部長");
  },
  WEEK_BEFORE,
);

story(
  "a head whom Slack does not let the bot write to: the next above reads it",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    city.slack.faults.add({
      method: "chat.postMessage",
      kind: "error",
      error: "cannot_dm_bot",
      when: ({ blocks }) => JSON.stringify(blocks).includes("所属のお知らせ"),
      times: 1,
    });
    await comesMonday(city);
    await city.goesBy(HOUR);
    expect(digests(city, "部長")).toHaveLength(1);
  },
  WEEK_BEFORE,
);

story(
  "a head of two sections, one by address and one by id, has one message for both",
  async (city) => {
    const id = city.idOf("木村");
    city.organises(`${ORGANISATION}部署,koseki,戸籍課,shimin,,,,,,,\n人,koseki,木村,,,,,${id},長,,\n`);
    await city.goesBy(HOUR);
    await reports(city.sato, { share: SHARED });
    await comesMonday(city);
    expect(digests(city, "木村")).toHaveLength(1);
    nobodyElse(city, "木村");
  },
  WEEK_BEFORE,
);

story(
  "a case kept from the manager is nowhere, and one taken away later leaves the digest that stands",
  async (city) => {
    await reports(city.takahashi, { share: "相談窓口だけ" });
    await reports(city.sato, { share: SHARED });
    await comesMonday(city);
    expect(digests(city, "木村")[0]).toContain("R8-002");
    expect(digests(city, "木村")[0]).not.toContain("R8-001");
    await city.sato.presses("あなたの記録", "伝える相手を変える");
    await city.goesBy(HOUR);
    expect(digests(city, "木村")).toHaveLength(1);
    expect(digests(city, "木村")[0]).not.toContain("R8-002");
    nobodyElse(city, "木村");
  },
  WEEK_BEFORE,
);

story(
  "the section is renamed and moved in between: the digest goes to whoever has the case",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    city.organises(
      ORGANISATION.replace("madoguchi,市民課,shimin", "madoguchi,くらし課,zaisei").replace(
        "部署,madoguchi",
        "部署,zaisei,財政局,,,,,,,,\n部署,madoguchi",
      ),
    );
    await comesMonday(city);
    expect(digests(city, "木村")).toHaveLength(1);
    nobodyElse(city, "木村");
  },
  WEEK_BEFORE,
);

story(
  "somebody who is no head any more still reads what they owe in cases shared with them",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    city.organises(ORGANISATION.replace("kimura@example.jp,長", "kimura@example.jp,職員"));
    await comesMonday(city);
    const [text = ""] = digests(city, "木村");
    expect(text).toContain("R8-001　まだ何も記録されていません。");
    expect(text).not.toContain("直近12か月の件数");
  },
  WEEK_BEFORE,
);

story(
  "without a file nobody is a head, and nothing is sent",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    city.loses();
    await city.restarts();
    await comesMonday(city);
    nobodyElse(city);
  },
  WEEK_BEFORE,
);
