import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  type App,
  HTTPReceiver,
  type Logger,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
  verifySlackRequest,
} from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "../casework/ports.ts";
import { nameOf } from "../casework/trouble.ts";

/** What a listener wants said with the acknowledgement, and done once it was given. */
export interface Reply {
  readonly body?: unknown;
  readonly after?: () => Promise<unknown>;
  /** What is done instead if the acknowledgement could not be given. */
  readonly notTaken?: () => Promise<unknown>;
}

/** The replies of payloads being processed, by payload. */
export interface Replies {
  set(body: object, reply: Reply): void;
}

/**
 * Holds every acknowledgement until the payload was processed, which means saved. Bolt acknowledges events
 * before any listener runs; here that acknowledgement, too, waits. What was not saved is not acknowledged, and
 * Slack delivers it again.
 */
export class HoldingReceiver implements Receiver, Replies {
  readonly #inner: Receiver;
  readonly #log: Log;
  readonly #replies = new WeakMap<object, Reply>();
  readonly #busy = new Set<Promise<unknown>>();

  constructor(inner: Receiver, log: Log) {
    this.#inner = inner;
    this.#log = log;
  }

  set(body: object, reply: Reply): void {
    this.#replies.set(body, reply);
  }

  init(app: App): void {
    const process = (event: ReceiverEvent) => this.#process(app, event);
    // The receivers of Bolt use nothing of the app but this one method.
    this.#inner.init(
      new Proxy(app, {
        get: (target, name) => (name === "processEvent" ? process : Reflect.get(target, name)),
      }),
    );
  }

  start(): Promise<unknown> {
    return this.#inner.start();
  }

  /** Takes no more payloads and waits until those under way are saved, acknowledged and answered. */
  async stop(): Promise<unknown> {
    const stopped = this.#inner.stop();
    await this.idle();
    return stopped;
  }

  /** Resolves when no payload is under way. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.allSettled([...this.#busy]);
  }

  #process(app: App, event: ReceiverEvent): Promise<void> {
    const run = this.#run(app, event);
    this.#busy.add(run);
    const forget = () => this.#busy.delete(run);
    run
      .then(({ afterwards }) => {
        this.#busy.add(afterwards);
        void afterwards.finally(() => this.#busy.delete(afterwards));
      }, forget)
      .finally(forget);
    return run.then(() => {});
  }

  async #run(app: App, event: ReceiverEvent): Promise<{ afterwards: Promise<unknown> }> {
    await app.processEvent({ ...event, ack: async () => {} });
    const reply = this.#replies.get(event.body) ?? {};
    try {
      await event.ack(reply.body);
    } catch (error) {
      // It is saved; Slack delivers it again, and the repetition changes nothing.
      this.#log.warn("ack-not-taken", { error: nameOf(error) });
      await reply.notTaken?.();
    }
    const afterwards = (reply.after?.() ?? Promise.resolve()).catch((error: unknown) =>
      this.#log.warn("answer-lost", { error: nameOf(error) }),
    );
    return { afterwards };
  }
}

/** A receiver that knows whether Slack can reach it at this moment. */
export interface ReachableReceiver extends Receiver {
  isReachable(): boolean;
}

/** Several Socket Mode connections as one receiver: while Slack refreshes one, the others go on. */
export function socketReceiver(options: {
  appToken: string;
  connections: number;
  logger: Logger;
  log: Log;
  apiUrl: string | undefined;
  dispatcher: NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]["dispatcher"]> | undefined;
  fetch: NonNullable<WebClientOptions["fetch"]>;
}): ReachableReceiver {
  const { appToken, connections, logger, log, apiUrl, dispatcher } = options;
  const receivers = Array.from(
    { length: connections },
    () =>
      new SocketModeReceiver({
        appToken,
        logger,
        ...(dispatcher === undefined ? {} : { dispatcher }),
        installerOptions: {
          clientOptions: {
            ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
            fetch: options.fetch,
            // With an end to the retries, an outage longer than them would end the connection for good.
            retryConfig: { forever: true, minTimeout: 200, maxTimeout: 10_000 },
          },
        },
        processEventErrorHandler: async ({ error }) => {
          log.error("not-saved", { error: nameOf(error) });
          return false;
        },
      }),
  );
  return {
    init: (app) => {
      for (const receiver of receivers) receiver.init(app);
    },
    start: () => Promise.all(receivers.map((r) => r.start())),
    stop: () => Promise.all(receivers.map((r) => r.stop())),
    isReachable: () => receivers.some((r) => r.client.websocket?.isActive() === true),
  };
}

