import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { callTimes } from "./call.ts";
import { type City, openCity, SECRET } from "./city.ts";
import { digestTimes } from "./digest.ts";
import { median, medianSpread, percentile, type Spread, spread } from "./figures.ts";
import { machine } from "./machine.ts";
import { openMirror } from "./mirror.ts";
import { p95OfQueue, QUEUE_CASES, queueTimes } from "./queue.ts";
import { seeded } from "./seed.ts";
import { stream } from "./stream.ts";
import { whereTimeGoes } from "./where.ts";
import { casesPerSecond } from "./whole-cases.ts";

/** How fast the bot is, on the stand-in Slack, over a database with years of cases in it. */
const KEYS = ["ack", "sustained", "visible", "casesPerSecond", "queue", "call", "digest"] as const;
type Key = (typeof KEYS)[number];

/** What is measured one after the other with the same bot. */
const PER_RUN: readonly Key[] = ["ack", "sustained", "visible", "casesPerSecond"];

const CASES = 10_000;
/** Of these so many are with the desk. */
const OPEN = 600;
const CALM = { rate: 30, seconds: 20 };
const BUSY = { rate: 166, seconds: 15 };
const CLOSING = 8;
/** So long the same stream runs before it is measured, until all steps of all talks are under way. */
const WARMING = 8;
const DRAIN_WITHIN = 5_000;

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: KEYS.join(",") },
    json: { type: "string" },
    runs: { type: "string", default: "5" },
    transport: { type: "string", default: "socket" },
  },
});
const wanted = new Set(options.only.split(","));
for (const key of wanted) {
  if (!KEYS.some((known) => known === key)) throw new Error(`--only takes ${KEYS.join(", ")}, not ${key}`);
}
const wants = (key: Key) => wanted.has(key);
const transport = options.transport === "http" ? "http" : "socket";

interface Sustained {
  readonly perSecond: number;
  readonly p99: number;
  readonly drained: number | null;
}

