import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { noOrganisation } from "../../src/organisation/organisation.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { type Facts, findings } from "../../src/running/checks.ts";
import { methodScopes } from "../../src/slack/needs.ts";

const reading = readPolicy(readFileSync("policies/sapporo-2026.yml", "utf8"), "policy.yml");
if (!reading.ok) throw new Error("the city's policy has faults");

const scopes = [...new Set(["commands", "reactions:read", ...Object.values(methodScopes).flat()])];
const slack: NonNullable<Facts["slack"]> = {
  reach: { as: "answered", it: null },
  ahead: 900,
  bot: { as: "answered", it: { scopes } },
  app: { as: "answered", it: null },
  desk: { as: "found", it: { isPrivate: true, isShared: false, isArchived: false, isMember: true } },
};
const sound = { as: "sound", bytes: 5_000_000, behind: 0, writable: true, policies: new Map() } as const;
const database: NonNullable<Facts["database"]> = {
  path: "/srv/data/mamori.db",
  folder: { path: "/srv/data", exists: true, mode: 0o700, writable: true },
  file: sound,
  inUse: true,
  free: 4_000_000_000,
};
/** The desk's channel in the environment. */
const DESK = "C0DESK0001";

const well: Facts = {
  now: Date.parse("2026-11-16T10:00+09:00"),
  node: "24.21.0",
  environment: { faults: [], notices: [] },
  policy: reading,
  deskChannel: DESK,
  organisation: null,
  proxy: null,
  slack,
  database,
};

const withDesk = (change: object): Facts => ({
  ...well,
  slack: {
    ...slack,
    desk: {
      as: "found",
      it: { isPrivate: true, isShared: false, isArchived: false, isMember: true, ...change },
    },
  },
});

test("where all is well every line says so, and the database's use by the bot is no fault", () => {
  const found = findings(well);
  expect(found.filter(({ as }) => as !== "good")).toEqual([]);
  expect(found.map(({ says }) => says).join()).toContain("ボットが使っています");
});

/** What is wrong, the facts, and the line that must say it: whom it is about, and what to do. */
const faults: readonly (readonly [what: string, facts: Facts, about: string, says: string])[] = [
  ["an old Node", { ...well, node: "20.20.0" }, "Node.js", "node_modules/.bin/node"],
  [
    "a variable",
    { ...well, environment: { faults: ["PORT がありません。"], notices: [] } },
    "環境変数",
    "PORT がありません",
  ],
  [
    "the policy",
    { ...well, policy: { ok: false, faults: ["p.yml:3:1 だめです。"] } },
    "ポリシー",
    "p.yml:3:1",
  ],
  [
    "a policy that changed under its version",
    {
      ...well,
      database: {
        ...database,
        file: { ...sound, policies: new Map([["sapporo-2026.2", "another hash"]]) },
      },
    },
    "ポリシー",
    "version も新しい名前",
  ],
  [
    "the desk's own channel as the one of all staff",
    { ...well, policy: { ...reading, policy: { ...reading.policy, changes: { channel: DESK } } } },
    "ポリシー",
    "全職員が読むチャンネルのID",
  ],
  [
    "a proxy that is not there",
    { ...well, proxy: { at: "proxy:8080", reached: false } },
    "プロキシ",
    "proxy:8080",
  ],
  [
    "no way to Slack",
    { ...well, slack: { ...slack, reach: { as: "silent", why: "ENOTFOUND" } } },
    "Slackへの道",
    "HTTPS_PROXY を設定",
  ],
  [
    "no way to Slack through the proxy",
    {
      ...well,
      proxy: { at: "p:1", reached: true },
      slack: { ...slack, reach: { as: "silent", why: "x" } },
    },
    "Slackへの道",
    "プロキシの認証",
  ],
  [
    "something else in Slack's place",
    { ...well, slack: { ...slack, reach: { as: "refused", code: "unknown_method" } } },
    "Slackへの道",
    "SLACK_API_URL",
  ],
  ["a clock ahead", { ...well, slack: { ...slack, ahead: 61_000 } }, "時計", "61秒進んで"],
  ["a clock behind", { ...well, slack: { ...slack, ahead: -3_600_000 } }, "時計", "3600秒遅れて"],
  [
    "a revoked bot token",
    { ...well, slack: { ...slack, bot: { as: "refused", code: "token_revoked" } } },
    "SLACK_BOT_TOKEN",
    "OAuth & Permissions",
  ],
  [
    "a closed account",
    { ...well, slack: { ...slack, bot: { as: "refused", code: "account_inactive" } } },
    "SLACK_BOT_TOKEN",
    "管理者",
  ],
  [
    "an app token without its scope",
    { ...well, slack: { ...slack, app: { as: "refused", code: "missing_scope" } } },
    "SLACK_APP_TOKEN",
    "connections:write",
  ],
  [
    "a missing scope",
    { ...well, slack: { ...slack, bot: { as: "answered", it: { scopes: scopes.slice(1) } } } },
    "スコープ",
    `足りません：${scopes[0]}`,
  ],
  [
    "no desk channel",
    { ...well, slack: { ...slack, desk: { as: "refused", error: "channel_not_found" } } },
    "窓口のチャンネル",
    "/invite @mamori",
  ],
  ["a public desk channel", withDesk({ isPrivate: false }), "窓口のチャンネル", "非公開に変えて"],
  ["a shared desk channel", withDesk({ isShared: true }), "窓口のチャンネル", "共有をやめて"],
  ["an archived desk channel", withDesk({ isArchived: true }), "窓口のチャンネル", "アーカイブ"],
  ["an uninvited bot", withDesk({ isMember: false }), "窓口のチャンネル", "/invite @mamori"],
  [
    "a folder others can read",
    { ...well, database: { ...database, folder: { ...database.folder, mode: 0o755 } } },
    "データの置き場所",
    "chmod 700 /srv/data",
  ],
  [
    "a folder of somebody else",
    { ...well, database: { ...database, folder: { ...database.folder, writable: false } } },
    "データの置き場所",
    "chown",
  ],
  [
    "a broken database",
    { ...well, database: { ...database, file: { as: "trouble", sentence: "壊れています。" } } },
    "データベース",
    "壊れて",
  ],
  [
    "a read-only database",
    {
      ...well,
      database: {
        ...database,
        file: { as: "sound", bytes: 1, behind: 0, writable: false, policies: new Map() },
      },
    },
    "データベース",
    "書き込めません",
  ],
  ["the organisation's file is not there", { ...well, organisation: "unreadable" }, "名簿", "場所と権限"],
  [
    "a fault in the organisation's file",
    { ...well, organisation: { ok: false, faults: [{ line: 3, text: "「名称」がありません。" }] } },
    "名簿",
    "3行目：「名称」が",
  ],
  ["a full disk", { ...well, database: { ...database, free: 150_000_000 } }, "ディスクの空き", "200 MB 以上"],
];