/** Slack's own bodies are far smaller. */
const BODY_LIMIT = 1024 * 1024;

/** How long a client may take to send a request. */
const REQUEST_TIMEOUT = 10_000;

/** Signed HTTP on one port: Slack's requests, and a line about the bot's health. */
export class SignedHttpReceiver implements ReachableReceiver {
  readonly #inner: HTTPReceiver;
  readonly #port: number;
  readonly #secret: string;
  readonly #health: () => { ok: boolean; line: string };
  #server: Server | null = null;

  constructor(options: {
    signingSecret: string;
    port: number;
    logger: Logger;
    log: Log;
    health: () => { ok: boolean; line: string };
  }) {
    this.#port = options.port;
    this.#secret = options.signingSecret;
    this.#health = options.health;
    this.#inner = new HTTPReceiver({
      signingSecret: options.signingSecret,
      logger: options.logger,
      bodyLimit: BODY_LIMIT,
      processEventErrorHandler: async ({ error, response }) => {
        options.log.error("not-saved", { error: nameOf(error) });
        if (!response.headersSent) response.writeHead(500).end();
        return false;
      },
    });
  }

  init(app: App): void {
    this.#inner.init(app);
  }

  isReachable(): boolean {
    return this.#server !== null;
  }

  get port(): number {
    const address = this.#server?.address();
    return typeof address === "object" && address !== null ? address.port : this.#port;
  }

  async start(): Promise<unknown> {
    const server = createServer((request, response) => {
      // A connection that was in use when the stop came would be kept for another request.
      response.once("finish", () => {
        if (this.#server === null) server.closeIdleConnections();
      });
      void this.#serve(request, response);
    });
    server.requestTimeout = REQUEST_TIMEOUT;
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, resolve);
    });
    return server;
  }

  async stop(): Promise<unknown> {
    const server = this.#server;
    if (server === null) return undefined;
    server.closeIdleConnections();
    this.#server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    return undefined;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?")[0];
    if (request.method === "GET" && path === "/health") {
      const { ok, line } = this.#health();
      response.writeHead(ok ? 200 : 503, { "content-type": "text/plain; charset=utf-8" }).end(`${line}\n`);
      return;
    }
    if (request.method !== "POST" || path !== "/slack/events") {
      response.writeHead(404).end();
      return;
    }
    const body = await read(request).catch(() => null);
    if (body === null) {
      // The rest of what is too long is not read.
      response.writeHead(413, { connection: "close" }).end(() => request.destroy());
      return;
    }
    // Bolt takes a signed body for granted to be an object; a signed `null` would end the process.
    if (!isTakenByBolt(request, body)) {
      response.writeHead(this.#isSigned(request, body) ? 400 : 401).end();
      return;
    }
    this.#inner.requestListener(Object.assign(request, { rawBody: body }), response);
  }

  #isSigned(request: IncomingMessage, body: Buffer): boolean {
    try {
      verifySlackRequest({
        signingSecret: this.#secret,
        body: body.toString("utf8"),
        headers: {
          "x-slack-signature": String(request.headers["x-slack-signature"]),
          "x-slack-request-timestamp": Number(request.headers["x-slack-request-timestamp"]),
        },
      });
      return true;
    } catch {
      return false;
    }
  }
}

/** Whether the body parses to an object, directly or as the `payload` field of a form. */
function isTakenByBolt(request: IncomingMessage, body: Buffer): boolean {
  const text = body.toString("utf8");
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const json = isForm ? new URLSearchParams(text).get("payload") : text;
  if (json === null) return true;
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

async function read(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return null;
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
