import type { Core } from "./core.ts";
import { chat } from "./methods/chat.ts";
import { conversations } from "./methods/conversations.ts";
import { Args, type Method, MissingScope } from "./methods/method.ts";
import { about, files, reactions, users, views } from "./methods/others.ts";
import { ApiError } from "./refusal.ts";
import type { Bag } from "./shapes.ts";

const METHODS: Readonly<Record<string, Method>> = {
  ...about,
  ...chat,
  ...conversations,
  ...users,
  ...views,
  ...reactions,
  ...files,
};

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bag;
  /** Whether something was stored on the way. */
  readonly stored: boolean;
}

/** One Web API call: token, rate, scopes, then the method; every refusal with Slack's code. */
export function callMethod(core: Core, name: string, token: string | undefined, given: Bag): Answer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method === undefined) return refused("unknown_method", { req_method: name });
  const wrong = wrongToken(core, method, token);
  if (wrong !== undefined) return refused(wrong);
  const args = new Args(given);
  const wait = core.limits?.take(name, args.text("channel"));
  if (wait !== undefined) return limited(wait);
  const needed = method.scopes?.find((scope) => !core.scopes.has(scope));
  if (needed !== undefined) return missing(core, needed);
  const granted = method.token === "app" ? "connections:write" : [...core.scopes].join(",");
  const headers = {
    ...(method.token === "none" ? {} : { "x-oauth-scopes": granted }),
    ...(method.scopes === undefined ? {} : { "x-accepted-oauth-scopes": method.scopes.join(",") }),
  };
  try {
    const body = { ok: true, ...method.run(core, args) };
    return { status: 200, headers, body, stored: method.stores ?? false };
  } catch (error) {
    if (error instanceof MissingScope) return missing(core, error.needed);
    if (error instanceof ApiError) return { ...refused(error.code, error.extra), headers };
    throw error;
  }
}

/** HTTP 429 with the seconds to wait. */
export function limited(seconds: number): Answer {
  const headers = { "retry-after": String(seconds) };
  return { status: 429, headers, body: { ok: false, error: "ratelimited" }, stored: false };
}

export function refused(error: string, extra: Bag = {}): Answer {
  return { status: 200, headers: {}, body: { ok: false, error, ...extra }, stored: false };
}

function missing(core: Core, needed: string): Answer {
  return refused("missing_scope", { needed, provided: [...core.scopes].join(",") });
}

function wrongToken(core: Core, method: Method, token: string | undefined): string | undefined {
  if (method.token === "none") return undefined;
  if (token === undefined || token === "") return "not_authed";
  if (token !== core.botToken && token !== core.appToken) return "invalid_auth";
  const wanted = method.token === "app" ? core.appToken : core.botToken;
  return token === wanted ? undefined : "not_allowed_token_type";
}
