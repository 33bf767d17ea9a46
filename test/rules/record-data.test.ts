import { expect, test } from "vitest";
import { namedAtDesk } from "../../src/cases/case.ts";
import { recordOf } from "../../src/views/record.ts";
import type { Audience, Recorded, RecordSheet, Section } from "../../src/views/record-parts.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { toFile } from "../../src/words/to-file.ts";
import { allStates, nameOf, policy, START, type Story, stories } from "./sample-cases.ts";
import { type Texts, wordsOf } from "./sample-views.ts";

const audiences: readonly Audience[] = ["desk", "reporter"];

const SECTION = "市民税課";

/** Whoever reports names a citizen; the desk, which reads its own words as they are, does not. */
const toldBy: Texts = (id) =>
  id < 20 || id === 23 || id === 24 ? `言葉${id}番、山田太郎さん` : `言葉${id}番`;

/** A sheet of a sample, with the words that the sample's events speak of. */
function sheetOf(story: Story, audience: Audience, text = toldBy, more: Partial<Recorded> = {}) {
  const hidden = audience === "desk" && !namedAtDesk(story.c) ? story.c.reporter : null;
  return recordOf({
    policy,
    ...story,
    words: wordsOf(story, text, 0),
    audience,
    names: (id) => (id === hidden ? toDesk.card.noName : nameOf(id)),
    section: SECTION,
    made: { at: START, by: "田中" },
    ...more,
  });
}

function made(story: Story, audience: Audience, text?: Texts, more?: Partial<Recorded>): RecordSheet {
  const sheet = sheetOf(story, audience, text, more);
  if (sheet === null) throw new Error("no sheet");
  return sheet;
}

/** A part as lines: of fields the heading and what stands beside it, of a table its rows. */
const linesOf = (section: Section): readonly string[] =>
  section.as === "fields"
    ? section.fields.map((f) => `${f.label}｜${f.entries.map((e) => e.text).join("／")}`)
    : section.rows.map((row) => row.map((e) => e.text).join("｜"));

function part(sheet: RecordSheet, title: string): readonly string[] {
  const found = sheet.sections.find((section) => section.title === title);
  if (found === undefined) throw new Error(`no part ${title}`);
  return linesOf(found);
}

const all = (sheet: RecordSheet): string => JSON.stringify(sheet);

const everySheet = allStates.flatMap(([name, story]) =>
  audiences.map((audience) => ({ name, story, audience, sheet: sheetOf(story, audience) })),
);

test.each(everySheet)(
  "$name for the $audience: no place is empty, and what is missing says so",
  ({ story, audience, sheet }) => {
    if (audience === "desk" && story.c.number === null) return expect(sheet).toBeNull();
    if (sheet === null) throw new Error("no sheet");
    for (const section of sheet.sections) {
      const entries =
        section.as === "fields" ? section.fields.map((f) => f.entries) : section.rows.map((row) => [...row]);
      expect(entries.length, section.title).toBeGreaterThan(0);
      for (const row of entries) {
        expect(row.length).toBeGreaterThan(0);
        for (const one of row) expect(one.text.trim()).not.toBe("");
      }
      if (section.as === "table") {
        for (const row of section.rows) expect(row).toHaveLength(section.head.length);
        expect(section.shares).toHaveLength(section.head.length);
      }
    }
    expect(sheet.path.stops.length > 0 || sheet.path.instead !== "").toBe(true);
  },
);

test.each(everySheet)("$name for the $audience: no internal note, no id of Slack", ({ sheet }) => {
  if (sheet === null) return;
  expect(all(sheet)).not.toContain("言葉21番");
  expect(all(sheet)).not.toMatch(/\bU[A-Z]{3,}\b/);
});

test.each(everySheet.filter(({ story }) => !namedAtDesk(story.c)))(
  "$name for the $audience: a reporter without name, and whom they asked, are named on their own copy alone",
  ({ story, audience, sheet }) => {
    if (sheet === null) return;
    const people = ["佐藤", "山田太郎", "伊藤", SECTION].filter((one) => all(sheet).includes(one));
    if (audience === "desk") expect(people).toEqual([]);
    else expect(people).toContain(nameOf(story.c.reporter));
  },
);

test.each(everySheet.filter(({ audience }) => audience === "desk"))(
  "$name for the desk: what the desk may not read elsewhere is hidden here too",
  ({ story, sheet }) => {
    if (sheet === null || story.c.lifted.length > 0) return;
    expect(all(sheet)).not.toContain("山田太郎");
  },
);

test("the reporter reads their own words as they wrote them", () => {
  expect(all(made(stories.closed, "reporter"))).toContain("山田太郎");
  expect(part(made(stories.closed, "desk"), "あったこと")).toContain("あったこと｜言葉11番、〔氏名〕さん");
});

test("offences, the city's categories and why a fact does not apply are for the desk alone", () => {
  const [desk, reporter] = audiences.map((audience) => made(stories.judged, audience));
  expect(part(desk ?? never(), toFile.judged.title).join("\n")).toContain("威圧的な言動");
  expect(all(desk ?? never())).toContain("刑法222条");
  for (const word of ["威圧的な言動", "刑法", "罪"]) expect(all(reporter ?? never())).not.toContain(word);
  expect(all(made(stories.closed, "desk"))).toContain("言葉33番");
  expect(all(made(stories.closed, "reporter"))).not.toContain("言葉33番");
});

const never = (): never => {
  throw new Error("no sheet");
};

