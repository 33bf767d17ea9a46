import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { reports, WHAT } from "../support/steps.ts";

story("the card says how a case stands", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const card = city.card();
  for (const line of [
    "R8-001　報告",
    "*状態*\n窓口の担当を待っています",
    "*緊急度*\n通常",
    "*担当*\n未担当",
    "*本人*\n佐藤",
    "*受付*\n11月16日（月）10:00",
    "*職員への返事*\nまだありません",
    "*手段*：電話",
    "*あったこと*",
    WHAT,
    "スレッドに書いたことは内部のメモです。職員には届きません。",
  ])
    expect(card).toContain(line);
  for (const button of ["担当する", "職員に返事を書く", "組織の判断を記録する", "終わりにする"])
    expect(card).toContain(`[${button}]`);
  expect(tanaka.actor.notifications().at(-1)?.why).toBe("channel");
});

story("two press at once: one has it, the other is told who, the reporter hears once", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await Promise.all([tanaka.pressing("担当する"), suzuki.pressing("担当する")]);
  await city.settles();
  await city.passes(3_000);
  const owner = city.card().includes("*担当*\n田中") ? tanaka : suzuki;
  const other = owner === tanaka ? suzuki : tanaka;
  expect(city.card()).toContain(`*担当*\n${owner.name}`);
  expect(other.wasTold()).toContain(`${owner.name}さんが担当しています。`);
  expect(owner.whispers()).toEqual([]);
  expect(sato.thread().split("さんが担当します。")).toHaveLength(2);
  expect(sato.thread()).toContain(`担当：${owner.name}さん`);
});

story("the reporter is told by when they hear; the promise stands on the card", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  expect(sato.thread()).toContain("田中さんが担当します。あした10:00までにご連絡します。");
  expect(city.card()).toContain("11月17日（火）10:00までにご連絡する約束です");
  expect(city.deskSees()).toContain("田中さんが担当します。");
});

story("pressed twice by the same person it is one claim", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await Promise.all([tanaka.pressing("担当する"), tanaka.pressing("担当する")]);
  await city.settles();
  await city.passes(3_000);
  expect(sato.thread().split("田中さんが担当します。")).toHaveLength(2);
  expect(tanaka.whispers()).toEqual([]);
});

story("released, it waits again, and somebody else takes it; the promise stays", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await suzuki.presses("担当を外れる");
  expect(suzuki.wasTold()).toContain("担当している人だけが外れることができます。");
  await city.passes(30 * MINUTE);
  await tanaka.presses("担当を外れる");
  expect(city.card()).toContain("*担当*\n未担当");
  expect(city.deskSees()).toContain("田中さんが担当を外れました。いまは担当がいません。");
  expect(sato.thread()).toContain("担当の人が変わります。決まりましたら、お知らせします。");
  await suzuki.presses("担当する");
  expect(city.card()).toContain("*担当*\n鈴木");
  expect(city.card()).toContain("11月17日（火）10:00までにご連絡する約束です");
  expect(sato.thread()).toContain("鈴木さんが担当します。あした10:00までにご連絡します。");
});

story("cases are numbered in the order in which they were sent, not opened", async (city) => {
  const { sato, takahashi } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await reports(takahashi, { words: "先に送った件です" });
  await sato.submits({
    何がありましたか: "あとに送った件です",
    どこで: "窓口",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
  await sato.presses("相談窓口だけ", "送る");
  const [first, second] = city.cards();
  expect(first).toContain("R8-001");
  expect(first).toContain("先に送った件です");
  expect(second).toContain("R8-002");
  expect(second).toContain("あとに送った件です");
});
