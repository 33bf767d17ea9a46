import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { prepares, reports } from "../support/steps.ts";

/** Text of all quotations, in order: what people wrote, as it is shown. */
function quoted(city: City, from: "desk" | "reporter"): string {
  const who = from === "desk" ? city.tanaka : city.sato;
  const channel = from === "desk" ? city.deskChannel : city.sato.actor.dm();
  const texts: string[] = [];
  const walk = (node: unknown, inQuote: boolean): void => {
    if (Array.isArray(node)) for (const one of node) walk(one, inQuote);
    else if (typeof node === "object" && node !== null) {
      const quote = inQuote || ("type" in node && node.type === "rich_text_quote");
      if (quote && "text" in node && typeof node.text === "string") texts.push(node.text);
      for (const value of Object.values(node)) walk(value, quote);
    }
  };
  for (const message of who.everything(channel))
    if (message.user === city.slack.botUserId) walk(message.blocks, false);
  return texts.join("");
}

/** No message of the bot mentions anybody but those it should. */
function mentioned(city: City): string[] {
  const seen = [
    ...city.tanaka.everything(city.deskChannel),
    ...city.sato.everything(city.sato.actor.dm()),
    ...city.tanaka.everything(city.tanaka.actor.dm()),
  ];
  return seen.filter((m) => m.user === city.slack.botUserId).flatMap((m) => [...m.mentions]);
}

story("a narrative of 20,000 characters, written as replies, arrives whole", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: "続きはスレッドに書きます。" });
  const parts = Array.from({ length: 7 }, (_, n) =>
    Array.from({ length: 145 }, (_, line) => `${n}-${line}：言われたことをそのまま書きます。`).join("\n"),
  );
  expect(parts.join("").length).toBeGreaterThan(20_000);
  for (const part of parts) await sato.writes(part);
  for (const part of parts) expect(quoted(city, "reporter")).toContain(part);
  await sato.presses("送る");
  await city.passes(30_000);
  for (const part of parts) expect(quoted(city, "desk")).toContain(part);
  expect(city.card()).toContain("_全文はスレッドにあります。_");
});

story("one message of 40,000 characters arrives whole, before and after sending", async (city) => {
  const { sato } = city;
  const long = (mark: string) => `${mark}${"あいうえお".repeat(7_999)}${mark}`;
  await prepares(sato);
  await sato.writes(long("甲"));
  await sato.presses("送る");
  await city.passes(30_000);
  expect(quoted(city, "desk")).toContain(long("甲"));
  const ts = await sato.writes(long("乙"));
  await city.passes(30_000);
  expect(quoted(city, "desk")).toContain(long("乙"));
  expect(sato.marksOn(sato.actor.dm(), ts)).toEqual(["white_check_mark"]);
  expect(city.deskSees()).toContain("（2／5）");
});

const STRANGE = [
  "😭",
  "😭😭😭👨‍👩‍👧‍👦🏳️‍🌈",
  "*太字* _斜体_ ~取消~ `code` ```block``` > 引用",
  "&amp; &lt;b&gt; <b>タグ</b> & < >",
  "[リンク](https://example.com) と https://example.com/a?b=c&d=e",
  "line one\n\n\nline two\ttab",
  ":smile: :+1:",
  "𠮷野家で𩸽を　全角　空白",
] as const;

story("what people write is shown as they wrote it, both ways", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  for (const text of STRANGE) await sato.writes(text);
  for (const text of STRANGE) expect(quoted(city, "desk")).toContain(text);
  await tanaka.presses("職員に返事を書く");
  await tanaka.submits({ 返事: STRANGE.join("\n") });
  expect(quoted(city, "reporter")).toContain(STRANGE.join("\n"));
  expect(mentioned(city)).toEqual([]);
});

story("in the form, too, nothing is read as markup", async (city) => {
  const { sato } = city;
  await reports(sato, { words: `${STRANGE.join("\n")}\n<!channel> <@${city.suzuki.actor.id}>` });
  expect(quoted(city, "desk")).toContain(`${STRANGE.join("\n")}\n<!channel> <@${city.suzuki.actor.id}>`);
  expect(mentioned(city)).toEqual([]);
});

