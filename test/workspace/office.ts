import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { FakeClock } from "../../playground/workspace/clock.ts";
import {
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from "../../playground/workspace/workspace.ts";

export const transports = ["socket", "http"] as const;
export type TransportName = (typeof transports)[number];

/** A manifest with everything the tests of the workspace use. */
export const manifest = `
display_information: { name: Office }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false }
  bot_user: { display_name: office }
  slash_commands:
    - { command: /desk, description: Opens a form }
  shortcuts:
    - { name: Call, type: global, callback_id: call, description: Calls somebody }
    - { name: Keep, type: message, callback_id: keep, description: Keeps a message }
oauth_config:
  scopes:
    bot: [commands, "chat:write", "im:history", "im:write", "groups:history", "groups:read", "reactions:read", "reactions:write", "users:read", "users:read.email", "files:read", "files:write"]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, message.im, message.groups, reaction_added, member_joined_channel, group_archive]
  interactivity: { is_enabled: true }
  socket_mode_enabled: true
`;

export interface Office {
  slack: Workspace;
  clock: FakeClock;
  client: WebClient;
  sato: string;
  tanaka: string;
  desk: string;
}

const opened: (() => Promise<unknown>)[] = [];

/** A workspace with two people and a desk channel that the bot is in. */
export async function anOffice(options: Partial<WorkspaceOptions> = {}): Promise<Office> {
  const clock = new FakeClock(new Date("2026-11-02T09:00:00+09:00"));
  const slack = await openWorkspace({ clock, manifest, ...options });
  opened.push(() => slack.close());
  const sato = slack.addPerson({ name: "佐藤" }).id;
  const tanaka = slack.addPerson({ name: "田中" }).id;
  const desk = slack.addChannel({ name: "相談窓口", private: true, members: [tanaka], includesBot: true }).id;
  return { slack, clock, client: clientOf(slack), sato, tanaka, desk };
}

/** A client as the outbox has it: no retries, nothing waited out. */
export function clientOf(
  slack: Workspace,
  options: WebClientOptions = {},
  token: string = slack.botToken,
): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...options,
  });
}

/** A real Bolt app on the workspace, over the named transport, with the listeners `wire` gives it. */
export async function aBot(
  { slack }: Office,
  transport: TransportName,
  wire: (app: App) => void,
  sockets = 1,
): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const common = { token: slack.botToken, botId: slack.botId, botUserId: slack.botUserId, logger: silent };
  if (transport === "http") {
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      logger: silent,
      processBeforeResponse: false,
    });
    const app = new App({ ...common, clientOptions, receiver });
    wire(app);
    const server = await receiver.start(0);
    opened.push(() => app.stop());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
    return app;
  }
  let first: App | undefined;
  for (let n = 0; n < sockets; n++) {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logger: silent,
      clientPingTimeout: 200,
      installerOptions: { clientOptions },
    });
    const app = new App({ ...common, clientOptions, receiver });
    wire(app);
    await app.start();
    opened.push(() => app.stop());
    first ??= app;
  }
  await slack.connected(sockets);
  if (first === undefined) throw new Error("no sockets");
  return first;
}

/** Closes everything the test opened, the bots first. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
}

const level: { value: LogLevel | undefined } = { value: undefined };
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel(value: LogLevel) {
    level.value = value;
  },
  getLevel: () => level.value ?? LogLevel.ERROR,
  setName() {},
};

export const say = (text: string) => ({ type: "plain_text" as const, text });

/** A row with one button. */
export function button(action_id: string, label: string, value?: string, block_id?: string) {
  const element = {
    type: "button" as const,
    action_id,
    text: say(label),
    ...(value === undefined ? {} : { value }),
  };
  return { type: "actions" as const, elements: [element], ...(block_id === undefined ? {} : { block_id }) };
}

/** A modal with one text field. */
export function form(callback_id: string, more: Record<string, unknown> = {}) {
  return {
    type: "modal" as const,
    callback_id,
    title: say("相談"),
    submit: say("送る"),
    blocks: [
      {
        type: "input" as const,
        block_id: "what",
        label: say("何がありましたか"),
        element: { type: "plain_text_input" as const, action_id: "words", max_length: 20 },
      },
    ],
    ...more,
  };
}

/** The error code with which a call was refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "data" in error) {
      const { data } = error;
      if (typeof data === "object" && data !== null && "error" in data) return String(data.error);
    }
    return error instanceof Error ? error.message : String(error);
  }
  return "accepted";
}
