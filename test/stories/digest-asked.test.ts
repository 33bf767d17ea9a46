import { expect } from "vitest";
import { story } from "../support/city.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { comesMonday, digests, SHARED, until, WEEK_BEFORE } from "../support/digests.ts";
import { townsfolk } from "../support/organisation.ts";
import { closes, reports, WHAT } from "../support/steps.ts";

const NOT_HEAD = "このお知らせは、所属長と、件を伝えられている方にお届けしています。";

story(
  "a head asks for this week, last month and the fiscal year; it stands for them alone",
  async (city) => {
    const { 木村 } = townsfolk(city);
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("木村")] });
    await reports(city.sato, { share: SHARED });
    await comesMonday(city);
    await city.tanaka.presses("担当する");
    await closes(city.tanaka);
    await until(city, "2026-11-30T23:00");
    await reports(city.takahashi, { share: SHARED });
    await until(city, "2026-12-01T08:00");
    await 木村.types("/kasuhara digest");
    expect(木村.wasTold()).toContain("所属のお知らせ　11月30日から12月1日まで");
    expect(木村.wasTold()).toContain("R8-002　まだ何も記録されていません。");
    expect(木村.wasTold()).toContain("R8-002　窓口の担当を待っています　11月30日（月）23:00受付");
    expect(木村.wasTold()).not.toContain("R8-001");
    expect(木村.wasTold()).not.toMatch(/佐藤|高橋|[%％]/);
    expect(木村.wasTold()).not.toContain(WHAT);
    await 木村.presses("先月");
    expect(木村.wasTold()).toContain("11月1日から11月30日まで");
    expect(木村.wasTold()).toContain("R8-001　終わりました　11月11日（水）10:00受付");
    await 木村.types("/kasuhara digest year");
    expect(木村.wasTold()).toContain("4月1日から12月1日まで");
    await 木村.types("/kasuhara お知らせ 先月");
    expect(木村.wasTold()).toContain("11月1日から11月30日まで");
    await 木村.presses("今週");
    expect(木村.wasTold()).toContain("11月30日から12月1日まで");
    await 木村.presses("声をかける");
    await 木村.submits({ 日付: "2026-12-01" });
    expect(city.cards().at(-1)).toContain("木村さん（所属長）：声をかける（12月1日）");
  },
  {
    ...WEEK_BEFORE,
    organisation: `${WEEK_BEFORE.organisation}人,madoguchi,高橋,,,,,takahashi@example.jp,職員,,\n`,
  },
);

story(
  "everybody else reads one plain sentence; a word that is no time opens the menu",
  async (city) => {
    await city.sato.types("/kasuhara digest");
    expect(city.sato.wasTold()).toBe(NOT_HEAD);
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("木村")] });
    await townsfolk(city).木村.types("/kasuhara digest tomorrow");
    expect(townsfolk(city).木村.wasTold()).toContain("という言葉は使えません。");
  },
  WEEK_BEFORE,
);

story(
  "somebody of the desk reads the whole city, of last month and of the fiscal year; nobody else does",
  async (city) => {
    const { tanaka, takahashi } = city;
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-10T10:00");
    await tanaka.types("/kasuhara digest");
    expect(tanaka.wasTold()).toContain("市全体のお知らせ　令和8年10月分");
    expect(tanaka.wasTold()).toContain("届いた件数：5件");
    expect(tanaka.wasTold()).not.toContain("所属のお知らせ");
    await tanaka.presses("市全体：今年度");
    expect(tanaka.wasTold()).toContain("市全体のお知らせ　令和8年度\n");
    expect(tanaka.wasTold()).toContain("数は、令和8年度の10月のものです。");
    await tanaka.presses("市全体：先月");
    expect(tanaka.wasTold()).toContain("令和8年10月分");
    await takahashi.types("/kasuhara digest month");
    expect(takahashi.wasTold()).toBe(NOT_HEAD);
    city.slack.changeChannel(city.deskChannel, { removeMembers: [tanaka.actor.id] });
    await city.settles();
    await tanaka.presses("市全体：今年度");
    expect(tanaka.wasTold()).toBe(NOT_HEAD);
    await tanaka.types("/kasuhara digest year");
    expect(tanaka.wasTold()).toBe(NOT_HEAD);
  },
  IN_OCTOBER,
);

story(
  "a head who is of the desk, too, has their section's, and the city's one press away",
  async (city) => {
    const { 木村, 部長 } = townsfolk(city);
    city.slack.changeChannel(city.general, { addMembers: city.ids("木村", "部長") });
    city.slack.changeChannel(city.deskChannel, { addMembers: city.ids("木村") });
    await city.settles();
    await until(city, "2026-11-10T10:00");
    await 木村.types("/kasuhara digest");
    expect(木村.wasTold()).toContain("所属のお知らせ　11月9日から11月10日まで");
    await 木村.presses("市全体：先月");
    expect(木村.wasTold()).toContain("市全体のお知らせ　令和8年10月分");
    await 部長.types("/kasuhara digest");
    expect(部長.wasTold()).toContain("所属のお知らせ");
    expect(部長.wasTold()).not.toContain("市全体");
  },
  IN_OCTOBER,
);

story("without a file nobody is a head", async (city) => {
  await city.sato.types("/kasuhara digest");
  expect(city.sato.wasTold()).toBe(NOT_HEAD);
  await city.sato.opensHome();
  expect(city.sato.home()).not.toContain("所属のお知らせ");
});

story(
  "in the App Home a head chooses Friday and 短く; what they owe comes all the same",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await reports(city.sato, { share: SHARED });
    await 木村.opensHome();
    expect(木村.home()).toContain("所属のお知らせは、毎週月曜日に「くわしく」でお届けします。");
    await 木村.presses("お知らせの設定");
    await 木村.submits({ 届ける曜日: "金曜日", 長さ: "短く" });
    expect(木村.home()).toContain("毎週金曜日に「短く」");
    await until(city, "2026-11-13T09:01");
    const [text = ""] = digests(city, "木村");
    expect(text).toContain("所属のお知らせ　11月13日（金）");
    expect(text).toContain("R8-001　まだ何も記録されていません。");
    expect(text).toContain("1件（うち新しい動きのある件 1件）");
    expect(text).not.toContain("直近12か月の件数");
    await comesMonday(city);
    expect(digests(city, "木村")).toHaveLength(1);
    await 木村.pressesIn("所属のお知らせ", "お知らせの設定");
    await 木村.submits({ 届ける曜日: "月曜日", 長さ: "くわしく" });
    await until(city, "2026-11-16T12:00");
    expect(digests(city, "木村")).toHaveLength(1);
    await until(city, "2026-11-24T09:01");
    expect(digests(city, "木村")).toHaveLength(2);
  },
  WEEK_BEFORE,
);

story(
  "who is no head and has no case has nothing to choose",
  async (city) => {
    const { 林 } = townsfolk(city);
    await 林.opensHome();
    expect(林.home()).not.toContain("所属のお知らせ");
  },
  WEEK_BEFORE,
);
