import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { median } from "./figures.ts";
import { type FactsAmount, seededFacts } from "./seed-facts.ts";

// `node bench/digest.ts`: how long it takes to read and tell a fiscal year, and whether that follows the year alone.

/** A year of a city that does nothing but report; a year of a hundredth of it, after as much, and after nearly nothing. */
const AMOUNTS: readonly FactsAmount[] = [
  { cases: 1_000_000, lastYear: 100_000 },
  { cases: 1_000_000, lastYear: 1_000 },
  { cases: 10_000, lastYear: 1_000 },
];
const RUNS = 3;

const once = z.object({
  seconds: z.number(),
  processor: z.number(),
  reading: z.number(),
  telling: z.number(),
  longest: z.number(),
  rss: z.number(),
  before: z.number(),
  tallied: z.number(),
  figures: z.number(),
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const program = fileURLToPath(new URL("./digest-once.ts", import.meta.url));

await mkdir("data", { recursive: true, mode: 0o700 });
const folder = await mkdtemp("data/digest-");
try {
  for (const amount of AMOUNTS) {
    const began = performance.now();
    const path = await seededFacts(folder, amount);
    say(
      `${amount.cases} cases, ${amount.lastYear} in the year; seeded in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
    );
    const all: z.infer<typeof once>[] = [];
    for (let n = 0; n < RUNS; n++) {
      const { stdout } = await promisify(execFile)(process.execPath, [program, path]);
      all.push(once.parse(JSON.parse(stdout)));
    }
    const of = (key: keyof z.infer<typeof once>) => median(all.map((one) => one[key]));
    say(
      `  ${of("seconds").toFixed(2)} s, of the processor ${of("processor").toFixed(2)} s (reading ${of("reading").toFixed(0)} ms, telling ${of("telling").toFixed(0)} ms, the longest ${of("longest").toFixed(0)} ms)   rss ${of("rss").toFixed(0)} MB, ${of("before").toFixed(0)} before   ${of("tallied")} tallies, ${of("figures")} figures`,
    );
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true });
}
