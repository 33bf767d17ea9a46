import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { prepares, reports, told } from "../support/steps.ts";

story("danger goes out at once, with the name and without a word of what happened", async (city) => {
  const { sato, tanaka } = city;
  await sato.types("/kasuhara-report");
  expect(sato.wasTold()).toContain("「危険がある」は、伏せたい方のお名前も、すぐ窓口と上司に伝えます。");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(sato.wasTold()).toContain("応援を呼びました");
  expect(sato.wasTold()).toContain("ためらわず110番をしてください");
  expect(sato.wasTold()).toContain("内線0000");
  expect(city.card()).toContain("🆘 R8-001");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(city.card()).toMatch(/本人\*\n佐藤/);
  expect(city.card()).toContain("何があったかは、まだ届いていません。");
  expect(sato.thread()).not.toContain("窓口に送る内容");
  expect(tanaka.actor.notifications().at(-1)?.text).toBe("新しいお知らせがあります");
});

story("the place is asked afterwards, reaches the desk, and can be corrected", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(sato.thread()).toContain("いまどこにいますか。");
  await sato.presses("相談室");
  expect(city.card()).toContain("場所：相談室");
  expect(city.deskSees()).toMatch(/場所：相談室\n?/);
  await sato.pressesIn("場所：相談室", "変更");
  await sato.presses("訪問先・屋外");
  expect(city.card()).toContain("場所：訪問先・屋外");
  expect(city.card()).not.toContain("場所：相談室");
});

story("the place may be skipped", async (city) => {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("危険がある（応援を呼ぶ）", "飛ばす");
  expect(city.sato.thread()).toContain("場所：飛ばしました");
  expect(city.sato.thread()).toContain("*あったこと*\n[書く]");
});

story("what happened follows when ready; going without a name is not offered any more", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）", "窓口", "書く");
  await sato.submits(told("刃物を見せられました"));
  expect(city.deskSees()).not.toContain("刃物");
  expect(sato.thread()).toContain("[相談窓口だけ]");
  expect(sato.thread()).not.toContain("名前を伏せる");
  expect(sato.thread()).not.toContain("[まだ送らない]");
  await sato.presses("相談窓口だけ");
  expect(sato.thread()).toContain("*本人*：佐藤");
  await sato.presses("送る");
  expect(city.card()).toContain("刃物を見せられました");
  expect(city.deskSees()).toContain("応援を呼んだ件の内容が届きました");
});

story("who answers the call is told to the person, with a promise of minutes", async (city) => {
  const { sato, tanaka } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(sato.thread()).toContain("まだ反応がありません。");
  await tanaka.presses("担当する");
  expect(sato.thread()).toMatch(/田中さんが担当します。きょう10:1\dまでにご連絡します。/);
  expect(sato.thread()).not.toContain("まだ反応がありません。");
});

story("pressed twice at once, help is called once, and each press is answered", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await Promise.all([sato.pressing("応援を呼ぶ"), sato.pressing("応援を呼ぶ")]);
  await city.settles();
  await city.passes(MINUTE);
  expect(city.cards()).toHaveLength(1);
  const called = sato.everything(sato.actor.dm()).filter((m) => m.visible.startsWith("応援を呼びました"));
  expect(called.filter((m) => !m.ephemeral)).toHaveLength(1);
  expect(called.filter((m) => m.ephemeral)).toHaveLength(2);
});

story("from a draft help is called without its words, and the name is known from then on", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: "まだ送っていない文章", share: "相談窓口だけ（名前を伏せる）" });
  await sato.presses("応援を呼ぶ");
  expect(city.card()).toMatch(/本人\*\n佐藤/);
  expect(city.deskSees()).not.toContain("まだ送っていない文章");
  expect(sato.thread()).toContain("*本人*：佐藤");
});

story("somebody who reported without a name calls for help: the desk learns who it is", async (city) => {
  const { sato } = city;
  await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
  expect(city.card()).toContain("名前を伏せています");
  await sato.presses("応援を呼ぶ");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(city.card()).toMatch(/本人\*\n佐藤/);
  expect(city.deskSees()).toContain("本人が応援を呼んでいます。");
});
