import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { asStarted } from "./as-started.ts";

const START_WITHIN = 30_000;
const STOP_WITHIN = 20_000;

/** A program running beside the bench, as it would in production. */
export interface Child {
  /** What it wrote that was more than information. */
  readonly complaints: readonly string[];
  /** Milliseconds of processor time it has used; null where the system does not tell. */
  processorTime(): number | null;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

async function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Child> {
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the bot did not start")), START_WITHIN);
    child.once("exit", (code) => reject(new Error(`the bot ended with ${code}: ${complaints.join("\n")}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.includes('"what":"ready"')) {
        clearTimeout(late);
        resolve();
      } else if (/"level":"(warn|error)"/.test(line)) complaints.push(line);
    });
    createInterface({ input: child.stderr }).on("line", (line) => complaints.push(line));
  });
  try {
    await ready;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return { complaints, processorTime: () => processorTime(child.pid), stop: () => stop(child) };
}

/** From Linux's own account, which counts in hundredths of a second. */
function processorTime(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN);
  await gone;
  clearTimeout(late);
}

/** The bot itself; with `profile`, a folder, it writes down where its time went. */
export const startBot = (
  environment: Readonly<Record<string, string>>,
  profile: string | null,
): Promise<Child> =>
  start([fileURLToPath(new URL("../src/main.ts", import.meta.url))], environment, [
    ...asStarted,
    ...(profile === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`]),
  ]);

/** Bolt that only acknowledges. */
export const startBare = (...args: readonly string[]): Promise<Child> =>
  start([fileURLToPath(new URL("./bare.ts", import.meta.url)), ...args], {});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
