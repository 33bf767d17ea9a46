import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nameOf } from "./casework/outbox.ts";
import type { Clock } from "./casework/ports.ts";
import { readConfig, readEnvironment } from "./config.ts";
import { type Health, healthLine, openMamori } from "./mamori.ts";
import { tellFault } from "./policy/fault.ts";
import { readPolicy } from "./policy/read.ts";
import { jsonLog } from "./running/log.ts";
import { openStore } from "./store/open.ts";

const clock: Clock = {
  now: () => new Date(),
  after: (ms, what) => {
    const timer = setTimeout(what, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Says why the bot cannot start, and ends. */
function giveUp(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}

const reading = readConfig(readEnvironment());
const policyPath = reading.kind === "ready" ? reading.config.policyPath : null;
if (reading.kind === "faulty") giveUp(reading.faults);
const { config } = reading;
const text = await readFile(policyPath ?? "", "utf8").catch(() => null);
if (text === null)
  giveUp([`POLICY のファイル ${config.policyPath} を読めません。場所と権限を確かめてください。`]);
const policy = readPolicy(text, config.policyPath);
if (!policy.ok) giveUp(policy.faults.map(tellFault));

const log = jsonLog((line) => process.stdout.write(line), clock.now, config.logLevel);
for (const notice of reading.notices) log.warn("configuration", { notice });

const die = (what: string) => (error: unknown) => {
  log.error(what, { error: nameOf(error) });
  process.exit(1);
};
process.on("unhandledRejection", die("unhandled-rejection"));
process.on("uncaughtException", die("uncaught-exception"));

const store = await openStore({
  path: config.databasePath,
  log,
  onTrouble: (trouble, code) => {
    log.error("store", { trouble, code });
    process.exit(1);
  },
}).catch((error: unknown) => giveUp([error instanceof Error ? error.message : "データベースを開けません。"]));

/** Replaced as a whole, so that who reads it never sees half a line. */
const healthFile = join(dirname(config.databasePath), "health");
const watched = (health: Health): void => {
  const fresh = `${healthFile}.new`;
  writeFile(fresh, `${healthLine(health)}\n`, { mode: 0o600 })
    .then(() => rename(fresh, healthFile))
    .catch((error: unknown) => log.error("health-file", { error: nameOf(error) }));
};

const mamori = await openMamori({ config, policy: policy.policy, store, clock, log, watched }).catch(
  (error: unknown) =>
    giveUp([error instanceof Error && error.name === "AccessRefused" ? error.message : nameOf(error)]),
);
log.info("ready", { policy: policy.policy.version, port: mamori.port });

let stopping = false;
const stop = (signal: NodeJS.Signals): void => {
  if (stopping) return;
  stopping = true;
  log.info("stopping", { signal });
  mamori.stop().then(() => process.exit(0), die("stop"));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
