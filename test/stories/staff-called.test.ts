import { expect } from "vitest";
import { story } from "../support/city.ts";

story("once somebody has taken up the call, what the caller writes reaches them at once", async (city) => {
  const { sato, tanaka } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  await sato.writes("まだ三階にいます");
  expect(city.deskSees()).not.toContain("まだ三階にいます");
  expect(sato.thread()).toContain("担当が決まると、このスレッドに書いたことがすぐ窓口に届くようになります");

  await tanaka.presses("担当する");
  await sato.writes("奥の相談室です");
  expect(city.deskSees()).toContain("奥の相談室です");
  expect(city.deskSees()).not.toContain("まだ三階にいます");
});

story("help can be called again once the first call was taken up, and after a reopening", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(sato.thread()).not.toContain("[応援を呼ぶ]");
  await tanaka.presses("担当する");
  const before = suzuki.actor.notifications().length;
  await sato.presses("応援を呼ぶ");
  expect(suzuki.actor.notifications().length).toBeGreaterThan(before);
  expect(sato.thread()).toContain("応援には、まだ反応がありません");

  await tanaka.presses("組織の判断を記録する");
  await tanaka.submits({ 判断: "該当する", 理由: "危害のおそれがありました。" });
  await tanaka.presses("終わりにする");
  await tanaka.submits({
    "事実確認：行った日": "2026-11-16",
    "職員への配慮：行った日": "2026-11-16",
    "再発防止（市の改善を含む）：行った日": "2026-11-16",
    "本人への説明：行った日": "2026-11-16",
  });
  await sato.presses("もう一度相談する", "応援を呼ぶ");
  expect(city.card()).toContain("応援を呼んでいます");
});

story("a cry for help written outside all threads meets the door to help", async (city) => {
  const { sato } = city;
  await sato.writes("たすけて", { outside: true });
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(city.card()).not.toContain("たすけて");
  expect(sato.thread()).toContain("応援を呼びました");
});

story("the Home lists what was just begun there, and not what was thrown away", async (city) => {
  const { sato } = city;
  await sato.opensHome();
  expect(sato.home()).toContain("まだありません");
  await sato.presses("対応がまだ続いている（報告）");
  expect(sato.home()).toContain("下書き");
  await sato.presses("閉じる").catch(() => undefined);
  await sato.presses("やめる");
  await sato.opensHome();
  expect(sato.home()).toContain("まだありません");
});

story("of a message by a bot nothing is copied into the draft", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.dismisses();
  const dm = sato.actor.dm();
  const [head] = sato.actor.sees(dm);
  await sato.actor.messageShortcut("record-exchange", dm, head?.ts ?? "");
  await city.settles();
  expect(sato.modal()).toContain("いまは終わっている（報告）");
  expect(sato.modal()).not.toContain("下書きに写します");
});
