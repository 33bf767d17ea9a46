import type { Case } from "../cases/case.ts";
import type { Log, Place } from "../casework/ports.ts";
import type {
  Absence,
  AttachedFile,
  DigestMark,
  Nod,
  OutboxRow,
  Person,
  Words,
} from "../casework/ports-records.ts";
import type { Entry, Reader } from "../casework/ports-store.ts";
import { nameOf } from "../casework/trouble.ts";
import { changesRead } from "./changes.ts";
import { exportsRead } from "./exports.ts";
import {
  Prisma,
  type Absence as StoredAbsence,
  type Case as StoredCase,
  type Digest as StoredDigest,
  type Event as StoredEvent,
  type File as StoredFile,
  type Membership as StoredMembership,
  type Person as StoredPerson,
  type Outbox as StoredRow,
  type Words as StoredWords,
} from "./generated/client.ts";
import { readCase, readErrand, readEvent, readFate, readForm, readRole, readStanding } from "./stored.ts";

/** Says what is looked through as the partial index of prisma/schema.prisma does, word for word. */
export const remindedQuery = (person: string, since: number) => Prisma.sql`
  SELECT id, state FROM "Case" WHERE id IN (
    SELECT "caseId" FROM "Event" WHERE type = 'reminded' AND at >= ${since} AND data ->> 'to' = ${person})`;

/**
 * Through the partial index of prisma/schema.prisma: what is shared with nobody costs nothing. What is no JSON is found,
 * too, so that it is told of as a case that cannot be read.
 */
export const sharedQuery = (person: string, since: number) => Prisma.sql`
  SELECT id, state FROM "Case"
  WHERE manager = ${person} AND manager IS NOT NULL AND (status IN ('waiting', 'claimed')
    OR CASE WHEN json_valid(state)
      THEN max(coalesce(state ->> '$.manager.at', 0), coalesce(state ->> '$.closing.at', 0)) >= ${since}
      ELSE true END)
  ORDER BY id`;

export const managersQuery = Prisma.sql`
  SELECT DISTINCT manager FROM "Case" WHERE manager IS NOT NULL AND status IN ('waiting', 'claimed')`;

export const callingQuery = Prisma.sql`SELECT id, state FROM "Case" WHERE calling = 1 ORDER BY id`;

type State = Pick<StoredCase, "id" | "state">;

/**
 * Reads through any of Prisma's clients: the one for reading, or a transaction of the one for writing. The SQL is
 * written out, since everything anybody does reads, and Prisma's own queries for the same take twice as long.
 */
