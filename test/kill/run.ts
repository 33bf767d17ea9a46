import { parseArgs } from "node:util";
import { fates, points, undisturbed } from "./fates.ts";
import { sum } from "./lives.ts";
import { differences } from "./picture.ts";
import { round } from "./round.ts";

/** Kills the bot as often as asked, and says what came of it. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { transport: { type: "string" }, seed: { type: "string" } },
});
const wanted = Number(positionals[0] ?? "200");
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const withinMs = 120_000;
const isKnown = values.transport === undefined || ["socket", "http"].includes(values.transport);
if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed) || !isKnown) {
  console.error("usage: npm run kill -- [--transport socket|http] [--seed N]");
  process.exit(2);
}
const transports = (["socket", "http"] as const).filter((t) => (values.transport ?? t) === t);

const rounds = [];
const inScenes = new Map<string, number>();
const found: string[] = [];
let starts = 0;
let left = wanted;
console.log(`${wanted} kills over ${transports.join(" and ")}, seed ${seed}`);
const ends = new Map<string, Awaited<ReturnType<typeof round>>["end"]>();
for (let n = 0; left > 0; n++) {
  const transport = transports[n % transports.length] ?? "socket";
  const without = ends.get(transport) ?? (await round({ transport, fates: undisturbed, withinMs })).end;
  if (!ends.has(transport)) found.push(...without.wrong);
  ends.set(transport, without);
  const killed = await round({ transport, fates: fates(seed + n), withinMs });
  const wrong = differences(without, killed.end);
  const kills = Object.values(killed.kills).reduce((a, b) => a + b);
  if (kills === 0) throw new Error("the conversations ended before the bot was killed once");
  left -= kills;
  starts += killed.starts;
  rounds.push(killed.kills);
  for (const [scene, n] of killed.inScenes) inScenes.set(scene, (inScenes.get(scene) ?? 0) + n);
  found.push(...wrong);
  console.log(
    `round ${n + 1} ${transport}: ${kills} kills, ${(killed.tookMs / 1000).toFixed(1)} s, ${wrong.length} differences`,
  );
}

const total = sum(rounds);
for (const point of points) console.log(`kills ${point}: ${total[point]}`);
for (const [scene, n] of inScenes) console.log(`kills in "${scene}": ${n}`);
const of = (kind: string) => found.filter((text) => text.startsWith(`${kind}:`)).length;
console.log(`starts: ${starts}; conversations compared: ${rounds.length * 20}`);
console.log(
  `lost: ${of("lost")}; doubled: ${of("doubled")}; other: ${found.length - of("lost") - of("doubled")}`,
);
for (const text of found.slice(0, 50)) console.log(text);
process.exit(found.length > 0 ? 1 : 0);
