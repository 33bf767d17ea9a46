import { holidayYears } from "../calendar/holidays.ts";
import { type Instant, localTime } from "../calendar/local.ts";
import { deskRemedies, troubleOf } from "../casework/desk-channel.ts";
import { hashOf } from "../casework/policies.ts";
import { tellFault } from "../organisation/fault.ts";
import type { Reading } from "../organisation/read.ts";
import type { Policy } from "../policy/policy.ts";
import { scopesAmiss } from "../slack/needs.ts";
import type { Probe } from "../slack/probe.ts";
import type { Inspection } from "../store/inspect.ts";
import type { PolicyFile } from "./policy-file.ts";
import { changesAtDesk, policyChanged } from "./start-faults.ts";
import { tokenRemedy } from "./token-words.ts";

/** Everything the doctor looks at, gathered before anything is judged. */
export interface Facts {
  readonly now: Instant;
  readonly node: string;
  readonly environment: { readonly faults: readonly string[]; readonly notices: readonly string[] };
  readonly policy: PolicyFile;
  /** The desk's channel as the environment names it. */
  readonly deskChannel: string | undefined;
  /** null where the environment names no file. */
  readonly organisation: Reading | "unreadable" | null;
  readonly proxy: { readonly at: string; readonly reached: boolean } | null;
  /** null where the environment does not say how Slack is reached. */
  readonly slack: Probe | null;
  readonly database: Inspection | null;
}

/** One line of the doctor's report. `unknown`: something else has to be put right first. */
export interface Finding {
  readonly as: "good" | "bad" | "remark" | "unknown";
  readonly about: string;
  readonly says: string;
}

/** The Node the bot is written for. */
const NODE = 24;

/** Slack refuses what was signed five minutes ago; a clock this far off is on its way there. */
const MOST_AHEAD = 60_000;

/** Room for the write-ahead log and for copies of the database. */
const LEAST_FREE = 200_000_000;

const good = (about: string, says: string): Finding => ({ as: "good", about, says });
const bad = (about: string, says: string): Finding => ({ as: "bad", about, says });
const remark = (about: string, says: string): Finding => ({ as: "remark", about, says });
const unknown = (about: string, says: string): Finding => ({ as: "unknown", about, says });

/** What the facts mean, in the order in which faults are best put right. */
export const findings = (facts: Facts): readonly Finding[] => [
  node(facts),
  ...environment(facts),
  ...policy(facts),
  ...organisation(facts),
  proxy(facts),
  reach(facts),
  clock(facts),
  ...tokens(facts),
  ...scopes(facts),
  desk(facts),
  ...database(facts),
];

function node({ node }: Facts): Finding {
  const about = "Node.js";
  if (Number.parseInt(node, 10) >= NODE) return good(about, `${node} です。`);
  return bad(about, `${node} では動きません。npm run か node_modules/.bin/node から始めてください。`);
}

function environment({ environment: { faults, notices } }: Facts): readonly Finding[] {
  const about = "環境変数";
  if (faults.length > 0) return faults.map((fault) => bad(about, fault));
  return [good(about, "すべて読めました。"), ...notices.map((notice) => remark(about, notice))];
}

function policy({ policy: file, deskChannel, database: found, now }: Facts): readonly Finding[] {
  const about = "ポリシー";
  const kept = found?.file.as === "sound" ? found.file.policies : new Map<string, string>();
  if (file.ok && (kept.get(file.policy.version) ?? hashOf(file.text)) !== hashOf(file.text))
    return [bad(about, policyChanged(file.policy.version))];
  if (file.ok && file.policy.changes !== undefined && file.policy.changes.channel === deskChannel)
    return [bad(about, changesAtDesk)];
  if (file.ok) return [good(about, `読めました（${file.policy.version}）。`), ...holidays(file.policy, now)];
  return file.faults.map((fault) => bad(about, fault));
}

function organisation({ organisation: file }: Facts): readonly Finding[] {
  const about = "名簿";
  if (file === null) return [good(about, "使いません（ORGANISATION がありません）。")];
  if (file === "unreadable")
    return [bad(about, "ORGANISATION のファイルを読めません。場所と権限を確かめてください。")];
  if (!file.ok) return file.faults.map((fault) => bad(about, tellFault(fault)));
  const { sections, members } = file.organisation;
  return [
    good(about, `読めました（部署${sections.size}、人${members.size}）。`),
    ...file.remarks.map((fault) => remark(about, tellFault(fault))),
  ];
}

/** Said from the year before, so that there is time to update. */
function holidays({ workingTime }: Policy, now: Instant): readonly Finding[] {
  const { year } = localTime(now, workingTime.timeZone);
  if (workingTime.holidays === "none" || year < holidayYears.last) return [];
  const says = `${holidayYears.last}年までしか分かりません。その先は、祝日も開いている日として数えます。マモリを新しくするか、working-hours の closed に祝日を書いてください。`;
  return [remark("祝日", says)];
}

function proxy({ proxy: given }: Facts): Finding {
  const about = "プロキシ";
  if (given === null) return good(about, "使いません（HTTPS_PROXY がありません）。");
  if (given.reached) return good(about, `${given.at} に届きました。`);
  return bad(
    about,
    `${given.at} に届きません。HTTPS_PROXY の名前と番号、プロキシが動いているかを確かめてください。`,
  );
}

