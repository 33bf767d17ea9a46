import { createServer } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";

/** A proxy on this machine that tunnels, and notes every request it sees go by inside the tunnels. */
export interface Proxy {
  /** With a name and a password in it, which the proxy insists on. */
  readonly url: string;
  /** "POST /api/auth.test" for each request, in order; without tickets and other queries. */
  readonly requests: readonly string[];
  readonly tunnels: number;
  readonly refused: number;
}

export async function openProxy(): Promise<Proxy> {
  const requests: string[] = [];
  let tunnels = 0;
  let refused = 0;
  const open = new Set<{ destroy(): void }>();
  const server = createServer((_, response) => response.writeHead(501).end());
  const expected = `Basic ${Buffer.from("city:secret-of-the-proxy").toString("base64")}`;
  server.on("connect", (request, client, head) => {
    if (request.headers["proxy-authorization"] !== expected) {
      refused++;
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    tunnels++;
    const [host = "", port] = (request.url ?? "").split(":");
    const target = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) target.write(head);
      client.on("data", (chunk: Buffer) => {
        const seen = chunk.toString("latin1").matchAll(/^([A-Z]+ \/[^ ?]*)\S* HTTP\/1\.1\r$/gm);
        for (const [, line = ""] of seen) requests.push(line);
      });
      client.pipe(target).pipe(client);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on("error", () => {
        client.destroy();
        target.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://city:secret-of-the-proxy@127.0.0.1:${port}`,
    requests,
    get tunnels() {
      return tunnels;
    },
    get refused() {
      return refused;
    },
  };
}
