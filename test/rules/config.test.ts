import { expect, test } from "vitest";
import { type ConfigReading, readConfig, readEnvironment } from "../../src/config.ts";

const botToken = "xoxb-1111-2222-AbCdEf";
const appToken = "xapp-1-A111-2222-abcdef";
const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";

const socket = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, DESK_CHANNEL: "C0123ABCD" };
const http = {
  SLACK_BOT_TOKEN: botToken,
  SLACK_SIGNING_SECRET: signingSecret,
  PORT: "3000",
  DESK_CHANNEL: "G0123ABCD",
};

function configOf(reading: ConfigReading) {
  if (reading.kind === "faulty") throw new Error(reading.faults.join("\n"));
  return reading.config;
}

function faultsOf(reading: ConfigReading) {
  return reading.kind === "faulty" ? reading.faults : [];
}

test("the least environment is a bot token, a way to Slack and the desk's channel; all else has a default", () => {
  expect(configOf(readConfig(socket))).toEqual({
    botToken,
    transport: { kind: "socket", appToken },
    slackApiUrl: "https://slack.com/api/",
    deskChannel: "C0123ABCD",
    databasePath: "./data/mamori.db",
    policyPath: "policies/sapporo-2026.yml",
    organisationPath: undefined,
    httpsProxy: undefined,
    logLevel: "info",
  });
  expect(configOf(readConfig(http)).transport).toEqual({ kind: "http", signingSecret, port: 3000 });
});

test("a config cannot be changed after it was read", () => {
  const config = configOf(readConfig(socket));
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.transport)).toBe(true);
});

test("an empty environment gives every fault at once", () => {
  const faults = faultsOf(readConfig({}));
  expect(faults).toHaveLength(3);
  expect(faults.join("\n")).toMatch(/SLACK_BOT_TOKEN[\s\S]*DESK_CHANNEL[\s\S]*SLACK_APP_TOKEN/);
});

test("faults of every kind come together, and none of them shows what was set", () => {
  const wrong = {
    SLACK_BOT_TOKEN: "xapp-secret-one",
    SLACK_APP_TOKEN: "xoxb-secret-two",
    SLACK_SIGNING_SECRET: "secret three",
    PORT: "secret4",
    SLACK_API_URL: "http://secret5.example/",
    DESK_CHANNEL: "#secret6",
    DATABASE_URL: "postgresql://mamori:secret7@db/mamori",
    HTTPS_PROXY: "user:secret8@proxy",
    LOG_LEVEL: "secret9",
  };
  const faults = faultsOf(readConfig(wrong));
  expect(faults).toHaveLength(Object.keys(wrong).length);
  for (const name of Object.keys(wrong))
    expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
  expect(faults.join("\n")).not.toContain("secret");
});

