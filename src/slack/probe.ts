import type { Log } from "../casework/ports.ts";
import type { ChannelFacts, Found } from "../casework/ports-slack.ts";
import { slackChat } from "./chat.ts";
import { fetchThrough, obstacleIn, proxyOf, refusalIn, type SlackFetch, webClient } from "./client.ts";

/** How long one question to Slack may take. */
const PATIENCE = 6_000;

/** What Slack answers to one question; `silent` if it did not, with what stood in the way. */
export type Asked<T> =
  | { readonly as: "answered"; readonly it: T }
  | { readonly as: "refused"; readonly code: string }
  | { readonly as: "silent"; readonly why: string };

/** What Slack says about itself, the tokens and the desk's channel; null where there was nothing to ask with. */
export interface Probe {
  readonly reach: Asked<null>;
  /** Milliseconds by which this machine's clock is ahead of Slack's; null if Slack sent no date. */
  readonly ahead: number | null;
  readonly bot: Asked<{ readonly scopes: readonly string[] }> | null;
  readonly app: Asked<null> | null;
  readonly desk: Found<ChannelFacts> | null;
}

/** Asks Slack everything at once, changes nothing there, and is done within ten seconds even if Slack hangs. */
export async function probe(parts: {
  slackApiUrl: string;
  botToken: string | undefined;
  appToken: string | undefined;
  httpsProxy: string | undefined;
  deskChannel: string | undefined;
  now: () => Date;
  log: Log;
}): Promise<Probe> {
  const { slackApiUrl, botToken, appToken, deskChannel, now, log } = parts;
  let ahead: number | null = null;
  const through = fetchThrough(proxyOf(parts.httpsProxy));
  /** Notes what time Slack has; half of the way there and back counts for the way. */
  const timed: SlackFetch = async (to, init) => {
    const from = now().getTime();
    const response = await through(to, init);
    const theirs = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isNaN(theirs)) ahead = (from + now().getTime()) / 2 - theirs;
    return response;
  };
  const clientWith = (token: string | undefined) =>
    webClient({ token, slackApiUrl }, log, { fetch: timed, timeout: PATIENCE });
  const client = clientWith(undefined);
  const botClient = botToken === undefined ? null : clientWith(botToken);
  const appClient = appToken === undefined ? null : clientWith(appToken);
  const [reach, bot, app, desk] = await Promise.all([
    asked(() => client.api.test().then(() => null)),
    botClient &&
      asked(async () => ({ scopes: (await botClient.auth.test()).response_metadata?.scopes ?? [] })),
    appClient && asked(() => appClient.apps.connections.open().then(() => null)),
    botClient && deskChannel !== undefined
      ? slackChat({
          client: botClient,
          fetch: async () => ({ ok: false }),
          team: "",
          self: "",
          contact() {},
        }).channel(deskChannel)
      : null,
  ]);
  return { reach, ahead, bot, app, desk };
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { as: "answered", it: await ask() };
  } catch (error) {
    const code = refusalIn(error);
    return code === null ? { as: "silent", why: obstacleIn(error) } : { as: "refused", code };
  }
}
