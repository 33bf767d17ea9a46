import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { errorsIn } from "../support/telling.ts";

const DAY = 24 * 60 * MINUTE;

async function isAway(
  who: Citizen,
  fields: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  await who.opensHome();
  await who.presses("不在を登録する");
  return errorsIn(await who.submits(fields));
}

async function calls({ sato }: City): Promise<void> {
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
}

const isCalled = (person: Citizen): boolean => person.thread().includes("応援の呼び出し");

story(
  "a head on leave is not called, but whom they named, and the screen says so",
  async (city) => {
    const { 木村, 森 } = townsfolk(city);
    expect(await isAway(木村, { 最後の日: "2026-11-18", 代わりに呼ぶ人: "高橋" })).toEqual([]);
    expect(木村.home()).toContain("11月16日から11月18日までは不在です。呼び出しは、高橋さんに届きます。");
    await calls(city);
    expect(isCalled(木村)).toBe(false);
    expect(isCalled(森)).toBe(true);
    expect(city.takahashi.thread()).toContain("木村さんの代わりに、お知らせしています。");
    expect(city.sato.thread()).toContain("高橋さん（代わりの人、木村さんの代わり）：まだ反応がありません");
  },
  TOWN,
);

story(
  "without a delegate the deputy of the city's file is called; with nobody, the screen says that somebody is away",
  async (city) => {
    const { 木村, 林, 代理 } = townsfolk(city);
    await isAway(木村);
    await isAway(林);
    await calls(city);
    expect(isCalled(代理)).toBe(true);
    expect(isCalled(林)).toBe(false);
    expect(city.sato.thread()).toContain("不在の人がいるため、その人を除いて呼んでいます。");
  },
  TOWN,
);

story(
  "an absence that begins tomorrow: called until then, and from then on who stands in",
  async (city) => {
    const { 木村, 代理 } = townsfolk(city);
    await isAway(木村, { 最初の日: "2026-11-17", 最後の日: "2026-11-18" });
    expect(木村.home()).toContain("11月17日から11月18日までは不在です。");
    await calls(city);
    expect(isCalled(木村)).toBe(true);
    expect(isCalled(代理)).toBe(false);
    await city.sato.presses("解除");
    await city.sato.submits({ いまの様子: "相手は帰りました。" });
    const before = 木村.thread();
    await city.passes(10 * MINUTE);
    await calls(city);
    expect(isCalled(代理)).toBe(true);
    expect(木村.thread()).toBe(before);
  },
  { ...TOWN, begins: "2026-11-16T23:50" },
);

story(
  "an absence ends by itself, or when it is taken back",
  async (city) => {
    const { 木村, 林 } = townsfolk(city);
    await isAway(木村);
    await isAway(林, { 最後の日: "2026-11-30" });
    await city.clock.advance(DAY);
    await 林.opensHome();
    await 林.presses("不在を取り消す");
    expect(林.home()).toContain("[不在を登録する]");
    await 木村.opensHome();
    expect(木村.home()).toContain("[不在を登録する]");
    await calls(city);
    expect(isCalled(木村)).toBe(true);
    expect(isCalled(林)).toBe(true);
  },
  TOWN,
);

story(
  "every wrong entry has its sentence, and nothing is kept",
  async (city) => {
    const { 木村, 林 } = townsfolk(city);
    expect(await isAway(木村, { 最後の日: "2026-11-15" })).toEqual([
      "最後の日は、最初の日と同じか、あとにしてください。",
    ]);
    expect(errorsIn(await 木村.submits({ 最初の日: "2026-11-10", 最後の日: "2026-11-12" }))).toEqual([
      "もう過ぎた日です。きょうか、先の日にしてください。",
    ]);
    expect(errorsIn(await 木村.submits({ 最初の日: "2026-11-16", 最後の日: "2028-11-12" }))).toEqual([
      "登録できるのは、1年先までです。長い不在のときは、名簿を直してもらってください。",
    ]);
    expect(errorsIn(await 木村.submits({ 最後の日: "2026-11-18", 代わりに呼ぶ人: "木村" }))).toEqual([
      "ご自身は選べません。",
    ]);
    await 木村.dismisses();
    await isAway(林);
    expect(await isAway(木村, { 代わりに呼ぶ人: "林" })).toEqual([
      "その人も、この間に不在の日があります。ほかの人を選んでください。",
    ]);
    await 木村.dismisses();
    await calls(city);
    expect(isCalled(木村)).toBe(true);
  },
  TOWN,
);

story(
  "who is never called has nothing to set",
  async (city) => {
    await city.takahashi.opensHome();
    expect(city.takahashi.home()).not.toContain("不在");
    await city.tanaka.opensHome();
    expect(city.tanaka.home()).toContain("[不在を登録する]");
  },
  TOWN,
);
