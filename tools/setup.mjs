// Runs before every npm command, so that on a fresh machine one command is enough: installs the packages of
// package-lock.json when they are not there, and generates the database client when the schema is newer.
// Plain JavaScript without packages, since it runs on the machine's own Node before anything is installed.
// What it says is for the city's own engineers and therefore in Japanese.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const oldestNode = 20;
const oldestNpm = 9;
const production = process.env.NODE_ENV === "production";
const ownNode = join(root, "node_modules/.bin/node");

/** The packages that a lockfile names, by folder; nothing when it is missing or cut off. */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** Whether what npm noted as installed is what the lockfile asks for. Packages for other systems may be missing. */
function isInstalled() {
  if (!existsSync(ownNode)) return false;
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(([folder, wanted]) => {
    if (folder === "") return true;
    const found = installed[folder];
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity;
    return wanted.optional || wanted.devOptional || (production && wanted.dev);
  });
}

/** The environment without node_modules/.bin: npm replaces that folder, so it must not run from it. */
function environment() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((one) => !one.includes("node_modules"));
  return { ...process.env, PATH: path.join(delimiter), CHECKPOINT_DISABLE: "1" };
}

/** Runs a program and gives what it said; what went wrong is for the caller to explain. */
function run(program, args) {
  const done = spawnSync(program, args, { cwd: root, env: environment(), encoding: "utf8" });
  return { ok: done.status === 0, output: `${done.stdout ?? ""}${done.stderr ?? ""}` };
}

function stop(sentence, details) {
  const lines = (details ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("npm warn"));
  if (lines.length > 0) console.error(lines.slice(0, 15).join("\n"));
  console.error(sentence);
  process.exit(1);
}

function install() {
  const npm = run("npm", ["--version"]);
  if (!npm.ok) stop("npm が見つかりません。Node.js と npm を入れてから、もう一度実行してください。");
  if (Number.parseInt(npm.output, 10) < oldestNpm) {
    stop(
      `npm が古すぎます（${npm.output.trim()}）。npm ${oldestNpm} 以上を入れてから、もう一度実行してください。`,
    );
  }
  console.error("必要なパッケージを入れています（数十秒かかることがあります）…");
  const installed = run("npm", ["ci", "--no-audit", "--no-fund", ...(production ? ["--omit=dev"] : [])]);
  if (installed.ok && existsSync(ownNode)) return;
  stop(explain(installed.output), installed.output);
}

/** Says in a sentence why npm gave up, as far as its output tells. */
function explain(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network connectivity/i.test(
      output,
    )
  ) {
    return "パッケージの配布元（npm レジストリ）に接続できません。ネットワークとプロキシ（npm config の registry と proxy）を確かめて、もう一度実行してください。";
  }
  if (/EUSAGE/.test(output)) {
    return "package.json と package-lock.json が合っていません。ファイルがそろっているか（git status）を確かめてください。";
  }
  if (/ENOSPC/.test(output)) return "ディスクの空きが足りないため、パッケージを入れられませんでした。";
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `フォルダー ${join(root, "node_modules")} に書き込めないため、パッケージを入れられませんでした。`;
  }
  return "パッケージを入れられませんでした。上に出ている npm のメッセージを確かめてください。";
}

/** Whether the generated client was written after the schema that it comes from. */
function isGenerated() {
  const schema = join(root, "prisma/schema.prisma");
  const client = join(root, "src/store/generated/client.ts");
  if (!existsSync(schema)) return true;
  return existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs;
}

function generate() {
  rmSync(join(root, "src/store/generated"), { recursive: true, force: true });
  const prisma = join(root, "node_modules/prisma/build/index.js");
  const generated = run(ownNode, [prisma, "generate", "--no-hints"]);
  if (!generated.ok) {
    stop(
      "データベースのクライアントを生成できませんでした。上のメッセージを確かめてください。",
      generated.output,
    );
  }
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  stop(
    `Node.js が古すぎます（${process.versions.node}）。Node.js ${oldestNode} 以上を入れてから、もう一度実行してください。`,
  );
}
if (!isInstalled()) install();
if (!isGenerated()) generate();
