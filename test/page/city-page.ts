import { readFile, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { CastMember } from "../../playground/api.ts";
import { buildPage } from "../../playground/page/build.ts";
import { givenTexts } from "../../playground/stage/given.ts";
import { Playground } from "../../playground/stage/playground.ts";
import { withRecording } from "../../playground/stage/recording.ts";
import { serve } from "../../playground/stage/server.ts";
import { openChromium } from "../support/chromium.ts";

const NOTHING = { channel: null, thread: null };

/** A whole city behind its real server, and a real browser to look at it. */
export class Demo {
  readonly playground: Playground;
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #address: string;
  /** What went wrong in a page by itself. */
  readonly faults: string[] = [];

  private constructor(playground: Playground, server: Server, browser: Browser, port: number) {
    this.playground = playground;
    this.#server = server;
    this.#browser = browser;
    this.#address = `http://localhost:${port}/`;
  }

  static async open(): Promise<Demo> {
    const texts = await givenTexts();
    const page = buildPage();
    const [playground, browser] = await Promise.all([Playground.open(texts, null), openChromium()]);
    await Promise.all([playground.start(), page]);
    const server = serve(playground, page);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server listens nowhere");
    return new Demo(playground, server, browser, address.port);
  }

  /** Somebody's browser; its tabs share what tabs of one browser share. */
  context(theme: "light" | "dark" = "light", width = 1280): Promise<BrowserContext> {
    return this.#browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      reducedMotion: "reduce",
      locale: "ja-JP",
    });
  }

  async visit(hash: string, context?: BrowserContext): Promise<Page> {
    const page = await (context === undefined ? await this.context() : context).newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("console", (message) => {
      // A page that was left while it asked for something says so here; nothing else may.
      if (message.type() === "error") this.faults.push(message.text());
    });
    await page.goto(this.#address + hash);
    return page;
  }

  /** A recording of what these people see now, twice, as a page in a file. */
  async recording(parts: readonly CastMember["part"][]): Promise<Page> {
    const setting = this.playground.setting();
    const cast = parts.flatMap((part) => setting.cast.find((one) => one.part === part) ?? []);
    const desk = this.playground.screen(cast[1]?.id ?? "", { channel: null, thread: null });
    const channel = desk?.channels.find((one) => one.private && one.type !== "im")?.id ?? null;
    const show = Object.fromEntries(
      cast.map(({ id, part }) => [id, { channel: part === "desk" ? channel : null, thread: null }] as const),
    );
    const screens = cast.flatMap(({ id }) => this.playground.screen(id, show[id] ?? NOTHING) ?? []);
    const { now } = this.playground.state();
    const front = cast[0]?.id ?? "";
    const frames = ["はじめ", "つぎ"].map((title) => ({
      title,
      says: "見ます。",
      now,
      show,
      front,
      brings: {},
      screens,
    }));
    const folder = await buildPage({ recorded: true });
    const html = withRecording(await readFile(join(folder, "index.html"), "utf8"), {
      setting: { ...setting, cast },
      frames,
    });
    const file = join(folder, "specimen.html");
    await writeFile(file, html);
    const context = await this.context();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => this.faults.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  /** Cuts every connection of the pages; the server goes on. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await this.playground.close();
  }
}

/** One person's column, once there is something in it. */
export async function columnOf(page: Page, part: "staff" | "desk" | "manager"): Promise<Locator> {
  const at = page.locator(".column").nth(["staff", "desk", "manager"].indexOf(part));
  await at.locator(".composer, .home-tab").first().waitFor();
  return at;
}

/** Writes into a column's field and sends it as people do. */
export async function writes(column: Locator, text: string): Promise<void> {
  await column.locator(".writing").fill(text);
  await column.locator(".writing").press("Enter");
}

/** What axe has against the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile("node_modules/axe-core/axe.min.js", "utf8"));
  // Of what it finds in order, axe then tells each rule once; all the rest takes longer than the looking.
  const results: AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  expect(results.passes.length, "rules that had something to look at").toBeGreaterThan(10);
  return results.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`),
  );
}
