import { readFile } from "node:fs/promises";
import { openMamori } from "../../src/mamori.ts";
import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { jsonLog } from "../../src/running/log.ts";
import { openStore } from "../../src/store/open.ts";
import { LeapingClock } from "../workspace/leaping-clock.ts";
import { type Birth, type Said, told } from "./wire.ts";

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
  });
  say({ say: "ready" });
  return { clock, mamori };
}

let life: ReturnType<typeof live> | null = null;
process.on("message", async (message) => {
  const heard = told.parse(message);
  if (heard.say === "live") life = live(heard.birth);
  const lived = await life;
  if (lived === null) return;
  if (heard.say === "ahead") lived.clock.leapTo(heard.ahead);
  if (heard.say === "stop") {
    await lived.mamori.stop();
    process.exit(0);
  }
});
// The stage is gone: nobody is there to speak to.
process.on("disconnect", () => process.exit(0));
