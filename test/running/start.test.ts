import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { silent } from "../store/scratch.ts";
import { CityHall, Program, run, scratch } from "./city-hall.ts";

test("a start with an empty environment and no policy says everything that is wrong at once", async () => {
  const { code, out, err } = await run("main.ts", { POLICY: "policies/no-such.yml" });
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(err.trim().split("\n")).toEqual([
    expect.stringContaining("SLACK_BOT_TOKEN がありません"),
    expect.stringContaining("DESK_CHANNEL がありません"),
    expect.stringContaining("Slack とのつなぎ方が決まっていません"),
    expect.stringContaining("POLICY のファイル policies/no-such.yml を読めません"),
  ]);
});

/** What somebody's editor may leave in the place of the policy, and what the start says of it. */
const POLICIES: readonly (readonly [what: string, content: string | Uint8Array, says: readonly RegExp[]])[] =
  [
    ["empty", "", [/^\S+:1:1 ファイルに何も書かれていません。/]],
    ["only a list", "- a\n- b\n", [/^\S+:1:1 全体が「項目: 値」の並びになっていません。/]],
    [
      "Shift_JIS",
      Buffer.from("6e616d653a208e73960a", "hex"),
      [/^\S+:1:7 読めない文字があります。.*Shift_JIS/],
    ],
    ["five megabytes", "a: b\n".repeat(1_000_000), [/^\S+:1:1 ファイルが1MBを超えています。/]],
    [
      "with three faults",
      readFileSync("policies/sapporo-2026.yml", "utf8")
        .replace("\nname: ", "\nname: &a ")
        .replace("deadlock: 30分", "deadlock: 30")
        .replace("level: today", "level: soon"),
      [/^\S+:26:10 目印/, /^\S+:78:13 時間「30」が読めません。/, /^\S+ 「level」に「soon」は使えません。/],
    ],
  ];

test.each(POLICIES)("a policy that is %s: the start says so, beside the rest", async (_, content, says) => {
  const file = join(scratch(), "policy.yml");
  writeFileSync(file, content);
  const { code, out, err } = await run("main.ts", { POLICY: file });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  const lines = err.trim().split("\n");
  expect(lines[0]).toContain("SLACK_BOT_TOKEN がありません");
  expect(lines.slice(3)).toEqual(says.map((one) => expect.stringMatching(one)));
});

test("both tokens refused are told at once, without the tokens", async () => {
  const city = await CityHall.open();
  const tokens = { SLACK_BOT_TOKEN: "xoxb-wrong-one", SLACK_APP_TOKEN: "xapp-wrong-two" };
  const { code, out, err } = await run("main.ts", { ...city.environment, ...tokens });
  expect(code).toBe(1);
  expect(err).toContain("Slackが SLACK_BOT_TOKEN を受け付けません（invalid_auth）");
  expect(err).toContain("Slackが SLACK_APP_TOKEN を受け付けません（invalid_auth）");
  expect(out + err).not.toContain("wrong");
});

test("an app token refused alone is a sentence", async () => {
  const city = await CityHall.open();
  const { code, err } = await run("main.ts", { ...city.environment, SLACK_APP_TOKEN: "xapp-wrong" });
  expect(code).toBe(1);
  expect(err.trim()).toMatch(
    /^Slackが SLACK_APP_TOKEN を受け付けません（invalid_auth）。.*設定してください。$/,
  );
});

test("the desk's own channel as the one of all staff is a sentence, and the next start reads the policy put right", async () => {
  const city = await CityHall.open();
  const file = join(scratch(), "policy.yml");
  const text = readFileSync("policies/sapporo-2026.yml", "utf8");
  writeFileSync(file, `${text}\nchanges: { channel: ${city.desk} }\n`);
  const { code, err } = await run("main.ts", { ...city.environment, POLICY: file });
  expect(code).toBe(1);
  expect(err.trim()).toBe(
    "ポリシーの changes の channel が、窓口のチャンネル（DESK_CHANNEL）と同じです。全職員が読むチャンネルのIDを書いてください。",
  );
  writeFileSync(file, text);
  const bot = new Program("main.ts", { ...city.environment, POLICY: file });
  await bot.says("ready");
  expect(await bot.stops()).toMatchObject({ code: 0 });
});

