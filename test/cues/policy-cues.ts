import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Cues } from "../../src/cues/cues.ts";
import { cuesSchema } from "../../src/cues/schema.ts";

const FILE = new URL("../../policies/sapporo-2026.yml", import.meta.url);

/** The cues that are shipped. */
export const shippedCues = (): Cues =>
  z.object({ cues: cuesSchema }).parse(parse(readFileSync(FILE, "utf8"))).cues;
