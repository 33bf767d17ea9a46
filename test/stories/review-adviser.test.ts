import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { TOWN, townsfolk } from "../support/organisation.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";
import { prepares, reports } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const QUESTION = "電話を断れますか。";

/** The city's advisers: each section and who in it is asked. */
async function advisedBy(city: City, sections: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const lines = Object.entries(sections).map(
    ([label, people], n) =>
      `  s${n}: { label: ${label}, people: [${people.map((one) => city.idOf(one)).join(", ")}] }`,
  );
  const policy = `${textOf(SAPPORO_2026)}\nadvisers:\n${lines.join("\n")}\n`;
  await city.restarts(policy.replace("sapporo-2026.2", "sapporo-2026.9"));
}

async function asks(city: City, section: string) {
  await city.tanaka.presses("他の部署に聞く");
  return city.tanaka.submits({ 聞く部署: section, 聞くこと: QUESTION });
}

story(
  "of a case that is kept from managers no adviser above the reporter is asked, and the desk reads why",
  async (city) => {
    const { 部長, 森 } = townsfolk(city);
    await advisedBy(city, { 法務: ["部長", "森"], 道路: ["森"] });
    await reports(city.sato);
    await asks(city, "法務");
    expect(city.tanaka.modal()).toContain("所属長に伝えない件のため、所属長や上司に当たる人には届きません。");
    await city.tanaka.submits();
    expect(森.thread()).toContain(QUESTION);
    expect(部長.thread()).not.toContain(QUESTION);
  },
  TOWN,
);

story(
  "where nobody else is in that section, the desk reads why, and whom else to ask",
  async (city) => {
    const { 部長, 森 } = townsfolk(city);
    await advisedBy(city, { 法務: ["部長"], 道路: ["森"], 監察: ["部長", "木村"] });
    await reports(city.sato);
    const [error = ""] = errorsIn(await asks(city, "法務"));
    expect(error).toContain("所属長に伝えない件では、所属長や上司に当たる人には聞けません。");
    expect(error).toContain("聞ける部署：道路");
    expect(error).not.toContain("監察");
    await city.tanaka.submits({ 聞く部署: "道路" });
    await city.tanaka.submits();
    expect(森.thread()).toContain(QUESTION);
    expect(部長.thread()).not.toContain(QUESTION);
  },
  TOWN,
);

story(
  "where nobody at all can be asked, that is said",
  async (city) => {
    await advisedBy(city, { 法務: ["部長"] });
    await reports(city.sato);
    const [error = ""] = errorsIn(await asks(city, "法務"));
    expect(error).toContain("この件で聞ける部署は、ほかにありません。");
  },
  TOWN,
);

story(
  "a manager who may know is asked; taken out by the reporter, they read the question no more and answer nothing",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await advisedBy(city, { 法務: ["部長"] });
    await prepares(city.sato, { share: "相談窓口と所属長" });
    await city.sato.presses("送る");
    await asks(city, "法務");
    await city.tanaka.submits();
    expect(部長.thread()).toContain(QUESTION);
    await 部長.presses("答える");
    await city.sato.presses("あなたの記録", "伝える相手を変える");
    expect(部長.thread()).not.toContain(QUESTION);
    expect(部長.thread()).toContain("この問い合わせは終わりました。");
    expect(errorsIn(await 部長.submits({ 答え: "断れます。" }))).toEqual([
      "この問い合わせは終わっています。答えていただく必要はありません。",
    ]);
    expect(city.deskSees()).not.toContain("断れます。");
    expect(city.deskSees()).toContain("法務の部長さんには、この件を知らせないことになりました。");
    expect(city.card()).not.toContain("回答待ちの問い合わせ");
  },
  TOWN,
);
