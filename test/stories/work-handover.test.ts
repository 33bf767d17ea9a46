import { expect } from "vitest";
import { story } from "../support/city.ts";
import { closes, reports } from "../support/steps.ts";

story("somebody takes a case over: both sides hear who has it, and the promise stays", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await city.passes(60_000);
  await suzuki.presses("担当を代わる");
  expect(suzuki.modal()).toContain("いまは田中さんが担当しています。");
  await suzuki.submits({ ひとこと: "午後からは私が聞きます。" });
  expect(city.deskSees()).toContain("午後からは私が聞きます。");
  expect(sato.thread()).not.toContain("午後からは私が聞きます。");
  expect(city.card()).toContain("*担当*\n鈴木");
  expect(city.card()).toContain("11月17日（火）10:00までにご連絡する約束です");
  expect(city.deskSees()).toContain(`<@${tanaka.actor.id}> さん、鈴木さんが、この件の担当を代わりました。`);
  expect(sato.thread()).toContain(
    "これからは鈴木さんが担当します。あした10:00までにご連絡するお約束は変わりません。",
  );
  expect(sato.thread()).toContain("担当：鈴木さん");
});

story("who has a case already need not take it over", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する", "担当を代わる");
  expect(tanaka.wasTold()).toContain("すでにご自身が担当しています。");
});

story("a case is handed over with a word; who receives it is called by name", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する", "引き継ぐ");
  await tanaka.submits({ だれに: "鈴木", ひとこと: "あすから休みます。" });
  expect(city.card()).toContain("*担当*\n鈴木");
  const desk = city.deskSees();
  expect(desk).toContain(`<@${suzuki.actor.id}> さん、田中さんから、この件の担当を引き継ぎました。`);
  expect(desk).toContain("あすから休みます。");
  expect(sato.thread()).toContain("これからは鈴木さんが担当します。");
  expect(sato.thread()).not.toContain("あすから休みます。");
});

story("two hand over at once: the first counts, the second is told who has it", async (city) => {
  const { sato, tanaka, suzuki } = city;
  const ito = city.addPerson("伊藤");
  const mori = city.addPerson("森");
  city.slack.changeChannel(city.deskChannel, { addMembers: [ito.actor.id, mori.actor.id] });
  await city.settles();
  await reports(sato);
  await tanaka.presses("担当する", "引き継ぐ");
  await suzuki.presses("引き継ぐ");
  await tanaka.submits({ だれに: "伊藤" });
  const second = await suzuki.submits({ だれに: "森" });
  expect(JSON.stringify(second)).toContain("伊藤さんが担当しています。");
  expect(city.card()).toContain("*担当*\n伊藤");
  expect(city.deskSees()).not.toContain("森さん");
});

story("a take-over whose form stood open while the case was closed changes nothing", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await suzuki.presses("担当を代わる");
  await closes(tanaka);
  const outcome = await suzuki.submits();
  expect(JSON.stringify(outcome)).toContain("この件は終わっています。");
  expect(city.card()).toContain("*担当*\n田中");
});

story("somebody leaves the desk while they have a case: it is offered to all, and says why", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await suzuki.presses("担当する");
  city.slack.changeChannel(city.deskChannel, { removeMembers: [suzuki.actor.id] });
  await city.settles();
  await city.passes(3_000);
  expect(city.card()).toContain("*担当*\n未担当");
  expect(city.deskSees()).toContain("担当していた鈴木さんが、窓口のチャンネルを離れました。");
  expect(sato.thread()).toContain("担当が代わることになりました。");
  await tanaka.presses("担当する");
  expect(city.card()).toContain("*担当*\n田中");
});
