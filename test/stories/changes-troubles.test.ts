import { expect } from "vitest";
import {
  changeCard,
  changeCards,
  FIRST_OF_NOVEMBER,
  OCTOBER,
  staffRead,
  telling,
  tellsAll,
} from "../support/changes.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { until } from "../support/digests.ts";
import { calls } from "../support/posted.ts";
import { errorsIn, expectNothingOwed, saidInLog, times } from "../support/telling.ts";

const FIRST = "電話を終えてよい時間の目安を、全部署に知らせました。";
const SECOND = "返事の文例を3つ増やしました。";

/** The desk is asked and writes a line. */
async function written(city: City, includesBot = true): Promise<string> {
  const all = await tellsAll(city, includesBot);
  await city.passes(3 * MINUTE);
  await city.tanaka.presses("書く・直す");
  await city.tanaka.submits({ "1行目": FIRST });
  return all;
}

/** How often Slack took a message for a channel. */
const posts = (city: City, channel: string): number =>
  city.slack.traffic.filter(
    ({ name, state, request }) =>
      name === "chat.postMessage" &&
      state === "answered" &&
      JSON.stringify(request).startsWith(`{"channel":"${channel}"`),
  ).length;

story(
  "two write at once: the second is told whose words are newer, keeps their own, and nothing is lost",
  async (city) => {
    const { tanaka, suzuki } = city;
    await written(city);
    await tanaka.presses("書く・直す");
    await suzuki.presses("書く・直す");
    await suzuki.submits({ "2行目": SECOND });
    const outcome = await tanaka.submits({ "2行目": "窓口の時間を延ばしました。" });
    expect(errorsIn(outcome).join()).toMatch(
      /^鈴木さんが11月2日（月）9:\d\dに変えた、新しいものがあります。/,
    );
    expect(JSON.stringify(tanaka.actor.modal()?.state)).toContain("窓口の時間を延ばしました。");
    await tanaka.dismisses();
    expect(changeCard(city)).toContain(SECOND);
    expect(changeCard(city)).not.toContain("窓口の時間");
    await tanaka.presses("書く・直す");
    expect(tanaka.modal()).toContain(SECOND);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "two press at once: it is told once; who approves what somebody has changed since tells nobody",
  async (city) => {
    const { tanaka, suzuki } = city;
    const all = await written(city);
    await suzuki.presses("書く・直す");
    const old = tanaka.pressing("全職員に知らせる");
    await Promise.all([old, suzuki.pressing("全職員に知らせる")]);
    await city.settles();
    await city.passes(3_000);
    expect(staffRead(city, all)).toHaveLength(1);
    const told = [...tanaka.whispers(), ...suzuki.whispers()].filter((one) => one.includes("新しいもの"));
    expect(told).toHaveLength(1);
    // The form from before the approval changes nothing that all staff read.
    const outcome = await suzuki.submits({ "1行目": SECOND });
    expect(errorsIn(outcome).join()).toContain("新しいものがあります");
    expect(staffRead(city, all).join()).not.toContain(SECOND);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "an old button tells nobody what its presser has not read",
  async (city) => {
    const { tanaka, suzuki } = city;
    const all = await written(city);
    // Slack does not bring the card up to date for a while.
    const away = city.slack.faults.add({ method: "chat.update", kind: "http500" });
    await suzuki.presses("書く・直す");
    await suzuki.submits({ "1行目": SECOND });
    expect(changeCard(city)).toContain(FIRST);
    await tanaka.presses("全職員に知らせる");
    expect(tanaka.wasTold()).toContain("鈴木さんが");
    expect(staffRead(city, all)).toEqual([]);
    away();
    await city.passes(5 * MINUTE);
    expect(changeCard(city)).toContain(SECOND);
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all).join()).toContain(SECOND);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the bot is not in the channel: the card says so and how to invite it; invited, it tells once",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city, false);
    await tanaka.presses("全職員に知らせる");
    expect(changeCard(city)).toContain("チャンネルで /invite @mamori を実行すると、1分ほどで反映します。");
    expect(changeCard(city)).toContain("投稿しています");
    await city.passes(10 * MINUTE);
    expect(staffRead(city, all)).toEqual([]);
    slack.changeChannel(all, { includesBot: true });
    await city.passes(2 * MINUTE);
    expect(staffRead(city, all)).toHaveLength(1);
    expect(changeCard(city)).toContain("全職員に知らせました。");
    expect(changeCard(city)).not.toContain("/invite");
    await city.passes(10 * MINUTE);
    expect(posts(city, all)).toBe(1);

    slack.changeChannel(all, { archived: true });
    await tanaka.presses("直す");
    await tanaka.submits({ "1行目": SECOND });
    expect(changeCard(city)).toContain("アーカイブされている");
    slack.changeChannel(all, { archived: false });
    await city.passes(2 * MINUTE);
    expect(staffRead(city, all).join()).toContain(SECOND);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "Slack refuses it for good: the card says so, and correcting it tries once more",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    slack.faults.add({
      method: "chat.postMessage",
      when: (args) => args.channel === all,
      kind: "error",
      error: "msg_too_long",
      times: 1,
    });
    await tanaka.presses("全職員に知らせる");
    await city.passes(10 * MINUTE);
    expect(staffRead(city, all)).toEqual([]);
    expect(changeCard(city)).toContain("Slackが受け付けず、msg_too_long と答えました。");
    await tanaka.presses("直す");
    await tanaka.submits({ "1行目": SECOND });
    expect(staffRead(city, all)).toHaveLength(1);
    expect(changeCard(city)).not.toContain("受け付けず");
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "taken back before it could be told: invited later, the bot tells nothing",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city, false);
    await tanaka.presses("全職員に知らせる", "取り下げる");
    expect(changeCard(city)).toContain("田中さんが");
    expect(changeCard(city)).not.toContain("/invite");
    slack.changeChannel(all, { includesBot: true });
    await city.passes(5 * MINUTE);
    expect(staffRead(city, all)).toEqual([]);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "Slack loses the answer to the post: it stands once; taken back in that moment, it does not stand",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    const lost = { method: "chat.postMessage", kind: "accept-then-drop", times: 1 } as const;
    const toAll = { when: (args: Readonly<Record<string, unknown>>) => args.channel === all };
    slack.faults.add({ ...lost, ...toAll });
    await tanaka.presses("全職員に知らせる");
    await city.passes(MINUTE);
    expect(staffRead(city, all)).toHaveLength(1);
    expect(changeCard(city)).toContain("全職員に知らせました。");

    await tanaka.presses("取り下げる", "もう一度考える");
    slack.faults.add({ ...lost, ...toAll });
    const away = slack.faults.add({ method: "conversations.history", kind: "http500" });
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(1);
    expect(changeCard(city)).toContain("投稿しています");
    await tanaka.presses("取り下げる");
    away();
    await city.passes(6 * MINUTE);
    expect(staffRead(city, all)).toEqual([]);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the bot is restarted between approval and post, while Slack is away: told once, late rather than not",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    const away = slack.faults.add({ method: /^chat\./, kind: "http500" });
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toEqual([]);
    await city.restarts(telling(all));
    away();
    await city.passes(6 * MINUTE);
    expect(staffRead(city, all)).toHaveLength(1);
    await city.restarts(telling(all));
    await city.passes(2 * MINUTE);
    expect(staffRead(city, all)).toHaveLength(1);
    expect(changeCards(city).filter((text) => text.includes(OCTOBER))).toHaveLength(1);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "markup and mentions are text; spaces and line breaks around a line are nothing; too much is refused",
  async (city) => {
    const { tanaka } = city;
    const all = await written(city);
    const nasty = "<!channel> @channel <@U0SATO0001> *太字* <script>alert(1)</script>";
    await tanaka.presses("書く・直す");
    await tanaka.submits({ "1行目": `  ${nasty}  `, "3行目": "\u200b　" });
    expect(changeCard(city)).toContain(nasty);
    await tanaka.presses("全職員に知らせる");
    const told = staffRead(city, all).join();
    expect(told).toContain(nasty);
    const blocks = JSON.stringify(city.slack.messages(all).at(-1)?.blocks);
    expect(blocks).not.toMatch(/"type":"(broadcast|user|usergroup|link|mrkdwn)"/);
    expect(times(blocks, '"rich_text_section"')).toBe(1);
    expect(city.sato.actor.notifications().filter(({ why }) => why === "mention")).toEqual([]);

    await tanaka.presses("直す");
    expect(errorsIn(await tanaka.submits({ "1行目": "長".repeat(4_000) }))).toHaveLength(1);
    expect(await submitsBeyond(city, "長".repeat(3_000))).toBe("120文字までにしてください。");
    expect(staffRead(city, all).join()).toBe(told);
    expect(await submitsBeyond(city, "一つ目の\n行です。")).toBe("");
    expect(staffRead(city, all).join()).toContain("一つ目の 行です。");
  },
  FIRST_OF_NOVEMBER,
);

