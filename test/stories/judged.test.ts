import { expect } from "vitest";
import { story } from "../support/city.ts";
import { asksFor, consultsTouched, finishes, MERITS, reports, saysTouched } from "../support/steps.ts";

story(
  "a consultation is led through the questions, and hears what to do before what it points to",
  async (city) => {
    const { sato } = city;
    await asksFor(sato, "対応を続けてよいか、どう答えるか迷っている");
    await sato.submits({
      何がありましたか: "毎日同じ電話があります",
      どこで: "電話",
      相手方は: "市民・利用者",
    });
    expect(sato.thread().match(/候補：書かれた内容から/g)).toHaveLength(1);
    await sato.fills({ "求め・繰り返し": ["同じ内容の電話・来庁・メールが続いている"] });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("市の答えを伝えたあと、同じ内容は何回ありましたか");
    expect(sato.thread()).not.toContain("対応の方向");
    await sato.presses("6回以上");
    await sato.fills({ どんな影響: ["仕事が止まった・遅れた"] });
    await sato.presses("次へ");
    await sato.fills(MERITS);
    await sato.presses("次へ");
    await finishes(sato);
    const thread = sato.thread();
    expect(thread).toContain("対応の方向");
    expect(thread).toContain("担当を一つにし、市の答えを記録に残る形で伝えます");
    expect(thread.indexOf("対応の方向")).toBeLessThan(thread.indexOf("許容範囲を超える言動の可能性"));
    expect(thread).toContain("これは判断ではありません");
    expect(city.cards()).toEqual([]);
    await sato.presses("送る");
    expect(city.card()).toContain("許容範囲を超える言動の可能性");
    expect(city.card()).toContain("継続的、執拗な言動");
    expect(city.card()).toContain("次の罪にあたることがあります");
    expect(sato.thread()).not.toContain("次の罪にあたることがあります");
  },
);

story("a consultation can be cut short, and says what is still to be made clear", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-consult");
  await sato.presses("いまは終わっている", "飛ばす", "書く");
  await sato.submits({ 何がありましたか: "迷っています", どこで: "窓口", 相手方は: "市民・利用者" });
  await sato.presses("ここまでで送る", "相談窓口だけ");
  expect(sato.thread()).toContain("いっしょに確かめたい点があります");
  expect(sato.thread()).toContain("これから確かめること");
  await sato.presses("送る");
  expect(city.card()).toContain("いっしょに確かめたい点があります");
});

story(
  "a report shows nothing it points to before it is sent; afterwards the questions are offered",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("いまは終わっている");
    await sato.submits({ 何がありましたか: "腕をつかまれました", どこで: "窓口", 相手方は: "市民・利用者" });
    await sato.presses("相談窓口だけ", "送る");
    expect(sato.thread()).not.toContain("対応の方向");
    expect(city.card()).not.toContain("答えから言えること");
    await sato.presses("窓口に聞いてもらう");
    expect(sato.thread()).toContain("窓口からお聞きします");
    await sato.presses("続けて答える（3分ほど）");
    await saysTouched(sato);
    await sato.presses("ここまでにする");
    expect(sato.thread()).toContain("要求に理由があっても、許されない言動です");
    expect(city.card()).toContain("暴行、傷害など身体的な攻撃");
    expect(city.card()).toMatch(/緊急度\*\nきょう中/);
  },
);

story(
  "after sending, what was sent cannot be changed any more, and a withdrawal ends the questions",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("いまは終わっている");
    await sato.submits({ 何がありましたか: "怒鳴られました", どこで: "窓口", 相手方は: "市民・利用者" });
    await sato.presses("相談窓口だけ", "送る", "続けて答える（3分ほど）");
    expect(sato.thread()).not.toContain("[変更]");
    await sato.presses("ここまでにする");
    expect(sato.thread()).toContain("[変更]");
    await sato.presses("取り下げる");
    expect(sato.thread()).toContain("この件の質問は終わりました");
    expect(sato.thread()).not.toContain("対応の方向");
  },
);

story("the desk's Home lists what is open, the most urgent first, and nobody else sees it", async (city) => {
  const { sato, takahashi, tanaka } = city;
  await reports(sato);
  await consultsTouched(takahashi);
  await tanaka.opensHome();
  expect(tanaka.home()).toMatch(
    /窓口の件[\s\S]*⏰ .*R8-002.*　相談　きょう中　未担当[\s\S]*R8-001.*　報告　通常　未担当/,
  );
  expect(city.cards().join("\n")).toContain("⏰ R8-002");
  await sato.opensHome();
  expect(sato.home()).not.toContain("R8-002");
  expect(sato.home()).not.toContain("窓口の件");
});
