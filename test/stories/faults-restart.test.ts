import { expect } from "vitest";
import { type City, MINUTE, story } from "../support/city.ts";
import { answers, begins, reports } from "../support/steps.ts";
import { expectInOrder, expectNothingOwed, saidInLog, times } from "../support/telling.ts";

/** The steps of a case, from the first press to its end; the bot is somewhere between them. */
const steps: readonly ((city: City) => Promise<unknown>)[] = [
  ({ sato }) => sato.types("/kasuhara-report"),
  ({ sato }) => sato.presses("いまは終わっている"),
  ({ sato }) =>
    sato.submits({
      何がありましたか: "窓口で刃物の話をされました",
      どこで: "電話",
      だれのこと: "自分",
      相手方は: "市民・利用者",
    }),
  ({ sato }) => sato.presses("相談窓口だけ"),
  ({ sato }) => sato.presses("送る"),
  ({ tanaka }) => tanaka.presses("担当する"),
  ({ sato }) => sato.writes("いまは落ち着いています"),
  ({ tanaka }) => tanaka.notes("課長に伝えました"),
  ({ tanaka }) => tanaka.presses("職員に返事を書く"),
  ({ tanaka }) => tanaka.submits({ 返事: "これから伺います" }),
  ({ tanaka }) => tanaka.presses("組織の判断を記録する"),
  ({ tanaka }) => tanaka.submits({ 判断: "該当する", 理由: "脅しにあたります。" }),
  ({ tanaka }) => tanaka.presses("終わりにする"),
  ({ tanaka }) =>
    tanaka.submits({
      "事実確認：行った日": "2026-11-16",
      "職員への配慮：行った日": "2026-11-16",
      "再発防止（市の改善を含む）：該当なしの理由": "市の対応に誤りはありません。",
      "本人への説明：行った日": "2026-11-16",
    }),
];

/** What everybody ends up with, however often the bot was stopped on the way. */
async function expectWholeCase(city: City): Promise<void> {
  const { sato } = city;
  expect(city.card()).toContain("終わりました");
  expect(city.card()).toContain("窓口で刃物の話をされました");
  expectInOrder(sato.thread(), [
    "田中さんが担当します",
    "いまは落ち着いています",
    "これから伺います",
    "組織の判断：該当する",
  ]);
  expectInOrder(city.deskSees(), ["いまは落ち着いています", "課長に伝えました", "この件を終わりにしました"]);
  expect(sato.thread()).not.toContain("課長に伝えました");
  await expectNothingOwed(city);
}

story("the bot is started anew between each two steps of a case", async (city) => {
  for (const step of steps) {
    await step(city);
    await city.restarts();
  }
  await expectWholeCase(city);
});

story(
  "every answer of Slack is lost, and the bot is stopped before it can look: each message stands once",
  async (city) => {
    for (const step of steps) {
      const works = city.slack.faults.add({ method: "chat.postMessage", kind: "accept-then-drop" });
      await step(city);
      await city.stops();
      works();
      await city.starts();
      await city.passes(MINUTE);
    }
    await expectWholeCase(city);
  },
);

story("written while the bot was away: it arrives once, in its order, and gets its mark", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato, { words: "順番のことで怒鳴られました" });
  await city.stops();
  await sato.writes("まだ廊下にいます");
  await sato.writes("帰りました");
  await tanaka.notes("警備に連絡しました");
  await city.starts();
  await city.passes(6 * MINUTE);
  expectInOrder(sato.thread(), ["まだ廊下にいます", "帰りました"]);
  for (const words of ["まだ廊下にいます", "帰りました", "警備に連絡しました"])
    expect(times(city.deskSees(), words), words).toBe(1);
  const own = sato.everything(sato.actor.dm()).filter((m) => m.user === sato.actor.id);
  expect(own.map((m) => m.reactions.map((r) => r.name))).toEqual([
    ["white_check_mark"],
    ["white_check_mark"],
  ]);
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("警備に連絡しました");
  await expectNothingOwed(city);
});

story("stopped while messages wait: they go out after the next start, once", async (city) => {
  const { sato, tanaka, slack } = city;
  await reports(sato, { words: "子どもの写真を撮られました" });
  slack.faults.add({ method: /^chat\./, kind: "ratelimited", retryAfter: 120, times: 2 });
  await sato.writes("消してもらえませんでした");
  await tanaka.presses("担当する");
  await answers(tanaka, "警察にも相談しましょう");
  expect(city.deskSees()).not.toContain("消してもらえませんでした");
  await city.stops();
  slack.faults.clear();
  await city.clock.advance(10 * MINUTE);
  await city.starts();
  await city.passes(MINUTE);
  expect(times(city.deskSees(), "消してもらえませんでした")).toBe(1);
  expectInOrder(sato.thread(), ["田中さんが担当します", "警察にも相談しましょう"]);
  await expectNothingOwed(city);
});

story("pressed while the bot was away: Slack says so, and the same press works afterwards", async (city) => {
  const { sato } = city;
  await begins(sato, "窓口の台をたたき続けられました");
  await sato.presses("相談窓口だけ");
  await city.stops();
  const away = await sato.presses("送る");
  expect(away.acknowledged).toBe(false);
  await city.starts();
  await sato.presses("送る");
  expect(city.card()).toContain("窓口の台をたたき続けられました");
  await expectNothingOwed(city);
});

const scopes = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "users:read",
];

story(
  "scopes are missing at start: the log names them, and what works without them works",
  async (city) => {
    const { sato } = city;
    const [line] = saidInLog(city, "scopes-missing");
    expect(line?.level).toBe("error");
    expect(line?.facts.missing).toEqual(expect.arrayContaining(["reactions:write", "reactions:read"]));
    expect(JSON.stringify(line)).not.toContain("chat:write");
    await reports(sato, { words: "電話を切らせてもらえませんでした" });
    await sato.writes("ようやく切れました");
    expect(city.deskSees()).toContain("ようやく切れました");
  },
  { grantedScopes: scopes },
);
