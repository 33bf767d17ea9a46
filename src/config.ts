import { fileURLToPath } from "node:url";
import { z } from "zod";

/** How Slack reaches the bot: over a connection the bot opens itself, or by signed requests to a port. */
export type Transport =
  | { readonly kind: "socket"; readonly appToken: string }
  | { readonly kind: "http"; readonly signingSecret: string; readonly port: number };

/** What the city's engineers decide outside the code. Read once at start, then never changed. */
export type Config = {
  readonly botToken: string;
  readonly transport: Transport;
  /** The base of the Web API, with a slash at its end. */
  readonly slackApiUrl: string;
  readonly deskChannel: string;
  readonly databasePath: string;
  readonly policyPath: string;
  /** The file of the city's sections and people, if there is one. */
  readonly organisationPath: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly logLevel: LogLevel;
};

export type LogLevel = (typeof logLevels)[number];

/** The environment as it was read: usable, with remarks for the log; or every fault in it, as plain sentences. */
export type ConfigReading =
  | { readonly kind: "ready"; readonly config: Config; readonly notices: readonly string[] }
  | { readonly kind: "faulty"; readonly faults: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ["debug", "info", "warn", "error"] as const;

/**
 * One line per variable. A sentence names the variable and what to put there, never what was there: it may be
 * a secret, or a secret in the wrong place.
 */
const variables = z.object({
  SLACK_BOT_TOKEN: z
    .string(
      "SLACK_BOT_TOKEN がありません。Slack のアプリ設定「OAuth & Permissions」にある、xoxb- で始まるトークンを設定してください。",
    )
    .regex(
      /^xoxb-[\w-]+$/,
      "SLACK_BOT_TOKEN は xoxb- で始まるトークンです。ほかのトークンと入れ違えていないか確かめてください。",
    ),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-[\w-]+$/,
      "SLACK_APP_TOKEN は xapp- で始まるトークンです。Slack のアプリ設定「Basic Information」の App-Level Tokens にあります。",
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-zA-Z]{16,}$/,
      "SLACK_SIGNING_SECRET は英数字だけの文字列です。Slack のアプリ設定「Basic Information」の Signing Secret を設定してください。",
    )
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT は 1 から 65535 までの番号です。")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, "PORT は 1 から 65535 までの番号です。")
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(
      isSafeUrl,
      "SLACK_API_URL は https:// で始まる URL です（同じ機械の中だけ http:// も使えます）。トークンを送る先なので、暗号化されない相手は使えません。",
    )
    .transform((url) => (url.endsWith("/") ? url : `${url}/`))
    .default("https://slack.com/api/"),
  DESK_CHANNEL: z
    .string(
      "DESK_CHANNEL がありません。相談窓口のチャンネルの ID を設定してください（チャンネルの詳細のいちばん下に表示されます）。",
    )
    .regex(
      /^[CG][0-9A-Z]{5,}$/,
      "DESK_CHANNEL はチャンネルの名前ではなく、C か G で始まる ID です（チャンネルの詳細のいちばん下に表示されます）。",
    ),
  DATABASE_URL: z.string().default("file:./data/mamori.db").transform(toDatabasePath),
  POLICY: z.string().default("policies/sapporo-2026.yml"),
  ORGANISATION: z.string().optional(),
  HTTPS_PROXY: z
    .string()
    .refine(isWebUrl, "HTTPS_PROXY は http:// か https:// で始まる URL です。")
    .optional(),
  /** Not ours: Prisma prints the values of every query when it is asked to, and they are people's words. */
  DEBUG: z
    .string()
    .refine(
      (names) => !/prisma|\*/i.test(names),
      "DEBUG に prisma や * があると、書き込まれた言葉がログに出ます。DEBUG を外してください。",
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL は ${logLevels.join("、")} のどれかです。`).default("info"),
});

type Variables = z.infer<typeof variables>;

/** The variables in the environment that are ours. Nothing else in the code looks at it. */
export function readEnvironment(): Environment {
  return Object.fromEntries(Object.keys(variables.shape).map((name) => [name, process.env[name]]));
}

/** Checks the whole environment and says everything that is wrong with it at once. */
export function readConfig(environment: Environment): ConfigReading {
  const given = withoutBlanks(environment);
  const parsed = variables.safeParse(given);
  const transport = parsed.success ? transportOf(parsed.data) : undefined;
  if (!parsed.success || !transport) {
    const shapes = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
    return { kind: "faulty", faults: [...new Set([...shapes, ...missingTransport(given)])] };
  }
  const { data } = parsed;
  const config: Config = Object.freeze({
    botToken: data.SLACK_BOT_TOKEN,
    transport: Object.freeze(transport),
    slackApiUrl: data.SLACK_API_URL,
    deskChannel: data.DESK_CHANNEL,
    databasePath: data.DATABASE_URL,
    policyPath: data.POLICY,
    organisationPath: data.ORGANISATION,
    httpsProxy: data.HTTPS_PROXY,
    logLevel: data.LOG_LEVEL,
  });
  return { kind: "ready", config, notices: noticesOn(data) };
}

/** What of the environment can be used by itself, whatever is wrong with the rest. */
export interface Usable {
  readonly botToken: string | undefined;
  readonly appToken: string | undefined;
  readonly slackApiUrl: string | undefined;
  readonly deskChannel: string | undefined;
  readonly databasePath: string | undefined;
  readonly policyPath: string;
  readonly organisationPath: string | undefined;
  readonly httpsProxy: string | undefined;
}

/** Reads each variable alone: whoever looks for faults wants to look on where the environment has one already. */
export function readUsable(environment: Environment): Usable {
  const { shape } = variables;
  const given = withoutBlanks(environment);
  return {
    botToken: shape.SLACK_BOT_TOKEN.safeParse(given.SLACK_BOT_TOKEN).data,
    appToken: shape.SLACK_APP_TOKEN.safeParse(given.SLACK_APP_TOKEN).data,
    slackApiUrl: shape.SLACK_API_URL.safeParse(given.SLACK_API_URL).data,
    deskChannel: shape.DESK_CHANNEL.safeParse(given.DESK_CHANNEL).data,
    databasePath: shape.DATABASE_URL.safeParse(given.DATABASE_URL).data,
    policyPath: shape.POLICY.parse(given.POLICY),
    organisationPath: given.ORGANISATION,
    httpsProxy: shape.HTTPS_PROXY.safeParse(given.HTTPS_PROXY).data,
  };
}

/** The database's file alone: copying it or putting it back needs nothing of Slack. */
export function readDatabasePath(
  environment: Environment,
):
  | { readonly kind: "ready"; readonly path: string }
  | { readonly kind: "faulty"; readonly faults: readonly string[] } {
  const parsed = variables.shape.DATABASE_URL.safeParse(withoutBlanks(environment).DATABASE_URL);
  if (parsed.success) return { kind: "ready", path: parsed.data };
  return { kind: "faulty", faults: parsed.error.issues.map((issue) => issue.message) };
}

/** An environment file often keeps a line without a value, or with spaces around it: such a line counts as absent. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

/** Socket Mode comes first: it needs no port that the outside can reach. */
function transportOf(data: Variables): Transport | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT: port } = data;
  if (appToken !== undefined) return { kind: "socket", appToken };
  if (signingSecret !== undefined && port !== undefined) return { kind: "http", signingSecret, port };
  return undefined;
}

function missingTransport(given: Environment): readonly string[] {
  if (given.SLACK_APP_TOKEN) return [];
  const secret = given.SLACK_SIGNING_SECRET;
  if (secret && !given.PORT) {
    return [
      "PORT がありません。HTTP で受けるには、SLACK_SIGNING_SECRET とともに受け口の番号を設定してください。",
    ];
  }
  if (!secret) {
    return [
      "Slack とのつなぎ方が決まっていません。SLACK_APP_TOKEN（Socket Mode）か、SLACK_SIGNING_SECRET と PORT（HTTP）のどちらかを設定してください。",
    ];
  }
  return [];
}

/** A port alone is no sign of a mistake, since many hosts set one for every program. */
function noticesOn(data: Variables): readonly string[] {
  if (data.SLACK_APP_TOKEN === undefined || data.SLACK_SIGNING_SECRET === undefined) return [];
  return [
    "SLACK_APP_TOKEN と SLACK_SIGNING_SECRET の両方があるため、外から届くポートが要らない Socket Mode でつなぎます。HTTP で受けるには SLACK_APP_TOKEN を消してください。",
  ];
}

function toDatabasePath(url: string, context: z.core.$RefinementCtx): string {
  const path = databasePath(url);
  if (path !== undefined) return path;
  context.addIssue(
    /^postgres(ql)?:/i.test(url)
      ? "DATABASE_URL の postgresql:// には、まだ対応していません。file: で始まる SQLite のファイルを設定してください。"
      : "DATABASE_URL は file: で始まる SQLite のファイルです（例：file:./data/mamori.db）。",
  );
  return z.NEVER;
}

/** The file behind `file:./data/x.db`, `file:/srv/x.db` or `file:///srv/x.db`; a database in memory is none. */
function databasePath(url: string): string | undefined {
  const path = /^file:([^?#]+)$/.exec(url)?.[1];
  if (path === undefined || path.includes(":memory:") || path.endsWith("/")) return undefined;
  if (!path.startsWith("//")) return path;
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function isWebUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}

function isSafeUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
