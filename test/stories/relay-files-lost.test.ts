import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { filesIn, photograph } from "../support/files.ts";
import { reports } from "../support/steps.ts";
import { expectNothingOwed } from "../support/telling.ts";

const photo = async () => ({ name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() });
const ELSEWHERE = {
  name: "佐藤の共有フォルダ.pdf",
  mimetype: "application/pdf",
  bytes: new Uint8Array(),
  elsewhere: "https://files.example.jp/sato",
};

const NOT_THERE = "付けられたファイルのうち、1件は届いていません。付けた人に、理由を知らせました。";

/** The file that somebody's message carries, as Slack knows it. */
const fileOf = (person: Citizen, channel: string, ts: string): string =>
  person.everything(channel).find((m) => m.ts === ts)?.files[0]?.id ?? "";

const titles = (city: City, person: Citizen, channel: string) =>
  filesIn(city, person, channel).map(({ title }) => title);

for (const share of ["相談窓口だけ", "相談窓口だけ（名前を伏せる）"])
  story(
    `${share}: a file of another service stays there, both sides hear it, and nothing tells whose it is`,
    async (city) => {
      const { sato, tanaka } = city;
      await reports(sato, { share });
      const ts = await sato.sends("資料です", [ELSEWHERE, await photo()]);
      expect(sato.thread()).toContain("1件目：ほかのサービスにあるため、届けていません。");
      expect(sato.marksOn(sato.actor.dm(), ts)).toContain("warning");
      expect(city.deskSees()).toContain(NOT_THERE);
      expect(city.deskSees()).not.toContain("ほかのサービス");
      expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付2.jpg"]);
      const said = city.slack.traffic.filter((t) => t.direction === "from-bot").map((t) => t.request);
      for (const secret of ["files.example.jp", "共有フォルダ"])
        expect(JSON.stringify(said)).not.toContain(secret);
      await expectNothingOwed(city);
    },
  );

story(
  "a file of another service in a reply of the desk: the reporter hears that it is missing",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.notes("こちらの資料です", [ELSEWHERE]);
    await tanaka.presses("職員に送る", "送る");
    expect(sato.thread()).toContain(NOT_THERE);
    expect(sato.thread()).not.toContain("example.jp");
    expect(city.deskSees()).toContain("1件目：ほかのサービスにあるため、届けていません。");
    await expectNothingOwed(city);
  },
);

for (const why of ["plan", "bytes"] as const)
  story(
    `Slack has no bytes any more (${why}): the writer hears it, and so does the other side`,
    async (city) => {
      const { sato, tanaka, slack } = city;
      await reports(sato);
      slack.faults.add({ method: "files.info", kind: "ratelimited", retryAfter: 20, times: 1 });
      const ts = await sato.sends("写真です", [await photo()]);
      slack.loseFile(fileOf(sato, sato.actor.dm(), ts), why);
      await city.passes(MINUTE);
      expect(sato.thread()).toContain(
        "1件目：Slackに見つからないため、届けていません。もう一度送ってください。",
      );
      expect(city.deskSees()).toContain(NOT_THERE);
      expect(titles(city, tanaka, city.deskChannel)).toEqual([]);
      await expectNothingOwed(city);
    },
  );

story("older than the plan shows, after it was carried: what the desk has, stays", async (city) => {
  const { sato, tanaka, slack } = city;
  await reports(sato);
  const ts = await sato.sends("写真です", [await photo()]);
  slack.loseFile(fileOf(sato, sato.actor.dm(), ts), "plan");
  await city.restarts();
  await city.passes(MINUTE);
  expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付1.jpg"]);
  expect(city.deskSees()).not.toContain("消しました");
});

story("a file is deleted and its message stays: the copy is deleted, the words stand", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await sato.sends("二つあります", [await photo(), { ...(await photo()), name: "c.jpg" }]);
  expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付1.jpg", "添付2.jpg"]);
  const [, copy] = filesIn(city, tanaka, city.deskChannel);
  const [, second] = sato.everything(sato.actor.dm()).find((m) => m.ts === ts)?.files ?? [];
  await sato.deletesFile(second?.id ?? "");
  expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付1.jpg"]);
  expect(city.slack.bytesOf(copy?.id ?? "")).toBeUndefined();
  expect(city.deskSees()).toContain("二つあります\n（ファイル1件が付いています）");
  expect(city.deskSees()).not.toContain("（編集されました）");
  expect(sato.thread()).not.toContain("届けていません");
  await expectNothingOwed(city);
});

