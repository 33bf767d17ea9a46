import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { told, WHAT } from "../support/steps.ts";

/** 佐藤 is still on the telephone. */
async function isOnThePhone(city: City): Promise<void> {
  await city.sato.types("/kasuhara-consult");
  await city.sato.presses("対応がまだ続いている");
}

story(
  "終えてよいか is decided by the head, and stands as the organisation's decision",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await isOnThePhone(city);
    await city.sato.presses("同じ話の繰り返しになった", "終えてよいか判断がほしい");
    expect(木村.thread()).toContain(
      "佐藤さん（市民文化局 市民課）が、10:00から対応を終えてよいか判断を求めています。",
    );
    expect(木村.thread()).toContain(
      "10:00から、同じ話の繰り返しになっています。対応を終える目安は30分です。",
    );
    await 木村.presses("終えてよい");
    expect(city.sato.thread()).toContain("木村さん（所属長）：対応を終えてよい（組織の判断）");
    expect(city.cards()).toHaveLength(0);
  },
  TOWN,
);

for (const [press, says] of [
  ["続けてください", "対応を続ける（組織の判断）"],
  ["代わります", "代わります"],
] as const) {
  story(
    `the head answers ${press}: who asked reads it, and nobody else is called`,
    async (city) => {
      const { 木村, 部長 } = townsfolk(city);
      await isOnThePhone(city);
      await city.sato.presses("終えてよいか判断がほしい");
      await 木村.presses(press);
      expect(city.sato.thread()).toContain(`木村さん（所属長）：${says}`);
      await city.passes(10 * MINUTE);
      expect(部長.thread()).not.toContain("呼び出し");
    },
    TOWN,
  );
}

story(
  "what the head decided while the talk goes on stands at the desk, too, and in the reporter's record",
  async (city) => {
    const { 木村 } = townsfolk(city);
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("対応がまだ続いている", "書く");
    await sato.submits(told(WHAT));
    await sato.presses("相談窓口と所属長", "送る", "終えてよいか判断がほしい");
    await 木村.presses("続けてください");
    const decided = "木村さん（所属長）：対応を続ける（組織の判断）";
    expect(city.card()).toContain(decided);
    expect(city.deskSees().replace(city.card(), "")).toContain("対応を続ける（組織の判断）");
    await sato.presses("終わった", "あなたの記録");
    expect(sato.modal()).toContain("対応を続ける（組織の判断）");
  },
  TOWN,
);

story(
  "代わってほしい and 同席してほしい are asked each once, and end with the talk",
  async (city) => {
    const { 木村, 林, 部長 } = townsfolk(city);
    await isOnThePhone(city);
    await city.sato.presses("代わってほしい", "同席してほしい");
    expect(city.sato.thread()).not.toContain("[代わってほしい]");
    for (const person of [木村, 林]) {
      expect(person.thread()).toContain("対応を代わってほしいと求めています。");
      expect(person.thread()).toContain("同席してほしいと求めています。");
    }
    await 木村.pressesIn("対応を代わってほしい", "動けません");
    expect(city.sato.thread()).toContain("木村さん（所属長）：動けません");
    await 林.presses("向かいます");
    await city.sato.presses("終わった");
    expect(木村.thread()).not.toContain("[向かいます]");
    expect(林.thread()).toContain("この呼び出しは終わりました。");
    await city.passes(10 * MINUTE);
    expect(部長.thread()).not.toContain("呼び出し");
  },
  TOWN,
);
