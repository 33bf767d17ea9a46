import { join } from "node:path";
import Database from "better-sqlite3";
import { type Measure, measures } from "../src/figures/figures.ts";
import { openStore } from "../src/store/open.ts";

/** The fiscal year that is told of; those before it hold the rest. */
export const YEAR = { from: "2026-04-01", to: "2027-03-31" } as const;
/** The day on which all of it is over. */
export const AFTERWARDS = "2027-04-01";
const YEARS = 10;

/** As many people as a large city employs, in a tree of bureaus, departments and sections. */
const REPORTERS = 15_000;
const BUREAUS = 20;
const DEPARTMENTS = 4;
const SECTIONS = 5;

/** How many cases there are over ten fiscal years, and how many of them came in the last. */
export interface FactsAmount {
  readonly cases: number;
  readonly lastYear: number;
}

/** How many in a hundred cases have a fact of this measure, with which values, and up to how many minutes. */
const SHARES: Record<Measure, readonly [percent: number, values: readonly string[], minutes?: number]> = {
  received: [100, [""]],
  kind: [100, ["report", "consult"]],
  act: [70, ["physical", "mental", "intimidation", "persistent", "restraint", "discriminatory", "online"]],
  indication: [100, ["likely", "unclear", "legitimate", "none"]],
  wish: [60, ["hear", "how", "change", "share", "law", "health", "record"]],
  called: [6, [""]],
  occurred: [100, [""], 120],
  answered: [92, [""], 600],
  overdue: [10, [""]],
  measure: [15, ["caution", "warn_spoken", "warn_written", "stop", "police"]],
  decided: [90, ["applies", "does-not-apply", "reserved"]],
  closed: [88, [""], 8_000],
  reopened: [3, [""]],
  withdrawn: [3, [""]],
  changed: [8, [""]],
  fulfilled: [85, ["verified", "cared", "prevented", "explained"]],
  lasted: [0, [""]],
};

/** The codes of all sections, each with what is above it. */
export const allSections: readonly (readonly string[])[] = Array.from({ length: BUREAUS }, (_, b) =>
  Array.from({ length: DEPARTMENTS }, (_, d) =>
    Array.from({ length: SECTIONS }, (_, s) => [`b${b}`, `b${b}-d${d}`, `b${b}-d${d}-s${s}`]),
  ),
).flat(2);

/** A number below `below` that looks like chance and is the same every time. */
const dice = (salt: number, below: number): string =>
  `((((id * 2654435761 + ${salt} * 40503) % 4294967296) * 69069 + ${salt}) % 4294967296 / 65536 % ${below})`;

/** Makes a database as it looks after so many cases, with what was counted of them and nothing else. */
export async function seededFacts(folder: string, { cases, lastYear }: FactsAmount): Promise<string> {
  const path = join(folder, `facts-${cases}-${lastYear}.db`);
  const silent = { info() {}, warn() {}, error() {} };
  await (await openStore({ path, log: silent })).close();
  const db = new Database(path);
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = OFF");
  db.pragma("temp_store = MEMORY");
  db.exec(`CREATE TEMP TABLE "Section" (n INTEGER PRIMARY KEY, path TEXT)`);
  const addSection = db.prepare(`INSERT INTO "Section" VALUES (?, ?)`);
  allSections.forEach((codes, n) => {
    addSection.run(n, JSON.stringify(codes));
  });
  const days = 365 * (YEARS - 1);
  db.transaction(() => {
    // In the order of their days, as they come in life: older years first.
    db.exec(`
      CREATE TEMP TABLE "Past" AS
      WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < ${cases})
      SELECT id, CASE WHEN id > ${cases - lastYear}
        THEN date('${YEAR.from}', '+' || ((id - ${cases - lastYear} - 1) * 365 / ${Math.max(1, lastYear)}) || ' days')
        ELSE date('${YEAR.from}', '-' || (${days} - (id - 1) * ${days} / ${Math.max(1, cases - lastYear)}) || ' days')
        END AS day, ${dice(1, REPORTERS)} AS who FROM ids;
      INSERT INTO "Case" (id, version, reporter, kind, status, number)
      SELECT id, 1, printf('U%08d', who), 'report', 'closed', 'R8-' || id FROM "Past";`);
    const sources = measures.flatMap((measure, m) => {
      const [percent, values, minutes = 0] = SHARES[measure];
      // The four closing facts come together; of all others one value falls to a case.
      const times = measure === "fulfilled" ? values.map((_, v) => String(v)) : [dice(m + 50, values.length)];
      const list = values.map((value, v) => `WHEN ${v} THEN '${value}'`).join(" ");
      return times.map(
        (value) => `SELECT id, who, day, '${measure}' AS measure, CASE ${value} ${list} END AS value,
          ${minutes === 0 ? 0 : dice(m + 100, minutes)} AS amount FROM "Past" WHERE ${dice(m + 150, 100)} < ${percent}`,
      );
    });
    // Some sections have many people and most have few; two in five cases are shared with the manager.
    db.exec(`
      INSERT INTO "Fact" ("caseId", reporter, day, measure, value, amount, path)
      SELECT f.id, printf('U%08d', f.who), f.day, f.measure, f.value, f.amount,
        CASE WHEN f.id * 7919 % 5 < 2 THEN s.path END
      FROM (SELECT * FROM (${sources.join(" UNION ALL ")}) ORDER BY id) AS f
      JOIN "Section" AS s ON s.n = (f.who * f.who / ${REPORTERS}) * ${allSections.length} / ${REPORTERS}`);
  })();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return path;
}
