import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { reports, told } from "../support/steps.ts";

/** The newest message that begins with these words. */
const messageOf = (who: Citizen, channel: string, begins: string): string =>
  who.everything(channel).findLast((m) => m.visible.startsWith(begins))?.visible ?? "";
const previewOf = ({ sato }: City): string => messageOf(sato, sato.actor.dm(), "窓口に送る内容");

/** All that the bot shows somebody in a channel. */
const all = (city: City, who: Citizen, channel: string): string =>
  who
    .everything(channel)
    .filter((m) => m.user === city.slack.botUserId)
    .map((m) => m.visible)
    .join("\n");

const missing = (lines: readonly string[], seen: string) => lines.filter((line) => !seen.includes(line));

/** What people write who are upset, in a hurry, or not at home in Japanese. */
const NARRATIVES = {
  "one emoji": "😭",
  "an emoji of many parts": "👨‍👩‍👧‍👦",
  English: "A man yelled at me for an hour. He said: \"I'll find out where you live.\" It's the 3rd time!",
  "kana only": "まいにち　でんわが　あって　こわいです　ナンドモ　オナジコト",
  "kana of half width": "ｶｳﾝﾀｰで ﾄﾞﾅﾗﾚﾏｼﾀ",
  "markup and a call to everybody": "<!channel> <!here> *太字* _斜_ `x` > 引用 &lt; [a](https://example.com)",
  "a single letter": "あ",
} as const;

story(
  "whatever the narrative is made of, the preview and the card show it as it was written",
  async (city) => {
    const { sato, suzuki } = city;
    for (const words of Object.values(NARRATIVES)) {
      await reports(sato, { words });
      expect(previewOf(city), words).toContain(words);
      expect(city.cards().at(-1), words).toContain(words);
      expect(city.cards().at(-1), words).not.toContain("隠しています");
    }
    const bot = city.tanaka.everything(city.deskChannel).filter((m) => m.user === city.slack.botUserId);
    expect(bot.flatMap((m) => [...m.mentions])).toEqual([]);
    expect(suzuki.actor.notifications().map((n) => n.why)).not.toContain("mention");
  },
);

story("spaces and empty lines alone are no narrative: the form counts it as left out", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits(told(" \n\n\u3000\t\n "));
  expect(sato.modal()).toBe("");
  expect(sato.thread()).toContain("あったこと：飛ばしました");
  await sato.presses("相談窓口だけ");
  expect(previewOf(city)).not.toContain("あったこと");
  await sato.presses("送る");
  expect(city.card()).not.toContain("あったこと");
});

story(
  "letters without anything to see, and letters that turn the direction, are shown harmless",
  async (city) => {
    const { sato } = city;
    await reports(sato, { words: "\u200b\u200d\ufeff\n\u3164" });
    expect(previewOf(city)).toContain("（見える文字のない書き込み）");
    expect(city.card()).toContain("（見える文字のない書き込み）");
    await reports(sato, { words: "\u202eれま鳴怒\u202c と \u2067言われた\u2069" });
    expect(previewOf(city)).toContain("れま鳴怒 と 言われた");
    expect(city.cards().at(-1)).toContain("れま鳴怒 と 言われた");
    const drawn = [...sato.everything(sato.actor.dm()), ...city.tanaka.everything(city.deskChannel)];
    const ours = JSON.stringify(drawn.filter((m) => m.user === city.slack.botUserId).map((m) => m.blocks));
    expect(ours).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  },
);

story(
  "a narrative longer than a form holds: a form that is nearly full says where it goes, and it arrives whole",
  async (city) => {
    const { sato } = city;
    const long = Array.from({ length: 1_000 }, (_, n) => `${n}：言われたことをそのまま書きます。`).join("\n");
    expect(long.length).toBeGreaterThan(20_000);
    await sato.types("/kasuhara-report");
    await sato.presses("いまは終わっている");
    const outcome = await sato.submits(told(long));
    expect(outcome.acknowledged).toBe(false);
    expect(JSON.stringify(sato.actor.modal()?.state), "what was typed stands there still").toContain("999：");
    await sato.submits(told(long.slice(0, 3_000)));
    await sato.presses("変更");
    expect(sato.modal()).toContain(
      "入りきらないときは、「次へ」を押したあとに、続きをスレッドにそのまま書けます。",
    );
    await sato.submits(told("長いので、スレッドに書きます。"));
    await sato.writes(long);
    await sato.presses("相談窓口だけ");
    await city.passes(30_000);
    const lines = long.split("\n");
    expect(missing(lines, all(city, sato, sato.actor.dm())), "the preview").toEqual([]);
    await sato.presses("送る");
    await city.passes(30_000);
    expect(missing(lines, all(city, city.tanaka, city.deskChannel)), "the desk").toEqual([]);
    expect(city.card()).toContain("_全文はスレッドにあります。_");
  },
);

story("a long narrative pasted beside all threads is kept whole until it has its place", async (city) => {
  const { sato } = city;
  const lines = Array.from({ length: 900 }, (_, n) => `${n}番目の行に、言われたことを書きます。`);
  await sato.writes(lines.join("\n"), { outside: true });
  await sato.presses("新しい相談にする", "いまは終わっている", "飛ばす", "書く");
  await sato.submits(told("貼り付けたとおりです"));
  await sato.presses("ここまでで送る", "相談窓口だけ");
  await city.passes(30_000);
  expect(missing(lines, all(city, sato, sato.actor.dm())), "the preview").toEqual([]);
  await sato.presses("送る");
  await city.passes(30_000);
  expect(missing(lines, all(city, city.tanaka, city.deskChannel)), "the desk").toEqual([]);
});
