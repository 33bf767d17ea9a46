import type { Receiver } from "@slack/bolt";
import { ErrorCode, WebClient, type WebClientOptions } from "@slack/web-api";
import { fetch, ProxyAgent } from "undici";
import type { Bot } from "../casework/bot.ts";
import { nameOf } from "../casework/outbox.ts";
import type { Chat, Clock, Log } from "../casework/ports.ts";
import type { Config } from "../config.ts";
import { boltApp, type Identity } from "./app.ts";
import { slackChat } from "./chat.ts";
import { boltLogger } from "./log.ts";
import { events, methodScopes } from "./needs.ts";
import { HoldingReceiver, SignedHttpReceiver, socketReceiver } from "./receiver.ts";

/** Two, so that one goes on while Slack refreshes the other. */
const CONNECTIONS = 2;

/** Slack will never let us in like this; whoever runs the bot must act. */
export class AccessRefused extends Error {
  override name = "AccessRefused";
  readonly code: string;
  constructor(code: string) {
    super(`Slackがトークンを受け付けません（${code}）。SLACK_BOT_TOKEN を確かめてください。`);
    this.code = code;
  }
}

/** Slack, reached and known; not listening yet. */
export interface Slack {
  readonly identity: Identity;
  readonly chat: Chat;
  /** Begins to take payloads. */
  listen(bot: Bot, health: () => { ok: boolean; line: string }): Promise<Listening>;
}

export interface Listening {
  /** The port of HTTP mode, as the system gave it. */
  readonly port: number | null;
  /** Resolves when no payload is under way. */
  idle(): Promise<void>;
  /** Takes no more payloads and finishes those under way. */
  stop(): Promise<void>;
}

type Access = Pick<Config, "botToken" | "transport" | "slackApiUrl" | "httpsProxy">;

/** A client that never posts twice by itself and never waits without end: the outbox decides about both. */
export function webClient(
  access: Pick<Access, "botToken" | "slackApiUrl" | "httpsProxy">,
  log: Log,
): WebClient {
  const proxied = proxiedFetch(access.httpsProxy);
  return new WebClient(access.botToken, {
    slackApiUrl: access.slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
    ...(proxied === undefined ? {} : { fetch: proxied }),
  });
}

/** `fetch` as Slack's client takes it. */
type SlackFetch = NonNullable<WebClientOptions["fetch"]>;

const proxyOf = (url: string | undefined) => (url === undefined ? undefined : new ProxyAgent(url));

/** `fetch` through the proxy the environment names, if it names one. */
function proxiedFetch(url: string | undefined): SlackFetch | undefined {
  const dispatcher = proxyOf(url);
  if (dispatcher === undefined) return undefined;
  return (to, { body, ...init } = {}) => {
    // Nothing the bot sends is a form with files; the proxy's fetch would not know the host's own kind of form.
    if (body !== undefined && typeof body !== "string")
      throw new TypeError("only text bodies go through the proxy");
    return fetch(to, { ...init, ...(body === undefined ? {} : { body }), dispatcher });
  };
}

/** Asks Slack who we are, for as long as it takes, and says which scopes are missing. */
export async function connectSlack(parts: {
  access: Access;
  clock: Clock;
  log: Log;
  /** Told whenever Slack was reached or reached us. */
  contact: () => void;
}): Promise<Slack> {
  const { access, clock, log, contact } = parts;
  const client = webClient(access, log);
  const identity = await identify(client, clock, log);
  contact();
  const logger = boltLogger(log);
  const proxied = proxiedFetch(access.httpsProxy);
  const chat = slackChat({
    client,
    fetch: async (url, init) => (proxied ?? globalThis.fetch)(url, init),
    team: identity.team,
    contact,
  });
  return {
    identity,
    chat,
    listen: async (bot, health) => {
      const http =
        access.transport.kind === "http"
          ? new SignedHttpReceiver({ ...access.transport, logger, log, health })
          : null;
      const inner: Receiver =
        http ??
        socketReceiver({
          appToken: access.transport.kind === "socket" ? access.transport.appToken : "",
          connections: CONNECTIONS,
          logger,
          log,
          apiUrl: access.slackApiUrl,
          dispatcher: proxyOf(access.httpsProxy),
          fetch: proxied,
        });
      const receiver = new HoldingReceiver(inner, log);
      const { botToken: token, slackApiUrl: apiUrl } = access;
      const app = boltApp({ receiver, token, identity, apiUrl, logger, log, bot, chat, clock, contact });
      await app.start();
      return {
        port: http?.port ?? null,
        idle: () => receiver.idle(),
        stop: async () => {
          await receiver.stop();
        },
      };
    },
  };
}

async function identify(client: WebClient, clock: Clock, log: Log): Promise<Identity> {
  for (let attempt = 0; ; attempt++) {
    try {
      const me = await client.auth.test();
      const missing = missingScopes(me.response_metadata?.scopes ?? []);
      if (missing.length > 0) log.error("scopes-missing", { missing });
      return { botId: me.bot_id ?? "", botUserId: me.user_id ?? "", team: me.team_id ?? "" };
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === ErrorCode.PlatformError) {
        const data: unknown = Reflect.get(error, "data");
        const code = typeof data === "object" && data !== null && "error" in data ? String(data.error) : "";
        if (/auth|token|account|team|org/.test(code)) throw new AccessRefused(code);
      }
      log.warn("slack-out-of-reach", { error: nameOf(error), attempt });
      await new Promise<void>((resolve) => {
        clock.after(Math.min(1_000 * 2 ** Math.min(attempt, 6), 60_000), resolve);
      });
    }
  }
}

/** The scopes the bot's methods and events need and was not given. */
export function missingScopes(granted: readonly string[]): string[] {
  const needed = new Set([
    ...Object.values(methodScopes).flat(),
    ...(events.length > 0 ? ["reactions:read", "commands"] : []),
  ]);
  return [...needed].filter((scope) => !granted.includes(scope));
}