test.each(faults)("%s is one ✗ that says what to do", (_, facts, about, says) => {
  const bad = findings(facts).filter(({ as }) => as === "bad");
  expect(bad).toEqual([{ as: "bad", about, says: expect.stringContaining(says) }]);
});

test("from the last year whose holidays are known it says so, if the policy counts them", () => {
  const remarks = (now: string, holidays: "japan" | "none" = "japan") => {
    const policy = { ...reading.policy, workingTime: { ...reading.policy.workingTime, holidays } };
    return findings({ ...well, now: Date.parse(now), policy: { ...reading, policy } }).filter(
      ({ about }) => about === "祝日",
    );
  };
  expect(remarks("2049-12-31T23:59+09:00")).toEqual([]);
  expect(remarks("2050-01-01T00:00+09:00")).toEqual([
    { as: "remark", about: "祝日", says: expect.stringContaining("2050年までしか分かりません") },
  ]);
  expect(remarks("2060-01-01T00:00+09:00", "none")).toEqual([]);
});

test("what cannot be asked yet is left open, and scopes to spare are no fault", () => {
  const nothing = { ...well, slack: null, database: null };
  expect(findings(nothing).filter(({ as }) => as === "bad")).toEqual([]);
  expect(findings(nothing).filter(({ as }) => as === "unknown")).toHaveLength(6);
  const spare = {
    ...slack,
    bot: { as: "answered" as const, it: { scopes: [...scopes, "usergroups:read"] } },
  };
  expect(findings({ ...well, slack: spare }).filter(({ as }) => as !== "good")).toEqual([
    { as: "remark", about: "スコープ", says: expect.stringContaining("usergroups:read") },
  ]);
});

test("a file of the organisation says how much is in it, and a section without a head is a remark", () => {
  const remarks = [{ line: 4, text: "この部署には「長」がいません。" }];
  const about = findings({ ...well, organisation: { ok: true, organisation: noOrganisation, remarks } });
  expect(about.filter((one) => one.about === "名簿")).toEqual([
    { as: "good", about: "名簿", says: "読めました（部署0、人0）。" },
    { as: "remark", about: "名簿", says: expect.stringContaining("4行目") },
  ]);
});
