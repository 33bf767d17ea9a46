import { readFile } from "node:fs/promises";
import { LeapingClock } from "../../playground/workspace/leaping-clock.ts";
import type { Store, Tx } from "../../src/casework/ports-store.ts";
import { openMamori } from "../../src/mamori.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { jsonLog } from "../../src/running/log.ts";
import { openStore } from "../../src/store/open.ts";
import { type Birth, type OwnDeath, type Said, told } from "./wire.ts";

/** One life of the real bot on a real file, which may end itself right after a commit. It begins when it is told. */
let death: OwnDeath | null = null;
let left = 0;

const say = (what: Said): void => {
  process.send?.(what);
};

/** The real store; the process ends at the named commit, once it is on the disk and before anybody hears of it. */
function mortal(real: Store): Store {
  return {
    ...real,
    write: async (work) => {
      let counts = false;
      const result = await real.write((tx) => {
        const seen: Tx = {
          ...tx,
          receive: async (id, at) => {
            const fresh = await tx.receive(id, at);
            if (death?.after === "gesture" && fresh) counts = true;
            return fresh;
          },
          addWords: (words) => {
            if (death?.after === "attached" && (words.attached ?? []).length > 0) counts = true;
            return tx.addWords(words);
          },
          posting: (keys) => {
            if (death?.after === "posting") counts = true;
            return tx.posting(keys);
          },
          settle: (settled) => {
            if (death?.after === "settled") counts = true;
            return tx.settle(settled);
          },
        };
        return work(seen);
      });
      if (counts && --left === 0) process.kill(process.pid, "SIGKILL");
      return result;
    },
  };
}

const [, , lead = ""] = process.argv;
const policy = (await readFile("policies/sapporo-2026.yml", "utf8"))
  .replace("# lead: U0123456789", `lead: ${lead}`)
  .replace("on-duty: []", `on-duty: [${lead}]`);
const reading = readPolicy(policy, "sapporo-2026.yml");
if (!reading.ok) throw new Error("the policy is faulty");
const edition = reading;

let given = "";

async function live(born: Birth) {
  const clock = new LeapingClock(born.ahead);
  const log = jsonLog((line) => process.stderr.write(line), clock.now.bind(clock), "info");
  const store = await openStore({ path: born.database, log });
  const { apiUrl, appToken, botToken, signingSecret, deskChannel } = born;
  const mamori = await openMamori({
    config: {
      botToken,
      slackApiUrl: apiUrl,
      httpsProxy: undefined,
      deskChannel,
      transport:
        born.transport === "http" ? { kind: "http", signingSecret, port: 0 } : { kind: "socket", appToken },
    },
    edition,
    store: mortal(store),
    clock,
    log,
    organisation: async () => {
      const isRead = given === born.organisation;
      given = born.organisation;
      return isRead ? { as: "same" } : { as: "changed", bytes: new TextEncoder().encode(given) };
    },
  });
  say({ say: "ready", port: mamori.port });
  return { clock, mamori };
}

let life: ReturnType<typeof live> | null = null;
process.on("message", async (message) => {
  const heard = told.parse(message);
  if (heard.say === "live") {
    life = live(heard.birth);
    return;
  }
  if (heard.say === "die") {
    death = heard.death;
    left = heard.death?.nth ?? 0;
    return;
  }
  if (life === null) return;
  const { clock, mamori } = await life;
  if (heard.say === "ahead") clock.leapTo(heard.ahead);
  else if (heard.say === "idle?") {
    await mamori.idle();
    say({ say: "idle" });
  } else {
    await mamori.stop();
    process.exit(0);
  }
});
// Whoever started it is gone: nobody is left to bring it to an end.
process.on("disconnect", () => process.exit(1));
