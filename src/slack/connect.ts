import type { WebClient } from "@slack/web-api";
import type { Bot } from "../casework/bot.ts";
import type { Clock, Log } from "../casework/ports.ts";
import type { Chat, Transfers } from "../casework/ports-slack.ts";
import { nameOf } from "../casework/trouble.ts";
import type { Config } from "../config.ts";
import { boltApp, type Identity } from "./app.ts";
import { slackChat } from "./chat.ts";
import { fetchThrough, finalRefusal, proxyOf, webClient } from "./client.ts";
import { slackFiles } from "./files.ts";
import { boltLogger } from "./log.ts";
import { scopesAmiss } from "./needs.ts";
import { HoldingReceiver, type ReachableReceiver, SignedHttpReceiver, socketReceiver } from "./receiver.ts";

/** Two, so that one goes on while Slack refreshes the other. */
const CONNECTIONS = 2;

/** After this long without a connection the app's token is asked about: some refusals Bolt takes for passing. */
const SLOW_START = 15_000;

/** How long a stop waits for a quiet moment, in which no acknowledgement is cut off. */
const QUIET = 3_000;

/** Which variable holds a token that Slack does not take, and Slack's word for why. */
export interface Refused {
  readonly variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";
  readonly code: string;
}

/** Slack will never let us in like this; whoever runs the bot must act. */
export class AccessRefused extends Error {
  override name = "AccessRefused";
  readonly refused: readonly Refused[];
  constructor(refused: readonly Refused[]) {
    super(refused.map(({ variable, code }) => `${variable}: ${code}`).join(", "));
    this.refused = refused;
  }
}

/** Slack, reached and known; not listening yet. */
export interface Slack {
  readonly identity: Identity;
  readonly chat: Chat;
  readonly linkTo: Bot["linkTo"];
  readonly transfers: Transfers;
  /** Begins to take payloads. */
  listen(bot: Bot, health: () => { ok: boolean; line: string }): Promise<Listening>;
}

export interface Listening {
  /** The port of HTTP mode, as the system gave it. */
  readonly port: number | null;
  /** Whether Slack can reach the bot at this moment: a connection stands, or the port is open. */
  isReachable(): boolean;
  /** Resolves when no payload is under way. */
  idle(): Promise<void>;
  /** Takes no more payloads and finishes those under way. */
  stop(): Promise<void>;
}

type Access = Pick<Config, "botToken" | "transport" | "slackApiUrl" | "httpsProxy">;

/** Asks Slack who we are, for as long as it takes, and says which scopes are missing. */
export async function connectSlack(parts: {
  access: Access;
  clock: Clock;
  log: Log;
  /** Told whenever Slack was reached or reached us. */
  contact: () => void;
}): Promise<Slack> {
  const { access, clock, log, contact } = parts;
  const { botToken, slackApiUrl, transport } = access;
  const dispatcher = proxyOf(access.httpsProxy);
  const fetch = fetchThrough(dispatcher);
  const client = webClient({ token: botToken, slackApiUrl }, log, { fetch });
  const appRefusal = async (): Promise<readonly Refused[]> => {
    if (transport.kind !== "socket") return [];
    const app = webClient({ token: transport.appToken, slackApiUrl }, log, { fetch });
    return refusalOf("SLACK_APP_TOKEN", () => app.apps.connections.open());
  };
  const identity = await identify(client, clock, log, appRefusal);
  contact();
  const logger = boltLogger(log);
  const chat = slackChat({
    client,
    fetch,
    team: identity.team,
    self: identity.botUserId,
    contact,
  });
  return {
    identity,
    chat,
    linkTo: ({ channel, ts }) =>
      identity.url === "" ? null : `${identity.url}archives/${channel}/p${ts.replace(".", "")}`,
    transfers: slackFiles({ client, token: botToken, apiUrl: slackApiUrl, dispatcher }),
    listen: async (bot, health) => {
      const http =
        transport.kind === "http" ? new SignedHttpReceiver({ ...transport, logger, log, health }) : null;
      const inner: ReachableReceiver =
        http ??
        socketReceiver({
          appToken: transport.kind === "socket" ? transport.appToken : "",
          connections: CONNECTIONS,
          logger,
          log,
          apiUrl: slackApiUrl,
          dispatcher,
          fetch,
        });
      const receiver = new HoldingReceiver(inner, log);
      const app = boltApp({
        receiver,
        token: botToken,
        identity,
        apiUrl: slackApiUrl,
        logger,
        log,
        bot,
        chat,
        clock,
        contact,
      });
      await started(app.start(), appRefusal, clock);
      return {
        port: http?.port ?? null,
        isReachable: () => inner.isReachable(),
        idle: () => receiver.idle(),
        stop: async () => {
          await within(QUIET, receiver.idle(), clock);
          await receiver.stop();
        },
      };
    },
  };
}

async function identify(
  client: WebClient,
  clock: Clock,
  log: Log,
  appRefusal: () => Promise<readonly Refused[]>,
): Promise<Identity> {
  for (let attempt = 0; ; attempt++) {
    try {
      const me = await client.auth.test();
      const { missing } = scopesAmiss(me.response_metadata?.scopes ?? []);
      if (missing.length > 0) log.error("scopes-missing", { missing });
      return {
        botId: me.bot_id ?? "",
        botUserId: me.user_id ?? "",
        team: me.team_id ?? "",
        url: me.url ?? "",
      };
    } catch (error) {
      const code = finalRefusal(error);
      // The other token is asked about too, so that both faults are told at once.
      if (code !== null)
        throw new AccessRefused([{ variable: "SLACK_BOT_TOKEN", code }, ...(await appRefusal())]);
      log.warn("slack-out-of-reach", { error: nameOf(error), attempt });
      await new Promise<void>((resolve) => {
        clock.after(Math.min(1_000 * 2 ** Math.min(attempt, 6), 60_000), resolve);
      });
    }
  }
}

/** Waits for the transport; one that never opens because its token is refused ends the waiting. */
function started(
  starting: Promise<unknown>,
  appRefusal: () => Promise<readonly Refused[]>,
  clock: Clock,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const ask = () => {
      void appRefusal().then((refused) => {
        if (refused.length > 0) reject(new AccessRefused(refused));
        else cancel = clock.after(SLOW_START, ask);
      });
    };
    let cancel = clock.after(SLOW_START, ask);
    starting
      .then(
        () => resolve(),
        (error: unknown) => {
          const code = finalRefusal(error);
          reject(code === null ? error : new AccessRefused([{ variable: "SLACK_APP_TOKEN", code }]));
        },
      )
      .finally(() => cancel());
  });
}

/** Asks something of Slack only to learn whether it refuses the token for good. */
async function refusalOf(
  variable: Refused["variable"],
  ask: () => Promise<unknown>,
): Promise<readonly Refused[]> {
  try {
    await ask();
    return [];
  } catch (error) {
    const code = finalRefusal(error);
    return code === null ? [] : [{ variable, code }];
  }
}

/** Resolves with the promise, or when the time is up. */
function within(ms: number, promise: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    void promise.then(resolve).finally(cancel);
  });
}
