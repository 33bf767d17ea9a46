import { expect } from "vitest";
import { story } from "../support/city.ts";
import { closes, reports } from "../support/steps.ts";

const WAITS = "職員に聞いています（11月16日（月）10:00から、回答待ち）";

story("the desk asks from the list; the card waits until the reporter writes", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する", "職員に聞く");
  await tanaka.picks("記録があるか");
  await tanaka.submits();
  expect(sato.thread()).toContain("録音、メモ、メールなど、そのときの記録は残っていますか。");
  expect(city.card()).toContain(WAITS);
  expect(city.card()).toContain("に届きました");
  expect(city.deskSees()).toContain("田中さんが、職員に次のことを聞きました。");
  await sato.writes("録音があります");
  expect(city.card()).not.toContain("回答待ち");
  expect(city.deskSees()).toContain("録音があります");
});

story("the desk asks freely, and what was typed stays when a question is chosen after it", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に聞く");
  await tanaka.fills({ 質問: "先週の火曜のことですか。" });
  await tanaka.picks("ほかに見ていた人");
  await tanaka.submits();
  expect(sato.thread()).toContain(
    "先週の火曜のことですか。\n\nその場に、ほかの職員や来庁された方はいましたか。",
  );
});

story("nothing is asked without words", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に聞く");
  await tanaka.submits({ 質問: "　" });
  expect(tanaka.modal()).toContain("職員に聞く");
  expect(city.card()).not.toContain("回答待ち");
});

story("after a restart the card still waits, and the question stands once", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に聞く");
  await city.restarts();
  await tanaka.submits({ 質問: "お話しできますか。" });
  await city.restarts();
  expect(city.card()).toContain("回答待ち");
  expect(sato.thread().split("お話しできますか。")).toHaveLength(2);
});

story("a question typed while the case was closed or withdrawn does not go out", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await suzuki.presses("職員に聞く");
  await closes(tanaka);
  await suzuki.submits({ 質問: "まだ続いていますか。" });
  expect(suzuki.modal()).toContain("職員に聞く");
  await sato.presses("取り下げる");
  await suzuki.submits({ 質問: "まだ続いていますか。" });
  expect(sato.thread()).not.toContain("まだ続いていますか。");
});
