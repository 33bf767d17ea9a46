import { expect } from "vitest";
import { story } from "../support/city.ts";
import { ALL_DONE, closes, decides, reports } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

story("the organisation's decision carries who, when and why, and can be changed", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("組織の判断を記録する");
  expect(tanaka.modal()).toContain("判断するのは組織です。マモリは判断しません。");
  const missing = await tanaka.submits({ 判断: "該当する", 理由: " " });
  expect(errorsIn(missing)).toEqual(["理由を書いてください。"]);
  await tanaka.submits({ 理由: "確認したいことが残っています。" });
  expect(city.card()).toContain("*組織の判断*：該当する（田中、11月16日（月）10:0");
  expect(city.deskSees()).toContain("田中さんが、組織の判断を記録しました：該当する");
  expect(sato.thread()).toContain("組織としての判断が記録されました。");
  expect(sato.thread()).not.toContain("確認したいことが残っています。");
  await suzuki.presses("組織の判断を記録する");
  expect(suzuki.modal()).toContain("確認したいことが残っています。");
  await suzuki.submits({ 判断: "判断を留保する" });
  expect(city.card()).toContain("*組織の判断*：判断を留保する（鈴木");
});

story("closing before there is a decision is said before anything is typed", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("終わりにする");
  expect(tanaka.modal()).toBe("");
  expect(tanaka.wasTold()).toContain("先に「組織の判断」を記録してください。");
});

story("each of the four facts needs a date or a reason, not both, not the future", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await decides(tanaka);
  await tanaka.presses("終わりにする");
  const wrong = async (fields: Parameters<typeof tanaka.submits>[0]) =>
    errorsIn(await tanaka.submits(fields));
  expect(await wrong({})).toEqual(Array(4).fill("日付か、該当なしの理由を入れてください。"));
  expect(await wrong({ ...ALL_DONE, "事実確認：行った日": "2026-11-17" })).toEqual([
    "これからの日付は入れられません。",
  ]);
  expect(
    await wrong({ "事実確認：行った日": "2026-11-16", "事実確認：該当なしの理由": "両方入れました" }),
  ).toEqual(["日付か理由の、どちらか一つにしてください。"]);
  expect(await wrong({ "事実確認：行った日": "", "事実確認：該当なしの理由": "　 " })).toEqual([
    "日付か、該当なしの理由を入れてください。",
  ]);
  await tanaka.submits({ "事実確認：該当なしの理由": "本人のお話だけでした。" });
  expect(city.card()).toContain("終わりました");
});

story("the closing tells the reporter what was decided, why, and what was done", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await decides(tanaka, "要求に理由があっても、許されない言動です。");
  await tanaka.presses("終わりにする");
  await tanaka.submits({
    ...ALL_DONE,
    "再発防止（市の改善を含む）：行った日": "",
    "再発防止（市の改善を含む）：該当なしの理由": "外に出さない理由です",
    職員へのお知らせ: "お疲れさまでした。部署とも話しました。",
  });
  const told = sato.thread();
  expect(told).toContain("この件は11月16日（月）10:0");
  expect(told).toContain("*組織の判断：該当する*");
  expect(told).toContain("要求に理由があっても、許されない言動です。");
  expect(told).toContain("• 事実確認：11月16日");
  expect(told).toContain("• 再発防止（市の改善を含む）：該当なし");
  expect(told).toContain("*相談窓口から*\nお疲れさまでした。部署とも話しました。");
  expect(told).toContain("この件は終わりました。続きがあれば、再開できます。");
  expect(told).not.toContain("外に出さない理由です");
  expect(city.deskSees()).toContain("田中さんが、この件を終わりにしました。");
  expect(city.card()).not.toContain("[担当する]");
  expect(city.card()).toContain("[再開する]");
  await sato.opensHome();
  expect(sato.home()).toContain("R8-001　報告　終わりました");
});

story("an empty message to the reporter is refused", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await decides(tanaka);
  await tanaka.presses("終わりにする");
  const outcome = await tanaka.submits({ ...ALL_DONE, 職員へのお知らせ: "　" });
  expect(errorsIn(outcome)).toEqual(["お知らせを書いてください。"]);
});

story("the desk reopens, and the reporter hears of it", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  await suzuki.presses("再開する");
  expect(city.card()).toContain("*担当*\n未担当");
  expect(city.card()).toContain("[担当する]");
  expect(sato.thread()).toContain("この件を再開しました。担当が決まりましたら、お知らせします。");
  await suzuki.presses("担当する");
  expect(sato.thread()).toContain("鈴木さんが担当します。");
});

story("the reporter reopens, the desk is told, and it can be closed a second time", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await closes(tanaka);
  await Promise.all([sato.pressing("もう一度相談する"), sato.pressing("もう一度相談する")]);
  await city.settles();
  await city.passes(3_000);
  expect(city.deskSees().split("この件が再開されました。担当をお願いします。")).toHaveLength(2);
  await tanaka.presses("担当する");
  await sato.writes("また始まりました");
  expect(city.deskSees()).toContain("また始まりました");
  await tanaka.presses("終わりにする");
  await tanaka.submits({ ...ALL_DONE, 職員へのお知らせ: "二度目のお知らせです。" });
  expect(sato.thread()).toContain("二度目のお知らせです。");
});

story("a closing that arrives late tells what was decided then, not what was decided since", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const toSato = (args: object) => "channel" in args && args.channel === sato.actor.dm();
  const repaired = city.slack.faults.add({ method: "chat.postMessage", when: toSato, kind: "http500" });
  await closes(tanaka);
  await tanaka.presses("再開する", "組織の判断を記録する");
  await tanaka.submits({ 判断: "判断を留保する", 理由: "まだ伝えない理由です。" });
  repaired();
  await city.passes(6 * 60_000);
  expect(sato.thread()).toContain("説明を尽くしたあとも続いています。");
  expect(sato.thread()).not.toContain("まだ伝えない理由です。");
  expect(sato.thread()).not.toContain("判断を留保する");
});
