import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { asStarted } from "./as-started.ts";
import { median } from "./figures.ts";
import { allSections, type FactsAmount, seededFacts } from "./seed-facts.ts";

/** A year of a city that does nothing but report; a year of a hundredth of it, after as much, and after nearly nothing. */
const AMOUNTS = {
  large: { cases: 1_000_000, lastYear: 100_000 },
  long: { cases: 1_000_000, lastYear: 1_000 },
  short: { cases: 10_000, lastYear: 1_000 },
} as const satisfies Record<string, FactsAmount>;
const RUNS = 3;

const once = z.object({
  seconds: z.number(),
  processor: z.number(),
  sections: z.number(),
  longest: z.number(),
  rss: z.number(),
  before: z.number(),
  lines: z.number(),
});

const program = fileURLToPath(new URL("./digest-once.ts", import.meta.url));

/** How long the figures of a fiscal year take for every head, and whether that follows the year or the history. */
export interface DigestTimes {
  readonly managers: number;
  /** In the year that is told. */
  readonly cases: number;
  readonly seconds: number;
  readonly rssMb: number;
  /** The processor's time after a million cases over that after ten thousand, with as many in the year. */
  readonly growth: number;
}

/** Measures each amount of cases in a process of its own, several times over. */
export async function digestTimes(folder: string, say: (line: string) => void): Promise<DigestTimes> {
  const large = await measured(folder, AMOUNTS.large, say);
  const long = await measured(folder, AMOUNTS.long, say);
  const short = await measured(folder, AMOUNTS.short, say);
  return {
    managers: allSections.length,
    cases: AMOUNTS.large.lastYear,
    seconds: large.seconds,
    rssMb: large.rss,
    growth: long.processor / short.processor,
  };
}

async function measured(folder: string, amount: FactsAmount, say: (line: string) => void) {
  const path = await seededFacts(folder, amount);
  const all: z.infer<typeof once>[] = [];
  for (let n = 0; n < RUNS; n++) {
    const { stdout } = await promisify(execFile)(process.execPath, [...asStarted, program, path]);
    all.push(once.parse(JSON.parse(stdout)));
  }
  await rm(path);
  const of = (key: keyof z.infer<typeof once>) => median(all.map((one) => one[key]));
  const [seconds, rss] = [of("seconds"), Math.max(...all.map((one) => one.rss))];
  say(
    `  digest  ${seconds.toFixed(2)} s, of the processor ${of("processor").toFixed(2)} s (${of("sections").toFixed(2)} s of it for the heads; the thread was held ${of("longest").toFixed(0)} ms at most)   rss ${rss.toFixed(0)} MB, ${of("before").toFixed(0)} before   (${amount.cases} cases, ${amount.lastYear} in the year; ${of("lines")} lines for ${allSections.length} heads and the city; load ${(loadavg()[0] ?? 0).toFixed(1)})`,
  );
  return { seconds, processor: of("processor"), rss };
}
