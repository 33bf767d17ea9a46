import { hasOpenCall } from "../cases/calls.ts";
import type { Case } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { listed } from "../cases/listed.ts";
import { isShared } from "../cases/sharing.ts";
import type { Log } from "../casework/ports.ts";
import type { Tx } from "../casework/ports-store.ts";
import { Conflict } from "../casework/trouble.ts";
import { changesWritten } from "./changes.ts";
import { exportsWritten } from "./exports.ts";
import { count } from "./facts.ts";
import type { Prisma } from "./generated/client.ts";
import { arm, dueBy, posting, settle } from "./outbox.ts";
import { reader } from "./read.ts";

/** The events that change who is invited to a case. */
const INVITING: ReadonlySet<CaseEvent["type"]> = new Set(["invited", "parted", "withdrawn"]);

/** At most so many payload ids are forgotten at once, so that nobody waits for it. */
const forgottenAtOnce = 1_000;

/**
 * Writes within one of Prisma's transactions. Where Prisma's own queries take several statements or notably longer,
 * the SQL is written out; lists travel as one JSON value, so that a statement's text never changes.
 */
export function writer(client: Prisma.TransactionClient, log: Log, onErased: () => void): Tx {
  return {
    ...reader(client, log),
    ...exportsWritten(client),
    ...changesWritten(client),

    async receive(id, at) {
      const added = await client.$executeRaw`
        INSERT INTO "Received" (id, at) VALUES (${id}, ${at}) ON CONFLICT DO NOTHING`;
      return added === 1;
    },

    async isLatest(what, mark, at) {
      const of = `latest/${what}/`;
      // The mark of a moment in Slack is a number of fixed length, so letters compare as moments do.
      const [later] = await client.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Received" WHERE id > ${`${of}${mark}`} AND id < ${`${of}~`} LIMIT 1`;
      if (later !== undefined) return false;
      await this.receive(`${of}${mark}`, at);
      return true;
    },

    async newCase(reporter) {
      return idOf(
        await client.$queryRaw<Made[]>`INSERT INTO "Case" (reporter) VALUES (${reporter}) RETURNING id`,
      );
    },

    async nextNumber(fiscalYear) {
      const [found] = await client.$queryRaw<{ last: number | bigint | null }[]>`
        SELECT max(ordinal) AS last FROM "Case" WHERE "fiscalYear" = ${fiscalYear}`;
      return Number(found?.last ?? 0) + 1;
    },

    async save(c, expected, events, due, facts) {
      if (c.version !== expected + events.length) throw new Error("a case's version counts its events");
      const { fiscalYear, ordinal } = partsOf(c.number);
      const queued = listed(c);
      const saved = await client.$executeRaw`
        UPDATE "Case" SET version = ${c.version}, reporter = ${c.reporter}, kind = ${c.kind}, status = ${c.status},
          urgency = ${c.urgency}, owner = ${c.owner}, number = ${c.number}, "fiscalYear" = ${fiscalYear},
          ordinal = ${ordinal}, "openedAt" = ${c.openedAt}, "sentAt" = ${c.sentAt}, "dueAt" = ${due},
          "queueRank" = ${queued?.rank ?? null}, "queueAt" = ${queued?.at ?? null},
          "answerDue" = ${c.answerDue}, awaits = ${queued?.awaits ?? null}, wishes = ${queued?.wishes ?? null},
          named = ${queued?.named ?? null}, manager = ${isShared(c) ? (c.manager?.person ?? null) : null},
          calling = ${hasOpenCall(c) ? 1 : null}, state = ${JSON.stringify(c)}
        WHERE id = ${c.id} AND version = ${expected}`;
      if (saved !== 1) throw new Conflict(`case ${c.id} is not at version ${expected}`);
      if (events.some((e) => INVITING.has(e.type)))
        await client.$executeRaw`DELETE FROM "Invited" WHERE "caseId" = ${c.id}`;
      if (c.invited.length > 0 && events.some((e) => INVITING.has(e.type)))
        await client.$executeRaw`
          INSERT INTO "Invited" ("caseId", person)
          SELECT ${c.id}, value FROM json_each(${JSON.stringify(c.invited.map((one) => one.person))})`;
      const rows = events.map((e, i) => [expected + 1 + i, e.type, e.by, e.at, JSON.stringify(e)]);
      await client.$executeRaw`
        INSERT INTO "Event" ("caseId", seq, type, by, at, data)
        SELECT ${c.id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
        FROM json_each(${JSON.stringify(rows)})`;
      await count(client, c, facts);
    },

    async countPast(c, facts) {
      const marked = await client.$executeRaw`
        UPDATE "Case" SET uncounted = NULL WHERE id = ${c.id} AND uncounted IS NOT NULL`;
      if (marked === 1) await count(client, c, facts);
    },

    async addWords({ caseId, author, role, text, files, at, source, attached = [] }) {
      const id = idOf(
        await client.$queryRaw<Made[]>`
          INSERT INTO "Words" ("caseId", author, role, text, files, at, "sourceChannel", "sourceTs")
          VALUES (${caseId}, ${author}, ${role}, ${text}, ${files}, ${at}, ${source?.channel ?? null},
            ${source?.ts ?? null}) RETURNING id`,
      );
      if (attached.length > 0)
        await client.$executeRaw`
          INSERT INTO "File" (words, slack) SELECT ${id}, value FROM json_each(${JSON.stringify(attached)})`;
      return id;
    },

    async changeWords(id, { text, ...change }) {
      const revised = text === undefined ? {} : { text, revision: { increment: 1 } };
      // What was erased stays erased, even if an edit arrives after it.
      const unlessErased = text === undefined ? {} : { text: { not: null } };
      const where = { id, ...unlessErased };
      const { count } = await client.words.updateMany({ where, data: { ...change, ...revised } });
      if (text === null && count > 0) onErased();
    },

    async eraseWords(caseId, roles) {
      const where = { caseId, role: { in: [...roles] }, text: { not: null } };
      const { count } = await client.words.updateMany({ where, data: { text: null } });
      if (count > 0) onErased();
      return count;
    },

    async changeFile(id, change) {
      await client.file.updateMany({ where: { id }, data: change });
    },

    async nod({ words, person, name }, isThere) {
      if (isThere)
        await client.$executeRaw`
          INSERT INTO "Nod" (words, person, name) VALUES (${words}, ${person}, ${name}) ON CONFLICT DO NOTHING`;
      else await client.nod.deleteMany({ where: { words, person, name } });
    },

    async forgetFile(id) {
      await client.file.deleteMany({ where: { id } });
    },

    arm: (errands, at) => arm(client, errands, at),
    settle: (settled) => settle(client, settled),
    dueBy: (now) => dueBy(client, now),
    posting: (keys) => posting(client, keys),

    async knowPerson({ id, checkedAt, ...facts }) {
      const person = { ...facts, checkedAt: BigInt(checkedAt) };
      await client.person.upsert({ where: { id }, create: { id, ...person }, update: person });
    },

    async setAbsence({ person, from, until, delegate }) {
      const absence = { from: BigInt(from), until: BigInt(until), delegate };
      await client.absence.upsert({ where: { person }, create: { person, ...absence }, update: absence });
    },

    async endAbsence(person) {
      await client.absence.deleteMany({ where: { person } });
    },

    async keepDigest({ person, issue, toldAt, weekday, form }) {
      const mark = { issue, toldAt: BigInt(toldAt), weekday, form };
      await client.digest.upsert({ where: { person }, create: { person, ...mark }, update: mark });
    },

    async keepMembership({ person, section, at }) {
      const said = { section, at: BigInt(at) };
      await client.membership.upsert({ where: { person }, create: { person, ...said }, update: said });
    },

    async keepPolicy(kept) {
      await client.policy.create({ data: { ...kept, keptAt: BigInt(kept.keptAt) } });
    },

    async eraseUnclaimed(before) {
      const { count } = await client.words.updateMany({
        where: { caseId: null, text: { not: null }, at: { lt: before } },
        data: { text: null },
      });
      if (count > 0)
        await client.$executeRaw`
          DELETE FROM "File" WHERE words IN (SELECT id FROM "Words" WHERE "caseId" IS NULL AND text IS NULL)`;
      if (count > 0) onErased();
      return count;
    },

    async fallsDue(caseId, version, due) {
      await client.$executeRaw`
        UPDATE "Case" SET "dueAt" = ${due} WHERE id = ${caseId} AND version = ${version}`;
    },

    async forgetReceived(before) {
      return client.$executeRaw`
        DELETE FROM "Received" WHERE id IN (
          SELECT id FROM "Received" WHERE at < ${before} ORDER BY at LIMIT ${forgottenAtOnce})`;
    },
  };
}

interface Made {
  readonly id: number;
}

function idOf([made]: readonly Made[]): number {
  if (made === undefined) throw new Error("nothing was made");
  return made.id;
}

/** `R8-042` is the 42nd case of the fiscal year R8. The next number is counted from these, so none is ever left out. */
function partsOf(number: Case["number"]): { fiscalYear: string | null; ordinal: number | null } {
  if (number === null) return { fiscalYear: null, ordinal: null };
  const [, fiscalYear, ordinal] = /^(.+)-(\d+)$/.exec(number) ?? [];
  if (fiscalYear === undefined) throw new Error(`${number} is no number of a case`);
  return { fiscalYear, ordinal: Number(ordinal) };
}