test.each([
  ["no way to Slack", { ...socket, SLACK_APP_TOKEN: undefined }, "SLACK_APP_TOKEN"],
  ["a port without a secret", { ...http, SLACK_SIGNING_SECRET: undefined }, "SLACK_SIGNING_SECRET"],
  ["a secret without a port", { ...http, PORT: undefined }, "PORT がありません"],
  [
    "the bot token in the app token's place",
    { ...socket, SLACK_APP_TOKEN: botToken },
    "SLACK_APP_TOKEN は xapp-",
  ],
  [
    "the app token in the bot token's place",
    { ...socket, SLACK_BOT_TOKEN: appToken },
    "SLACK_BOT_TOKEN は xoxb-",
  ],
  ["a token with a space in it", { ...socket, SLACK_BOT_TOKEN: "xoxb-1 2" }, "SLACK_BOT_TOKEN"],
  ["a placeholder for a secret", { ...http, SLACK_SIGNING_SECRET: "…" }, "SLACK_SIGNING_SECRET"],
  ["port 0", { ...http, PORT: "0" }, "PORT"],
  ["a port beyond the last", { ...http, PORT: "65536" }, "PORT"],
  ["a port with words", { ...http, PORT: "3000 tcp" }, "PORT"],
  ["the channel's name", { ...socket, DESK_CHANNEL: "相談窓口" }, "DESK_CHANNEL"],
  ["a person's id for the channel", { ...socket, DESK_CHANNEL: "U0123ABCD" }, "DESK_CHANNEL"],
  ["PostgreSQL", { ...socket, DATABASE_URL: "postgresql://db/mamori" }, "まだ対応していません"],
  [
    "PostgreSQL by its short name",
    { ...socket, DATABASE_URL: "postgres://db/mamori" },
    "まだ対応していません",
  ],
  ["a path without file:", { ...socket, DATABASE_URL: "./data/mamori.db" }, "file: で始まる"],
  ["a database in memory", { ...socket, DATABASE_URL: "file::memory:" }, "file: で始まる"],
  ["a folder for a database", { ...socket, DATABASE_URL: "file:./data/" }, "file: で始まる"],
  ["a database on another host", { ...socket, DATABASE_URL: "file://host/mamori.db" }, "file: で始まる"],
  ["a token sent unencrypted", { ...socket, SLACK_API_URL: "http://slack.example/api" }, "SLACK_API_URL"],
  ["an API that is no URL", { ...socket, SLACK_API_URL: "slack.com/api" }, "SLACK_API_URL"],
  ["a proxy that is no URL", { ...socket, HTTPS_PROXY: "proxy:8080" }, "HTTPS_PROXY"],
  ["a switch that makes libraries print words", { ...socket, DEBUG: "prisma:*" }, "DEBUG"],
  ["a switch that makes everything print", { ...socket, DEBUG: "*" }, "DEBUG"],
  ["a level that is none", { ...socket, LOG_LEVEL: "loud" }, "LOG_LEVEL"],
])("%s is one fault", (_, environment, sentence) => {
  const faults = faultsOf(readConfig(environment));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(sentence);
});

test.each([
  ["file:./data/x.db", "./data/x.db"],
  ["file:data/x.db", "data/x.db"],
  ["file:/var/lib/mamori/x.db", "/var/lib/mamori/x.db"],
  ["file:///var/lib/mamori/x.db", "/var/lib/mamori/x.db"],
])("%s is the file %s", (url, path) => {
  expect(configOf(readConfig({ ...socket, DATABASE_URL: url })).databasePath).toBe(path);
});

test("another Web API base is used with a slash at its end, unencrypted only on the same machine", () => {
  for (const url of [
    "http://127.0.0.1:4000/api",
    "http://localhost:4000/api/",
    "https://slack.example/api",
  ]) {
    const { slackApiUrl } = configOf(readConfig({ ...socket, SLACK_API_URL: url }));
    expect(slackApiUrl).toBe(url.endsWith("/") ? url : `${url}/`);
  }
});

test("a line without a value, or with spaces around it, is read as people mean it", () => {
  const config = configOf(
    readConfig({
      ...socket,
      POLICY: " ",
      ORGANISATION: " /etc/o.csv ",
      LOG_LEVEL: "",
      DESK_CHANNEL: " C0123ABCD\n",
    }),
  );
  expect(config).toMatchObject({
    policyPath: "policies/sapporo-2026.yml",
    organisationPath: "/etc/o.csv",
    logLevel: "info",
    deskChannel: "C0123ABCD",
  });
});

test("with both ways to Slack given, Socket Mode is taken and the log says so; a port alone means nothing", () => {
  const both = readConfig({ ...http, ...socket });
  expect(configOf(both).transport).toEqual({ kind: "socket", appToken });
  expect(both.kind === "ready" && both.notices).toEqual([expect.stringContaining("SLACK_APP_TOKEN")]);
  expect(readConfig({ ...socket, PORT: "8080" })).toMatchObject({ kind: "ready", notices: [] });
});

test("of the process's environment only the bot's own variables are read, and the one that would make a library print words", () => {
  expect(Object.keys(readEnvironment()).sort()).toEqual([
    "DATABASE_URL",
    "DEBUG",
    "DESK_CHANNEL",
    "HTTPS_PROXY",
    "LOG_LEVEL",
    "ORGANISATION",
    "POLICY",
    "PORT",
    "SLACK_API_URL",
    "SLACK_APP_TOKEN",
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
  ]);
});