/** Submits more than the form's fields hold, as a client of one's own could; what is said beside the field. */
async function submitsBeyond(city: City, text: string): Promise<string> {
  const { id, type, title, submit, close, callback_id, private_metadata, blocks } =
    city.tanaka.actor.modal() ?? {};
  const view = { type, title, submit, close, callback_id, private_metadata, blocks };
  const wider = JSON.stringify(view).replaceAll(/"max_length":\d+/g, '"max_length":3000,"multiline":true');
  await calls(city, "views.update", { view_id: id, view: JSON.parse(wider) });
  return errorsIn(await city.tanaka.submits({ "1行目": text })).join();
}

story(
  "who left the desk changes nothing that all staff read, also in a form that is still open",
  async (city) => {
    const { tanaka, slack, deskChannel } = city;
    const all = await written(city);
    await tanaka.presses("全職員に知らせる", "直す");
    slack.changeChannel(deskChannel, { removeMembers: [tanaka.actor.id] });
    await city.settles();
    const outcome = await tanaka.submits({ "1行目": SECOND });
    expect(errorsIn(outcome)).toEqual(["この操作は、相談窓口のチャンネルからだけできます。"]);
    expect(staffRead(city, all).join()).not.toContain(SECOND);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the policy names another channel before anybody approved: the card names it, and an old button tells nobody",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    const other = slack.addChannel({
      name: "職員連絡",
      members: city.ids("佐藤", "田中"),
      includesBot: true,
    });
    const away = slack.faults.add({ method: "chat.update", kind: "http500" });
    await city.restarts(telling(other.id, "sapporo-2026.10"));
    await tanaka.presses("全職員に知らせる");
    expect(tanaka.wasTold()).toContain("カードで確かめてから");
    away();
    await city.passes(6 * MINUTE);
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toEqual([]);
    expect(staffRead(city, other.id)).toHaveLength(1);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "taken back since it was the wrong channel: thought about once more, it goes to the one that the policy names now",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toHaveLength(1);
    await tanaka.presses("取り下げる");
    const members = city.ids("佐藤", "田中");
    const other = slack.addChannel({ name: "職員連絡", members, includesBot: true });
    await city.restarts(telling(other.id, "sapporo-2026.10"));
    await tanaka.presses("もう一度考える");
    await tanaka.presses("全職員に知らせる");
    expect(staffRead(city, all)).toEqual([]);
    expect(staffRead(city, other.id)).toHaveLength(1);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the card of an earlier month still names the channel of before: pressed, it names the new one and tells nobody yet",
  async (city) => {
    const { tanaka, slack } = city;
    const all = await written(city);
    await until(city, "2026-12-01T09:02");
    const members = city.ids("佐藤", "田中");
    const other = slack.addChannel({ name: "職員連絡", members, includesBot: true });
    await city.restarts(telling(other.id, "sapporo-2026.10"));
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    expect(tanaka.wasTold()).toContain("カードで確かめてから");
    await tanaka.pressesIn(OCTOBER, "全職員に知らせる");
    expect(staffRead(city, all)).toEqual([]);
    expect(staffRead(city, other.id)).toHaveLength(1);
    await expectNothingOwed(city);
  },
  FIRST_OF_NOVEMBER,
);

story(
  "the desk's own channel as the one of all staff is a fault that the start tells",
  async (city) => {
    await city.stops();
    await expect(city.starts(telling(city.deskChannel))).rejects.toThrow("the desk's channel");
    await city.starts(telling("C0ALLSTAFF"));
    expect(saidInLog(city, "changes")).toEqual([]);
  },
  FIRST_OF_NOVEMBER,
);
