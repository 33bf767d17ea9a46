import { type ChildProcess, fork } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Birth, said, type Told } from "./wire.ts";

const BOT = fileURLToPath(new URL("./bot.ts", import.meta.url));
const COMPILED = new URL("../compiled.ts", import.meta.url).href;

/** The bot's process: started, told the time, stopped in good order, or killed in the middle of a word. */
export class Life {
  readonly #changed: () => void;
  readonly #log: WriteStream;
  /** A process that has loaded everything and waits to be told to live, so that a start takes no time. */
  #next: ChildProcess | null = null;
  #process: ChildProcess | null = null;
  #isReady = false;
  #closed = false;
  #asked = 0;

  constructor(logFile: string, changed: () => void) {
    this.#log = createWriteStream(logFile, { flags: "a" });
    this.#changed = changed;
    this.#next = this.#unborn();
  }

  get state(): "starting" | "running" | "dead" {
    if (this.#process === null) return "dead";
    return this.#isReady ? "running" : "starting";
  }

  /** Begins a life; resolves when the bot takes payloads, or when it ended before. */
  begin(birth: Birth): Promise<void> {
    if (this.#process !== null) return Promise.resolve();
    const born = this.#next ?? this.#unborn();
    this.#next = null;
    this.#process = born;
    this.#isReady = false;
    this.#changed();
    return new Promise((resolve) => {
      born.on("message", (message) => {
        if (said.safeParse(message).data?.say !== "ready") return;
        this.#isReady = true;
        this.#changed();
        resolve();
        if (!this.#closed) this.#next ??= this.#unborn();
      });
      born.once("exit", () => {
        if (this.#process === born) {
          this.#process = null;
          this.#isReady = false;
          this.#changed();
        }
        resolve();
      });
      tell(born, { say: "live", birth });
    });
  }

  /** The city's time moved. */
  ahead(ahead: number): void {
    if (this.#process !== null) tell(this.#process, { say: "ahead", ahead });
  }

  /** Resolves when the bot has nothing under way, or is not there. */
  settled(): Promise<void> {
    const asked = this.#process;
    if (asked === null) return Promise.resolve();
    this.#asked++;
    const n = this.#asked;
    return new Promise((resolve) => {
      const done = () => {
        asked.off("message", hear);
        asked.off("exit", done);
        resolve();
      };
      const hear = (message: unknown) => {
        const { data } = said.safeParse(message);
        if (data?.say === "settled" && data.n === n) done();
      };
      asked.on("message", hear);
      asked.once("exit", done);
      tell(asked, { say: "settle", n });
    });
  }

  /** Ends it at once, whatever it does. */
  async kill(): Promise<void> {
    await this.#end((dying) => dying.kill("SIGKILL"));
  }

  /** Ends it in good order; what takes too long is cut off, as a service manager would. */
  async stop(): Promise<void> {
    await this.#end((dying) => {
      const cut = setTimeout(() => dying.kill("SIGKILL"), 5_000);
      dying.once("exit", () => clearTimeout(cut));
      tell(dying, { say: "stop" });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const unborn = this.#next;
    this.#next = null;
    if (unborn !== null) await gone(unborn, (dying) => dying.kill("SIGKILL"));
    await this.stop();
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  async #end(by: (dying: ChildProcess) => void): Promise<void> {
    if (this.#process !== null) await gone(this.#process, by);
  }

  #unborn(): ChildProcess {
    const unborn = fork(BOT, {
      execArgv: ["--disable-warning=ExperimentalWarning", "--import", COMPILED],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    unborn.stderr?.on("data", (chunk: Buffer) => this.#log.write(chunk));
    return unborn;
  }
}

/** Ends a process and waits until it is no more. */
async function gone(dying: ChildProcess, by: (dying: ChildProcess) => void): Promise<void> {
  if (dying.exitCode !== null || dying.signalCode !== null) return;
  const end = new Promise<void>((resolve) => dying.once("exit", () => resolve()));
  by(dying);
  await end;
}

function tell(child: ChildProcess, what: Told): void {
  if (child.connected) child.send(what, () => {});
}
