/**
 * `npm run -s manifest` prints the app manifest for Socket Mode, as it is in manifest.yml.
 * `npm run -s manifest -- --url https://host` prints the same for HTTP, with the addresses Slack is to call.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isMap, isSeq, parseDocument } from "yaml";

/** The path at which the bot answers every kind of request. */
const path = "slack/events";

/** Where Slack must send its requests, or a sentence on why it cannot send them there. */
export function requestUrl(given: string): { readonly url: string } | { readonly fault: string } {
  const url = URL.parse(given);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
  if (url === null || (url.protocol !== "https:" && !(url.protocol === "http:" && loopback))) {
    return {
      fault:
        "--url には https:// で始まる URL を指定してください（例：--url https://mamori.example.jp）。http:// が使えるのは、同じ機械の中だけです。",
    };
  }
  if (url.username || url.password || url.search || url.hash) {
    return { fault: "--url には、ユーザー名、パスワード、?、# を含めないでください。" };
  }
  const base = url.href.replace(/\/+$/, "");
  return { url: base.endsWith(`/${path}`) ? base : `${base}/${path}` };
}

/** The manifest with Slack calling `url` in place of Socket Mode. */
export function overHttp(manifest: string, url: string): string {
  const document = parseDocument(manifest);
  const commands = document.getIn(["features", "slash_commands"]);
  if (isSeq(commands)) for (const command of commands.items) if (isMap(command)) command.set("url", url);
  document.setIn(["settings", "event_subscriptions", "request_url"], url);
  document.setIn(["settings", "interactivity", "request_url"], url);
  document.setIn(["settings", "socket_mode_enabled"], false);
  return document.toString({ lineWidth: 0 });
}

/** The arguments of the command line; nothing when they are not ours. */
function givenUrl(): { readonly url: string | undefined } | undefined {
  try {
    return { url: parseArgs({ options: { url: { type: "string" } } }).values.url };
  } catch {
    return undefined;
  }
}

function main(): number {
  const manifest = readFileSync(new URL("../manifest.yml", import.meta.url), "utf8");
  const given = givenUrl();
  if (given === undefined) {
    console.error(
      "使い方：npm run -s manifest または npm run -s manifest -- --url https://mamori.example.jp",
    );
    return 1;
  }
  if (given.url === undefined) {
    process.stdout.write(manifest);
    return 0;
  }
  const target = requestUrl(given.url);
  if ("fault" in target) {
    console.error(target.fault);
    return 1;
  }
  process.stdout.write(overHttp(manifest, target.url));
  return 0;
}

if (import.meta.main) process.exitCode = main();
