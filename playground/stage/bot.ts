import { readFile } from "node:fs/promises";
import { isOpen } from "../../src/cases/case.ts";
import { openMamori } from "../../src/mamori.ts";
import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { jsonLog } from "../../src/running/log.ts";
import { openStore } from "../../src/store/open.ts";
import { moveIn } from "../city/move-in.ts";
import { organisationFile } from "../city/organisation.ts";
import { pastCases } from "../city/past.ts";
import { people } from "../city/people.ts";
import { LeapingClock } from "../workspace/leaping-clock.ts";
import { type Birth, type Said, told } from "./wire.ts";

/** Every playground has the same past. */
const SEED = 1;

// The real bot in a process of its own, as in a city hall: it can be killed. Only its time is the city's.

const say = (what: Said): void => {
  process.send?.(what);
};

async function live(born: Birth) {
  const reading = readPolicy(await readFile(born.policy, "utf8"), born.policy);
  if (!reading.ok) throw new Error(reading.faults.map(tellFault).join("\n"));
  const clock = new LeapingClock(born.ahead);
  const log = jsonLog((line) => process.stderr.write(line), clock.now.bind(clock), "info");
  const store = await openStore({ path: born.database, log });
  const now = clock.now().getTime();
  const past = born.movesIn ? pastCases({ seed: SEED, now, policy: reading.policy, people }) : [];
  if (past.length > 0) await moveIn(store, past);
  const { apiUrl, appToken, botToken, deskChannel } = born;
  const mamori = await openMamori({
    config: {
      botToken,
      slackApiUrl: apiUrl,
      httpsProxy: undefined,
      deskChannel,
      transport: { kind: "socket", appToken },
    },
    edition: reading,
    store,
    clock,
    log,
    organisation: file(organisationFile()),
  });
  // What is still open of the past lies on the desk's table.
  for (const { c } of past.filter((one) => isOpen(one.c)))
    await mamori.work.arm({ kind: "card", case: c.id });
  say({ say: "ready" });
  return { clock, mamori, log };
}

/** A file that never changes. */
function file(text: string) {
  let isRead = false;
  return async () => {
    if (isRead) return { as: "same" } as const;
    isRead = true;
    return { as: "changed", bytes: new TextEncoder().encode(text) } as const;
  };
}

let life: ReturnType<typeof live> | null = null;
process.on("message", async (message) => {
  const heard = told.parse(message);
  if (heard.say === "live") life = live(heard.birth);
  const lived = await life;
  if (lived === null) return;
  if (heard.say === "ahead") {
    lived.clock.leapTo(heard.ahead);
    // The log is what still knows the city's time when its Slack is lost.
    lived.log.info("time.leapt");
  }
  if (heard.say === "settle") {
    await lived.mamori.idle();
    say({ say: "settled", n: heard.n });
  }
  if (heard.say === "stop") {
    await lived.mamori.stop();
    process.exit(0);
  }
});
// The stage is gone: nobody is there to speak to.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches every process of the terminal; the stage ends this one in good order.
process.on("SIGINT", () => {});
