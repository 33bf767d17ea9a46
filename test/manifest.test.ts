import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { shortcuts } from "../src/actions/shortcuts.ts";
import { DIGEST_TIMES } from "../src/cases/digests.ts";
import { commands } from "../src/commands/index.ts";
import { events, methodScopes } from "../src/slack/needs.ts";
import { overHttp, requestUrl } from "../tools/manifest.ts";
import { sourcesIn } from "./support/sources.ts";

/** The manifest's shape with Slack's limits. Strict: a setting that nobody thought about is a fault. */
const Manifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(["global", "message"]),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/[a-z0-9_-]+$/),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(false),
          url: z.url().optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      bot_events: z.array(z.string()),
      request_url: z.url().optional(),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

/** The scope without which Slack does not send an event, as its reference says. */
const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  "message.im": ["im:history"],
  "message.groups": ["groups:history"],
  reaction_added: ["reactions:read"],
  reaction_removed: ["reactions:read"],
  member_joined_channel: ["groups:read"],
  member_left_channel: ["groups:read"],
  group_left: ["groups:read"],
  group_archive: ["groups:read"],
  group_unarchive: ["groups:read"],
  channel_shared: ["groups:read"],
  channel_unshared: ["groups:read"],
};

const text = readFileSync(new URL("../manifest.yml", import.meta.url), "utf8");
const manifest = Manifest.parse(parse(text));
const slackSources = [...sourcesIn("src/slack"), ...sourcesIn("src/running")];

/** What the sources name at the places that a pattern finds, each once. */
function named(pattern: RegExp): readonly string[] {
  const found = slackSources.flatMap((source) => [...source.text.matchAll(pattern)].map((match) => match[1]));
  return sorted(found.filter((name) => name !== undefined).map((name) => name.replaceAll(/\s/g, "")));
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

/** The Web API methods that the code names, as `client.chat.postMessage` or `apiCall("chat.postMessage")`. */
function methodsCalled(): readonly string[] {
  return sorted([
    ...named(/[cC]lient\s*\.\s*([a-z]+\s*\.\s*[a-zA-Z]+(?:\.[a-zA-Z]+(?=\())?)/g),
    ...named(/apiCall(?:<[^>]*>)?\(\s*["'`]([\w.]+)["'`]/g),
  ]);
}

test("the manifest lists the commands of the code, and no other", () => {
  const listed = manifest.features.slash_commands.map(({ command }) => command);
  expect(sorted(listed)).toEqual(sorted(commands.map(({ name }) => `/${name.replace(/^\//, "")}`)));
  expect(new Set(listed).size).toBe(listed.length);
});

test("the hint beside the command says the words that lead further", () => {
  const hub = manifest.features.slash_commands.find(({ command }) => command === "/kasuhara");
  for (const word of ["cases", "export", "digest", ...DIGEST_TIMES]) expect(hub?.usage_hint).toContain(word);
});

test("the manifest lists the shortcuts of the code, and no other", () => {
  const listed = manifest.features.shortcuts.map((shortcut) => shortcut.callback_id);
  expect(sorted(listed)).toEqual(sorted(shortcuts.map(({ callbackId }) => callbackId)));
  expect(new Set(listed).size).toBe(listed.length);
});

test("the manifest subscribes to the events of the code, and no other", () => {
  const listed = manifest.settings.event_subscriptions.bot_events;
  expect(sorted(listed)).toEqual(sorted(events));
  expect(new Set(listed).size).toBe(listed.length);
});

test("every event that the code listens to is declared as needed", () => {
  const listened = [
    ...named(/\.event\(\s*["'`]([\w.]+)["'`]/g),
    ...named(/\.message\(/g).map(() => "message"),
  ];
  const declared = new Set(events.map((event) => event.split(".")[0]));
  expect(listened.filter((event) => !declared.has(event))).toEqual([]);
});

test("every Web API method that the code calls is declared with its scopes, and no other is", () => {
  expect(methodsCalled()).toEqual(sorted(Object.keys(methodScopes)));
});

test("the manifest asks for the scopes that the methods and events need, and no other", () => {
  const needed = [
    "commands",
    ...Object.values(methodScopes).flat(),
    ...events.flatMap(
      (event) => eventScopes[event] ?? [`(the scope for ${event} is not known to this test)`],
    ),
  ];
  expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(needed));
});

test("for HTTP every way in has the address, and Socket Mode is off; nothing else differs", () => {
  const url = "https://mamori.example.jp/slack/events";
  const { features, settings } = manifest;
  expect(settings.socket_mode_enabled).toBe(true);
  expect(Manifest.parse(parse(overHttp(text, url)))).toEqual({
    ...manifest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url })),
    },
    settings: {
      ...settings,
      event_subscriptions: { ...settings.event_subscriptions, request_url: url },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  });
});

test.each([
  ["https://mamori.example.jp", "https://mamori.example.jp/slack/events"],
  ["https://mamori.example.jp/", "https://mamori.example.jp/slack/events"],
  ["https://example.jp/mamori/", "https://example.jp/mamori/slack/events"],
  ["https://mamori.example.jp/slack/events", "https://mamori.example.jp/slack/events"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000/slack/events"],
])("Slack is told to call %s at %s", (given, url) => {
  expect(requestUrl(given)).toEqual({ url });
});

test.each([
  "mamori.example.jp",
  "http://mamori.example.jp",
  "ftp://mamori.example.jp",
  "https://user:word@mamori.example.jp",
  "https://mamori.example.jp/?a=1",
  "https://mamori.example.jp/#top",
  "",
])("an address that Slack cannot or must not call is refused: %s", (given) => {
  expect(requestUrl(given)).toEqual({ fault: expect.stringContaining("--url") });
});
