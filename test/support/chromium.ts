import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian and Ubuntu, Fedora, and Chrome's own packages put it. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Nothing is fetched, nothing is synchronised: the browser sees what it is given and no more. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Letters look the same on every machine and in every run.
  "--disable-lcd-text",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** What to do where there is none. */
export const NO_CHROMIUM =
  "There is no Chromium on this machine. Install it with its fonts " +
  "(Debian and Ubuntu: apt-get install -y --no-install-recommends chromium fonts-noto-cjk fonts-noto-color-emoji), " +
  "or name another Chromium or Chrome: CHROMIUM=/path/to/chrome npm test";

/** Starts the browser in which the page is tested and drawn. Without one it says which to install. */
export async function openChromium(): Promise<Browser> {
  const at = chromiumAt();
  if (at === undefined) throw new Error(NO_CHROMIUM);
  if (!existsSync(at)) throw new Error(`CHROMIUM names ${at}, and there is no such file.`);
  return chromium.launch({ executablePath: at, headless: true, args: FLAGS });
}

/**
 * Whether the tests in a browser are left out: where there is none, but never in CI (any value of the variable CI),
 * and not where one was named that is not there.
 */
export function withoutChromium(): boolean {
  return chromiumAt() === undefined && (process.env.CI ?? "") === "";
}

/** The browser that was named, or the first that is found. */
function chromiumAt(): string | undefined {
  const named = process.env.CHROMIUM ?? "";
  return named === "" ? PLACES.find((path) => existsSync(path)) : named;
}
