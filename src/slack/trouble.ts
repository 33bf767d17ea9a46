import { ErrorCode } from "@slack/web-api";
import type { Sent } from "../casework/ports-slack.ts";

/** Slack says no, but not for good: it is its own trouble, or ours with tokens, not the message's. */
const PASSING = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);
const ACCESS = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "missing_scope",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
]);

/** Errors of the network that mean: it was never sent. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What kept a call from being carried out. */
export type Trouble = Exclude<Sent, { as: "sent" }>;

/** What an error of the Web API means: whether it happened, and whether to ask again. */
export function troubleOf(error: unknown, scope: "channel" | "method"): Trouble {
  if (!(error instanceof Error) || !("code" in error)) return { as: "uncertain" };
  if (error.code === ErrorCode.RateLimitedError) {
    return { as: "wait", seconds: numberIn(error, "retryAfter") ?? 30, scope };
  }
  if (error.code === ErrorCode.HTTPError) {
    const status = numberIn(error, "statusCode") ?? 500;
    return status === 429 ? { as: "wait", seconds: 30, scope } : { as: "uncertain" };
  }
  if (error.code === ErrorCode.PlatformError) {
    const name = errorName(error);
    if (name === "ratelimited" || name === "rate_limited") return { as: "wait", seconds: 30, scope };
    if (PASSING.has(name)) return { as: "uncertain" };
    if (ACCESS.has(name)) return { as: "unreachable" };
    return { as: "refused", error: name };
  }
  return neverSent(error) ? { as: "unreachable" } : { as: "uncertain" };
}

function numberIn(error: Error, key: string): number | null {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "number" ? value : null;
}

function errorName(error: Error): string {
  return textIn(error, "error") ?? "unknown_error";
}

/** What Slack answered with an error, under this name. */
function textIn(error: Error, key: string): string | null {
  const data: unknown = Reflect.get(error, "data");
  if (typeof data !== "object" || data === null) return null;
  const value: unknown = Reflect.get(data, key);
  return typeof value === "string" ? value : null;
}

/** We may read private channels, and still a scope is missing for this one: so it is none. */
export const isForeignKind = (error: unknown): boolean =>
  error instanceof Error &&
  errorName(error) === "missing_scope" &&
  (textIn(error, "provided") ?? "").split(",").includes("groups:read");

/** Looks down the chain of causes for a code that says the request never left. */
function neverSent(error: Error): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < 6 && typeof at === "object" && at !== null; depth++) {
    if ("code" in at && typeof at.code === "string" && NEVER_SENT.has(at.code)) return true;
    at = "original" in at ? at.original : "cause" in at ? at.cause : null;
  }
  return false;
}
