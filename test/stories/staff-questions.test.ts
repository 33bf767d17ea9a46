import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { story } from "../support/city.ts";

const options = { policy: readFileSync("test/rules/test-policy.yml", "utf8") };

/** As far as the questions in the thread. */
async function consults(who: Citizen, how = "窓口"): Promise<void> {
  await who.types("/kasuhara-consult");
  await who.presses("終わった");
  await who.submits({ "何が。": "短い言葉", "どこで。": how });
}

/** What stands in the thread as one message of its own. */
const messageWith = (who: Citizen, text: string): string =>
  who
    .everything(who.actor.dm())
    .map((m) => m.visible)
    .filter((visible) => visible.includes(text))
    .join("\n---\n");

story(
  "groups of choices share one message; only what was chosen is asked further",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    const facts = messageWith(sato, "あったことは。");
    for (const label of ["安全", "言葉", "繰り返し", "叩かれた", "怒鳴られた", "訪問先から帰れない"])
      expect(facts).toContain(label);
    expect(facts).toContain("読むのは田中");
    expect(facts).toContain("あと2問ほど");
    await sato.fills({ 安全: ["脅された"], 言葉: ["怒鳴られた"] });
    await sato.presses("次へ");
    expect(messageWith(sato, "facts") + messageWith(sato, "脅された、怒鳴られた")).toContain("[変更]");
    expect(sato.thread()).toContain("伝えたあとは。");
    expect(sato.thread()).not.toContain("どのくらい。");
    await sato.presses("続いた");
    expect(sato.thread()).toContain("誰に。");
    await sato.presses("窓口だけ");
    expect(messageWith(sato, "窓口に送る内容")).toContain("脅された、怒鳴られた");
    await sato.presses("送る");
    expect(city.card()).toContain("伝えたあとは。*：続いた");
    expect(city.card()).toMatch(/緊急度\*\nきょう$/m);
  },
  options,
);

story(
  "an option that does not apply is not offered",
  async ({ sato }) => {
    await consults(sato, "電話");
    expect(sato.thread()).not.toContain("訪問先から帰れない");
    await sato.pressesIn("あったこと\n[変更]", "変更");
    await sato.submits({ "どこで。": "窓口" });
    expect(sato.thread()).toContain("訪問先から帰れない");
  },
  options,
);

story(
  "an answer that is no longer offered leaves its line, and comes back with what offers it",
  async ({ sato }) => {
    await consults(sato);
    await sato.fills({ 安全: ["叩かれた"], 繰り返し: ["訪問先から帰れない"] });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("あったことは。：叩かれた、訪問先から帰れない\n");
    await sato.pressesIn("あったこと\n[変更]", "変更");
    await sato.submits({ "どこで。": "電話" });
    expect(sato.thread()).toContain("あったことは。：叩かれた\n");
    await sato.pressesIn("あったこと\n[変更]", "変更");
    await sato.submits({ "どこで。": "窓口" });
    expect(sato.thread()).toContain("あったことは。：叩かれた、訪問先から帰れない\n");
  },
  options,
);

story(
  "skipping counts as an answer, and what depends on it is asked",
  async ({ sato }) => {
    await consults(sato);
    await sato.presses("飛ばす");
    expect(sato.thread()).toContain("あったことは。：飛ばしました");
    expect(sato.thread()).toContain("答えは。");
    await sato.fills({ "答えは。": "伝えた", "求めは。": "できない" });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("確かめたい点は。");
    await sato.fills({ "確かめたい点は。": "ない" });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("誰に。");
  },
  options,
);

story(
  "changing an answer asks again only what depends on it, and keeps the rest",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    await sato.fills({ 言葉: ["侮辱された"], 繰り返し: ["長い", "続いている"] });
    await sato.presses("次へ", "収まった", "30分未満");
    await sato.fills({ "答えは。": "まだ", "求めは。": "できる" });
    await sato.presses("次へ");
    await sato.fills({ "確かめたい点は。": "ある" });
    await sato.presses("次へ", "窓口だけ");
    expect(messageWith(sato, "窓口に送る内容")).toContain("どのくらい。*：30分未満");

    await sato.pressesIn("あったことは。：侮辱された", "変更");
    expect(messageWith(sato, "答えを選び直してください。")).toContain("あったことは。");
    expect(sato.thread()).not.toContain("[送る]");
    await sato.fills({ 安全: ["叩かれた"], 言葉: [], 繰り返し: ["長い", "続いている"] });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("この質問は、いまの答えでは必要なくなりました。");
    const preview = messageWith(sato, "窓口に送る内容");
    expect(preview).toContain("叩かれた、長い、続いている");
    expect(preview).toContain("答えは。*：まだ");
    expect(preview).not.toContain("どのくらい。");
    expect(preview).not.toContain("収まった");

    await sato.pressesIn("あったことは。：叩かれた", "変更");
    await sato.fills({ 安全: [], 言葉: ["怒鳴られた"] });
    await sato.presses("次へ");
    expect(messageWith(sato, "窓口に送る内容")).toContain("収まった");
    await sato.presses("送る");
    expect(city.card()).toContain("怒鳴られた、長い、続いている");
  },
  options,
);

story(
  "a change that opens a new question takes the preview back until it is answered",
  async ({ sato }) => {
    await consults(sato);
    await sato.fills({ 安全: ["脅された"] });
    await sato.presses("次へ", "窓口だけ");
    expect(sato.thread()).toContain("[送る]");
    await sato.pressesIn("あったことは。：脅された", "変更");
    await sato.fills({ 言葉: ["怒鳴られた"] });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("伝えたあとは。");
    expect(sato.thread()).not.toContain("[送る]");
    await sato.presses("一度だけ");
    expect(sato.thread()).toContain("[送る]");
  },
  options,
);

story(
  "words too long for their question are said beside the field, and nothing typed is lost",
  async ({ sato }) => {
    await sato.types("/kasuhara-report");
    await sato.presses("終わった");
    const outcome = await sato.submits({ "何が。": "十文字より長い言葉です。" });
    expect(outcome.acknowledged).toBe(false);
    expect(sato.modal()).toContain("何が。");
    await sato.submits({ "何が。": "十文字以内です" });
    expect(sato.thread()).toContain("誰に。");
  },
  options,
);

story(
  "the same answer pressed twice, and an old question pressed late, change nothing wrongly",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    await sato.fills({ 言葉: ["怒鳴られた"] });
    await sato.presses("次へ");
    await Promise.all([sato.pressing("続いた"), sato.pressing("収まった")]);
    await city.settles();
    await sato.presses("窓口だけ");
    const preview = messageWith(sato, "窓口に送る内容");
    expect(preview).toMatch(/伝えたあとは。\*：(続いた|収まった)\n/);
  },
  options,
);
