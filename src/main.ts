import type { Clock } from "./casework/ports.ts";
import { nameOf } from "./casework/trouble.ts";
import { readConfig, readEnvironment, readUsable } from "./config.ts";
import { openMamori } from "./mamori.ts";
import { healthFile } from "./running/health-file.ts";
import { jsonLog, placesOf } from "./running/log.ts";
import { organisationFile } from "./running/organisation-file.ts";
import { readPolicyFile } from "./running/policy-file.ts";
import { startFaults } from "./running/start-faults.ts";
import { openStore } from "./store/open.ts";

/** How long a stop may take: shorter than any service manager waits. What is cut off then goes on at the next start. */
const DRAIN = 8_000;

const clock: Clock = {
  now: () => new Date(),
  after: (ms, what) => {
    const timer = setTimeout(what, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Says everything that keeps the bot from starting, and ends. */
function giveUp(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}

const environment = readEnvironment();
const reading = readConfig(environment);
const policy = await readPolicyFile(readUsable(environment).policyPath);
if (reading.kind === "faulty" || !policy.ok) {
  giveUp([...(reading.kind === "faulty" ? reading.faults : []), ...(policy.ok ? [] : policy.faults)]);
}
const { config, notices } = reading;

const log = jsonLog((line) => process.stdout.write(line), clock.now, config.logLevel);
for (const notice of notices) log.warn("configuration", { notice });

const die = (what: string) => (error: unknown) => {
  log.error(what, { error: nameOf(error), places: placesOf(error) });
  process.exit(1);
};
process.on("unhandledRejection", die("unhandled-rejection"));
process.on("uncaughtException", die("uncaught-exception"));

let stopping = false;
// Before the bot takes payloads nothing is under way: everything is in the database or was never acknowledged.
let finish = async (): Promise<void> => {};
const stop = (signal: NodeJS.Signals): void => {
  if (stopping) return;
  stopping = true;
  log.info("stopping", { signal });
  clock.after(DRAIN, () => {
    log.error("stop-cut-off", { afterMs: DRAIN });
    process.exit(1);
  });
  finish().then(() => {
    log.info("stopped");
    process.exit(0);
  }, die("stop"));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

try {
  const store = await openStore({
    path: config.databasePath,
    log,
    onTrouble: (trouble, code) => {
      log.error("store", { trouble, code });
      process.exit(1);
    },
  });
  const file = healthFile(config.databasePath, clock.now, (error) =>
    log.error("health-file", { error: nameOf(error) }),
  );
  await file.remove();
  const mamori = await openMamori({
    config,
    edition: policy,
    store,
    clock,
    log,
    ...(config.organisationPath === undefined
      ? {}
      : { organisation: organisationFile(config.organisationPath) }),
    watched: file.write,
  });
  finish = async () => {
    await mamori.stop();
    await file.remove();
  };
  log.info("ready", { policy: policy.policy.version, port: mamori.port });
} catch (error) {
  if (!stopping) giveUp(startFaults(error, config.transport));
}
