import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { prepares, reports } from "../support/steps.ts";

/** Nothing happens, not even in the bot, until the city's clocks show this. */
async function rests(city: City, time: string): Promise<void> {
  await city.stops();
  await city.clock.advance(Date.parse(`${time}+09:00`) - city.clock.now().getTime());
  await city.starts();
}

story(
  "on a Friday evening the preview and the thread say when the desk looks, and what to do if it cannot wait",
  async (city) => {
    const { sato, tanaka } = city;
    await prepares(sato);
    const says = /11月20日（金）18:1\d現在、窓口は業務時間外です。次に見るのは11月24日（火）8:45からです。/;
    expect(sato.thread()).toMatch(says);
    expect(sato.thread()).toContain("外部相談窓口（例）（電話000-000-0000（例））に相談できます");
    expect(sato.thread()).toContain("ためらわず110番をしてください");
    await sato.presses("送る");
    expect(sato.thread().match(new RegExp(says, "g"))).toHaveLength(1);
    expect(sato.thread()).not.toContain("あした");

    // It stands over the weekend, and is still true when it is read on Tuesday.
    await rests(city, "2026-11-24T09:00");
    expect(sato.thread()).toMatch(says);
    await tanaka.presses("担当する");
    expect(sato.thread()).not.toContain("業務時間外");
    expect(sato.thread()).toContain("田中さんが担当します。あした9:00までにご連絡します。");
  },
  { begins: "2026-11-20T18:10" },
);

story("while the desk works nothing is said about its hours", async (city) => {
  const { sato } = city;
  await prepares(sato);
  expect(sato.thread()).not.toContain("業務時間");
  await sato.presses("送る");
  expect(sato.thread()).not.toContain("業務時間");
});

story(
  "a report at 8:43 is told that the desk looks from 8:45 the same day",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    expect(sato.thread()).toMatch(
      /11月17日（火）8:4[34]現在、窓口は業務時間外です。次に見るのは11月17日（火）8:45からです。/,
    );
  },
  { begins: "2026-11-17T08:43" },
);

story(
  "on 12/29 the desk looks next in January",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    expect(sato.thread()).toContain("次に見るのは1月4日（月）8:45からです。");
  },
  { begins: "2026-12-29T10:00" },
);

story(
  "on a holiday that is a Monday, who takes it up promises a time at which somebody works",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    expect(sato.thread()).toContain("次に見るのは11月24日（火）8:45からです。");
    await tanaka.presses("担当する");
    expect(sato.thread()).toContain("田中さんが担当します。11月25日（水）8:45までにご連絡します。");
    expect(city.card()).toContain("11月25日（水）8:45までにご連絡する約束です");
  },
  { begins: "2026-11-23T11:00" },
);

story(
  "taken up on a Friday at four, the answer is promised for Monday at four",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    expect(sato.thread()).not.toContain("業務時間");
    await tanaka.presses("担当する");
    expect(sato.thread()).toMatch(/田中さんが担当します。12月7日（月）16:0\dまでにご連絡します。/);
  },
  { begins: "2026-12-04T16:00" },
);

story(
  "released on an evening, the thread says when the desk looks next, and no longer once it is taken up",
  async (city) => {
    const { sato, tanaka, suzuki } = city;
    await reports(sato);
    await tanaka.presses("担当する");
    await rests(city, "2026-11-16T19:00");
    await tanaka.presses("担当を外れる");
    expect(sato.thread()).toContain("次に見るのは11月17日（火）8:45からです。");
    await suzuki.presses("担当する");
    expect(sato.thread()).not.toContain("業務時間外");
  },
);

story(
  "a call for help on a Friday evening goes out at once, and says that perhaps nobody hears it",
  async (city) => {
    const { sato, tanaka } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("危険がある（応援を呼ぶ）");
    expect(city.card()).toContain("応援を呼んでいます");
    const says = /呼び出した11月20日（金）20:00は、窓口の業務時間外です。/;
    for (const shown of [sato.wasTold(), sato.thread()]) {
      expect(shown).toMatch(says);
      // What to do in danger stands before anything about hours.
      expect(shown.search(/ためらわず110番をしてください/)).toBeLessThan(shown.search(says));
      expect(shown).toContain("窓口が次に開くのは11月24日（火）8:45です。");
      expect(shown).not.toContain("次に見るのは");
    }
    await tanaka.presses("担当する");
    expect(sato.thread()).not.toContain("業務時間外");
    // Danger counts round the clock.
    expect(sato.thread()).toMatch(/田中さんが担当します。きょう20:1\dまでにご連絡します。/);
  },
  { begins: "2026-11-20T20:00" },
);
