import { figuring, sectionFigures } from "../src/casework/figures.ts";
import { measures, tell } from "../src/figures/figures.ts";
import { type Organisation, organisationOf } from "../src/organisation/organisation.ts";
import { openStore } from "../src/store/open.ts";
import { policyIn, SAPPORO_2026 } from "../test/support/policies.ts";
import { AFTERWARDS, allSections, valuesOf, YEAR } from "./seed-facts.ts";

/** The sections of `allSections`, each with the one above it. */
function organisation(): Organisation {
  const codes = new Map(allSections.flatMap((path) => path.map((code, n) => [code, path[n - 1] ?? null])));
  const [place, extension, guard] = ["", "", ""];
  const sections = [...codes].map(([code, within]) => ({
    code,
    name: code,
    within,
    place,
    extension,
    guard,
  }));
  return organisationOf(sections, []);
}

const policy = policyIn(SAPPORO_2026);

/**
 * Reads and tells one fiscal year of all measures, and then what every head reads of their section in a digest, as a
 * process that does nothing else; the answer is one line.
 */
const [path = ""] = process.argv.slice(2);
const store = await openStore({ path, log: { info() {}, warn() {}, error() {} } });
const began = performance.now();
const used = process.cpuUsage();
const before = process.resourceUsage().maxRSS / 1_024;
let [reading, telling, longest, tallied, figures, lines] = [0, 0, 0, 0, 0, 0];
const city = organisation();
for (const measure of measures) {
  const from = performance.now();
  const tallies = await store.read.tallies(measure, YEAR.from, YEAR.to);
  const read = performance.now();
  const told = tell(measure, valuesOf(measure), tallies, 12);
  figures += told.length;
  const now = performance.now();
  reading += read - from;
  telling += now - read;
  longest = Math.max(longest, now - read);
  tallied += tallies.length;
}
const policies = { current: policy, of: () => policy };
const over = figuring({
  ...{ store, policies, isPastCounted: () => true },
  clock: { now: () => new Date(`${AFTERWARDS}T09:00:00+09:00`), after: () => () => {} },
  organisation: () => city,
});
const figuresOf = sectionFigures(over, policies);
for (const section of allSections) lines += (await figuresOf(section.slice(-1), YEAR)).length;
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(used);
const processor = (user + system) / 1_000_000;
const rss = process.resourceUsage().maxRSS / 1_024;
await store.close();
const result = { seconds, processor, reading, telling, longest, rss, before, tallied, figures, lines };
process.stdout.write(`${JSON.stringify(result)}\n`);