export function reader(client: Prisma.TransactionClient, log: Log): Reader {
  const cases = (found: readonly State[]): readonly Case[] =>
    found.map((one) => legible(one, log)).filter((c) => c !== null);
  return {
    ...exportsRead(client),
    ...changesRead(client),

    async case(id) {
      const [found] = await client.$queryRaw<State[]>`SELECT id, state FROM "Case" WHERE id = ${id}`;
      return caseOf(found);
    },

    async events(caseId) {
      const found = await client.$queryRaw<Pick<StoredEvent, "seq" | "data">[]>`
        SELECT seq, data FROM "Event" WHERE "caseId" = ${caseId} ORDER BY seq`;
      return found.map((e) => readEvent(`event ${caseId}/${e.seq}`, e.data));
    },

    async words(id) {
      const [found] = await client.$queryRaw<StoredWords[]>`SELECT * FROM "Words" WHERE id = ${id}`;
      return found === undefined ? null : wordsOf(found);
    },

    async wordsOf(caseId) {
      const found = await client.$queryRaw<StoredWords[]>`
        SELECT * FROM "Words" WHERE "caseId" = ${caseId} ORDER BY id`;
      return found.map(wordsOf);
    },

    async wordsAt(place) {
      const [found] = await client.$queryRaw<StoredWords[]>`
        SELECT * FROM "Words" WHERE "sourceChannel" = ${place.channel} AND "sourceTs" = ${place.ts}
        ORDER BY id DESC LIMIT 1`;
      return found === undefined ? null : wordsOf(found);
    },

    async file(id) {
      const [found] = await client.$queryRaw<StoredFile[]>`SELECT * FROM "File" WHERE id = ${id}`;
      return found === undefined ? null : fileOf(found);
    },

    async filesOf(caseId) {
      const found = await client.$queryRaw<StoredFile[]>`
        SELECT f.* FROM "Words" AS w JOIN "File" AS f ON f.words = w.id
        WHERE w."caseId" = ${caseId} ORDER BY f.id`;
      return found.map(fileOf);
    },

    async nods(words) {
      return client.$queryRaw<Nod[]>`SELECT * FROM "Nod" WHERE words = ${words} ORDER BY rowid`;
    },

    async row(key) {
      const [found] = await client.$queryRaw<StoredRow[]>`SELECT * FROM "Outbox" WHERE key = ${key}`;
      return found === undefined ? null : rowOf(found);
    },

    async rowAt(place) {
      const [found] = await client.$queryRaw<StoredRow[]>`
        SELECT * FROM "Outbox" WHERE "placeChannel" = ${place.channel} AND "placeTs" = ${place.ts}
        ORDER BY seq DESC LIMIT 1`;
      return found === undefined ? null : rowOf(found);
    },

    async casesOf(reporter, limit) {
      const found = await client.$queryRaw<State[]>`
        SELECT id, state FROM "Case" WHERE reporter = ${reporter} AND version > 0
        ORDER BY id DESC LIMIT ${limit}`;
      return cases(found);
    },

    async invitedTo(person, limit) {
      const found = await client.$queryRaw<State[]>`
        SELECT c.id, c.state FROM "Invited" AS i JOIN "Case" AS c ON c.id = i."caseId"
        WHERE i.person = ${person} ORDER BY i."caseId" DESC LIMIT ${limit}`;
      return cases(found);
    },

    async liveCases() {
      const found = await client.$queryRaw<Pick<StoredCase, "id">[]>`
        SELECT id FROM "Case" WHERE status IN ('draft', 'waiting', 'claimed') ORDER BY id DESC`;
      return found.map((c) => c.id);
    },

    async heldBeside(people) {
      const found = await client.$queryRaw<{ id: number }[]>`
        SELECT id FROM "Case" WHERE status IN ('waiting', 'claimed') AND owner IS NOT NULL
          AND owner NOT IN (SELECT value FROM json_each(${JSON.stringify(people)})) ORDER BY id`;
      return found.map(({ id }) => id);
    },

    async draftOf(reporter) {
      const [found] = await client.$queryRaw<State[]>`
        SELECT id, state FROM "Case" WHERE reporter = ${reporter} AND status = 'draft'
        ORDER BY id DESC LIMIT 1`;
      return found === undefined ? null : legible(found, log);
    },

    async person(id) {
      const [found] = await client.$queryRaw<StoredPerson[]>`SELECT * FROM "Person" WHERE id = ${id}`;
      return found === undefined ? null : personOf(found);
    },

    async absences(people, at) {
      if (people.length === 0) return [];
      const found = await client.$queryRaw<StoredAbsence[]>`
        SELECT * FROM "Absence" WHERE "from" <= ${at} AND until > ${at}
          AND person IN (SELECT value FROM json_each(${JSON.stringify(people)}))`;
      return found.map(absenceOf);
    },

    async absence(person) {
      const [found] = await client.$queryRaw<
        StoredAbsence[]
      >`SELECT * FROM "Absence" WHERE person = ${person}`;
      return found === undefined ? null : absenceOf(found);
    },

    async personByMail(mail) {
      const [found] = await client.$queryRaw<StoredPerson[]>`
        SELECT * FROM "Person" WHERE mail = ${mail}
        ORDER BY standing = 'deactivated', "checkedAt" DESC LIMIT 1`;
      return found === undefined ? null : personOf(found);
    },

    async membership(person) {
      const [found] = await client.$queryRaw<StoredMembership[]>`
        SELECT * FROM "Membership" WHERE person = ${person}`;
      return found === undefined ? null : { ...found, at: Number(found.at) };
    },

    async remindedSince(person, since) {
      const found = await client.$queryRaw<State[]>(remindedQuery(person, since));
      return cases(found);
    },

    async sharedWith(person, since) {
      const found = await client.$queryRaw<State[]>(sharedQuery(person, since));
      return cases(found);
    },

    async managers() {
      const found = await client.$queryRaw<{ manager: string }[]>(managersQuery);
      return found.map(({ manager }) => manager);
    },

    async calling() {
      const found = await client.$queryRaw<State[]>(callingQuery);
      return cases(found);
    },

    async digest(person) {
      const [found] = await client.$queryRaw<StoredDigest[]>`SELECT * FROM "Digest" WHERE person = ${person}`;
      return found === undefined ? null : digestOf(found);
    },

    async digestsOf(person, from) {
      const found = await client.$queryRaw<Pick<StoredRow, "key" | "errand">[]>`
        SELECT key, errand FROM "Outbox"
        WHERE key >= ${`digest/${person}/${from}`} AND key < ${`digest/${person}/~`} AND "placeTs" IS NOT NULL
        ORDER BY key DESC`;
      return found.map((row) => readErrand(row.key, row.errand)).filter((e) => e.kind === "digest");
    },

    async policies() {
      const found = await client.policy.findMany({ orderBy: { keptAt: "asc" } });
      return found.map((kept) => ({ ...kept, keptAt: Number(kept.keptAt) }));
    },
  };
}

