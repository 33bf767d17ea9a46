import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { elements, labelOf, optionsOf } from "../../playground/workspace/elements.ts";
import { readPolicy } from "../../src/policy/read.ts";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";

/** The newest message whose form can be filled in now: every box of every list in it is ticked. */
async function ticksEverything(who: Citizen): Promise<readonly string[]> {
  const form = who
    .everything(who.actor.dm())
    .findLast((m) => elements(m.blocks).some((e) => e.actionId === "next"));
  const lists = elements(form?.blocks ?? []).filter((e) => e.type === "checkboxes");
  const all = lists.map((e) => optionsOf(e.element).map(labelOf));
  for (const [index, list] of lists.entries()) {
    const where = { channel: who.actor.dm(), ts: form?.ts ?? "" };
    who.actor.fill(where, list.actionId, { options: all[index] ?? [] }, list.block.block_id);
  }
  await who.presses("次へ");
  return all.flat();
}

/** Everything anybody reads about the case: no text of the bot is longer than Slack shows, none is cut off. */
function readable(city: City): string {
  const { sato, tanaka } = city;
  const all = [...sato.everything(sato.actor.dm()), ...tanaka.everything(city.deskChannel)];
  return all.map((m) => m.visible).join("\n---\n");
}

story(
  "everything ticked in a whole consultation is shown, weighed and sent, without 「ない」",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-consult");
    await sato.presses("いまは終わっている");
    const doubts = await ticksEverything(sato);
    expect(doubts).toHaveLength(7);
    expect(sato.thread()).toContain(`相談したいこと：${doubts.join("、")}`);
    await sato.presses("書く");
    await sato.submits({ 何がありましたか: "全部ありました", どこで: "電話", 相手方は: "市民・利用者" });
    await sato.presses("書く");
    await sato.submits({ どのようなご相談ですか: "研修のことも" });
    await sato.presses("書く");
    await sato.submits({ おかけする内線を: "1234" });

    const facts = (await ticksEverything(sato)).filter((label) => label !== "この中にはない");
    expect(facts).toHaveLength(25);
    expect(sato.thread()).toContain(`見聞きしたこと：${facts.join("、")}`);
    await sato.presses("伝えたら収まった", "1時間より長い", "30分以上", "6回以上");
    const effects = await ticksEverything(sato);
    expect(effects.slice(-2)).toEqual(["特にない", "答えたくない"]);
    expect(sato.thread()).toContain(`影響：${effects.slice(0, -2).join("、")}\n`);
    await sato.fills({
      市としての答え: "新しい事情や質問が出ている",
      相手の求めは: "市の業務で、応じられる・検討できること",
      市として確かめたい: "市の誤りや説明の行き違いがあった",
    });
    await sato.presses("次へ");
    const care = await ticksEverything(sato);
    expect(sato.thread()).toContain(`気づいたこと：${care.slice(0, -1).join("、")}`);
    await sato.fills({ "次に来る・かけてくる": "きょうか明日と言っている" });
    const support = await ticksEverything(sato);
    await sato.presses("相談窓口だけ");

    const dropped = [
      "この中にはない",
      "答えたくない",
      "特にない・わからない",
      "まだ何もしていない",
      "記録に残すだけ",
    ];
    for (const label of dropped) expect(readable(city), label).not.toContain(label);
    expect(sato.thread()).toContain("対応の方向");
    expect(sato.thread()).toContain("要求に理由があっても、許されない言動です。");
    expect(sato.thread()).toContain("配慮の必要と、安全を守ることは、両方とも大切です。");
    await sato.presses("送る");
    const card = city.card();
    for (const label of [...doubts, ...facts, ...effects.slice(0, -2), ...care.slice(0, -1)])
      expect(card).toContain(label);
    for (const label of support.filter((one) => !dropped.some((not) => one.startsWith(not))))
      expect(card).toContain(label);
    for (const label of dropped) expect(card, label).not.toContain(label);
    expect(card).toMatch(/緊急度\*\nきょう中/);
  },
);

story("「ない」 alone is taken as it is; of two that each stand alone, the last", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-consult");
  await sato.presses("いまは終わっている", "飛ばす", "書く");
  await sato.submits({ 何がありましたか: "とくに何も", どこで: "電話", 相手方は: "市民・利用者" });
  await sato.fills({ 安全: ["この中にはない"], 言葉や態度: ["この中にはない"] });
  await sato.fills({ "求め・繰り返し": ["この中にはない"] });
  await sato.presses("次へ");
  expect(sato.thread()).toContain("見聞きしたこと：この中にはない\n");
  await sato.fills({ どんな影響: ["特にない", "答えたくない"] });
  await sato.presses("次へ");
  expect(sato.thread()).toContain("影響：答えたくない");
  await sato.presses("飛ばす", "飛ばす", "飛ばす", "相談窓口だけ");
  expect(sato.thread()).toContain("いっしょに確かめたい点があります");
});

/** The longest a policy may be: ten boxes in each of eight lists, each as long as Slack takes it. */
const long = (list: number, box: number) =>
  `${list}の${box}、${"長い選択肢の文".repeat(10)}`.padEnd(75, "。");
const LISTS = Array.from({ length: 8 }, (_, list) => {
  const boxes = Array.from({ length: 10 }, (_, box) => `{ label: ${long(list, box)}, mark: その他 }`);
  return `          - { label: 一覧${list}, options: { ${boxes.map((one, box) => `l${list}b${box}: ${one}`).join(", ")} } }\n`;
});
const policy = readFileSync("test/rules/test-policy.yml", "utf8").replace(
  "  stop:\n    surface: message",
  `  more:\n    surface: message\n    skippable: true\n    questions:\n      more:\n        ask: ほかには。\n        kind: several\n        for-the-record: true\n        groups:\n${LISTS.join("")}  stop:\n    surface: message`,
);

story(
  "more than one message block holds: every answer is still there, in the thread, the preview and on the card",
  async (city) => {
    const { sato } = city;
    const reading = readPolicy(policy, "policy.yml");
    expect(reading.ok ? [] : reading.faults).toEqual([]);
    await sato.types("/kasuhara-report");
    await sato.presses("終わった");
    await sato.submits({ "何が。": "短い言葉", "どこで。": "窓口" });
    const ticked = await ticksEverything(sato);
    expect(ticked).toHaveLength(80);
    for (const label of ticked) expect(sato.thread(), "the thread").toContain(label);
    await sato.presses("窓口だけ");
    const preview = sato.everything(sato.actor.dm()).find((m) => m.visible.startsWith("窓口に送る内容"));
    for (const label of ticked) expect(preview?.visible, "the preview").toContain(label);
    await sato.presses("送る");
    for (const label of ticked) expect(city.card(), "the card").toContain(label);
  },
  { policy },
);
