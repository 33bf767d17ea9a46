import { loadavg } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { percentile } from "./figures.ts";

const COMMITS = 300;

/** What the machine itself allows at this moment: other work on it, and one small commit that waits for the disk. */
export function machine(folder: string): string {
  const database = new Database(join(folder, "disk.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE IF NOT EXISTS one (value)");
  const insert = database.prepare("INSERT INTO one VALUES (?)");
  const times = Array.from({ length: COMMITS }, (_, n) => {
    const began = performance.now();
    insert.run(n);
    return performance.now() - began;
  });
  database.close();
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return `a bare commit p50 ${p50.toFixed(2)} p99 ${p99.toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`;
}
