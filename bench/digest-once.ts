import { tell } from "../src/figures/figures.ts";
import { byCode, sumOf } from "../src/figures/sections.ts";
import { openStore } from "../src/store/open.ts";
import { allSections, measures, valuesOf, YEAR } from "./seed-facts.ts";

/** Reads and tells one fiscal year of all measures, as a process that does nothing else; the answer is one line. */
const [path = ""] = process.argv.slice(2);
const store = await openStore({ path, log: { info() {}, warn() {}, error() {} } });
const began = performance.now();
const used = process.cpuUsage();
const before = process.resourceUsage().maxRSS / 1_024;
let [reading, telling, longest, tallied, figures] = [0, 0, 0, 0, 0];
for (const measure of measures) {
  const from = performance.now();
  const tallies = await store.read.tallies(measure, YEAR.from, YEAR.to);
  const read = performance.now();
  const told = tell(measure, valuesOf(measure), tallies, 12);
  const years = [{ year: 2026, months: { from: 0, to: 11 }, told: byCode(told) }];
  // Every head reads of their own section.
  for (const section of allSections)
    for (const value of valuesOf(measure))
      if (sumOf(years, section.slice(-1), value).as === "told") figures++;
  const now = performance.now();
  reading += read - from;
  telling += now - read;
  longest = Math.max(longest, now - read);
  tallied += tallies.length;
}
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(used);
const processor = (user + system) / 1_000_000;
const rss = process.resourceUsage().maxRSS / 1_024;
await store.close();
const result = { seconds, processor, reading, telling, longest, rss, before, tallied, figures };
process.stdout.write(`${JSON.stringify(result)}\n`);
