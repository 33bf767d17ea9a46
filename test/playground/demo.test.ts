import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

interface Run {
  readonly child: ChildProcess;
  says(): string;
  /** Resolves when this was printed. */
  printed(what: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
}

const runs: Run[] = [];
const folders: string[] = [];

/** Starts the demo as npm does, with temporary folders in a place of this test's own. */
async function demo(...more: string[]): Promise<Run & { readonly temporary: string }> {
  const temporary = await folder();
  const child = spawn(process.execPath, ["playground/demo.ts", ...more], {
    env: { ...process.env, TMPDIR: temporary },
  });
  let text = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      for (const listener of heard) listener();
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const printed = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(text);
        if (found !== null) resolve(found);
      };
      heard.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without ${what}: ${text}`)));
    });
  const run = { child, says: () => text, printed, ended, temporary };
  runs.push(run);
  return run;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "mamori-test-demo-"));
  folders.push(made);
  return made;
}

afterEach(async () => {
  for (const { child, ended } of runs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  }
  for (const one of folders.splice(0)) await rm(one, { recursive: true, force: true });
});

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; !(await look()); ) {
    if (performance.now() > end) throw new Error("in vain");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.for(["SIGINT", "SIGTERM"] as const)("it starts, answers, and ends cleanly on %s", async (signal) => {
  const port = await freePort();
  const run = await demo("--port", String(port));
  await run.printed(/http:\/\/localhost:(\d+)/);
  const page = await fetch(`http://localhost:${port}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<!doctype html>");
  await until(async () => {
    const screen = await fetch(`http://localhost:${port}/api/screen?person=U0TANAKA&channel=C0DESK0001`);
    return (await screen.text()).includes("R8-");
  });
  expect(await readdir(run.temporary)).toHaveLength(1);
  run.child.kill(signal);
  expect(await run.ended).toBe(0);
  expect(await readdir(run.temporary), "nothing is left behind").toEqual([]);
});

test("ended while the bot is still starting, it leaves nothing either", async () => {
  const run = await demo("--port", String(await freePort()));
  await run.printed(/localhost/);
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(0);
  expect(await readdir(run.temporary)).toEqual([]);
});

test("a port that is taken is said in a sentence", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const run = await demo("--port", String(address.port));
  expect(await run.ended).toBe(1);
  expect(run.says()).toContain(`ポート ${address.port} は使えません。`);
  expect(await readdir(run.temporary)).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test("what cannot be meant is said in a sentence", async () => {
  const file = join(await folder(), "file");
  await writeFile(file, "");
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [["--port", "abc"], "1から65535まで"],
    [["--port", "70000"], "1から65535まで"],
    [["--what"], "使い方：npm run demo"],
    [["--keep", ""], "--keep には、フォルダーの名前"],
    [["--keep", file], "に書き込めません。"],
    [["--keep", join(file, "in", "a", "file")], "に書き込めません。"],
    [["--keep", "/proc/in/it"], "に書き込めません。"],
  ];
  for (const [given, says] of wrong) {
    const run = await demo(...given);
    expect(await run.ended, given.join(" ")).toBe(1);
    expect(run.says()).toContain(says);
    expect(run.says(), "no trace of the program").not.toMatch(/\n {4}at /);
  }
});
