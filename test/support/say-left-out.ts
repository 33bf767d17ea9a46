import { NO_CHROMIUM, withoutChromium } from "./chromium.ts";

/** Says once, before a run, that the tests in a browser are left out, and what to install. */
export function setup(): void {
  if (withoutChromium()) console.warn(`The tests in a browser are skipped. ${NO_CHROMIUM}`);
}
