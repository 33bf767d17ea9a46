import { expect } from "vitest";
import {
  changeCard,
  changeCards,
  FIRST_OF_NOVEMBER,
  OCTOBER,
  staffRead,
  telling,
  tellsAll,
} from "../support/changes.ts";
import { MINUTE, story } from "../support/city.ts";
import { ledBy } from "../support/city-digests.ts";
import { until } from "../support/digests.ts";
import { ORGANISATION, TOWNSFOLK } from "../support/organisation.ts";
import { reports } from "../support/steps.ts";
import { expectNothingOwed } from "../support/telling.ts";

const FIRST = "電話を終えてよい時間の目安を、全部署に知らせました。";
const SECOND = "返事の文例を3つ増やしました。";

story(
  "once a month the desk is asked what changed; what it writes and approves, all staff read",
  async (city) => {
    const { tanaka, suzuki } = city;
    const all = await tellsAll(city);
    expect(changeCard(city)).not.toContain(OCTOBER);
    await city.passes(3 * MINUTE);
    expect(changeCard(city)).toContain(OCTOBER);
    expect(changeCard(city)).not.toContain("[全職員に知らせる]");
    await tanaka.presses("書く・直す");
    expect(tanaka.modal()).toContain("個人や件が分かることは書かないでください。");
    await tanaka.submits({ "1行目": FIRST, "2行目": SECOND });
    expect(changeCard(city)).toContain(FIRST);
    expect(changeCard(city)).toContain("最後に変えた人：田中さん");
    expect(staffRead(city, all)).toEqual([]);
    const card = JSON.stringify(suzuki.everywhere().find((m) => m.visible.includes(FIRST))?.blocks);
    expect(card).toContain(`"text":"<#${all}> に投稿し、全職員が読みます。よろしいですか。"`);

    await suzuki.presses("全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(1);
    const [told = ""] = staffRead(city, all);
    for (const part of [OCTOBER, FIRST, SECOND, "相談窓口より"]) expect(told).toContain(part);
    for (const name of ["田中", "鈴木", "["]) expect(told).not.toContain(name);
    expect(changeCard(city)).toMatch(/鈴木さんが11月2日（月）9:\d\dに承認し、全職員に知らせました。/);
    expect(changeCard(city)).toContain("投稿を見る");
    expect(JSON.stringify(tanaka.everywhere().map((m) => m.blocks))).toContain(`/archives/${all}/p`);
    expect(changeCard(city)).not.toContain("[全職員に知らせる]");
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "nobody approves: nothing is posted, and the next month's card comes beside it; each can be approved by itself",
  async (city) => {
    const { tanaka } = city;
    const all = await tellsAll(city);
    await city.passes(3 * MINUTE);
    await tanaka.presses("書く・直す");
    await tanaka.submits({ "1行目": FIRST });
    await until(city, "2026-12-01T08:59");
    expect(changeCards(city).filter((text) => text.includes("11月分"))).toEqual([]);
    await until(city, "2026-12-01T09:02");
    expect(staffRead(city, all)).toEqual([]);
    expect(changeCard(city)).toContain("令和8年11月分");
    await tanaka.pressesIn("この窓口で変わったこと　令和8年11月分", "書く・直す");
    await tanaka.submits({ "1行目": SECOND });
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(1);
    expect(staffRead(city, all).join()).toContain(FIRST);
    await tanaka.pressesIn("この窓口で変わったこと　令和8年11月分", "全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(2);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "what all staff read is corrected where it stands, taken back, and told once more",
  async (city) => {
    const { tanaka, suzuki, slack } = city;
    const all = await tellsAll(city);
    await city.passes(3 * MINUTE);
    await tanaka.presses("書く・直す");
    await tanaka.submits({ "1行目": FIRST });
    await tanaka.presses("全職員に知らせる");
    await suzuki.presses("直す");
    expect(suzuki.modal()).toContain("全職員が読んでいる投稿が、すぐに変わります。");
    await suzuki.submits({ "1行目": SECOND });
    expect(staffRead(city, all)).toHaveLength(1);
    expect(staffRead(city, all).join()).toContain(SECOND);
    expect(staffRead(city, all).join()).not.toContain(FIRST);
    expect(changeCard(city)).toContain("鈴木さんが");

    await tanaka.presses("取り下げる");
    expect(staffRead(city, all)).toEqual([]);
    expect(changeCard(city)).toContain("に取り下げました");
    await tanaka.presses("もう一度考える");
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(1);
    expect(slack.traffic.filter(({ name }) => name === "chat.delete")).toHaveLength(1);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "not this month: nothing can be told until somebody thinks about it once more",
  async (city) => {
    const { tanaka } = city;
    await tellsAll(city);
    await city.passes(3 * MINUTE);
    await tanaka.presses("今月は出さない");
    expect(changeCard(city)).toMatch(/田中さんが11月2日（月）9:\d\dに、今月は出さないことにしました。/);
    for (const label of ["[書く・直す]", "[全職員に知らせる]", "[今月は出さない]"])
      expect(changeCard(city)).not.toContain(label);
    await tanaka.presses("もう一度考える");
    expect(changeCard(city)).toContain("[書く・直す]");
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

/** Fictional colleagues, enough that a number says nothing about one of them. */
const COLLEAGUES = ["青木", "石田", "上田", "江口", "岡田"].map((name, n) => ({
  name,
  mail: `colleague${n}@example.jp`,
}));
const IN_OCTOBER = {
  organisation: `${ORGANISATION}${COLLEAGUES.map(({ name, mail }) => `人,madoguchi,${name},,,,,${mail},職員,,\n`).join("")}`,
  people: [...TOWNSFOLK, ...COLLEAGUES],
  begins: "2026-10-28T10:00",
};

story(
  "the card proposes what may be told of the month: how many came in, never from whom",
  async (city) => {
    const { tanaka } = city;
    const all = await tellsAll(city);
    for (const { name } of COLLEAGUES) {
      city.slack.changeChannel(city.general, { addMembers: [city.idOf(name)] });
      await reports(city.person(name));
    }
    await until(city, "2026-11-02T09:02");
    expect(changeCard(city)).toContain(OCTOBER);
    expect(changeCard(city)).toContain("令和8年10月は、報告や相談を5件受け取りました。");
    expect(changeCard(city)).toContain("窓口の数字から作った案です。");
    expect(changeCard(city)).not.toContain("再発防止");
    for (const part of ["市民", "R8-", "窓口課"]) expect(changeCard(city)).not.toContain(part);
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    expect(staffRead(city, all).join()).toContain("報告や相談を5件受け取りました。");
    await expectNothingOwed(city);
  },
  IN_OCTOBER,
);

story(
  "four reported, or nobody: the card proposes nothing",
  async (city) => {
    await tellsAll(city);
    expect(changeCard(city)).toContain("令和8年9月分");
    expect(changeCard(city)).toContain("全職員に知らせることがあれば、3行までで書いてください");
    for (const { name } of COLLEAGUES.slice(1)) {
      city.slack.changeChannel(city.general, { addMembers: [city.idOf(name)] });
      await reports(city.person(name));
    }
    await until(city, "2026-11-02T09:02");
    expect(changeCard(city)).toContain(OCTOBER);
    expect(changeCard(city)).not.toMatch(/案です|件受け取り|\d件/);
  },
  IN_OCTOBER,
);

story(
  "a policy that names no channel of all staff: the desk is asked nothing",
  async (city) => {
    await until(city, "2026-11-02T10:00");
    expect(changeCards(city)).toEqual([]);
    expect(await city.mamori.work.store.read.change(24_319)).toBe(null);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the policy names another channel: an older card, and one that was taken back, tell nobody in the one of before",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await tellsAll(city);
    const september = "この窓口で変わったこと　令和8年9月分";
    for (const title of [september, OCTOBER]) {
      if (title === OCTOBER) await city.passes(3 * MINUTE);
      await tanaka.pressesIn(title, "書く・直す");
      await tanaka.submits({ "1行目": FIRST });
    }
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    await tanaka.presses("取り下げる");
    const other = slack.addChannel({
      name: "職員連絡",
      members: city.ids("佐藤", "田中"),
      includesBot: true,
    });
    await city.restarts(telling(other.id, "sapporo-2026.10"));
    await city.passes(2 * MINUTE);

    await tanaka.pressesIn(september, "全職員に知らせる");
    expect(tanaka.wasTold()).toContain(
      "新しいものがあります。カードで確かめてから、もう一度お試しください。",
    );
    expect(changeCards(city).filter((text) => text.includes(other.id))).toHaveLength(1);
    await tanaka.pressesIn(september, "全職員に知らせる");
    await tanaka.presses("もう一度考える");
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    expect(staffRead(city, all)).toEqual([]);
    expect(staffRead(city, other.id)).toHaveLength(2);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the policy names no channel any more: what is posted can still be taken back, and nothing new is told",
  async (city) => {
    const { tanaka } = city;
    const all = await tellsAll(city);
    await city.passes(3 * MINUTE);
    await tanaka.presses("書く・直す");
    await tanaka.submits({ "1行目": FIRST });
    await tanaka.presses("全職員に知らせる");
    await city.restarts(ledBy("bucho@example.jp").replace("sapporo-2026.2", "sapporo-2026.10"));
    await tanaka.presses("取り下げる");
    expect(staffRead(city, all)).toEqual([]);
    await tanaka.presses("もう一度考える", "全職員に知らせる");
    expect(tanaka.wasTold()).toContain("全職員に知らせるチャンネルが、いまは決められていません。");
    expect(staffRead(city, all)).toEqual([]);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);
