import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkMessage } from "../../playground/workspace/blocks.ts";
import { visibleText } from "../../playground/workspace/elements.ts";
import { presses } from "../../src/actions/index.ts";
import { daysOfMonths, monthOf } from "../../src/calendar/months.ts";
import { type Measure, measures } from "../../src/figures/figures.ts";
import type { Sum } from "../../src/figures/sections.ts";
import { type CityDigestTold, cityDigestMessages } from "../../src/views/city-digest.ts";
import { type CityTold, cityTables, OF_BUREAUS, valuesOf } from "../../src/views/city-tables.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";
import "../support/seed.ts";

const policy = policyIn(SAPPORO_2026);
const APRIL = monthOf("2026-04-01");
const OCTOBER = daysOfMonths(APRIL + 6, 1);
const UNTIL_OCTOBER = daysOfMonths(APRIL, 7);

type Days = CityTold["days"];
type Teller = (measure: Measure | null, days: Days) => Sum;

const values = valuesOf(policy);

/** Everything that may be told of a city, each number as `tell` gives it. */
function city(days: Days, names: readonly string[], tell: Teller): CityTold {
  const of = (measure: Measure) => (values.get(measure) ?? [["", ""] as const]).map(([value]) => value);
  return {
    ...{ days, counted: days, received: [] },
    sums: new Map(
      measures.map((measure) => [
        measure,
        new Map(of(measure).map((value) => [value, tell(measure, days)] as const)),
      ]),
    ),
    bureaus: names.map((name) => ({
      name,
      sums: new Map(OF_BUREAUS.map((measure) => [measure, tell(null, days)] as const)),
    })),
    lengths: { answered: { as: "few" }, closed: { as: "hidden" } },
    held: null,
  };
}

const some: Teller = (_, { from, to }) => ({ as: "told", from, to, times: 12, amount: 90 });
const partly: Teller = (_, { from }) => ({ as: "told", from, to: "2026-09-30", times: 1234, amount: 90 });
const hidden: Teller = () => ({ as: "hidden" });

const OF_OCTOBER = { lateFor: null, unreached: [], asked: false } as const;
const digest = (
  names: readonly string[],
  tell: Teller,
  more: Partial<CityDigestTold> = {},
): CityDigestTold => ({
  year: city(UNTIL_OCTOBER, names, tell),
  month: city(OCTOBER, names, hidden),
  ...OF_OCTOBER,
  ...more,
});

const messagesOf = (told: CityDigestTold) => cityDigestMessages(told, policy);
const shownIn = (blocks: readonly object[]) => visibleText(blocks.map((block) => ({ ...block })));
const read = (told: CityDigestTold) => messagesOf(told).map((blocks) => shownIn(blocks));
const refused = (told: CityDigestTold) =>
  messagesOf(told).flatMap((blocks) => checkMessage({ blocks, text: toBoth.notification }) ?? []);

const bureaus = (count: number, name = (n: number) => `第${n + 1}局`) =>
  Array.from({ length: count }, (_, n) => name(n));

describe("within Slack's limits", () => {
  test.each([0, 1, 10, 40, 400])("%i bureaus, and none of them is lost", (count) => {
    for (const tell of [some, partly, hidden]) {
      const told = digest(bureaus(count), tell, { unreached: ["a@example.jp"], lateFor: "2026-11-02" });
      expect(refused(told)).toEqual([]);
      const all = read(told)
        .join("\n")
        .split(/[\n／：]/);
      for (const name of bureaus(count)) expect(all.filter((one) => one === name)).toEqual([name]);
    }
  });

  test("with names as nobody gives them", () => {
    const names = bureaus(60, (n) => `<!channel>*_&長い名前*&${n}`.repeat(30));
    for (const tell of [some, partly, hidden]) expect(refused(digest(names, tell))).toEqual([]);
  });

  test("a city of ten bureaus is one message, and what a longer one does not hold goes on in its thread", () => {
    expect(messagesOf(digest(bureaus(10), some))).toHaveLength(1);
    const [first = "", second = "", ...more] = read(digest(bureaus(60), partly));
    expect(more).toEqual([]);
    expect(first).toContain("続きは、このお知らせのスレッドにあります。");
    expect(first).toContain("声を上げられている");
    expect(second).toContain("市全体のお知らせ　令和8年10月分（続き）");
  });
});

