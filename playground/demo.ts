/** `npm run demo`: a whole city in the browser, without tokens and without a network. */
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildPage } from "./page/build.ts";
import { givenTexts, giveUp, mustBeWritable, withStaffChannel } from "./stage/given.ts";
import { Playground } from "./stage/playground.ts";
import { serve } from "./stage/server.ts";

/** Where the page is without a wish of anybody's, and how many further ports are tried. */
const PORT = 3000;
const TRIED = 20;

function readArguments(): { port: number | null; keep: string | null } {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, keep: { type: "string" } } });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
      giveUp(`--port ${values.port} は使えません。1から65535までの番号を書いてください。`);
    if (values.keep === "") giveUp("--keep には、フォルダーの名前を書いてください。");
    return { port, keep: values.keep === undefined ? null : resolve(values.keep) };
  } catch {
    return giveUp("使い方：npm run demo -- [--port 番号] [--keep フォルダー]");
  }
}

/** Listens on the port somebody wished for, else on the first that is free; null if there is none. */
async function listen(server: Server, wished: number | null): Promise<number | null> {
  const ports = wished === null ? Array.from({ length: TRIED }, (_, n) => PORT + n) : [wished];
  for (const port of ports) {
    const isOurs = await new Promise<boolean>((done) => {
      server.once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => done(true));
    });
    if (isOurs) return port;
  }
  return null;
}

const { port: wished, keep } = readArguments();
await mustBeWritable(keep ?? tmpdir(), 0o700);
const texts = withStaffChannel(await givenTexts());

// From here on there is something to clear away.
const opening = Playground.open(texts, keep);
let stopping = false;
const stop = async (exitCode: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await (await opening).close();
  process.exit(exitCode);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // Asked twice, it does not wait for anything any more.
    if (stopping) process.exit(1);
    void stop(0);
  });

/** Says why it cannot go on, and clears away. */
async function failed(sentence: string): Promise<void> {
  if (!stopping) process.stderr.write(`${sentence}\n`);
  await stop(1);
}

const playground = await opening;
const page = buildPage();
const port = await listen(serve(playground, page), wished);
if (port === null) {
  await failed(
    wished === null
      ? `${PORT} から ${PORT + TRIED - 1} までのポートが、どれも使われています。--port で別の番号を選んでください。`
      : `ポート ${wished} は使えません。ほかのプログラムが使っているか、権限がありません。--port で別の番号を選んでください。`,
  );
}
// The page needs no bot to be looked at: it says that the bot is starting.
const starting = playground.start();
await page.catch(() =>
  failed("ページを作れませんでした。npm run setup を実行してから、もう一度お試しください。"),
);
process.stdout.write(
  [
    "",
    "マモリの体験版が動いています。外のネットワークは使いません。",
    `  http://localhost:${port}`,
    "",
    "はじめての方は、ページの「案内つきで見る」からどうぞ。",
    "終わるときは Ctrl-C を押してください。",
    "",
  ].join("\n"),
);
if (playground.hasLostSlack)
  process.stdout.write(
    "このフォルダーには、Slackの側の記録（slack.json）がないか、読めません。件の記録は残っているので、Slackの側だけを新しく始めました。\n",
  );
await starting;
if (playground.state().bot === "dead")
  await failed(
    keep === null
      ? "ボットが始まりませんでした。npm run setup を実行してから、もう一度お試しください。"
      : `ボットが始まりませんでした。このフォルダーを使っている体験版がほかにないか、${join(keep, "bot.log")} を確かめてください。`,
  );