story("a mention, a broadcast and a link in somebody's words trigger nothing", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  const before = suzuki.actor.notifications().length;
  await sato.writes(`<!channel> <!here> <@${suzuki.actor.id}> <#${city.general}> https://example.com/x`);
  expect(city.deskSees()).toContain(
    `@channel @here @${suzuki.actor.id} #${city.general} https://example.com/x`,
  );
  expect(mentioned(city)).toEqual([]);
  expect(
    suzuki.actor
      .notifications()
      .slice(before)
      .map((n) => n.why),
  ).not.toContain("mention");
  await tanaka.notes(`<!everyone> <@${suzuki.actor.id}> に頼みます`);
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("@everyone");
  await tanaka.presses("送る");
  expect(mentioned(city)).toEqual([]);
});

story("nothing the bot posts is unfurled", async (city) => {
  const { sato } = city;
  await reports(sato, { words: "https://example.com/a を見せられました" });
  await sato.writes("https://example.com/b もあります");
  const posts = city.slack.traffic.filter((t) => t.name === "chat.postMessage");
  expect(posts.length).toBeGreaterThan(4);
  for (const { request } of posts) {
    expect(JSON.stringify(request)).toMatch(/"unfurl_links":"?false/);
    expect(JSON.stringify(request)).toMatch(/"unfurl_media":"?false/);
  }
});

story("words without anything to see are kept, and said to be so", async (city) => {
  const { sato } = city;
  await reports(sato, { words: "\u200b\u200b\u2060" });
  expect(city.card()).toContain("（見える文字のない書き込み）");
  const ts = await sato.writes("\u200b\ufeff\u3164");
  expect(city.deskSees().split("（見える文字のない書き込み）").length).toBeGreaterThan(2);
  expect(sato.marksOn(sato.actor.dm(), ts)).toEqual(["white_check_mark"]);
});

story("characters that turn the direction of writing do not disorder the text around them", async (city) => {
  const { sato } = city;
  await reports(sato, { words: "\u202e逆さまの文字\u202c と مرحبا と שלום" });
  expect(city.card()).toContain("逆さまの文字 と مرحبا と שלום");
  await sato.writes("\u2067さらに逆さま");
  expect(JSON.stringify(city.tanaka.everything(city.deskChannel).map((m) => m.blocks))).not.toMatch(
    /[\u202a-\u202e\u2066-\u2069]/,
  );
});

story("no character is torn where a long text is cut", async (city) => {
  const { sato } = city;
  await reports(sato);
  const family = "👨‍👩‍👧‍👦";
  const flags = "🇯🇵".repeat(300);
  for (let shift = 0; shift < 4; shift++) {
    await sato.writes(
      `${"あ".repeat(2_790 + shift)}${family.repeat(400)}${flags}${"が".normalize("NFD").repeat(900)}`,
    );
  }
  const texts = city.tanaka
    .everything(city.deskChannel)
    .flatMap((m) => m.blocks)
    .filter((b) => b.type === "rich_text")
    .map((b) => JSON.stringify(b));
  expect(texts.length).toBeGreaterThan(12);
  for (const text of texts) {
    expect(text).not.toMatch(/\\ud[89ab]|\ufffd/i);
    expect(text).not.toMatch(/"text":"[\u200d\u3099]/);
    expect(text).not.toMatch(/\u200d"}/);
    expect((text.match(/[\u{1f1e6}-\u{1f1ff}]/gu) ?? []).length % 2).toBe(0);
  }
});

story("a name that looks like markup is shown as it is", async (city) => {
  const odd = city.addPerson("<!channel> *太郎* <@U0STANDBOT>");
  city.slack.changeChannel(city.general, { addMembers: [odd.actor.id] });
  await reports(odd);
  await odd.writes("名前の確認です");
  await city.tanaka.presses("担当する", "職員に返事を書く");
  expect(city.tanaka.modal()).toContain("太郎");
  expect(mentioned(city).filter((who) => who !== city.tanaka.actor.id)).toEqual([]);
});
