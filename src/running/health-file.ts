import { readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { type Health, healthLine } from "../mamori.ts";

/** Written every minute: what is older was left by a bot that hangs or is gone. */
const STALE = 3 * 60_000;

/** What a system that watches the bot reads: a line whose first word says it all, and why it is not `ok`. */
export interface Judged {
  readonly ok: boolean;
  readonly line: string;
  readonly why: string | null;
}

/** Beside the database, so that each database has its own. */
export const healthFileOf = (databasePath: string): string => `${databasePath}.health`;

/** Keeps the file up to date while the bot runs. */
export interface HealthFile {
  write(health: Health): void;
  /** What an earlier run left, or what this one leaves, says nothing any more. */
  remove(): Promise<void>;
}

export function healthFile(
  databasePath: string,
  now: () => Date,
  failed: (error: unknown) => void,
): HealthFile {
  const path = healthFileOf(databasePath);
  const fresh = `${path}.new`;
  let last: Promise<void> = Promise.resolve();
  const next = (what: () => Promise<void>): Promise<void> => {
    last = last.then(what).catch(failed);
    return last;
  };
  return {
    write: (health) => {
      const line = `${healthLine(health)} at=${now().toISOString()}\n`;
      // Replaced as a whole, so that who reads it never sees half a line.
      void next(async () => {
        await writeFile(fresh, line, { mode: 0o600 });
        await rename(fresh, path);
      });
    },
    remove: () => next(() => rm(path, { force: true })),
  };
}

/** The line as it stands; null if there is none. */
export function readHealthFile(databasePath: string): string | null {
  try {
    return readFileSync(healthFileOf(databasePath), "utf8").trim();
  } catch {
    return null;
  }
}

/**
 * What the line means now. The times in it are looked at again: a bot that hangs writes nothing, and Slack may have
 * been out of reach for too long since the last line.
 */
export function judge(line: string | null, now: Date): Judged {
  if (line === null) {
    return {
      ok: false,
      line: "missing",
      why: "ボットが動いていないか、起動の途中です。止めた覚えがなければ、ログを確かめてください。",
    };
  }
  const written = timeIn(line, "at");
  if (written === null) {
    return { ok: false, line: "unreadable", why: "稼働の記録が読めません。ボットを起動し直してください。" };
  }
  const [, rest = ""] = /^\S+(.*)$/.exec(line) ?? [];
  if (now.getTime() - written > STALE) {
    return {
      ok: false,
      line: `stale${rest}`,
      why: "ボットが3分以上、何も記録していません。動いているか、ログを確かめてください。",
    };
  }
  const trouble = (why: string): Judged => ({ ok: false, line: `trouble${rest}`, why });
  const isOld = (name: string) => now.getTime() - (timeIn(line, name) ?? 0) > STALE;
  if (isOld("slack")) {
    return trouble(
      "3分以上、Slackに届いていません。ネットワークとプロキシを確かめてください。受け取った内容は保存してあり、届くようになると送ります。",
    );
  }
  if (isOld("reachable")) {
    return trouble(
      "3分以上、Slackからの通知を受け取れない状態です。ネットワークとプロキシ、SLACK_APP_TOKEN を確かめてください。",
    );
  }
  if (line.startsWith("ok ")) return { ok: true, line, why: null };
  return trouble("窓口のチャンネルに投稿できません。npm run doctor で、どこを直すか確かめてください。");
}

function timeIn(line: string, name: string): number | null {
  const time = Date.parse(new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(line)?.[1] ?? "");
  return Number.isNaN(time) ? null : time;
}
