import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { bags } from "../../playground/workspace/bag.ts";
import { elements, labelOf, optionsOf } from "../../playground/workspace/elements.ts";
import type { Citizen } from "../support/citizen.ts";
import { story } from "../support/city.ts";
import { answers, closes, decides, reports } from "../support/steps.ts";

const RECEIVED = "受け取ったことを伝える";
const ASKING = "事実を確かめる";
const DANGER = "身の安全";
const ONGOING = "長い対応・繰り返し";
const DECISION = "組織の判断を伝える";
const CLOSING = "終わりと、その後";

/** The menu of templates in the open form. */
function menu(who: Citizen) {
  const found = elements(who.actor.modal()?.blocks ?? []).find(({ actionId }) => actionId === "template");
  if (found === undefined) throw new Error(`${who.name} sees no templates:\n${who.screen()}`);
  return found.element;
}

/** What the templates are about, in the order in which they stand in the form on the newest card. */
async function offered(who: Citizen): Promise<string[]> {
  await who.presses("職員に返事を書く");
  const groups = bags(menu(who).option_groups).map(({ label }) => labelOf({ text: label }));
  await who.dismisses();
  return groups;
}

story("the reply form offers first what this case needs, from its first hour to its end", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const fresh = await offered(tanaka);
  expect(fresh.slice(0, 2)).toEqual([RECEIVED, ASKING]);
  expect(fresh).toHaveLength(8);
  await tanaka.presses("担当する");
  await answers(tanaka, "受け取りました。");
  expect((await offered(tanaka))[0]).toBe(ASKING);
  await sato.presses("今日もあった");
  await sato.submits({ どのくらい: "15分くらい" });
  expect((await offered(tanaka)).slice(0, 2)).toEqual([RECEIVED, ONGOING]);
  await decides(tanaka);
  expect((await offered(tanaka))[0]).toBe(DECISION);
});

story("a closed case is written about as one that is over, a call as one of danger", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  expect((await offered(tanaka))[0]).toBe(CLOSING);
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect((await offered(tanaka))[0]).toBe(DANGER);
});

story(
  "a reply chosen from its group fills the field, stays chosen, and is sent as it was changed",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("職員に返事を書く");
    await tanaka.picks("応対する人を一つに");
    expect(tanaka.modal()).toContain("応対する人を一つに決め、市としての答えを");
    expect(bags([menu(tanaka).initial_option]).map(labelOf)).toEqual(["応対する人を一つに"]);
    await tanaka.picks("対応を終えてよい");
    expect(tanaka.modal()).not.toContain("応対する人を一つに決め");
    await tanaka.submits({ 返事: "あすの電話から、対応を終えて差し支えありません。" });
    expect(sato.thread()).toContain(
      "*相談窓口の田中さんから*\nあすの電話から、対応を終えて差し支えありません。",
    );
  },
);

const TODAY = readFileSync("policies/sapporo-2026.yml", "utf8");
const OCCASION = /^ {4}occasion: .*\n/gm;

story(
  "a policy of before stays as it was: one list, and no reply is lost",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("職員に返事を書く");
    expect(menu(tanaka).option_groups).toBeUndefined();
    expect(optionsOf(menu(tanaka))).toHaveLength(TODAY.match(OCCASION)?.length ?? 0);
    await tanaka.picks("受け取りました");
    expect(tanaka.modal()).toContain("内容を受け取りました。");
  },
  { policy: TODAY.replaceAll(OCCASION, "").replace(/^occasions:\n(?: .*\n)+/m, "") },
);
