import { once } from "node:events";
import { createServer } from "node:http";
import { isBag } from "../playground/workspace/bag.ts";
import { systemClock } from "../playground/workspace/clock.ts";
import { Feed, TrafficLog } from "../playground/workspace/feed.ts";
import { Ids } from "../playground/workspace/ids.ts";
import type { Traffic } from "../playground/workspace/shapes.ts";
import { SignedHttp } from "../playground/workspace/signed-http.ts";
import { Sockets } from "../playground/workspace/sockets.ts";
import type { Transport } from "../playground/workspace/transport.ts";
import { type Child, freePort, startBare } from "./children.ts";

const ACK_WITHIN = 3_000;

/** Bare Bolt behind the same transport of the stand-in, given the same payloads as the bot. */
export interface Mirror {
  /** Delivers a payload that went to the bot; resolves with the milliseconds to its acknowledgement. */
  send(entry: Traffic): Promise<number | null>;
  close(): Promise<void>;
}

export async function openMirror(transport: "socket" | "http", secret: string): Promise<Mirror> {
  const clock = systemClock();
  const ids = new Ids(clock);
  const feed = new Feed();
  const sockets = new Sockets("A0BARE", ids, feed, new TrafficLog(clock, feed), ACK_WITHIN);
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ ok: true, url: `ws://${request.headers.host}/link?ticket=${sockets.ticket()}` }),
    );
  });
  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const apiPort = typeof address === "object" && address !== null ? address.port : 0;

  const port = transport === "http" ? await freePort() : 0;
  const bare: Child = await startBare(transport, `http://127.0.0.1:${apiPort}/api/`, secret, String(port));
  const http =
    transport === "http" ? new SignedHttp(`http://127.0.0.1:${port}/slack/events`, secret, ACK_WITHIN) : null;
  if (http === null) await sockets.connected(2);
  const way: Transport = http ?? sockets;

  return {
    send: async ({ kind, name, request }) => {
      const envelope =
        kind === "command" ? "slash_commands" : kind === "event" ? "events_api" : "interactive";
      const payload = isBag(request) ? request : {};
      const began = performance.now();
      const attempt = await way.send({ envelope, kind, name, payload }, undefined);
      return attempt.outcome === "acked" ? performance.now() - began : null;
    },
    close: async () => {
      await bare.stop();
      http?.close();
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