interface Run {
  readonly ack?: { readonly bot: Spread; readonly bare: Spread };
  readonly visible?: number;
  readonly sustained?: Sustained;
  readonly casesPerSecond?: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => value.toFixed(1);

/** Everything once, with a bot that was just started. */
async function run(folder: string, database: string, seed: number): Promise<Run> {
  const city = await openCity({ folder, database, transport, profile: null });
  try {
    return {
      ...(wants("ack") || wants("visible") ? await calm(city, seed) : {}),
      ...(wants("casesPerSecond")
        ? { casesPerSecond: await casesPerSecond(city.office, city.cast, CLOSING) }
        : {}),
      // Last, since a bot that falls behind here would be behind in the rest, too.
      ...(wants("sustained") ? { sustained: await busy(city, seed) } : {}),
    };
  } finally {
    await city.close();
    const { complaints } = city.bot;
    if (complaints.length > 0) say(`  the bot logged ${complaints.length} warnings: ${complaints[0]}`);
  }
}

async function calm(city: City, seed: number): Promise<Pick<Run, "ack" | "visible">> {
  await stream({ ...city, ...CALM, seconds: WARMING, seed: seed + 100, mirror: null });
  const mirror = wants("ack") ? await openMirror(transport, SECRET) : null;
  try {
    const { bot, bare, visible, failed, givenUp, unseen } = await stream({ ...city, ...CALM, seed, mirror });
    say(
      `  30/s    bot p50 ${ms(percentile(bot, 0.5))} p99 ${ms(percentile(bot, 0.99))}   bare p50 ${ms(percentile(bare, 0.5))} p99 ${ms(percentile(bare, 0.99))}   visible p95 ${ms(percentile(visible, 0.95))}   (${bot.length} payloads, ${failed} failed, ${givenUp} given up, ${unseen} unseen)`,
    );
    return { ack: { bot: spread(bot), bare: spread(bare) }, visible: percentile(visible, 0.95) };
  } finally {
    await mirror?.close();
  }
}

async function busy(city: City, seed: number): Promise<Sustained> {
  await stream({ ...city, ...BUSY, seconds: WARMING, seed: seed + 200, mirror: null });
  const used = city.bot.processorTime();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const { bot, seconds, failed, givenUp, kinds } = await stream({ ...city, ...BUSY, seed, mirror: null });
  loop.disable();
  const drained = await city.drained(DRAIN_WITHIN);
  const cpu = ((city.bot.processorTime() ?? 0) - (used ?? 0)) / bot.length;
  const perSecond = bot.length / seconds;
  const p99 = percentile(bot, 0.99);
  say(
    `  166/s   ${ms(perSecond)}/s  p50 ${ms(percentile(bot, 0.5))} p95 ${ms(percentile(bot, 0.95))} p99 ${ms(p99)}   backlog ${drained === null ? "NOT empty after 5 s" : `empty after ${ms(drained / 1_000)} s`}   (${failed} failed, ${givenUp} given up; the stand-in's own delay p99 ${ms(loop.percentile(99) / 1e6)})`,
  );
  say(
    `          ${Object.entries(kinds)
      .map(([kind, count]) => `${count} ${kind}s`)
      .join(", ")}; the bot's processor time for each, deliveries included: ${ms(cpu)}`,
  );
  return { perSecond, p99, drained };
}

/** The desk's queue, with as much in it as can be. */
async function queue(folder: string): Promise<number> {
  queueDatabase ??= await seeded(folder, { cases: QUEUE_CASES, open: QUEUE_CASES });
  const { times, used } = await queueTimes(folder, queueDatabase, transport);
  const p95 = p95OfQueue(times);
  const parts = Object.entries(times).map(
    ([what, all]) => `${what} p50 ${ms(percentile(all, 0.5))} p95 ${ms(percentile(all, 0.95))}`,
  );
  const each = Object.entries(used).map(([what, took]) => `${what} ${took === null ? "?" : ms(took)}`);
  say(
    `  queue   p95 ${ms(p95)}   (${parts.join("   ")}; the bot's processor time for each: ${each.join(", ")}; ${QUEUE_CASES} cases, load ${ms(loadavg()[0] ?? 0)})`,
  );
  return p95;
}

/** Calls for people, from the press to the head's message. */
async function call(folder: string, database: string): Promise<number> {
  const times = await callTimes(folder, database, transport);
  const p95 = percentile(times, 0.95);
  say(
    `  call    p50 ${ms(percentile(times, 0.5))} p95 ${ms(p95)}   (${times.length} calls, load ${ms(loadavg()[0] ?? 0)})`,
  );
  return p95;
}

let queueDatabase: string | null = null;

const numbers = (list: readonly (number | undefined)[]) => list.filter((one) => one !== undefined);

await mkdir("data", { recursive: true, mode: 0o700 });
const folder = await mkdtemp("data/bench-");
try {
  const works = [...PER_RUN, "queue", "call"].some((key) => wanted.has(key));
  if (works) say(`Seeding ${CASES} cases …`);
  const database = works ? await seeded(folder, { cases: CASES, open: OPEN }) : "";
  const runs: Run[] = [];
  const queues: number[] = [];
  const calls: number[] = [];
  for (let n = 1; works && n <= Number(options.runs); n++) {
    say(`Run ${n}, over ${transport === "http" ? "signed HTTP" : "Socket Mode"}; ${machine(folder)}`);
    if (PER_RUN.some(wants)) runs.push(await run(folder, database, n));
    if (wants("queue")) queues.push(await queue(folder));
    if (wants("call")) calls.push(await call(folder, database));
  }
  const digest = wants("digest") ? await digestTimes(folder, say) : undefined;
  const acks = runs.flatMap((r) => (r.ack === undefined ? [] : [r.ack]));
  const sustained = runs.flatMap((r) => (r.sustained === undefined ? [] : [r.sustained]));
  const result = {
    ...(wants("ack")
      ? { ack: { bot: medianSpread(acks.map((a) => a.bot)), bare: medianSpread(acks.map((a) => a.bare)) } }
      : {}),
    ...(wants("sustained")
      ? {
          sustained: {
            perSecond: median(sustained.map((s) => s.perSecond)),
            p99: median(sustained.map((s) => s.p99)),
          },
        }
      : {}),
    ...(wants("visible") ? { visible: { p95: median(numbers(runs.map((r) => r.visible))) } } : {}),
    ...(wants("casesPerSecond")
      ? { casesPerSecond: median(numbers(runs.map((r) => r.casesPerSecond))) }
      : {}),
    ...(wants("queue") ? { queue: { cases: QUEUE_CASES, p95: median(queues) } } : {}),
    ...(wants("call") ? { call: { p95: median(calls) } } : {}),
    ...(digest === undefined ? {} : { digest }),
  };
  say(`\nMedian of ${options.runs} runs, in milliseconds`);
  say(
    JSON.stringify(
      result,
      (_, value) => (typeof value === "number" ? Math.round(value * 10) / 10 : value),
      2,
    ),
  );
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
  if (wants("sustained")) await whereTimeGoes(folder, database, transport, BUSY, say);
  if (sustained.some((s) => s.drained === null)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