test("what was decided is told to the reporter with the end of the case, as everywhere", () => {
  const title = toFile.decision.title;
  expect(part(made(stories.decided, "desk"), title)[0]).toBe("判断｜該当する");
  expect(part(made(stories.decided, "reporter"), title)).toEqual([`判断｜${toFile.decision.later}`]);
  expect(all(made(stories.decided, "reporter"))).not.toContain('該当する"');
  expect(part(made(stories.closed, "reporter"), title)).toEqual([
    "判断｜該当する",
    "記録した人・日時｜田中／令和8年11月16日（月）10:05",
    "理由｜言葉31番",
  ]);
  expect(part(made(stories.reopened, "reporter"), title)[0]).toBe("判断｜該当する");
});

test("the four facts of a closing", () => {
  expect(part(made(stories.closed, "desk"), toFile.measures.title)).toEqual([
    "事実確認｜令和8年11月17日｜—",
    "職員への配慮｜令和8年11月18日｜—",
    "再発防止（市の改善を含む）｜該当なし｜言葉33番",
    "本人への説明｜令和8年11月20日｜—",
  ]);
  expect(part(made(stories.sent, "reporter"), toFile.measures.title)[0]).toBe("事実確認｜記録なし");
});

test("a withdrawn case says so, and shows nothing of what was in it", () => {
  for (const audience of audiences) {
    const sheet = made(stories.withdrawn, audience);
    expect(part(sheet, "あったこと")).toEqual([`あったこと｜${toFile.sheet.withdrawn}`]);
    expect(all(sheet)).not.toContain("言葉");
    expect(sheet.path.stops).toEqual([]);
    expect(part(sheet, "経過").at(-1)).toContain("本人が取り下げました");
  }
});

test("a call whose report was not sent shows the desk no answers yet", () => {
  const sheet = made(stories.calledReady, "desk");
  expect(part(sheet, "あったこと")).toEqual([`あったこと｜${toDesk.card.notYetTold}`]);
  expect(sheet.path.stops).toEqual([]);
  expect(made(stories.calledReady, "reporter").path.stops.length).toBeGreaterThan(0);
});

test("words that were deleted say so", () => {
  const words = wordsOf(stories.claimed, toldBy, 0).map((w) => (w.id === 11 ? { ...w, text: null } : w));
  const sheet = made(stories.claimed, "desk", toldBy, { words });
  expect(part(sheet, "あったこと")).toContain(`あったこと｜${toBoth.content.deleted}`);
});

test("incidents stand with day, means, length, line and who recorded them; what was struck does not", () => {
  expect(part(made(stories.recorded, "desk"), toFile.occurred.title)).toEqual([
    "令和8年11月15日｜電話｜15分くらい｜言葉24番、〔氏名〕さん｜佐藤",
  ]);
  expect(part(made(stories.struck, "desk"), toFile.occurred.title)).toEqual([
    "記録なし｜記録なし｜記録なし｜記録なし｜記録なし",
  ]);
  expect(part(made(stories.struck, "desk"), "経過").join()).not.toContain("11月15日");
  expect(part(made(stories.noNameTogether, "desk"), toFile.occurred.title)[0]).toContain(
    toFile.occurred.colleague,
  );
});

test("the head: number, fiscal year, who it is for, and who made it when", () => {
  const { year, number, copy, footer, handling } = made(stories.closed, "reporter");
  expect([year, number, copy, handling]).toEqual(["令和8年度", "第R8-042号", "本人用（写し）", "取扱注意"]);
  expect(footer).toBe("令和8年11月16日（月）10:00 作成　作成者：田中　本人用（写し）");
  expect(made(stories.draft, "reporter").number).toBe(toFile.sheet.noNumber);
});

test("what the answers point to names the clause and the answers behind it", () => {
  const lines = part(made(stories.handedAnswered, "reporter"), toFile.judged.title);
  expect(lines.slice(0, 4)).toEqual([
    "言えること｜許容範囲を超える言動の可能性（組織で確認）",
    "理由｜要求の内容にかかわらず、尊厳を傷つける言動です。",
    "根拠｜基本方針 2(2)",
    "もとにした答え｜見聞きしたこと：職員個人を中傷する投稿、無断の動画がネットに出た",
  ]);
});

test("who answered in the reporter's place stands beside the answer", () => {
  expect(part(made(stories.handedSentAnswered, "desk"), "あったこと").join("\n")).toContain(
    "（伊藤さんが回答）",
  );
  expect(part(made(stories.handedNoName, "desk"), "あったこと").join("\n")).toContain("（部署の人が回答）");
});

test("the path: what was asked, what was answered or skipped, and which answer led on", () => {
  const { stops } = made(stories.consultCut, "reporter").path;
  const told = stops.map(
    (s) => `${s.number} ${s.title}${s.from === "" ? "" : `（${s.from}）`}${s.skipped ? "…" : ""}`,
  );
  expect(told).toEqual([
    "1 状況",
    "2 相談したいこと（1から）",
    "3 あったこと（2から）",
    "4 見聞きしたこと（2から）",
    "5 伝えたあと（4から）…",
    "6 続いた時間（4から）…",
    "7 影響（2から）…",
    "8 市の答えと、相手の求め（2から）…",
    "9 気づいたこと（2から）…",
    "10 ここまでと、これから（2から）…",
    "11 伝える相手",
  ]);
  expect(stops[3]?.lines).toEqual(["大声で怒鳴られた"]);
  expect(stops[2]?.lines).toContain("手段：電話");
});
