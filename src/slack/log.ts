import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../casework/ports.ts";

/**
 * The logger Slack's libraries get. Capped at info, because their debug lines print payloads; and only the
 * text of a line is taken over, since what is appended to it may be a whole request.
 */
export function boltLogger(log: Log): Logger {
  const first = (messages: readonly unknown[]) => ({
    text: typeof messages[0] === "string" ? messages[0].slice(0, 200) : typeof messages[0],
  });
  return {
    debug: () => {},
    info: (...messages) => log.info("slack", first(messages)),
    warn: (...messages) => log.warn("slack", first(messages)),
    error: (...messages) => log.error("slack", first(messages)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
