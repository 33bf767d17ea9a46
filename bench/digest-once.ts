import { monitorEventLoopDelay } from "node:perf_hooks";
import { cityFigures } from "../src/casework/city.ts";
import { figuring, sectionFigures } from "../src/casework/figures.ts";
import { type Organisation, organisationOf } from "../src/organisation/organisation.ts";
import { openStore } from "../src/store/open.ts";
import { cityTables } from "../src/views/city-tables.ts";
import { policyIn, SAPPORO_2026 } from "../test/support/policies.ts";
import { AFTERWARDS, allSections, YEAR } from "./seed-facts.ts";

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
 * What every head reads of their section in a digest, and what the desk reads of the whole city, all of a fiscal year:
 * as a process that does nothing else. The answer is one line.
 */
const [path = ""] = process.argv.slice(2);
const store = await openStore({ path, log: { info() {}, warn() {}, error() {} } });
const policies = { current: policy, of: () => policy };
const city = organisation();
const figures = figuring({
  ...{ store, policies, isPastCounted: () => true, organisation: () => city },
  clock: { now: () => new Date(`${AFTERWARDS}T09:00:00+09:00`), after: () => () => {} },
});
const before = process.resourceUsage().maxRSS / 1_024;
const held = monitorEventLoopDelay({ resolution: 5 });
held.enable();
const used = process.cpuUsage();
const began = performance.now();
let lines = 0;
const figuresOf = sectionFigures(figures, policies);
for (const section of allSections) lines += (await figuresOf(section.slice(-1), YEAR)).length;
const sections = performance.now();
const told = await cityFigures(figures, { policies, organisation: () => city, read: store.read })(YEAR);
if (told !== null) for (const table of cityTables(told, policy)) lines += table.rows.length;
const ended = performance.now();
const { user, system } = process.cpuUsage(used);
const rss = process.resourceUsage().maxRSS / 1_024;
held.disable();
await store.close();
const result = {
  seconds: (ended - began) / 1_000,
  processor: (user + system) / 1_000_000,
  sections: (sections - began) / 1_000,
  longest: held.max / 1_000_000,
  ...{ rss, before, lines },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
