import { expect } from "vitest";
import { HOUR, story } from "../support/city.ts";
import { closes, reports } from "../support/steps.ts";

story("the desk changes the urgency with a reason; the reporter hears nothing of it", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する", "緊急度を変える");
  const before = sato.thread();
  await tanaka.submits({ 緊急度: "いますぐ", 理由: "きょう来庁するとの電話がありました。" });
  expect(city.card()).toContain("*緊急度*\nいますぐ");
  expect(city.deskSees()).toContain("田中さんが、緊急度を「いますぐ」に変えました。");
  expect(city.deskSees()).toContain("きょう来庁するとの電話がありました。");
  expect(city.deskSees()).toContain("<!channel> 緊急度が「いますぐ」になりました。");
  expect(suzuki.actor.notifications().at(-1)?.why).toBe("mention");
  expect(sato.thread()).toBe(before);
});

story("the urgency is not changed without a reason, nor to what it is", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("緊急度を変える");
  await tanaka.submits({ 理由: "変えません。" });
  expect(tanaka.modal()).toContain("緊急度を変える");
  await tanaka.submits({ 緊急度: "いますぐ", 理由: " " });
  expect(tanaka.modal()).toContain("緊急度を変える");
  expect(city.card()).toContain("*緊急度*\n通常");
});

story("while somebody waits for help nobody takes the urgency back", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await sato.presses("応援を呼ぶ");
  await tanaka.presses("緊急度を変える");
  await tanaka.submits({ 緊急度: "通常", 理由: "落ち着いたようです。" });
  expect(city.card()).toContain("*緊急度*\nいますぐ");
});

story(
  "a measure stands on the card; on the day it is looked at again its owner is reminded once",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("担当する", "措置を記録する");
    await tanaka.submits({
      措置: "警告（書面）",
      見直す日: "2026-11-21",
      メモ: "文書は所属で保管しています。",
    });
    expect(city.card()).toContain("警告（書面）：11月16日（見直し：11月21日）");
    expect(city.deskSees()).toContain(
      "田中さんが、措置を記録しました：警告（書面）：11月16日（見直し：11月21日）",
    );
    expect(city.deskSees()).toContain("文書は所属で保管しています。");
    expect(sato.thread()).not.toContain("警告（書面）");
    // The 21st is a Saturday, the 23rd a holiday: work begins on the 24th at 8:45.
    await city.stops();
    await city.clock.advance(7 * 24 * HOUR + 22 * HOUR);
    await city.starts();
    expect(city.deskSees()).not.toContain("見直す日です");
    await city.clock.advance(HOUR);
    await city.settles();
    await city.passes(3_000);
    const reminder = `<@${tanaka.actor.id}> さん、きょうは、次の措置を見直す日です：警告（書面）`;
    expect(city.deskSees()).toContain(reminder);
    await city.restarts();
    await city.clock.advance(HOUR);
    await city.settles();
    expect(city.deskSees().split("見直す日です")).toHaveLength(2);
  },
);

story(
  "a measure without an owner reminds the channel, after a restart late rather than not",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("措置を記録する");
    await tanaka.submits({ 措置: "面会・電話・窓口の制限", 終わる日: "2026-11-17" });
    await city.stops();
    await city.clock.advance(30 * HOUR);
    await city.starts();
    await city.passes(3_000);
    expect(city.deskSees()).toContain(
      "きょうは、次の措置を見直す日です：面会・電話・窓口の制限：11月16日（11月17日まで）",
    );
  },
);

story("of a case that is closed nobody is reminded", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("措置を記録する");
  await tanaka.submits({ 措置: "弁護士への相談", 見直す日: "2026-11-17" });
  await closes(tanaka);
  await city.stops();
  await city.clock.advance(30 * HOUR);
  await city.starts();
  await city.passes(3_000);
  expect(city.deskSees()).not.toContain("見直す日です");
});

story("a measure needs the date its rung demands, and none of the future", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("措置を記録する");
  await tanaka.submits({ 措置: "面会・電話・窓口の制限" });
  expect(tanaka.modal()).toContain("措置を記録する");
  await tanaka.submits({ 措置: "注意", 行った日: "2026-11-17" });
  expect(tanaka.modal()).toContain("措置を記録する");
  await tanaka.submits({ 措置: "注意", 行った日: "2026-11-13" });
  expect(city.card()).toContain("• 注意：11月13日");
});

story("two cases are linked by number, shown on both cards, and taken apart again", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await reports(city.takahashi, { words: "窓口で大声を出されました" });
  await tanaka.presses("関連する件をつなぐ");
  await tanaka.submits({ つなぐ件の番号: "ｒ８ー１" });
  const [first = "", second = ""] = city.cards();
  expect(first).toContain("*関連する件*：R8-002");
  expect(second).toContain("*関連する件*：R8-001");
  expect(sato.thread()).not.toContain("R8-002");
  expect(city.takahashi.thread()).not.toContain("R8-001");
  await suzuki.presses("関連する件をつなぐ");
  await suzuki.submits({ つながりを外す: ["R8-001"] });
  for (const card of city.cards()) expect(card).not.toContain("関連する件*");
  await suzuki.presses("関連する件をつなぐ");
  await suzuki.submits({ つなぐ件の番号: "R8 − 0001" });
  expect(city.cards()[1]).toContain("*関連する件*：R8-001");
});

story("what is no other case is not linked", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("関連する件をつなぐ");
  for (const number of ["R8-099", "R8-001", "なし"]) {
    await tanaka.submits({ つなぐ件の番号: number });
    expect(tanaka.modal(), number).toContain("関連する件");
  }
  await tanaka.submits({ つなぐ件の番号: "" });
  expect(tanaka.modal()).toContain("関連する件");
  expect(city.card()).not.toContain("関連する件*");
});

story("a case withdrawn while it was being linked is not linked, and neither is the other", async (city) => {
  const { sato, tanaka, takahashi } = city;
  await reports(sato);
  await reports(takahashi, { words: "窓口で大声を出されました" });
  await tanaka.presses("関連する件をつなぐ");
  await sato.presses("取り下げる");
  await tanaka.submits({ つなぐ件の番号: "R8-001" });
  expect(tanaka.modal()).toContain("関連する件");
  expect(city.cards().join()).not.toContain("関連する件*");
});
