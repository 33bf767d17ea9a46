/** `npm run tour`: the guided tour as files that open from a disk, without Node and without a network. */
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildPage } from "./page/build.ts";
import { givenTexts, giveUp, mustBeWritable } from "./stage/given.ts";
import { Playground } from "./stage/playground.ts";
import { record, withRecording } from "./stage/recording.ts";

function readArguments(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    const [folder = "tour", ...more] = positionals;
    if (more.length === 0 && folder !== "") return resolve(folder);
  } catch {
    // Said below.
  }
  return giveUp("使い方：npm run tour -- [フォルダー]");
}

const folder = readArguments();
await mustBeWritable(folder, 0o755);
const opening = Playground.open(await givenTexts(), null);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void opening.then((playground) => playground.close()).then(() => process.exit(1)));

/** Plays, records and writes; the answer is where. */
async function writeTour(playground: Playground): Promise<string> {
  const page = buildPage({ recorded: true });
  await Promise.all([playground.start(), page]);
  const recording = await record(playground);
  for (const file of await readdir(await page))
    if (/\.(js|css)$/.test(file)) await copyFile(join(await page, file), join(folder, file));
  const index = join(folder, "index.html");
  await writeFile(index, withRecording(await readFile(join(await page, "index.html"), "utf8"), recording));
  return index;
}

process.stdout.write("案内を演じて、記録しています（10秒ほど）。\n");
const playground = await opening;
let exitCode = 0;
try {
  const index = await writeTour(playground);
  process.stdout.write(
    `案内を書きました。ブラウザーで開いてください。ネットワークもNodeも要りません。\n  ${pathToFileURL(index)}\n`,
  );
} catch (error) {
  exitCode = 1;
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`案内を書けませんでした。\n${why}\n`);
}
await playground.close();
process.exit(exitCode);
