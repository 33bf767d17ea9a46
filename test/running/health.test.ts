import { writeFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { healthLine } from "../../src/mamori.ts";
import { healthFile, healthFileOf, judge, readHealthFile } from "../../src/running/health-file.ts";
import { placesOf } from "../../src/running/log.ts";
import { City, MINUTE } from "../support/city.ts";
import { run, scratch } from "./city-hall.ts";

const noon = new Date("2026-11-16T03:00:00Z");
const ago = (minutes: number) => new Date(noon.getTime() - minutes * 60_000).toISOString();
const line = (state: string, slack: number, written: number, desk = "ready", reachable = slack) =>
  `${state} slack=${ago(slack)} reachable=${ago(reachable)} pending=2 parked=1 desk=${desk} at=${ago(written)}`;

test.each([
  ["fresh", line("ok", 1, 0.5), true, /^ok slack/, null],
  ["just not stale", line("ok", 2.9, 2.9), true, /^ok slack/, null],
  ["no file", null, false, /^missing$/, /動いていない/],
  ["older than three minutes", line("ok", 3.2, 3.1), false, /^stale slack.*pending=2/, /記録していません/],
  ["Slack out of reach since then", line("ok", 3.1, 1), false, /^trouble slack/, /Slackに届いていません/],
  ["Slack out of reach", line("trouble", 20, 0.1), false, /^trouble slack/, /Slackに届いていません/],
  [
    "Slack not reaching the bot",
    line("trouble", 1, 0.1, "ready", 4),
    false,
    /^trouble slack/,
    /Slackからの通知を受け取れない/,
  ],
  ["a desk channel that is public", line("trouble", 1, 0.1, "public"), false, /desk=public/, /窓口/],
  ["half a line", "ok slack=2026", false, /^unreadable$/, /読めません/],
  ["an empty file", "", false, /^unreadable$/, /読めません/],
])("the health line %s", (_, text, ok, shows, why) => {
  const judged = judge(text, noon);
  expect(judged.ok).toBe(ok);
  expect(judged.line).toMatch(shows);
  expect(judged.why ?? "").toMatch(why ?? /^$/);
});

test("the file is written as a whole, in order, and is gone after a stop", async () => {
  const path = `${scratch()}/mamori.db`;
  const file = healthFile(
    path,
    () => noon,
    (error) => expect.unreachable(String(error)),
  );
  const health = {
    ok: true,
    slackAt: noon,
    reachableAt: noon,
    pending: 0,
    parked: 0,
    desk: "ready" as const,
  };
  for (let pending = 0; pending < 20; pending++) file.write({ ...health, pending });
  await vi.waitFor(() => expect(readHealthFile(path)).toContain("pending=19"));
  expect(judge(readHealthFile(path), noon)).toMatchObject({ ok: true });
  file.write(health);
  await file.remove();
  expect(readHealthFile(path)).toBe(null);
});

test("the command says a stale line and ends with 1, for a bot that was killed", async () => {
  const path = `${scratch()}/mamori.db`;
  const old =
    "ok slack=2026-11-16T02:59:30.000Z reachable=2026-11-16T02:59:59.000Z pending=0 parked=0 desk=ready at=2026-11-16T03:00:00.000Z";
  writeFileSync(healthFileOf(path), `${old}\n`);
  const { code, out, err } = await run("running/health.ts", { DATABASE_URL: `file:${path}` });
  expect(code).toBe(1);
  expect(out).toBe(old.replace("ok", "stale"));
  expect(err).toContain("3分以上");
});

test("the log says where an error came from, and never its text", () => {
  const said = "佐藤の言葉\n    at (何か):1:1)";
  expect(placesOf(new Error(said)).join("\n")).toMatch(/health\.test\.ts:\d+:\d+/);
  expect(placesOf(new Error(said)).join("\n")).not.toContain("佐藤");
  expect(placesOf(said)).toEqual([]);
});

test("a bot that Slack does not answer any more is not well, and is again when Slack is back", async () => {
  const city = await City.open({ transport: "http" });
  onTestFinished(() => city.close());
  const told = () =>
    judge(`${healthLine(city.mamori.health())} at=${city.clock.now().toISOString()}`, city.clock.now());
  expect(told().ok).toBe(true);
  await city.passes(10 * MINUTE);
  expect(told()).toMatchObject({ ok: true, why: null });
  city.slack.faults.add({ kind: "drop" });
  await city.passes(4 * MINUTE);
  expect(told()).toMatchObject({ ok: false, why: expect.stringContaining("Slackに届いていません") });
  city.slack.faults.clear();
  await city.passes(2 * MINUTE);
  expect(told().ok).toBe(true);
});