test("a file that is no database is left as it is, and said", async () => {
  const city = await CityHall.open();
  writeFileSync(city.database, "this is not a database at all, but a letter to somebody\n".repeat(20));
  const { code, err } = await run("main.ts", city.environment);
  expect(code).toBe(1);
  expect(err.trim()).toMatch(/^データベース .*壊れているか、別の種類のファイルです/);
});

test("a port that is taken is a sentence", async () => {
  const city = await CityHall.open();
  const environment = await city.overHttp();
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => other.listen(Number(environment.PORT), resolve));
  const { code, err } = await run("main.ts", environment);
  expect(code).toBe(1);
  expect(err.trim()).toBe(
    `PORT ${environment.PORT} は、ほかのプログラムが使っています。そのプログラムを止めるか、PORT に別の番号を設定してください。`,
  );
});

test("a stop while Slack is out of reach, before the bot was ready, ends it in good order", async () => {
  const city = await CityHall.open();
  city.slack.faults.add({ method: "auth.test", kind: "http500" });
  const bot = new Program("main.ts", city.environment);
  await bot.says("slack-out-of-reach");
  expect(await bot.stops()).toMatchObject({ code: 0 });
});

test("a bot starts, refuses a second on its database, tells its health, finishes its post and stops", async () => {
  const city = await CityHall.open();
  const bot = await city.starts();
  const [second, health] = await Promise.all([
    run("main.ts", city.environment),
    run("running/health.ts", city.environment),
  ]);
  expect(second).toMatchObject({ code: 1, out: "" });
  expect(second.err.trim()).toMatch(/^データベース .* は、すでに動いている Mamori.*が使っています。/);
  expect(health).toMatchObject({ code: 0, err: "" });
  expect(health.out).toMatch(/^ok slack=\S+ reachable=\S+ pending=0 parked=0 desk=ready at=\S+$/);

  // Slack has the card and has not answered yet when the stop comes.
  let release = () => {};
  const answered = new Promise<void>((resolve) => {
    release = resolve;
  });
  const accepted = new Promise<void>((resolve) => {
    city.slack.faults.onAccepted((method, args) => {
      if (method !== "chat.postMessage" || args.channel !== city.desk) return;
      resolve();
      return answered;
    });
  });
  const calling = city.calls();
  await accepted;
  bot.signal("SIGTERM");
  await bot.says("stopping");
  release();
  await calling;
  const ended = await bot.ended;
  expect(ended).toMatchObject({ code: 0, err: "" });
  expect(ended.out.split("\n").map((line) => JSON.parse(line).level)).not.toContain("error");
  expect(ended.out).not.toContain("危険");
  expect(await run("running/health.ts", city.environment)).toMatchObject({ code: 1, out: "missing" });

  city.slack.faults.clear();
  const again = await city.starts();
  await city.presses(city.tanaka, city.desk, "担当する");
  await city.until("the card shows who has it", () => /担当\*?\s*田中/.test(city.cards().join()));
  expect(city.cards()).toHaveLength(1);
  expect(await again.stops()).toMatchObject({ code: 0 });
});

test("a policy whose content changed under its version is a sentence, and nothing else", async () => {
  const city = await CityHall.open();
  const text = readFileSync("policies/sapporo-2026.yml", "utf8");
  const store = await openStore({ path: city.database, log: silent });
  const kept = { version: "sapporo-2026.2", hash: "of another text", text, keptAt: 0 };
  await store.write((tx) => tx.keepPolicy(kept));
  await store.close();
  const { code, err } = await run("main.ts", city.environment);
  expect(code).toBe(1);
  expect(err.trim()).toMatch(
    /^ポリシーの中身が、前に読んだ「sapporo-2026\.2」と違います。.*version も新しい名前/,
  );
});
