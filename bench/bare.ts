import { App } from "@slack/bolt";
import { boltLogger } from "../src/slack/log.ts";
import { SignedHttpReceiver, socketReceiver } from "../src/slack/receiver.ts";

// Bolt with the bot's own receivers, and listeners that only acknowledge: what no bot on Bolt can beat.
const [transport = "socket", apiUrl = "", secret = "", port = "0"] = process.argv.slice(2);

const log = { info() {}, warn() {}, error() {} };
const logger = boltLogger(log);
const receiver =
  transport === "http"
    ? new SignedHttpReceiver({
        signingSecret: secret,
        port: Number(port),
        logger,
        log,
        health: () => ({ ok: true, line: "ok" }),
      })
    : socketReceiver({
        appToken: "xapp-bare",
        connections: 2,
        logger,
        log,
        apiUrl,
        dispatcher: undefined,
        fetch: globalThis.fetch,
      });
const app = new App({
  receiver,
  logger,
  authorize: async () => ({ botToken: "xoxb-bare", botId: "B0BARE", botUserId: "U0BARE" }),
});
app.command(/.*/, async ({ ack }) => ack());
app.action(/.*/, async ({ ack }) => ack());
app.view(/.*/, async ({ ack }) => ack());
app.event("message", async () => {});
await app.start();
process.on("SIGTERM", () => process.exit(0));
process.stdout.write('{"what":"ready"}\n');
