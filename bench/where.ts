import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { openCity } from "./city.ts";
import { stream } from "./stream.ts";

const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Frame = z.infer<typeof profile>["nodes"][number]["callFrame"];

/** What a frame belongs to; the frames below it that belong to nothing, such as native ones, count with it. */
function partOf({ functionName, url }: Frame): string | null {
  if (functionName === "(idle)") return "idle";
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url.includes("better-sqlite3") && !url.includes("@prisma"))
    return "SQLite: statements, and commits with their fsync";
  if (url.endsWith("src/store/statements.ts")) return "SQLite: statements, and commits with their fsync";
  if (url.includes("@prisma") || url.includes("store/generated")) return "Prisma";
  if (url.includes("@slack/bolt") || url.includes("@slack/socket-mode") || /\/ws\//.test(url))
    return "Bolt, Socket Mode";
  if (url.includes("@slack/web-api") || url.includes("undici")) return "Web API client";
  if (url.includes("/zod/")) return "zod";
  const own = /\/src\/(\w+)/.exec(url)?.[1];
  if (own !== undefined) return `src/${own}`;
  return null;
}

/** Adds up a CPU profile by part, in shares of the time. */
function shares(text: string): ReadonlyMap<string, number> {
  const { nodes, samples, timeDeltas } = profile.parse(JSON.parse(text));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const part = new Map<number, string>();
  const roots = new Set(nodes.map((n) => n.id));
  for (const node of nodes) for (const child of node.children ?? []) roots.delete(child);
  const stack = [...roots].map((id) => ({ id, above: "Node itself" }));
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const node = byId.get(at.id);
    if (node === undefined) continue;
    const name = partOf(node.callFrame) ?? at.above;
    part.set(node.id, name);
    for (const id of node.children ?? []) stack.push({ id, above: name });
  }
  const times = new Map<string, number>();
  let total = 0;
  samples.forEach((id, i) => {
    const time = timeDeltas[i] ?? 0;
    const name = part.get(id) ?? "Node itself";
    times.set(name, (times.get(name) ?? 0) + time);
    total += time;
  });
  return new Map([...times].sort((a, b) => b[1] - a[1]).map(([name, time]) => [name, time / total]));
}

/** Runs the busy stream once more with a profile of the bot, and says what its time went to. */
export async function whereTimeGoes(
  folder: string,
  database: string,
  transport: "socket" | "http",
  load: { readonly rate: number; readonly seconds: number },
  say: (line: string) => void,
): Promise<void> {
  const into = await mkdtemp(join(folder, "profile-"));
  const city = await openCity({ folder, database, transport, profile: into });
  try {
    await stream({ ...city, ...load, seed: 1, mirror: null });
  } finally {
    await city.close();
  }
  const [file] = await readdir(into);
  if (file === undefined) return;
  say(`\nWhere the bot's time goes at ${load.rate}/s, its start included`);
  for (const [name, share] of shares(await readFile(join(into, file), "utf8"))) {
    if (share >= 0.005) say(`  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`);
  }
}