describe("what it says", () => {
  test("of the fiscal year until the month; a number of other months says which", () => {
    const [text = ""] = read(
      digest(bureaus(1), (measure, days) => (measure === "closed" ? partly : some)(measure, days)),
    );
    expect(text).toContain("数は、令和8年度の4月から10月までのものです。");
    expect(text).toContain("届いた件数：12件\n");
    expect(text).toContain("終えた件数：1234件（2026年4月から2026年9月まで）");
  });

  test("at the end of March of the whole year", () => {
    const days = daysOfMonths(APRIL, 12);
    const [text = ""] = read({
      ...OF_OCTOBER,
      year: city(days, [], some),
      month: city(daysOfMonths(APRIL + 11, 1), [], some),
    });
    expect(text).toContain("市全体のお知らせ　令和9年3月分");
    expect(text).toContain("数は、令和8年度の4月から3月までのものです。");
    expect(text).toContain("3月だけの数を表示できるところには、「3月は」と添えています。");
  });

  test("the month alone where it says more, and nothing of it where it is hidden or nobody reported at all", () => {
    const five: Teller = (_, { from, to }) => ({ as: "told", from, to, times: 5, amount: 5 });
    const none: Teller = (_, { from, to }) => ({ as: "told", from, to, times: 0, amount: 0 });
    const month = (tell: Teller) => city(OCTOBER, [], tell);
    expect(read(digest([], some, { month: month(five) }))[0]).toContain("届いた件数：12件、10月は5件");
    expect(read(digest([], some, { month: month(none) }))[0]).toContain("届いた件数：12件、10月は0件");
    expect(read(digest([], some))[0]).toContain("届いた件数：12件\n");
    const quiet: Teller = (measure, days) => (measure === "received" ? five : none)(measure, days);
    expect(read(digest([], quiet, { month: month(none) }))[0]).toContain("応援を呼んだ回数：0回\n");
  });

  test("halves and nine tenths in words", () => {
    const lengths = { as: "told", count: 40, half: 100, most: 600 } as const;
    const year = {
      ...city(UNTIL_OCTOBER, [], some),
      lengths: { answered: lengths, closed: { as: "few" } },
    } as const;
    const [text = ""] = read({ ...OF_OCTOBER, year, month: null });
    expect(text).toContain("最初の返事が届くまで：半数は1時間40分まで、9割は10時間まで、数えた件数は12件");
    expect(text).toContain("終えるまで：20件に満たないため、非表示、数えた件数は12件");
    expect(text).toContain("市全体のお知らせ　令和8年度\n");
  });

  test("no bureau before another by its number; those of which nothing is told stand in one line", () => {
    const counts = [3, 9, 1];
    const told = digest(["三局", "一局", "二局", "四局"], some);
    const named = told.year.bureaus.map((one, n) => ({
      ...one,
      sums: new Map(
        OF_BUREAUS.map(
          (m) =>
            [
              m,
              counts[n] === undefined ? hidden(m, OCTOBER) : { ...some(m, UNTIL_OCTOBER), times: counts[n] },
            ] as const,
        ),
      ),
    }));
    const [text = ""] = read({ ...told, year: { ...told.year, bureaus: named } });
    expect([...text.matchAll(/^([一二三四])局$/gm)].map(([, name]) => name)).toEqual(["三", "一", "二"]);
    expect(text).toContain("すべて非表示：四局");
  });

  test("buttons for who asked, and no others", () => {
    const verbs = (told: CityDigestTold) =>
      messagesOf(told)
        .flat()
        .flatMap((block) => (block.type === "actions" ? block.elements : []))
        .map((element) => ("action_id" in element ? String(element.action_id).split(".")[0] : ""));
    expect(verbs(digest([], some))).toEqual([]);
    for (const verb of verbs(digest([], some, { asked: true }))) expect(Object.keys(presses)).toContain(verb);
    expect(verbs(digest([], some, { asked: true }))).toHaveLength(2);
  });
});

/** Any number that may be told: of all the days, of some of them, none, or hidden. */
const sum = fc.oneof(
  fc.constant<Sum>({ as: "hidden" }),
  fc
    .record({ times: fc.integer({ min: 0, max: 999 }), isWhole: fc.boolean() })
    .map(({ times, isWhole }): Sum => {
      const to = isWhole ? UNTIL_OCTOBER.to : "2026-09-30";
      return { as: "told", from: UNTIL_OCTOBER.from, to, times: times + 1_000, amount: 7_000 };
    }),
);

test("every number in it is one that its tables tell, and every row of them stands in it", () => {
  fc.assert(
    fc.property(fc.array(sum, { minLength: 80, maxLength: 120 }), (sums) => {
      let n = 0;
      const year = city(UNTIL_OCTOBER, bureaus(5), () => sums[n++ % sums.length] ?? { as: "hidden" });
      const text = read({ ...OF_OCTOBER, year, month: null }).join("\n");
      const tables = cityTables(year, policy).filter(({ id }) => id !== "notices");
      const told = new Set(
        tables.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) => cells.flatMap((one) => one.text.match(/\d{4}(?=[件回])/g) ?? [])),
        ),
      );
      for (const number of text.match(/\d{4}(?=[件回])/g) ?? []) expect(told).toContain(number);
      for (const { rows } of tables) for (const { label } of rows) expect(text).toContain(label);
    }),
    { numRuns: 50 },
  );
});
