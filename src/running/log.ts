import type { Log } from "../casework/ports.ts";

const LEVELS = ["debug", "info", "warn", "error"] as const;

/** JSON lines: when, what, and facts. Whoever logs takes care that no facts are people's words. */
export function jsonLog(write: (line: string) => void, now: () => Date, from: (typeof LEVELS)[number]): Log {
  const at =
    (level: (typeof LEVELS)[number]): Log["info"] =>
    (what, facts = {}) => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(from)) return;
      write(`${JSON.stringify({ at: now().toISOString(), level, what, ...facts })}\n`);
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** For programs that speak for themselves. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** Where an error came from. Only places in files: its text may hold people's words. */
export function placesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const frames = (error.stack ?? "").matchAll(/^ {4}at .*?([\w.@/-]+:\d+:\d+)\)?$/gm);
  return [...frames].map(([, place = ""]) => place).slice(0, 6);
}
