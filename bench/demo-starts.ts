import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import type { Push } from "../playground/api.ts";
import { DIST } from "../playground/page/build.ts";
import { freePort } from "./children.ts";

/** Milliseconds from the start of the demo's process. */
export interface DemoStart {
  /** Until the doors stand in a browser that was already open. */
  readonly doors: number;
  /** Until the page is told that the bot runs. */
  readonly bot: number;
}

/** Starts the demo as `npm run demo` does after its setup, looks at it, and ends it. */
export async function demoStarts(
  browser: Browser,
  { fromNothing }: { readonly fromNothing: boolean },
): Promise<DemoStart> {
  if (fromNothing) await rm(DIST, { recursive: true, force: true });
  const port = await freePort();
  const page = await browser.newPage();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--import",
      "./playground/compiled.ts",
      "playground/demo.ts",
      "--port",
      String(port),
    ],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: ["ignore", "pipe", "inherit"] },
  );
  const gone = once(child, "exit");
  try {
    await printed(createInterface({ input: child.stdout }), "http://localhost");
    const running = botRuns(port);
    await page.goto(`http://localhost:${port}/`, { waitUntil: "commit" });
    await page.getByRole("link", { name: "報告する人" }).waitFor();
    const doors = performance.now() - began;
    await running;
    return { doors, bot: performance.now() - began };
  } finally {
    await page.close();
    child.kill("SIGTERM");
    await gone;
  }
}

async function printed(lines: AsyncIterable<string>, what: string): Promise<void> {
  for await (const line of lines) if (line.includes(what)) return;
  throw new Error("the demo did not start");
}

/** Hears what the page hears, until the bot runs. */
async function botRuns(port: number): Promise<void> {
  const { body } = await fetch(`http://localhost:${port}/api/stream`);
  if (body === null) throw new Error("the stream says nothing");
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const words = text.split("\n\n");
    text = words.pop() ?? "";
    for (const word of words.filter((one) => one.startsWith("data: "))) {
      const push: Push = JSON.parse(word.slice("data: ".length));
      if ((push.type === "hello" || push.type === "stage") && push.stage.bot === "running") return;
    }
  }
  throw new Error("the bot does not run");
}
