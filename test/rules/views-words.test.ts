import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyObjectIn } from "../../playground/workspace/block-checks.ts";
import { messageParts } from "../../src/views/content.ts";
import { escaped, harmless, quotation } from "../../src/views/kit.ts";
import { pieces } from "../../src/views/shown.ts";
import { SEED } from "./sample-acts.ts";
import { allStates, nameOf, stories } from "./sample-cases.ts";
import { extremes, type Surface, surfacesOf } from "./sample-views.ts";

const objectsOf = (s: Surface) =>
  everyObjectIn(s.as === "message" ? s.drawn.blocks : s.view, s.name).map(({ found }) => found);

/** Every text in which Slack reads markup: mentions, links, bold. */
const markupOf = (surfaces: readonly Surface[]): string[] =>
  surfaces.flatMap(objectsOf).flatMap((o) => (o.type === "mrkdwn" ? [String(o.text)] : []));

/** Every mention that notifies somebody. */
const mentionsOf = (surfaces: readonly Surface[]) =>
  surfaces
    .flatMap(objectsOf)
    .filter((o) => ["user", "usergroup", "broadcast", "channel", "link"].includes(String(o.type)));

describe.each(allStates)("of a case that is %s", (_, story) => {
  test("people's words stand nowhere where Slack reads markup", async () => {
    const surfaces = await surfacesOf(story, (id) => `ひみつ${id} <!channel> *太字*`);
    expect(markupOf(surfaces).filter((text) => text.includes("ひみつ"))).toEqual([]);
    const { status, told, messages, replies, calls } = story.c;
    const ended = calls.filter((call) => call.over?.words != null);
    const closed = status === "closed" ? 1 : 0;
    const words = told.length + messages.length + replies.length + ended.length + closed;
    // What the desk wrote for itself stays.
    const { weighed, measures, advice } = story.c.work;
    const inside = advice.length + measures.filter((one) => one.words !== null).length + (weighed ? 1 : 0);
    const said = (status !== "withdrawn" && words > 0) || inside > 0;
    expect(JSON.stringify(surfaces).includes("ひみつ")).toBe(said);
  });

  test("names stand there without effect", async () => {
    const name = (id: string) => `<!channel>*${nameOf(id)}* <@U1> & _`;
    const texts = markupOf(await surfacesOf(story, () => "ことば", { name }));
    for (const text of texts) expect(text).not.toMatch(/<!|<@|\*(佐藤|田中)\*/);
  });

  test("nobody is mentioned but by Mamori itself", async () => {
    const found = mentionsOf(await surfacesOf(story, () => "<!channel> <@USATO> @here https://example.com"));
    const allowed = [
      { type: "broadcast", range: "channel" },
      { type: "user", user_id: story.c.owner },
      // Who had the case before, or was handed it before that.
      ...story.events.flatMap((e) => [
        ...("from" in e ? [{ type: "user", user_id: e.from }] : []),
        ...(e.type === "handed-over" ? [{ type: "user", user_id: e.to }] : []),
      ]),
    ];
    for (const mention of found) expect(allowed).toContainEqual(mention);
  });
});

test.each(["noName", "noNameMessaged"] as const)(
  "a reporter without name has none on any message of the desk: %s",
  async (state) => {
    const surfaces = await surfacesOf(stories[state], () => "ことば");
    const desk = surfaces.filter((s) => s.as === "message" && s.desk && s.name.startsWith("case/"));
    expect(desk.length).toBeGreaterThan(3);
    expect(JSON.stringify(desk)).not.toMatch(/佐藤|USATO/);
    const own = surfaces.filter((s) => s.as === "message" && !s.desk);
    expect(JSON.stringify(own)).not.toContain("佐藤");
  },
);

test("nothing of the reporter's words or other answers is on any message to whoever was asked", async () => {
  for (const [state, story] of allStates) {
    if (story.c.handed.length === 0) continue;
    const surfaces = await surfacesOf(story, (id) => `ひみつ${id}`);
    const theirs = surfaces.filter((s) => /^(asked|stand-in|case\/42\/handed)/.test(s.name));
    expect(theirs.length, state).toBeGreaterThan(0);
    expect(JSON.stringify(theirs)).not.toMatch(/ひみつ|R8-042|無断の動画|影響|相談窓口だけ/);
  }
});

test("at the desk an answer in somebody's place names them, but not for a reporter without name", async () => {
  const card = async (state: "handedSentAnswered" | "handedNoName") => {
    const surfaces = await surfacesOf(stories[state], () => "ことば");
    return JSON.stringify(surfaces.filter((s) => s.as === "message" && s.desk && s.name.startsWith("case/")));
  };
  expect(await card("handedSentAnswered")).toContain("（伊藤さんが回答）");
  const unnamed = await card("handedNoName");
  expect(unnamed).toContain("（部署の人が回答）");
  expect(unnamed).not.toMatch(/伊藤|UITO|佐藤|USATO/);
});

