import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { InlineConfig } from "vite";

const page = import.meta.dirname;

/** Where finished pages lie; nothing of it is committed. */
export const DIST = join(page, "dist");

/** What the page is made of. */
const SOURCES = [page, join(page, "..", "workspace"), join(page, "..", "api.ts")];

const common = {
  root: page,
  base: "./",
  configFile: false,
  logLevel: "error",
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  define: { "process.env.NODE_ENV": '"production"' },
} as const satisfies InlineConfig;

// Vite may wrap what a browser of today knows, such as light-dark(), for those of yesterday.
const output = { minify: true, cssTarget: "esnext", target: "esnext", emptyOutDir: true } as const;

/**
 * Builds the page if a source is newer than the last build, and answers with its folder. A recorded one is a page for
 * `file://`: one script that is no module and one sheet, into whose document a recording is to be written.
 */
export async function buildPage({ recorded = false } = {}): Promise<string> {
  const folder = join(DIST, recorded ? "recorded" : "live");
  const finished = await changed(join(folder, "index.html"));
  const newest = Math.max(...(await Promise.all(SOURCES.map(newestIn))));
  if (finished > newest) return folder;
  await mkdir(DIST, { recursive: true });
  // Built beside and then moved: whoever reads the old page never sees half of the new one.
  const beside = await mkdtemp(join(DIST, ".new-"));
  try {
    await (recorded ? buildRecorded(beside) : buildLive(beside));
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } catch (error) {
    // Two programs may build at the same time; the page of the other is as good.
    if ((await changed(join(folder, "index.html"))) <= newest) throw error;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return folder;
}

async function buildLive(outDir: string): Promise<void> {
  await built({ ...common, build: { ...output, outDir, modulePreload: { polyfill: false } } });
}

async function buildRecorded(outDir: string): Promise<void> {
  const entry = join(page, "main.tsx");
  const lib = {
    entry,
    formats: ["iife" as const],
    name: "page",
    fileName: () => "page.js",
    cssFileName: "page",
  };
  await built({ ...common, build: { ...output, outDir, lib } });
  const html = await readFile(join(page, "index.html"), "utf8");
  const loads = '<link rel="stylesheet" href="./page.css">\n    <script defer src="./page.js"></script>';
  await writeFile(join(outDir, "index.html"), html.replace(/<script type="module".*<\/script>/, loads));
}

/** Vite is loaded only where there is something to build. */
async function built(config: InlineConfig): Promise<void> {
  const { build } = await import("vite");
  await build(config);
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = (await readdir(path)).filter((name) => name !== "dist");
  return Math.max(0, ...(await Promise.all(inside.map((name) => newestIn(join(path, name))))));
}

async function changed(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0;
}
