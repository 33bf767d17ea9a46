import type { OutboxRow, Person, Place, Reader, Words } from "../casework/ports.ts";
import type { Prisma, Outbox as StoredRow, Words as StoredWords } from "./generated/client.ts";
import { readCase, readErrand, readEvent, readRole, readStanding } from "./stored.ts";

/** Reads through any of Prisma's clients: the one for reading, or a transaction of the one for writing. */
export function reader(client: Prisma.TransactionClient): Reader {
  return {
    async case(id) {
      const found = await client.case.findFirst({ where: { id }, select: { state: true } });
      return found === null || found.state === null ? null : readCase(id, found.state);
    },

    async events(caseId) {
      const found = await client.event.findMany({ where: { caseId }, orderBy: { seq: "asc" } });
      return found.map((e) => readEvent(`event ${caseId}/${e.seq}`, e.data));
    },

    async words(id) {
      const found = await client.words.findFirst({ where: { id } });
      return found && wordsOf(found);
    },

    async wordsOf(caseId) {
      const found = await client.words.findMany({ where: { caseId }, orderBy: { id: "asc" } });
      return found.map(wordsOf);
    },

    async wordsAt(place) {
      const found = await client.words.findFirst({
        where: { sourceChannel: place.channel, sourceTs: place.ts },
        orderBy: { id: "desc" },
      });
      return found && wordsOf(found);
    },

    async row(key) {
      const found = await client.outbox.findFirst({ where: { key } });
      return found && rowOf(found);
    },

    async rowAt(place) {
      const found = await client.outbox.findFirst({
        where: { placeChannel: place.channel, placeTs: place.ts },
        orderBy: { seq: "desc" },
      });
      return found && rowOf(found);
    },

    async casesOf(reporter, limit) {
      const found = await client.case.findMany({
        where: { reporter, version: { gt: 0 } },
        orderBy: { id: "desc" },
        take: limit,
        select: { id: true, state: true },
      });
      return found.flatMap(({ id, state }) => (state === null ? [] : [readCase(id, state)]));
    },

    async draftOf(reporter) {
      const found = await client.case.findFirst({
        where: { reporter, status: "draft" },
        orderBy: { id: "desc" },
        select: { id: true, state: true },
      });
      return found === null || found.state === null ? null : readCase(found.id, found.state);
    },

    async person(id): Promise<Person | null> {
      const found = await client.person.findFirst({ where: { id } });
      if (found === null) return null;
      return { ...found, standing: readStanding(id, found.standing), checkedAt: Number(found.checkedAt) };
    },
  };
}

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

const placeOf = (channel: string | null, ts: string | null): Place | null =>
  channel === null || ts === null ? null : { channel, ts };
