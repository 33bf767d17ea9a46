import { test } from "vitest";
import { withoutChromium } from "./chromium.ts";

/**
 * A test that needs the browser; it is left out where there is none. A file in which all tests are of this kind may
 * open the browser before them: vitest runs nothing before tests that are all left out.
 */
export const browserTest = test.skipIf(withoutChromium());
