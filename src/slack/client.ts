import { ErrorCode, WebClient, type WebClientOptions } from "@slack/web-api";
import { Agent, type Dispatcher, ProxyAgent, request } from "undici";
import type { Log } from "../casework/ports.ts";
import { nameOf } from "../casework/trouble.ts";
import type { Config } from "../config.ts";
import { boltLogger } from "./log.ts";

/** `fetch` as Slack's client takes it. */
export type SlackFetch = NonNullable<WebClientOptions["fetch"]>;

/** A way through the proxy the environment names, if it names one. */
export const proxyOf = (url: string | undefined): ProxyAgent | undefined =>
  url === undefined ? undefined : new ProxyAgent(url);

/**
 * `fetch` through that proxy, or straight. Only as much of it as Slack's client and answers to gestures need, since
 * all of it takes twice the processor's time. Errors keep their codes.
 */
export function fetchThrough(dispatcher: Dispatcher = new Agent()): SlackFetch {
  return async (to, { headers, body, signal } = {}) => {
    // Nothing the bot sends is a form with files.
    if (body !== undefined && typeof body !== "string") throw new TypeError("only text bodies are sent");
    const answer = await request(to, {
      method: "POST",
      dispatcher,
      headers: headers ?? {},
      body: body ?? null,
      signal: signal ?? null,
    });
    const text = await answer.body.text();
    const said = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, `${value}`]);
    return {
      ok: answer.statusCode >= 200 && answer.statusCode < 300,
      status: answer.statusCode,
      statusText: answer.statusText,
      url: String(to),
      headers: {
        get: (name) => said.find(([one]) => one === name.toLowerCase())?.[1] ?? null,
        entries: () => said,
      },
      text: async () => text,
      json: async (): Promise<unknown> => JSON.parse(text),
      arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    };
  };
}

/** A client that never posts twice by itself and never waits without end: the outbox decides about both. */
export function webClient(
  access: Pick<Config, "slackApiUrl"> & { readonly token: string | undefined },
  log: Log,
  more: { readonly fetch: SlackFetch; readonly timeout?: number },
): WebClient {
  return new WebClient(access.token, {
    slackApiUrl: access.slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: more.timeout ?? 10_000,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
    fetch: more.fetch,
  });
}

/** Slack's own word for why it said no; null if it said nothing of the kind. */
export function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || error.code !== ErrorCode.PlatformError) return null;
  const data: unknown = Reflect.get(error, "data");
  if (typeof data !== "object" || data === null || !("error" in data)) return null;
  return typeof data.error === "string" ? data.error : null;
}

/** The refusals that do not pass by themselves: the token is wrong, or may not do what it must. */
const FINAL = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "missing_scope",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
  "user_removed_from_team",
  "team_disabled",
  "team_access_not_granted",
  "enterprise_is_restricted",
]);

/** The refusal of a token that only a person can put right; null for everything that passes. */
export function finalRefusal(error: unknown): string | null {
  const refusal = refusalIn(error);
  return refusal !== null && FINAL.has(refusal) ? refusal : null;
}

/** What stood in a request's way, as the system calls it: the innermost code or name in the chain of causes. */
export function obstacleIn(error: unknown): string {
  let found = nameOf(error);
  let at: unknown = error;
  for (let depth = 0; depth < 6 && at instanceof Error; depth++) {
    found = "code" in at && typeof at.code === "string" ? at.code : at.name;
    at = "original" in at ? at.original : at.cause;
  }
  return found;
}
