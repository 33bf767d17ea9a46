import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { z } from "zod";
import type { Push } from "../api.ts";
import { act, stageAct } from "./acts.ts";
import type { Playground } from "./playground.ts";
import type { PictureFile } from "./screens.ts";
import { together } from "./together.ts";

/** A file of 20 MB, as text, with room for what goes around it. */
const BODY_HOLDS = 30_000_000;

/** A silent connection is closed by whatever stands between. */
const KEEP_ALIVE = 20_000;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
};

/** Nothing from anywhere else, and no script inside the page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const asked = z.object({ as: z.string(), act });

const UNREADABLE = "このアドレスは読めません。";

class Refused extends Error {
  readonly status: number;
  constructor(status: number, says: string) {
    super(says);
    this.status = status;
  }
}

/** Serves the page, as soon as it is built, and speaks with it; on this machine only. */
export function serve(playground: Playground, assets: Promise<string>): Server {
  return createServer((request, response) => {
    answer(playground, assets, request, response).catch((error: unknown) => {
      const status = error instanceof Refused ? error.status : 500;
      const says =
        error instanceof Refused ? error.message : "うまくいきませんでした。もう一度お試しください。";
      if (!response.headersSent) json(response, status, { ok: false, says });
      else response.end();
    });
  });
}

async function answer(
  playground: Playground,
  assets: Promise<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page of another address that reaches this port by a name of its own gets nothing.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!["localhost", "127.0.0.1", "[::1]"].includes(host))
    throw new Refused(403, "localhost から開いてください。");
  const url = URL.parse(request.url ?? "/", "http://localhost");
  if (url === null) throw new Refused(400, UNREADABLE);
  const isOfPage = !url.pathname.startsWith("/api/");
  const taken = isOfPage ? ["GET", "HEAD"] : ["GET", "POST"];
  if (!taken.includes(request.method ?? "")) throw new Refused(405, "この操作はできません。");
  const route = `${request.method} ${url.pathname}`;
  switch (route) {
    case "GET /api/stream":
      return stream(playground, request, response);
    case "GET /api/setting":
      return json(response, 200, playground.setting());
    case "GET /api/screen": {
      const { searchParams: q } = url;
      const screen = playground.screen(q.get("person") ?? "", {
        channel: q.get("channel"),
        thread: q.get("thread"),
      });
      if (screen === null) throw new Refused(404, "この人はいません。");
      return json(response, 200, screen);
    }
    case "GET /api/picture": {
      const { searchParams: q } = url;
      const found = playground.picture(q.get("person") ?? "", q.get("file") ?? "");
      if (found === null) throw new Refused(404, "ありません。");
      return sendPicture(found, response);
    }
    case "GET /api/traffic":
      return json(response, 200, playground.traffic(Number(url.searchParams.get("since") ?? 0) || 0));
    case "GET /api/policy":
      return json(response, 200, { text: await playground.policyText() });
    case "POST /api/act": {
      const read = asked.safeParse(await body(request));
      if (!read.success) throw new Refused(400, "この操作は読めません。");
      return json(response, 200, await playground.act(read.data.as, read.data.act));
    }
    case "POST /api/stage": {
      const read = stageAct.safeParse(await body(request));
      if (!read.success) throw new Refused(400, "この操作は読めません。");
      return json(response, 200, await playground.stageAct(read.data));
    }
    default:
      if (!isOfPage) throw new Refused(404, "ありません。");
      return file(await assets, url.pathname, response);
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, { "content-type": TYPES[".json"] ?? "", "cache-control": "no-store" });
  response.end(text);
}

/** A picture is given as what it is, and as nothing else. */
function sendPicture({ type, bytes }: PictureFile, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
}

async function body(request: IncomingMessage): Promise<unknown> {
  const origin = request.headers.origin;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw new Refused(403, "このページからは操作できません。");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // Read to its end, so that the answer is heard.
    if (size <= BODY_HOLDS) chunks.push(chunk);
  }
  if (size > BODY_HOLDS) throw new Refused(413, "大きすぎます。ファイルは20 MBまでにしてください。");
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Refused(400, "この操作は読めません。");
  }
}

/** The one push connection: what changed, many changes at once. */
function stream(playground: Playground, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  const send = (push: Push) => response.write(`data: ${JSON.stringify(push)}\n\n`);
  send({ type: "hello", stage: playground.state() });
  const { take, end } = together(send);
  const unsubscribe = playground.subscribe(take);
  const alive = setInterval(() => response.write(": \n\n"), KEEP_ALIVE);
  request.once("close", () => {
    unsubscribe();
    clearInterval(alive);
    end();
  });
}

async function file(assets: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = normalize(decoded(path));
  const at = join(assets, wanted === "/" || extname(wanted) === "" ? "index.html" : wanted);
  const found = at.startsWith(assets) ? await stat(at).catch(() => null) : null;
  if (found === null || !found.isFile()) throw new Refused(404, "ありません。");
  const isNamedByContent = wanted.startsWith("/assets/");
  response.writeHead(200, {
    "content-type": TYPES[extname(at)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": isNamedByContent ? "public, max-age=31536000, immutable" : "no-store",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  createReadStream(at).pipe(response);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Refused(400, UNREADABLE);
  }
}
