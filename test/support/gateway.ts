import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to Slack that can be shut: then connections are refused, as when nobody listens there. */
export class Gateway {
  readonly url: string;
  readonly #port: number;
  readonly #target: number;
  readonly #open = new Set<Socket>();
  #server: Server | null;

  private constructor(server: Server, port: number, real: URL) {
    this.#server = server;
    this.#port = port;
    this.#target = Number(real.port);
    this.url = `http://127.0.0.1:${port}${real.pathname}`;
  }

  static async to(apiUrl: string): Promise<Gateway> {
    const server = createServer();
    const port = await listening(server, 0);
    const gateway = new Gateway(server, port, new URL(apiUrl));
    server.on("connection", (socket) => gateway.#joins(socket));
    return gateway;
  }

  /** From now on every connection is refused, and those that stand are cut. */
  async shuts(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  async opens(): Promise<void> {
    if (this.#server !== null) return;
    this.#server = createServer((socket) => this.#joins(socket));
    await listening(this.#server, this.#port);
  }

  #joins(socket: Socket): void {
    const onward = connect(this.#target, "127.0.0.1");
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#open.add(one);
      one.on("error", () => {});
      one.once("close", () => {
        this.#open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
