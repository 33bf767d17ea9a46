/** `npm run -s bench:page`: how fast the playground is there, and how fast its page answers a press. */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { openChromium } from "../test/support/chromium.ts";
import { clicks, type Gesture } from "./clicks.ts";
import { demoStarts } from "./demo-starts.ts";
import { median, percentile } from "./figures.ts";

const { values: options } = parseArgs({
  options: { runs: { type: "string", default: "5" }, rounds: { type: "string", default: "8" } },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => value.toFixed(0).padStart(5);
const load = () => `load ${loadavg()[0]?.toFixed(1)}`;
const distribution = (times: readonly number[]) =>
  `p50 ${ms(percentile(times, 0.5))}  p95 ${ms(percentile(times, 0.95))}  most ${ms(Math.max(...times))}`;

say("Milliseconds, with whatever else this machine does at the same time: see the load beside each.\n");
const browser = await openChromium();
try {
  say("From the start of playground/demo.ts to the doors in Chromium / to a bot that takes payloads");
  const fromNothing = await demoStarts(browser, { fromNothing: true });
  say(`  page built from nothing  ${ms(fromNothing.doors)} / ${ms(fromNothing.bot)}   ${load()}`);
  const usable: number[] = [];
  for (let n = 1; n <= Number(options.runs); n++) {
    const { doors, bot } = await demoStarts(browser, { fromNothing: false });
    usable.push(Math.max(doors, bot));
    say(`  page built before, run ${n} ${ms(doors)} / ${ms(bot)}   ${load()}`);
  }
  say(`  both, median of ${usable.length}        ${ms(median(usable))}\n`);

  const before = load();
  const gestures = await clicks(browser, Number(options.rounds));
  say(
    `From ${gestures.length} presses to the bot's answer, painted in the page; ${before} before, ${load()} after`,
  );
  const kinds = Map.groupBy(gestures, ({ kind }: Gesture) => kind);
  for (const [kind, some] of kinds)
    say(`  ${distribution(some.map(({ took }) => took))}   ${some.length} × ${kind}`);
  say(`  ${distribution(gestures.map(({ took }) => took))}   all`);
} finally {
  await browser.close();
}
