import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { readManifest } from "../../playground/workspace/manifest.ts";
import type { Change } from "../../playground/workspace/shapes.ts";
import { anOffice, closeAll, manifest } from "./office.ts";

afterEach(closeAll);

test("joining, leaving and archiving are told as far as the manifest subscribes", async () => {
  const { slack, desk, sato, tanaka } = await anOffice();
  const told: Change[] = [];
  const stop = slack.feed.subscribe((change) => told.push(change));
  slack.changeChannel(desk, { addMembers: [sato] });
  slack.changeChannel(desk, { removeMembers: [tanaka] });
  slack.changeChannel(desk, { archived: true });
  stop();
  await slack.idle();
  const names = slack.traffic
    .filter((one) => one.kind === "event" && one.attempt === 0)
    .map((one) => one.name);
  // member_left_channel is not in this manifest; the lines in the channel itself are messages.
  expect(names).toEqual(["message", "member_joined_channel", "message", "group_archive"]);
  expect(told.filter((one) => one.type === "member")).toMatchObject([{ joined: true }, { joined: false }]);
  expect(slack.channel(desk)).toMatchObject({ archived: true, members: [sato] });
});

test("the feed tells every change, and the log is bounded", async () => {
  const { slack, client, desk, tanaka } = await anOffice();
  const told: string[] = [];
  slack.feed.subscribe((change) => told.push(change.type));
  const { ts = "" } = await client.chat.postMessage({ channel: desk, text: "a" });
  await client.chat.update({ channel: desk, ts, text: "b" });
  await slack.as(tanaka).react(desk, ts, "eyes");
  await client.chat.delete({ channel: desk, ts });
  await slack.idle();
  const visible = told.filter((type) => type !== "traffic");
  expect(visible).toEqual(["posted", "notified", "updated", "reacted", "deleted"]);
  const calls = slack.traffic.filter((one) => one.kind === "call");
  expect(calls.map((one) => [one.name, one.state])).toEqual([
    ["chat.postMessage", "answered"],
    ["chat.update", "answered"],
    ["chat.delete", "answered"],
  ]);
});

test("timestamps are unique and increase, even when the clock stands still or goes back", async () => {
  const { slack, clock, sato } = await anOffice();
  const me = slack.as(sato);
  const first = await me.write(me.dm(), "1");
  const second = await me.write(me.dm(), "2");
  await clock.set(new Date("2026-11-01T00:00:00Z"));
  const third = await me.write(me.dm(), "3");
  expect(first.ts < second.ts && second.ts < third.ts).toBe(true);
  expect(first.ts).toMatch(/^\d{10}\.\d{6}$/);
});

test("the fake clock fires in order, with promises running between, and never what was cancelled", async () => {
  const clock = new FakeClock(new Date(0));
  const fired: string[] = [];
  clock.after(20, () => fired.push(`b${clock.now().getTime()}`));
  clock.after(10, () => {
    fired.push("a");
    void Promise.resolve().then(() => clock.after(5, () => fired.push(`c${clock.now().getTime()}`)));
  });
  clock.after(12, () => fired.push("never"))();
  await clock.advance(30);
  expect(fired).toEqual(["a", "c15", "b20"]);
  expect(clock.now().getTime()).toBe(30);
});

test("a manifest Slack would not take is refused with the path of what is wrong", () => {
  expect(() => readManifest(manifest.replace("/desk", "/a-command-with-far-too-long-a-name"))).toThrow(
    /slash_commands\[0\]\.command/,
  );
});

test("the project's own manifest is one Slack would take", () => {
  const own = readManifest(readFileSync("manifest.yml", "utf8"));
  expect(own).toMatchObject({ interactive: true, homeTab: true, messagesTab: true });
});

test("nobody can write to a bot whose Messages tab is read-only", async () => {
  const closed = manifest.replace(
    "messages_tab_read_only_enabled: false",
    "messages_tab_read_only_enabled: true",
  );
  const { slack, sato } = await anOffice({ manifest: closed });
  await expect(slack.as(sato).write(slack.as(sato).dm(), "もしもし")).rejects.toThrow("turned off");
});
