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

/** Starts the browser in which the page is tested and drawn. Without one it says which to install. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumAt(), headless: true, args: FLAGS });
}

function chromiumAt(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`);
  }
  const found = PLACES.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    "There is no Chromium on this machine. Install it with its fonts " +
      "(Debian and Ubuntu: apt-get install -y --no-install-recommends chromium fonts-noto-cjk fonts-noto-color-emoji), " +
      "or name another Chromium or Chrome: CHROMIUM=/path/to/chrome npm test",
  );
}
