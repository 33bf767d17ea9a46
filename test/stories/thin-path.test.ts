import { expect } from "vitest";
import { story } from "../support/city.ts";

story("a case travels: told, sent, claimed once, answered, decided, closed", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await sato.types("/kasuhara-report");
  expect(sato.wasTold()).toContain("110番の代わりにはなりません");
  await sato.presses("いまは終わっている");
  await sato.submits({
    何がありましたか: "同じ電話が毎日あります",
    どこで: "電話",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
  expect(city.cards()).toEqual([]);
  await sato.presses("相談窓口だけ");
  expect(sato.thread()).toContain("緊急度なども出ます。");
  await sato.presses("送る");
  expect(city.card()).toContain("R8-001");
  expect(city.card()).toContain("同じ電話が毎日あります");
  expect(city.card()).toContain("未担当");

  await Promise.all([tanaka.pressing("担当する"), suzuki.pressing("担当する")]);
  await city.settles();
  expect([tanaka.wasTold(), suzuki.wasTold()].join()).toMatch("さんが担当しています");
  expect(sato.thread()).toMatch(/さんが担当します。.*までにご連絡します/);

  await tanaka.notes("所属長にも同席してもらいましょう");
  expect(sato.thread()).not.toContain("所属長にも");
  await tanaka.presses("職員に送る", "送る");
  expect(sato.thread()).toContain("所属長にも同席してもらいましょう");
  expect(city.card()).toMatch(/職員への返事\*\n.*に届きました/);

  await tanaka.presses("組織の判断を記録する");
  await tanaka.submits({ 判断: "該当する", 理由: "説明を尽くしたあとも続いています。" });
  expect(city.card()).toContain("該当する（田中");
  await tanaka.presses("終わりにする");
  const refused = await tanaka.submits({});
  expect(JSON.stringify(refused.errors)).toContain("日付か、該当なしの理由を入れてください");
  await tanaka.submits({
    "事実確認：行った日": "2026-11-16",
    "職員への配慮：行った日": "2026-11-16",
    "再発防止（市の改善を含む）：該当なしの理由": "市の対応に誤りはありません。",
    "本人への説明：行った日": "2026-11-16",
  });
  expect(city.card()).toContain("終わりました");
  expect(sato.thread()).toContain("組織の判断：該当する");
  expect(sato.thread()).toContain("説明を尽くしたあとも続いています。");
  expect(sato.thread()).toContain("お知らせいただき、ありがとうございました");
  await sato.presses("もう一度相談する");
  expect(city.card()).toContain("窓口の担当を待っています");
});
