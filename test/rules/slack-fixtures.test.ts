import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCarried } from "../../src/actions/carried.ts";
import { presses, submissions } from "../../src/actions/index.ts";
import { shortcuts } from "../../src/actions/shortcuts.ts";
import { commands } from "../../src/commands/index.ts";
import {
  parseCommand,
  parseHome,
  parseMessage,
  parsePress,
  parseReaction,
  parseShortcut,
  parseSubmission,
} from "../../src/slack/parse.ts";

/** What Slack delivered to each released version: buttons of then are pressed in the Slack of now. */
const fixtures = join(import.meta.dirname, "../fixtures");
const versions = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const now = new Date("2026-11-16T01:00:00Z");

type Recorded = readonly (readonly [name: string, payload: unknown])[];

const recorded = (version: string, group: string): Recorded =>
  Object.entries(JSON.parse(readFileSync(join(fixtures, version, `${group}.json`), "utf8")));

/** The inside of an event's envelope. */
function eventIn(payload: unknown): unknown {
  return typeof payload === "object" && payload !== null && "event" in payload ? payload.event : null;
}

/** What people say about themselves: it belongs to no case. */
const OF_ONESELF = new Set(["section", "section-none", "absence", "absence-end"]);

describe.each(versions.map((entry) => entry.name))("version %s", (version) => {
  test.each(recorded(version, "commands"))("the command %s is still there", (name, payload) => {
    const typed = parseCommand(payload, now);
    expect(typed).toMatchObject({ name, by: expect.stringMatching(/^U/), id: expect.stringMatching(/./) });
    expect(commands.map((command) => command.name)).toContain(name);
  });

  test.each(recorded(version, "shortcuts"))("the shortcut %s is still there", (name, payload) => {
    const used = parseShortcut(payload, now);
    expect(used).toMatchObject({ shortcut: name, by: expect.stringMatching(/^U/) });
    expect(shortcuts.map((shortcut) => shortcut.callbackId)).toContain(name);
  });

  test.each(recorded(version, "actions"))("a press of %s still has its meaning", (name, payload) => {
    const press = parsePress(payload, now);
    expect(press?.verb).toBe(name.split(".")[0]);
    expect(Object.keys(presses)).toContain(press?.verb);
    const carried = readCarried(
      press?.view === null || press?.value ? press.value : (press?.view?.metadata ?? ""),
    );
    expect(carried).not.toBeNull();
    if (OF_ONESELF.has(press?.verb ?? "")) expect(carried).toEqual({ v: 1 });
    else expect(Object.keys(carried ?? {}).length).toBeGreaterThan(1);
  });

  test.each(recorded(version, "submissions"))("the form %s can still be submitted", (name, payload) => {
    const submission = parseSubmission(payload, now);
    expect(submission?.form).toBe(name);
    expect(Object.keys(submissions)).toContain(name);
    const carried = readCarried(submission?.metadata ?? "");
    if (OF_ONESELF.has(name)) expect(carried).toEqual({ v: 1 });
    else if (name === "queue") expect(carried).toEqual({ v: 1, queue: "all", page: 0 });
    else expect(carried).toMatchObject({ v: 1, case: expect.any(Number) });
    expect(Object.values(submission?.fields ?? {}).flat().length).toBeGreaterThan(0);
  });

  test.each(recorded(version, "events"))("the event %s is still understood", (name, payload) => {
    const event = eventIn(payload);
    const gesture = name.startsWith("message")
      ? parseMessage(payload, event, now, "UMAMORI")
      : name === "reaction_added"
        ? parseReaction(payload, event, now)
        : parseHome(payload, event, now);
    if (name.endsWith("of the bot")) expect(gesture).toBeNull();
    else expect(gesture).toMatchObject({ by: expect.stringMatching(/^U/), id: expect.stringMatching(/^Ev/) });
  });
});

test("a button of a version to come, and one that is not ours, are told apart from ours", () => {
  expect(readCarried('{"v":1,"case":7,"topic":"told"}')).toEqual({ v: 1, case: 7, topic: "told" });
  expect(readCarried('{"v":1,"case":7,"added-later":true}')).toEqual({ v: 1, case: 7 });
  for (const strange of [
    '{"v":2,"case":7}',
    '{"case":7}',
    '{"v":1,"case":"7"}',
    '{"v":1,"case":7.5}',
    "[]",
    "null",
    "",
    "x",
  ])
    expect(readCarried(strange), strange).toBeNull();
});
