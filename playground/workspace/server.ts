import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parseJson, textOf } from "./bag.ts";
import { bytesOf, fieldsOf, formOf } from "./body.ts";
import { wireTime } from "./clock.ts";
import type { Core } from "./core.ts";
import type { Crossing } from "./feed.ts";
import { respond } from "./responses.ts";
import type { Bag, TrafficKind } from "./shapes.ts";
import { type Answer, callMethod, limited, refused } from "./web-api.ts";

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly stored: boolean;
  /** The answer as the log keeps it, where that is not the body. */
  readonly said?: unknown;
}

/** The workspace's address on the wire: Web API, response_urls, uploads, downloads and sockets. */
export class WorkspaceServer {
  readonly #core: () => Core;
  readonly #server: Server;

  constructor(core: () => Core) {
    this.#core = core;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on("upgrade", (request, socket, head) => {
      socket.on("error", () => {});
      if (core().faults.refusing) socket.destroy();
      else core().sockets.upgrade(request, socket, head);
    });
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => resolve(portOf(this.#server.address())));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const core = this.#core();
    const done = core.work.begin();
    response.once("close", done);
    const url = new URL(request.url ?? "/", "http://localhost");
    const bytes = await bytesOf(request);
    const [, first = "", second = "", third = ""] = url.pathname.split("/");
    const wire = new Wire(core, request, response, done);
    if (first === "api") {
      const type = request.headers["content-type"] ?? "";
      const args = { ...Object.fromEntries(url.searchParams), ...(await fieldsOf(type, bytes)) };
      await this.#call(wire, url.pathname.slice("/api/".length), args);
    } else if (first === "commands" || first === "actions") {
      const given = parseJson(bytes.toString());
      await wire.serve("response_url", "response_url", given, () => {
        return { ...respond(core, third, given), headers: { "content-type": "text/plain" } };
      });
    } else if (first === "upload") {
      await this.#upload(wire, third, bytes);
    } else if (first === "files-pri") {
      await this.#download(wire, second.split("-")[1] ?? "");
    } else {
      response.writeHead(first === "login" ? 200 : 404, { "content-type": "text/html" });
      response.end("<!DOCTYPE html><title>Sign in | Slack</title>");
    }
  }

  async #call(wire: Wire, name: string, given: Bag): Promise<void> {
    const { core, request } = wire;
    const { token, ...args } = given;
    const bearer = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? textOf(token);
    if (core.faults.refusing && name === "apps.connections.open") {
      request.socket.destroy();
      return;
    }
    await wire.serve("call", name, args, () => asReply(callMethod(core, name, bearer, args)));
  }

  async #upload(wire: Wire, address: string, bytes: Buffer): Promise<void> {
    const type = wire.request.headers["content-type"] ?? "";
    const file = type.startsWith("multipart/form-data") ? (await formOf(type, bytes)).file : bytes;
    await wire.serve("upload", "upload", { bytes: file?.byteLength ?? 0 }, () => {
      const result = wire.core.files.receive(address, file ?? new Uint8Array());
      if (result === "ok")
        return { status: 200, headers: {}, body: `OK - ${file?.byteLength}`, stored: true };
      return { status: result === "unknown" ? 404 : 400, headers: {}, body: result, stored: false };
    });
  }

  /** Files are given to who may see them; everybody else is sent to the sign-in page, as Slack does. */
  async #download(wire: Wire, id: string): Promise<void> {
    const { core } = wire;
    await wire.serve("download", "download", { file: id }, () => {
      const file = core.files.get(id);
      const bytes = core.files.bytes(id);
      const shared = file === undefined ? [] : core.files.conversations(file);
      const allowed =
        wire.request.headers.authorization === `Bearer ${core.botToken}` &&
        core.scopes.has("files:read") &&
        (file?.user === core.identity.botUserId ||
          core.files.isGiven(id) ||
          shared.some((room) => core.rooms.rooms.get(room)?.includesBot));
      if (file?.mode === "hosted" && bytes === undefined && allowed)
        return { status: 404, headers: { "content-type": "text/html" }, body: "", stored: false };
      if (file === undefined || bytes === undefined || !allowed) {
        return { status: 302, headers: { location: `${core.base()}/login` }, body: "", stored: false };
      }
      return { status: 200, headers: { "content-type": file.mimetype }, body: bytes, stored: false };
    });
  }
}

/** One request with its faults, its entry in the log and its answer. */
class Wire {
  readonly core: Core;
  readonly request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #done: () => void;

  constructor(core: Core, request: IncomingMessage, response: ServerResponse, done: () => void) {
    this.core = core;
    this.request = request;
    this.#response = response;
    this.#done = done;
  }

  async serve(kind: TrafficKind, name: string, args: unknown, run: () => Reply): Promise<void> {
    const { core } = this;
    const crossing = core.log.begin("from-bot", kind, name, args);
    const bag: Bag = typeof args === "object" && args !== null ? { ...args } : {};
    const { slowMs, fault } = core.faults.strike(name, bag);
    if (slowMs > 0) await new Promise<void>((resolve) => wireTime.after(slowMs, resolve));
    switch (fault?.kind) {
      case "hang":
        // Nothing will ever come of this one, so nobody waits for it.
        this.#done();
        return crossing.end("failed", undefined, "fault: hang");
      case "drop":
        this.request.socket.destroy();
        return crossing.end("failed", undefined, "fault: drop");
      case "http500":
        return this.#send(
          crossing,
          { status: 500, headers: {}, body: "Internal Server Error", stored: false },
          "fault",
        );
      case "ratelimited":
        return this.#send(crossing, asReply(limited(fault.retryAfter ?? 30)), "fault");
      case "error":
        return this.#send(crossing, asReply(refused(fault.error ?? "internal_error")), "fault");
    }
    const reply = run();
    if (reply.stored) await core.faults.accepted(name, bag);
    if (fault?.kind === "accept-then-drop") {
      this.request.socket.destroy();
      return crossing.end("failed", reply.body, "fault: accepted, answer dropped");
    }
    this.#send(crossing, reply);
  }

  #send(crossing: Crossing, reply: Reply, why?: string): void {
    const { status, headers, body } = reply;
    this.#response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    this.#response.end(body);
    const answer = reply.said ?? (typeof body === "string" ? body : `${body.byteLength} bytes`);
    const error = reasonIn(status, answer);
    if (error === undefined) crossing.end("answered", answer);
    else crossing.end("refused", answer, why === undefined ? error : `${why}: ${error}`);
  }
}

function asReply(answer: Answer): Reply {
  const { status, headers, body, stored } = answer;
  const more = { "content-type": "application/json; charset=utf-8", ...headers };
  return { status, headers: more, body: JSON.stringify(body), stored, said: body };
}

function reasonIn(status: number, answer: unknown): string | undefined {
  if (typeof answer === "object" && answer !== null && "error" in answer) return String(answer.error);
  return status < 300 ? undefined : `HTTP ${status}${typeof answer === "string" ? ` ${answer}` : ""}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the workspace has no port");
  return address.port;
}
