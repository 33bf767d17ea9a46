import Database from "better-sqlite3";
import { z } from "zod";

const event = z.object({ caseId: z.number(), type: z.string(), by: z.string(), data: z.string() });
const aCase = z.object({ id: z.number(), kind: z.string(), status: z.string(), urgency: z.string() });
const words = z.object({
  id: z.number(),
  author: z.string(),
  role: z.string(),
  text: z.string().nullable(),
  revision: z.number(),
});
const row = z.object({
  key: z.string(),
  caseId: z.number().nullable(),
  wanted: z.number(),
  done: z.number(),
  posting: z.number(),
  channel: z.string().nullable(),
  ts: z.string().nullable(),
  parked: z.string().nullable(),
});

const file = z.object({
  id: z.number(),
  caseId: z.number().nullable(),
  slack: z.string(),
  copy: z.string().nullable(),
  fate: z.string().nullable(),
});

/** The bot's file, only read: what was saved, whatever the screens show. */
export class Ledger {
  readonly #database: Database.Database;

  constructor(path: string) {
    this.#database = new Database(path, { readonly: true, fileMustExist: true });
  }

  /** What happened to this person's cases, in its order. */
  events(reporter: string) {
    return this.#all(
      event,
      `SELECT e."caseId", e.type, e.by, e.data FROM "Event" e JOIN "Case" c ON c.id = e."caseId"
       WHERE c.reporter = ? ORDER BY e."caseId", e.seq`,
      reporter,
    );
  }

  cases(reporter: string) {
    return this.#all(
      aCase,
      `SELECT id, kind, status, urgency FROM "Case" WHERE reporter = ? AND version > 0 ORDER BY id`,
      reporter,
    );
  }

  words(caseId: number) {
    const columns = `id, author, role, text, revision`;
    return this.#all(words, `SELECT ${columns} FROM "Words" WHERE "caseId" = ? ORDER BY id`, caseId);
  }

  /** Words that belong to no case. */
  strays() {
    return this.#all(words, `SELECT id, author, role, text, revision FROM "Words" WHERE "caseId" IS NULL`);
  }

  outbox() {
    return this.#all(
      row,
      `SELECT key, "caseId", wanted, done, posting, "placeChannel" AS channel, "placeTs" AS ts, parked
       FROM "Outbox" ORDER BY seq`,
    );
  }

  /** Files that came with words, and as what they were brought to the other side. */
  files() {
    return this.#all(
      file,
      `SELECT f.id, w."caseId", f.slack, f.copy, f.fate FROM "File" f JOIN "Words" w ON w.id = f.words ORDER BY f.id`,
    );
  }

  close(): void {
    this.#database.close();
  }

  #all<T>(shape: z.ZodType<T>, sql: string, ...given: (string | number)[]): T[] {
    return z.array(shape).parse(this.#database.prepare(sql).all(...given));
  }
}