test("who called for help is named at the desk", async () => {
  const surfaces = await surfacesOf(stories.called, () => "ことば");
  expect(JSON.stringify(surfaces.find((s) => s.name === "case/42/card"))).toContain("佐藤");
});

test("the desk reads to whom the reporter wants it told, as the preview showed it", async () => {
  for (const [state, name] of [
    ["sent", "case/42/card"],
    ["ready", "case/42/preview/1"],
  ] as const) {
    const surfaces = await surfacesOf(stories[state], () => "ことば");
    expect(JSON.stringify(surfaces.find((s) => s.name === name))).toContain("*伝える相手*：相談窓口だけ");
  }
});

test("what was withdrawn stands nowhere any more", async () => {
  for (const state of ["dropped", "withdrawn", "withdrawnCalled"] as const) {
    const surfaces = await surfacesOf(stories[state], (id) => `ひみつ${id}`);
    const shown = surfaces.filter((s) => s.name.startsWith("case/") && !s.name.includes("/relay/22"));
    expect(JSON.stringify(shown)).not.toContain("ひみつ");
  }
});

/** Text out of everything that is easily torn. */
const torn = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.constantFrom(
        "👩‍👩‍👧‍👦",
        "🇯🇵",
        "👍🏽",
        "か\u3099",
        "각",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "क्षि",
        "\r\n",
        "\n",
        "。",
        "あ",
        "\u0301",
        "\u200d",
      ),
    ),
    { maxLength: 60, size: "max" },
  )
  .map((parts) => parts.join(""));

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

describe("a text in pieces", () => {
  test("is the text, and no character is torn that fits into a piece", () => {
    fc.assert(
      fc.property(torn, fc.integer({ min: 2, max: 60 }), (text, most) => {
        const cut = pieces(text, most);
        expect(cut.join("")).toBe(text);
        const whole = [...characters.segment(text)];
        let at = 0;
        for (const piece of cut) {
          expect(piece.length).toBeLessThanOrEqual(most);
          const inside = whole.find((c) => c.index < at && at < c.index + c.segment.length);
          if (inside !== undefined) expect(inside.segment.length).toBeGreaterThan(most);
          at += piece.length;
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test("is never torn between the halves of one sign", () => {
    for (const text of Object.values(extremes)) {
      for (const piece of text.isWellFormed() ? pieces(text, 301) : [])
        expect(piece.isWellFormed()).toBe(true);
    }
  });

  test("is cut after a sentence where one ends near the edge", () => {
    expect(pieces("一つめの文です。二つめ", 9)).toEqual(["一つめの文です。", "二つめ"]);
    expect(pieces("一。二つめの長い文です", 9)).toEqual(["一。二つめの長い文", "です"]);
    expect(pieces("", 9)).toEqual([""]);
  });

  test("comes back whole out of the messages it travels in", () => {
    for (const [name, text] of Object.entries(extremes)) {
      const said = messageParts(text).flatMap((blocks) =>
        everyObjectIn(blocks, "").flatMap(({ found }) => (found.type === "text" ? [found.text] : [])),
      );
      const shows = said.every((part) => !String(part).includes("見える文字のない"));
      if (shows && harmless(text) === text) expect(said.join("") === text, name).toBe(true);
    }
  });
});

test("what is quoted is never empty and turns nothing around it", () => {
  for (const nothing of ["", " ", "\n\n", "\u200b\u200d\ufeff", "\u202e", "\u3164", "\u0000"])
    expect(harmless(nothing)).toBe("（見える文字のない書き込み）");
  expect(harmless("\u202eabc\u2066def")).toBe("abcdef");
  expect(harmless("👩‍👧 が\u200b来た")).toBe("👩‍👧 が\u200b来た");
  expect(quotation("<!channel> *b*").elements).toEqual([
    { type: "rich_text_quote", elements: [{ type: "text", text: "<!channel> *b*" }] },
  ]);
});

test("what is escaped keeps its letters and loses its effect", () => {
  expect(escaped("<!channel> & <@U1>")).toBe("&lt;!channel&gt; &amp; &lt;@U1&gt;");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>&*_~`!@aあ") }), (text) => {
      const out = escaped(text);
      expect(out).not.toMatch(/[<>]|[*_~`][^\u200b]|[*_~`]$/);
      expect(
        out.replaceAll("\u200b", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
      ).toBe(text);
    }),
    { seed: SEED },
  );
});
