import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWN, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { prepares } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

/** 佐藤 of 市民課 presses the first door. */
async function calls(city: City): Promise<void> {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）");
}

const isCalled = (person: Citizen): boolean => person.thread().includes("応援の呼び出し");

story(
  "head, leader and helper of the section are called together, and who comes is told to who called",
  async (city) => {
    const { 木村, 林, 森, 部長 } = townsfolk(city);
    await calls(city);
    for (const person of [木村, 林, 森]) expect(isCalled(person)).toBe(true);
    expect(isCalled(部長)).toBe(false);
    expect(木村.thread()).toContain("佐藤さん（市民文化局 市民課）が、10:00から応援を呼んでいます。");
    expect(木村.thread()).toContain("部署の場所：本庁舎1階　内線2345");
    expect(city.sato.thread()).toContain("木村さん（所属長）：まだ反応がありません");
    expect(city.sato.thread()).toContain("10:03までに反応がなければ、次の人を呼びます。");
    expect(city.sato.thread()).toContain("守衛 内線110");

    await city.sato.presses("窓口");
    expect(木村.thread()).toContain("場所：窓口");
    await 林.presses("向かいます");
    expect(city.sato.thread()).toContain("林さん（係長）：向かっています（10:00）");
    expect(木村.thread()).toContain("林さん（係長）：向かっています");
    expect(city.card()).toContain("林さん（係長）：向かっています");
    await city.passes(4 * MINUTE);
    expect(isCalled(部長)).toBe(false);
  },
  TOWN,
);

story(
  "without an answer the next above and the desk are called after three minutes, once",
  async (city) => {
    const { 木村, 部長 } = townsfolk(city);
    await calls(city);
    await 木村.presses("動けません");
    await city.passes(3 * MINUTE);
    expect(isCalled(部長)).toBe(true);
    expect(isCalled(city.suzuki)).toBe(true);
    expect(city.sato.thread()).toMatch(/反応がないため、次の人を呼びました：.*部長さん（上の所属長）/);
    await 部長.presses("電話します");
    expect(city.sato.thread()).toContain("部長さん（上の所属長）：電話します（10:03）");
    await city.passes(10 * MINUTE);
    expect(city.sato.thread().match(/次の人を呼びました/g)).toHaveLength(1);
  },
  TOWN,
);

story(
  "when nobody who was called can come, the next are called at once",
  async (city) => {
    const { 木村, 林, 森, 部長 } = townsfolk(city);
    await calls(city);
    await 木村.presses("動けません");
    await 林.presses("動けません");
    expect(isCalled(部長)).toBe(false);
    await 森.presses("動けません");
    expect(isCalled(部長)).toBe(true);
  },
  TOWN,
);

story(
  "who changes their mind is not counted on any more",
  async (city) => {
    const { 木村, 部長 } = townsfolk(city);
    await calls(city);
    await 木村.presses("向かいます");
    await 木村.presses("動けません");
    expect(city.sato.thread()).toContain("木村さん（所属長）：動けません");
    await city.passes(3 * MINUTE);
    expect(isCalled(部長)).toBe(true);
  },
  TOWN,
);

story(
  "a restart in between loses no call, and what fell due meanwhile comes late",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await calls(city);
    await city.stops();
    await city.clock.advance(5 * MINUTE);
    await city.starts();
    expect(isCalled(部長)).toBe(true);
    await 部長.presses("向かいます");
    expect(city.sato.thread()).toContain("部長さん（上の所属長）：向かっています");
  },
  TOWN,
);

story(
  "a clock that is put back by an hour keeps nobody waiting for that hour; put forward, it calls nobody twice",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await calls(city);
    await city.passes(MINUTE);
    await city.clock.set(new Date(city.clock.now().getTime() - 60 * MINUTE));
    await city.passes(2 * MINUTE);
    expect(isCalled(部長)).toBe(true);
    await city.clock.set(new Date(city.clock.now().getTime() + 60 * MINUTE));
    await city.passes(5 * MINUTE);
    expect(city.sato.thread().match(/次の人を呼びました/g)).toHaveLength(1);
  },
  TOWN,
);

story(
  "解除 ends a call with a word, also for who is on the way, and an old button says so",
  async (city) => {
    const { 木村, 林, 部長 } = townsfolk(city);
    await calls(city);
    await 木村.presses("向かいます");
    await city.sato.presses("解除");
    expect(林.thread()).toContain("🆘 応援の呼び出し");
    await city.sato.submits({ いまの様子: "相手は帰りました。" });
    expect(林.thread()).not.toContain("🆘");
    expect(林.thread()).toContain("佐藤さん（市民文化局 市民課）が、10:00に応援を呼びました。");
    expect(林.thread()).toContain("林さん（係長）：反応はありませんでした");
    expect(木村.thread()).toContain("呼び出しは終わりました。向かっていただき、ありがとうございました。");
    expect(木村.thread()).toContain("相手は帰りました。");
    expect(林.thread()).toContain("この呼び出しは、佐藤さんが10:00に終えました。");
    expect(林.thread()).not.toContain("[向かいます]");
    expect(city.deskSees()).toContain("相手は帰りました。");
    expect(city.sato.thread()).toContain(
      "呼び出しを終えました。いま危ないときは、もう一度応援を呼んでください。",
    );
    await city.passes(10 * MINUTE);
    expect(isCalled(部長)).toBe(false);
  },
  TOWN,
);