story(
  "a deleted file is counted off once, however often its message is edited before its copy is gone",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    const dm = sato.actor.dm();
    const three = [await photo(), await photo(), await photo()];
    const ts = await sato.sends("三つあります", three);
    slack.faults.add({ method: "files.delete", kind: "ratelimited", retryAfter: 120, times: 1 });
    await sato.deletesFile(fileOf(sato, dm, ts));
    await sato.edits(dm, ts, "三つありました");
    await sato.edits(dm, ts, "いまは二つです");
    expect(city.deskSees()).toContain("いまは二つです\n（ファイル2件が付いています）");
    await city.restarts();
    await city.passes(3 * MINUTE);
    expect(city.deskSees()).toContain("いまは二つです\n（ファイル2件が付いています）");
    expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付2.jpg", "添付3.jpg"]);
    await expectNothingOwed(city);
  },
);

/** How often the bot asked Slack for this. */
const asked = (city: City, name: string): number =>
  city.slack.traffic.filter((one) => one.direction === "from-bot" && one.name === name).length;

story(
  "Slack asks to wait with a method: no other file asks it meanwhile, and each arrives once",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.info", kind: "ratelimited", retryAfter: 20, times: 1 });
    await sato.sends("一つ目です", [await photo()]);
    await sato.sends("二つ目です", [await photo()]);
    expect(asked(city, "files.info")).toBe(1);
    await city.passes(MINUTE);
    expect(titles(city, tanaka, city.deskChannel)).toEqual(["添付1.jpg", "添付2.jpg"]);

    const [infos, downloads] = [asked(city, "files.info"), asked(city, "download")];
    slack.faults.add({ method: "download", kind: "ratelimited", retryAfter: 20, times: 1 });
    await sato.sends("三つ目です", [await photo()]);
    await sato.sends("四つ目です", [await photo()]);
    expect([asked(city, "files.info") - infos, asked(city, "download") - downloads]).toEqual([2, 1]);
    await city.passes(MINUTE);
    expect(titles(city, tanaka, city.deskChannel)).toHaveLength(4);
    await expectNothingOwed(city);
  },
);

story(
  "a file is deleted before it was carried, or while the bot was away: it never arrives",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.info", kind: "ratelimited", retryAfter: 20, times: 1 });
    const first = await sato.sends("一つ目です", [await photo()]);
    await sato.deletesFile(fileOf(sato, sato.actor.dm(), first));
    await city.passes(MINUTE);
    expect(titles(city, tanaka, city.deskChannel)).toEqual([]);
    const second = await sato.sends("二つ目です", [await photo()]);
    await city.stops();
    await sato.deletesFile(fileOf(sato, sato.actor.dm(), second));
    await city.passes(10 * MINUTE);
    await city.starts();
    await city.passes(MINUTE);
    expect(titles(city, tanaka, city.deskChannel)).toEqual([]);
    expect(city.deskSees()).toContain("二つ目です");
    expect(city.deskSees()).not.toContain("（ファイル1件が付いています）");
    expect(city.deskSees()).not.toContain(NOT_THERE);
    await expectNothingOwed(city);
  },
);

story("the desk deletes a file of its reply: the reporter's copy is deleted", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await tanaka.notes("こちらです", [await photo()]);
  await tanaka.presses("職員に送る", "送る");
  expect(titles(city, sato, sato.actor.dm())).toEqual(["添付1.jpg"]);
  await tanaka.deletesFile(fileOf(tanaka, city.deskChannel, ts));
  expect(titles(city, sato, sato.actor.dm())).toEqual([]);
  expect(sato.thread()).toContain("こちらです");
});

story(
  "a message under which the bot asked is deleted: Slack's tombstone is no message of anybody",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    const ts = await sato.writes("どの件でもない話です", { outside: true });
    await sato.deletes(sato.actor.dm(), ts);
    expect(sato.actor.sees(sato.actor.dm()).some((m) => m.tombstone)).toBe(true);
    await sato.pressesIn("どの件", "新しい報告にする");
    expect(city.deskSees()).not.toContain("どの件でもない話です");
    await city.restarts();
    await city.passes(MINUTE);
    expect(city.deskSees()).not.toContain("This message was deleted");
    await expectNothingOwed(city);
  },
);