function reach({ slack, proxy }: Facts): Finding {
  const about = "Slackへの道";
  if (slack === null) return unknown(about, "SLACK_API_URL を直してから確かめます。");
  if (slack.reach.as === "answered") return good(about, "Slackに届きました。");
  if (slack.reach.as === "refused")
    return bad(
      about,
      `相手はSlackではないようです（${slack.reach.code}）。SLACK_API_URL を確かめてください。`,
    );
  return bad(
    about,
    proxy === null
      ? `Slackに届きません（${slack.reach.why}）。外へのHTTPSが許されているか確かめてください。プロキシが要るなら HTTPS_PROXY を設定してください。`
      : `プロキシを通してSlackに届きません（${slack.reach.why}）。プロキシの認証と、slack.com への接続が許されているかを確かめてください。`,
  );
}

function clock({ slack }: Facts): Finding {
  const about = "時計";
  if (slack === null || slack.ahead === null) return unknown(about, "Slackに届いてから確かめます。");
  const seconds = Math.round(Math.abs(slack.ahead) / 1_000);
  if (Math.abs(slack.ahead) <= MOST_AHEAD) return good(about, `Slackとの差は${seconds}秒です。`);
  return bad(
    about,
    `Slackより${seconds}秒${slack.ahead > 0 ? "進んで" : "遅れて"}います。署名が合わなくなるので、時刻合わせ（timedatectl set-ntp true）を有効にしてください。`,
  );
}

function tokens({ slack }: Facts): readonly Finding[] {
  const token = (variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", asked: Probe["app"] | Probe["bot"]) => {
    if (asked === null) return unknown(variable, "環境変数を直してから確かめます。");
    if (asked.as === "answered") return good(variable, "Slackに通じました。");
    if (asked.as === "silent") return unknown(variable, "Slackに届いてから確かめます。");
    return bad(variable, `Slackが受け付けません（${asked.code}）。${tokenRemedy(variable, asked.code)}`);
  };
  return [
    token("SLACK_BOT_TOKEN", slack?.bot ?? null),
    // In HTTP mode there is none, and where one is missing the environment has said so.
    ...(slack === null || slack.app === null ? [] : [token("SLACK_APP_TOKEN", slack.app)]),
  ];
}

function scopes({ slack }: Facts): readonly Finding[] {
  const about = "スコープ";
  if (slack?.bot?.as !== "answered")
    return [unknown(about, "SLACK_BOT_TOKEN がSlackに通じてから確かめます。")];
  const { missing, superfluous } = scopesAmiss(slack.bot.it.scopes);
  const spare = superfluous.join(", ");
  return [
    missing.length === 0
      ? good(about, "要るものがすべてあります。")
      : bad(
          about,
          `足りません：${missing.join(", ")}。アプリ設定に manifest.yml を入れ直し、ワークスペースにもう一度インストールしてください。`,
        ),
    ...(spare === "" ? [] : [remark(about, `使わないものがあります：${spare}。外しても動きます。`)]),
  ];
}

function desk({ slack }: Facts): Finding {
  const about = "窓口のチャンネル";
  const found = slack?.desk ?? null;
  if (found === null) return unknown(about, "環境変数を直してから確かめます。");
  const trouble = troubleOf(found);
  if (trouble === null) return good(about, "非公開で、外部と共有されておらず、ボットが参加しています。");
  if (trouble === "unreachable") return unknown(about, "上の項目を直してから確かめます。");
  return bad(about, deskRemedies[trouble]);
}

function database({ database: found }: Facts): readonly Finding[] {
  if (found === null) return [unknown("データベース", "DATABASE_URL を直してから確かめます。")];
  return [folder(found), file(found), disk(found)];
}

function folder({ folder: { path, exists, mode, writable } }: Inspection): Finding {
  const about = "データの置き場所";
  if (!writable)
    return bad(about, `${path} に書き込めません。ボットを動かす利用者を所有者にしてください（chown）。`);
  if (!exists) return good(about, `${path} はまだありません。最初の起動で作ります。`);
  if (mode === null || (mode & 0o077) === 0) return good(about, `${path} は所有者だけが見られます。`);
  return bad(
    about,
    `${path} をほかの利用者も見られます（${mode.toString(8)}）。chmod 700 ${path} を実行してください。`,
  );
}

function file({ path, file: found, inUse }: Inspection): Finding {
  const about = "データベース";
  const running = inUse ? "ボットが使っています。" : "ボットは動いていません。";
  if (found.as === "none") return good(about, `${path} はまだありません。最初の起動で作ります。`);
  if (found.as === "trouble") return bad(about, found.sentence);
  if (!found.writable)
    return bad(about, `${path} に書き込めません。ボットを動かす利用者を所有者にしてください（chown）。`);
  const behind = found.behind === 0 ? "" : "次の起動で、控えをとってから新しい版に移します。";
  return good(about, `読み通して、異常はありません。${running}${behind}`);
}

function disk({ free, file: found }: Inspection): Finding {
  const about = "ディスクの空き";
  if (free === null) return remark(about, "空きを調べられませんでした。");
  const least = Math.max(LEAST_FREE, found.as === "sound" ? found.bytes * 3 : 0);
  const mega = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;
  if (free >= least) return good(about, `${mega(free)} あります。`);
  return bad(
    about,
    `${mega(free)} しかありません。${mega(least)} 以上になるよう、要らないファイルを消してください。`,
  );
}
