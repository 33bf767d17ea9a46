import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import type { Actor } from "../../playground/workspace/actor.ts";
import { systemClock } from "../../playground/workspace/clock.ts";
import { elements, labelOf } from "../../playground/workspace/elements.ts";
import type { Outcome } from "../../playground/workspace/shapes.ts";
import {
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from "../../playground/workspace/workspace.ts";

const root = join(import.meta.dirname, "../..");
const MANIFEST = readFileSync(join(root, "manifest.yml"), "utf8");

type Environment = Readonly<Record<string, string>>;

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One of the bot's programs as a real process, with nothing in its environment that the bot reads but what is given. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #waiting = new Set<() => void>();
  readonly ended: Promise<Ended>;

  constructor(script: string, environment: Environment, args: readonly string[] = []) {
    const child = spawn(process.execPath, [join(root, "src", script), ...args], {
      cwd: root,
      // What Node compiled for one program is there for the next.
      env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    createInterface(child.stdout).on("line", (line) => {
      this.#lines.push(line);
      this.#look();
    });
    this.ended = new Promise((resolve) => {
      child.once("close", (code) => {
        resolve({ code, out: this.#lines.join("\n"), err });
        this.#look();
      });
    });
    onTestFinished(async () => {
      child.kill("SIGKILL");
      await this.ended;
    });
  }

  /** Every line of the log so far. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when a line of the log says this. */
  async says(what: string): Promise<void> {
    for (;;) {
      if (this.#lines.some((line) => line.includes(`"what":"${what}"`))) return;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        const { code, out, err } = await this.ended;
        throw new Error(`the program ended with ${code} and never said "${what}":\n${out}\n${err}`);
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Asks it to stop, and waits until it has. */
  async stops(): Promise<Ended> {
    this.signal("SIGTERM");
    return this.ended;
  }

  #look(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** Runs a program to its end. */
export const run = (script: string, environment: Environment, ...args: string[]): Promise<Ended> =>
  new Program(script, environment, args).ended;

/** A folder of the test's own, for its owner only. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "mamori-running-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A city's Slack on this machine, its people, and the environment of a bot for it. */
export class CityHall {
  readonly slack: Workspace;
  readonly sato: Actor;
  readonly tanaka: Actor;
  readonly general: string;
  readonly desk: string;
  readonly folder: string;
  readonly database: string;
  readonly environment: Environment;

  private constructor(slack: Workspace) {
    this.slack = slack;
    const sato = slack.addPerson({ name: "佐藤" }).id;
    const tanaka = slack.addPerson({ name: "田中" }).id;
    this.sato = slack.as(sato);
    this.tanaka = slack.as(tanaka);
    this.general = slack.addChannel({ name: "総務", members: [sato, tanaka] }).id;
    this.desk = slack.addChannel({
      name: "相談窓口",
      private: true,
      includesBot: true,
      members: [tanaka],
    }).id;
    this.folder = join(scratch(), "data");
    mkdirSync(this.folder, { mode: 0o700 });
    this.database = join(this.folder, "mamori.db");
    this.environment = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      DESK_CHANNEL: this.desk,
      DATABASE_URL: `file:${this.database}`,
    };
  }

  static async open(options: Partial<WorkspaceOptions> = {}): Promise<CityHall> {
    const slack = await openWorkspace({
      clock: systemClock(),
      manifest: MANIFEST,
      signingSecret: "abcdef0123456789abcdef0123456789",
      ...options,
    });
    onTestFinished(() => slack.close());
    return new CityHall(slack);
  }

  /** The same bot, reached by signed requests to a port. */
  async overHttp(): Promise<Environment & { readonly PORT: string }> {
    const { SLACK_APP_TOKEN: _, ...rest } = this.environment;
    return { ...rest, SLACK_SIGNING_SECRET: this.slack.signingSecret, PORT: String(await freePort()) };
  }

  /** Starts the bot and waits until it takes payloads. */
  async starts(more: Environment = {}): Promise<Program> {
    const bot = new Program("main.ts", { ...this.environment, ...more });
    await bot.says("ready");
    return bot;
  }

  /** Resolves when what is asked for has come true, looking whenever something changes in Slack. */
  until(what: string, isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`it never came true: ${what}`)), 15_000);
      const leave = this.slack.feed.subscribe(() => {
        if (!isSo()) return;
        clearTimeout(late);
        leave();
        resolve();
      });
    });
  }

  /** Somebody is in danger: the shortest way to a card at the desk. */
  async calls(): Promise<void> {
    const before = this.cards().length;
    await this.sato.command("/kasuhara-report", { channel: this.general });
    await this.until("the doors are shown", () => this.sato.sees(this.general).some((m) => m.ephemeral));
    await this.presses(this.sato, this.general, "危険がある（応援を呼ぶ）");
    await this.until("a card stands at the desk", () => this.cards().length > before);
  }

  /** What the cards at the desk say, oldest first. */
  cards(): string[] {
    return this.tanaka
      .sees(this.desk)
      .filter((m) => !m.ephemeral && /R\d+-\d+/.test(m.visible))
      .map((m) => m.visible);
  }

  /** Presses the newest button with this label in a channel. */
  presses(person: Actor, channel: string, label: string): Promise<Outcome> {
    for (const message of person.sees(channel).reverse()) {
      const hit = elements(message.blocks).find((e) => labelOf(e.element) === label);
      if (hit !== undefined)
        return person.press({ channel, ts: message.ts }, hit.actionId, {}, hit.block.block_id);
    }
    throw new Error(`nothing to press says "${label}"`);
  }
}

/** A port nobody listens on. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
