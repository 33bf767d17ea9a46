import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWN, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { prepares, told, WHAT } from "../support/steps.ts";

const isCalled = (person: Citizen): boolean => person.thread().includes("呼び出し");

async function calls(city: City): Promise<void> {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）");
}

/** Somebody registers in the App Home that they are away today. */
async function isAway(who: Citizen, delegate: string): Promise<void> {
  await who.opensHome();
  await who.presses("不在を登録する");
  await who.submits({ 代わりに呼ぶ人: delegate });
}

story("kept from the manager by somebody whose section nobody knows: the desk is called", async (city) => {
  await prepares(city.sato, { share: "相談窓口だけ" });
  await city.sato.presses("応援を呼ぶ");
  await city.passes(4 * MINUTE);
  expect(isCalled(city.suzuki)).toBe(true);
});

story(
  "who chooses after calling that no manager is told still has the desk called next",
  async (city) => {
    await calls(city);
    await city.sato.presses("窓口", "書く");
    await city.sato.submits(told(WHAT));
    await city.sato.presses("相談窓口だけ");
    await city.passes(4 * MINUTE);
    expect(isCalled(city.suzuki)).toBe(true);
  },
  TOWN,
);

story("called again after the desk took it up: who is on duty is called this time", async (city) => {
  await calls(city);
  await city.tanaka.presses("担当する");
  await city.passes(5 * MINUTE);
  expect(isCalled(city.suzuki)).toBe(false);
  await city.sato.presses("応援を呼ぶ");
  await city.passes(4 * MINUTE);
  expect(isCalled(city.suzuki)).toBe(true);
});

story(
  "who was coming and asks somebody in their place: if that one is silent, the next are called",
  async (city) => {
    const { 木村, 代理, 部長 } = townsfolk(city);
    await calls(city);
    await 木村.presses("向かいます");
    await 木村.presses("代わりを頼む");
    expect(isCalled(代理)).toBe(true);
    await city.passes(4 * MINUTE);
    expect(isCalled(部長)).toBe(true);
  },
  TOWN,
);

story(
  "of a case kept from the manager the head does not hear in the place of somebody absent either",
  async (city) => {
    const { 木村, 林 } = townsfolk(city);
    await isAway(林, "木村");
    await prepares(city.sato, { share: "相談窓口だけ" });
    await city.sato.presses("応援を呼ぶ");
    await city.passes(4 * MINUTE);
    expect(isCalled(木村)).toBe(false);
  },
  TOWN,
);

story(
  "nor where the file names the head as somebody's deputy",
  async (city) => {
    const { 木村, 林, 代理 } = townsfolk(city);
    await prepares(city.sato, { share: "相談窓口だけ" });
    await city.sato.presses("応援を呼ぶ");
    await 林.presses("代わりを頼む");
    expect(isCalled(木村)).toBe(false);
    expect(isCalled(代理)).toBe(false);
  },
  {
    ...TOWN,
    organisation: ORGANISATION.replace(
      "hayashi@example.jp,係長,,",
      "hayashi@example.jp,係長,,kimura@example.jp",
    ),
  },
);

story(
  "nor a superior whom the file names without calling them a head",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await 部長.opensHome();
    await prepares(city.sato, { share: "相談窓口だけ" });
    await city.sato.presses("応援を呼ぶ");
    await city.passes(4 * MINUTE);
    expect(isCalled(部長)).toBe(false);
  },
  {
    people: TOWNSFOLK,
    organisation: ORGANISATION.replace("bucho@example.jp,長", "bucho@example.jp,職員").replace(
      "sato@example.jp,職員,,",
      "sato@example.jp,職員,bucho@example.jp,",
    ),
  },
);

story(
  "somebody without name who asks for relief is named to nobody of the desk",
  async (city) => {
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("対応がまだ続いている", "書く");
    await city.sato.submits(told(WHAT));
    await city.sato.presses("相談窓口だけ（名前を伏せる）", "送る");
    await city.sato.presses("代わってほしい");
    await city.passes(10 * MINUTE);
    expect(
      city.suzuki
        .everywhere()
        .map((m) => m.visible)
        .join("\n"),
    ).not.toContain("佐藤");
    expect(city.deskSees()).not.toContain("佐藤");
    expect(city.deskSees()).not.toContain("市民課");
  },
  TOWN,
);