const caseOf = (c: State | undefined): Case | null =>
  c === undefined || c.state === null ? null : readCase(c.id, c.state);

/** A case of a list; null, and a line in the log, where it cannot be read: the list goes on. */
function legible(found: State, log: Log): Case | null {
  try {
    return caseOf(found);
  } catch (error) {
    log.error("unreadable", { case: found.id, error: nameOf(error) });
    return null;
  }
}

/** These cases, in this order. */
export async function casesIn(
  client: Prisma.TransactionClient,
  ids: readonly number[],
  log: Log,
): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  const found = await client.$queryRaw<(State & Pick<StoredCase, "number">)[]>`
    SELECT c.id, c.number, c.state FROM json_each(${JSON.stringify(ids)}) AS i JOIN "Case" AS c ON c.id = i.value
    ORDER BY i.key`;
  return found
    .filter(({ state }) => state !== null)
    .map((one) => ({ id: one.id, number: one.number, c: legible(one, log) }));
}

const absenceOf = (a: StoredAbsence): Absence => ({ ...a, from: Number(a.from), until: Number(a.until) });

const digestOf = (d: StoredDigest): DigestMark => ({
  ...d,
  toldAt: Number(d.toldAt),
  weekday: d.weekday === null ? null : Number(d.weekday),
  form: readForm(d.person, d.form),
});

const personOf = (p: StoredPerson): Person => ({
  ...p,
  standing: readStanding(p.id, p.standing),
  checkedAt: Number(p.checkedAt),
});

/** A row of the outbox as it is stored; a raw query says booleans and moments in SQLite's way. */
export function rowOf(r: StoredRow): OutboxRow {
  return {
    key: r.key,
    caseId: r.caseId,
    errand: readErrand(r.key, r.errand),
    line: r.line,
    urgent: Boolean(r.urgent),
    seq: r.seq,
    wanted: r.wanted,
    done: r.done,
    attempts: r.attempts,
    dueAt: Number(r.dueAt),
    armedAt: Number(r.armedAt),
    posting: Boolean(r.posting),
    place: placeOf(r.placeChannel, r.placeTs),
    parked: r.parked,
  };
}

function wordsOf(w: StoredWords): Words {
  return {
    id: w.id,
    caseId: w.caseId,
    author: w.author,
    role: readRole(w.id, w.role),
    text: w.text,
    files: w.files,
    at: Number(w.at),
    source: placeOf(w.sourceChannel, w.sourceTs),
    revision: w.revision,
  };
}

const fileOf = (f: StoredFile): AttachedFile => ({ ...f, fate: readFate(f.id, f.fate) });

const placeOf = (channel: string | null, ts: string | null): Place | null =>
  channel === null || ts === null ? null : { channel, ts };
