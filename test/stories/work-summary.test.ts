import { expect } from "vitest";
import { story } from "../support/city.ts";
import { reports } from "../support/steps.ts";

story("the first thing under the card says how the case stands, and is kept up to date", async (city) => {
  const { sato, tanaka, deskChannel } = city;
  await reports(sato);
  const [, first] = tanaka.everything(deskChannel);
  const summary = () => tanaka.everything(deskChannel).find((m) => m.ts === first?.ts)?.visible ?? "";
  expect(summary()).toContain("まとめ");
  for (const line of [
    "*担当*：未担当",
    "• 担当を決める",
    "• 組織の判断の記録",
    "職員が内容を相談窓口に送りました",
  ])
    expect(summary()).toContain(line);
  await tanaka.presses("担当する", "職員に聞く");
  await tanaka.submits({ 質問: "次はいつですか。" });
  await tanaka.presses("措置を記録する");
  await tanaka.submits({ 措置: "警告（書面）", 見直す日: "2026-12-01" });
  await city.restarts();
  for (const line of [
    "*担当*：田中",
    "• 職員の回答を待つ",
    "• 警告（書面）を見直す（12月1日）",
    "田中さんが担当になりました",
    "措置がとられました：警告（書面）",
  ])
    expect(summary()).toContain(line);
  expect(summary()).not.toContain("担当を決める");
  expect(summary()).not.toContain("次はいつですか。");
  expect(city.deskSees().split("まとめ")).toHaveLength(2);
  await sato.presses("取り下げる");
  expect(summary()).toContain("取り下げられました");
  expect(summary()).not.toContain("田中");
});
