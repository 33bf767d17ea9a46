import { expect } from "vitest";
import type { Shown } from "../../playground/workspace/shapes.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { ALL_DONE, closes, decides, reports } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

/** The card as a client that has not caught up still shows it: its buttons can be pressed, whatever happened since. */
const cardOf = (city: City): Shown | undefined =>
  city.tanaka.actor.sees(city.deskChannel).find((m) => m.visible.includes("R8-001"));

story("the desk's buttons of a closed case, on a screen that has not caught up", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await suzuki.presses("組織の判断を記録する");
  await tanaka.presses("担当する");
  await closes(tanaka);
  await suzuki.submits({ 判断: "該当しない", 理由: "遅れて書いた理由です" });
  expect(suzuki.modal()).toContain("組織の判断を記録する");
  expect(Object.values(suzuki.actor.modal()?.errors ?? {}).join()).toContain("この件は終わっています");
  expect(JSON.stringify(suzuki.actor.modal()?.state)).toContain("遅れて書いた理由です");
  expect(city.card()).toContain("該当する（田中");
});

story(
  "a reply written while the case was withdrawn is kept in its form, and goes to nobody",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("職員に返事を書く");
    await sato.presses("取り下げる");
    const outcome = await tanaka.submits({ 返事: "長く考えた返事です" });
    expect(errorsIn(outcome)).toEqual(["この件は取り下げられています。"]);
    expect(JSON.stringify(tanaka.actor.modal()?.state)).toContain("長く考えた返事です");
    expect(sato.thread()).not.toContain("長く考えた返事です");
  },
);

story("a reply to a closed case still arrives", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await tanaka.presses("職員に返事を書く");
  await closes(city.suzuki);
  await tanaka.submits({ 返事: "終わったあとの返事です" });
  expect(sato.thread()).toContain("終わったあとの返事です");
});

story("two close at once: one does, the other keeps the form", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await decides(tanaka);
  await tanaka.presses("終わりにする");
  await suzuki.presses("終わりにする");
  await tanaka.submits({ ...ALL_DONE, 職員へのお知らせ: "田中からのお知らせです" });
  const second = await suzuki.submits({ ...ALL_DONE, 職員へのお知らせ: "鈴木からのお知らせです" });
  expect(errorsIn(second).join()).toContain("この件は終わっています");
  expect(sato.thread()).toContain("田中からのお知らせです");
  expect(sato.thread()).not.toContain("鈴木からのお知らせです");
});

story("a form submitted twice is done once", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  city.slack.faults.deliverTwice(true);
  await tanaka.submits({ 返事: "一度だけの返事です" });
  city.slack.faults.deliverTwice(false);
  await city.passes(MINUTE);
  expect(sato.thread().split("一度だけの返事です")).toHaveLength(2);
});

story("claimed on two screens and released on one: the old screen says how it stands", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  const old = cardOf(city);
  await tanaka.presses("担当する");
  await closes(tanaka);
  const claim = old?.blocks.flatMap((b) => JSON.stringify(b)).join() ?? "";
  expect(claim).toContain("担当する");
  await suzuki.presses("再開する");
  await Promise.all([tanaka.pressing("担当する"), suzuki.pressing("担当する")]);
  await city.settles();
  await city.passes(3_000);
  expect([tanaka.wasTold(), suzuki.wasTold()].join()).toMatch(/さんが担当しています/);
});

story("the confirmation of a note pressed after half an hour still works", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.notes("時間がたってから送る文章");
  await tanaka.presses("職員に送る");
  await city.passes(31 * MINUTE);
  await tanaka.presses("送る");
  expect(sato.thread()).toContain("時間がたってから送る文章");
  expect(tanaka.wasTold()).toContain("届くと✅がつきます");
});

story("a form that Slack does not open any more is said, and nothing is lost", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  city.slack.faults.add({ method: "views.open", kind: "error", error: "expired_trigger_id", times: 1 });
  await tanaka.presses("職員に返事を書く");
  expect(tanaka.modal()).toBe("");
  expect(tanaka.wasTold()).toContain("画面を開けませんでした。もう一度押してください。");
  await tanaka.presses("職員に返事を書く");
  await tanaka.submits({ 返事: "二度目で開きました" });
  expect(sato.thread()).toContain("二度目で開きました");
});