story(
  "whoever ended a call in a hurry calls again with one press where that is said, and where they write goes is said truly",
  async (city) => {
    await calls(city);
    await city.sato.presses("解除");
    await city.sato.submits({ いまの様子: "相手は帰りました。" });
    expect(city.sato.thread()).not.toContain("ここに書いた文章は下書きに加わります");
    await city.sato.pressesIn("応援を呼びました", "応援を呼ぶ");
    expect(
      townsfolk(city)
        .林.thread()
        .match(/🆘 応援の呼び出し/g),
    ).toHaveLength(1);
    expect(city.sato.thread()).toContain("林さん（係長）：まだ反応がありません");
    expect(city.sato.thread()).not.toContain("呼び出しを終えました。");
  },
  TOWN,
);

story(
  "an empty word does not end a call",
  async (city) => {
    await calls(city);
    await city.sato.presses("解除");
    const submitted = await city.sato.submits({ いまの様子: "　" });
    expect(errorsIn(submitted)).toEqual(["いまの様子を、ひとこと書いてください。"]);
  },
  TOWN,
);

story(
  "代わりを頼む calls who is named in the file, else whom they choose",
  async (city) => {
    const { 木村, 林, 代理 } = townsfolk(city);
    const 高橋 = city.takahashi;
    await calls(city);
    await 木村.presses("代わりを頼む");
    expect(代理.thread()).toContain("木村さんの代わりに、お知らせしています。");
    expect(city.sato.thread()).toContain("代理さん（代わりの人、木村さんの代わり）：まだ反応がありません");
    await 林.presses("代わりを頼む");
    const submitted = await 林.submits({ 代わりに行ける人: "佐藤" });
    expect(errorsIn(submitted)).toEqual(["ご自身と、呼んだ本人は選べません。"]);
    await 林.submits({ 代わりに行ける人: "高橋" });
    await 高橋.presses("向かいます");
    expect(city.sato.thread()).toContain("高橋さん（代わりの人、林さんの代わり）：向かっています");
  },
  TOWN,
);

story(
  "of a case that is kept from the manager no head hears, and the screen says who was called instead",
  async (city) => {
    const { 木村, 林, 部長 } = townsfolk(city);
    await prepares(city.sato, { share: "相談窓口だけ" });
    await city.sato.presses("応援を呼ぶ");
    expect(isCalled(林)).toBe(true);
    expect(isCalled(city.suzuki)).toBe(true);
    expect(city.sato.thread()).toContain("林さん（係長）：まだ反応がありません");
    expect(city.sato.thread()).toContain("鈴木さん（窓口の当番）：まだ反応がありません");
    await city.passes(10 * MINUTE);
    expect(isCalled(木村)).toBe(false);
    expect(isCalled(部長)).toBe(false);
    expect(city.sato.thread()).toContain(
      "所属長と、上司に当たる人には伝えない件のため、その人たちは呼んでいません。",
    );
  },
  TOWN,
);

story(
  "who calls and is the head has the leaders and the next above at once",
  async (city) => {
    const { 木村, 林, 部長 } = townsfolk(city);
    await 木村.opensHome();
    await 木村.presses("危険がある（応援を呼ぶ）");
    expect(isCalled(林)).toBe(true);
    expect(isCalled(部長)).toBe(true);
  },
  TOWN,
);

story(
  "without a file of the organisation the desk is called, and its duty after three minutes",
  async (city) => {
    await calls(city);
    expect(city.sato.thread()).toContain("10:03までに反応がなければ、次の人を呼びます。");
    expect(isCalled(city.suzuki)).toBe(false);
    await city.passes(3 * MINUTE);
    expect(isCalled(city.suzuki)).toBe(true);
    await city.suzuki.presses("向かいます");
    expect(city.sato.thread()).toContain("鈴木さん（窓口の当番）：向かっています");
  },
);

story(
  "Slack knows no way to somebody any more: who called hears it, and the next are called",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await calls(city);
    expect(city.sato.thread()).toContain("木村さん（所属長）：届きませんでした");
    expect(isCalled(部長)).toBe(true);
  },
  {
    organisation: ORGANISATION.replace("kimura@example.jp,長", "ULEFT0001,長").replace(
      /^.*(hayashi|mori)@.*\n/gm,
      "",
    ),
    people: TOWNSFOLK,
  },
);
