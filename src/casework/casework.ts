import { isSummoned } from "../cases/calls.ts";
import { type Case, type Instant, mayRecord, type WordsId } from "../cases/case.ts";
import { counted } from "../cases/counted.ts";
import { decide, open } from "../cases/decide.ts";
import { dueAt } from "../cases/due.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import { evolve, replay } from "../cases/evolve.ts";
import { fileErrands, movesFiles } from "../cases/file-errands.ts";
import { react, type Spread, stageOf } from "../cases/react.ts";
import type { Ask, Asker, Refusal } from "../cases/requests.ts";
import { isManager } from "../cases/sharing.ts";
import { isAdviser } from "../cases/work.ts";
import { contentOf, contentParts, messageParts } from "../views/content.ts";
import { roomFor } from "../views/shown.ts";
import { caseNumber, fiscalYear } from "../words/time.ts";
import { changedDigests } from "./digests.ts";
import type { Gesture } from "./gestures.ts";
import type { Policies } from "./policies.ts";
import type { Clock, Place } from "./ports.ts";
import type { NewWords } from "./ports-records.ts";
import type { Store, Tx } from "./ports-store.ts";

/** What a use case may do inside the one transaction: keep words, and look up what a request needs. */
export interface Desk {
  readonly c: Case;
  readonly tx: Tx;
  readonly now: Instant;
  keep(
    words: Pick<NewWords, "role" | "text" | "attached"> & { files?: number; source?: Place | null },
  ): Promise<WordsId>;
  /** The number this case has or would get now. */
  number(): Promise<string>;
}

export type Outcome =
  | { readonly as: "done"; readonly c: Case; readonly events: readonly CaseEvent[] }
  | { readonly as: "refused"; readonly because: Refusal; readonly c: Case | null }
  /** The same gesture was received before; nothing changed. */
  | { readonly as: "repeated" };

/** Rolls the transaction back; what was asked is not done, and the words typed with it are not kept. */
class Refused extends Error {
  readonly because: Refusal;
  readonly c: Case | null;
  constructor(because: Refusal, c: Case | null) {
    super(because);
    this.because = because;
    this.c = c;
  }
}

export interface Casework {
  readonly policies: Policies;
  readonly clock: Clock;
  readonly store: Store;
  /** Does what is asked of a case and saves it with everything people should see, or nothing. */
  perform(who: Who, caseId: number, asks: (desk: Desk) => Promise<readonly Ask[]>): Promise<Outcome>;
  /** Opens a case and does what is asked of it at once. */
  begin(
    who: Who,
    first: Ask & { ask: "open" },
    asks: (desk: Desk) => Promise<readonly Ask[]>,
    /** Whether the person's newest case is this one already, begun by the same act a moment ago. */
    isThis?: (newest: Case) => boolean,
  ): Promise<Outcome>;
  /** Saves something that concerns no case yet. False if the gesture was received before. */
  record(who: Pick<Gesture, "id" | "at">, work: (tx: Tx) => Promise<void>): Promise<boolean>;
  /** Has one message brought up to date. */
  arm(errand: Errand): Promise<void>;
  /** The same as `perform`, inside a transaction that is already open; `announce` is called once it is saved. */
  apply(tx: Tx, by: Asker, now: Instant, caseId: number, ask: Ask): Promise<void>;
  /** Tells who waits for changes that something was saved. */
  announce(): void;
}

/** Whose gesture it is, and whether it was made where only the desk can make it. */
export interface Who extends Pick<Gesture, "id" | "by" | "at"> {
  readonly onDesk: boolean;
  /** The message the gesture was made in, if its answer redraws it; the outbox then need not. */
  readonly answering?: string;
}

/** load → decide → react → commit, for every use case. `committed` is told after each commit. */
export function casework(parts: {
  policies: Policies;
  clock: Clock;
  store: Store;
  committed: () => void;
  /** Told after a commit by which time may bring something about sooner than before. */
  falling: () => void;
}): Casework {
  const { policies, clock, store, committed, falling } = parts;
  let falls = false;

  async function carryOut(
    tx: Tx,
    by: Asker,
    now: Instant,
    before: Case | null,
    c: Case,
    asks: Made,
  ): Promise<Done> {
    const id = c.id;
    let after = c;
    const events: CaseEvent[] = [];
    const desk: Desk = {
      c,
      tx,
      now,
      keep: ({ attached = [], files = attached.length, source = null, ...words }) =>
        tx.addWords({ ...words, attached, files, source, caseId: id, author: by.id, at: now }),
      number: async () => {
        if (after.number !== null) return after.number;
        const year = fiscalYear(now, policies.current.timeZone);
        return caseNumber(year, await tx.nextNumber(year));
      },
    };
    for (const ask of await asks(desk)) {
      const ruling = decide(after, { ...ask, by, now }, policies.of(after));
      if (!ruling.ok) throw new Refused(ruling.because, after);
      for (const event of ruling.events) {
        after = evolve(after, event);
        events.push(event);
      }
    }
    return { before, after, events };
  }

  async function commit(tx: Tx, now: Instant, done: Done, answering?: string): Promise<void> {
    const { before, after, events } = done;
    if (events.length === 0) return;
    const spread = await spreadOf(tx, before, after);
    if (events.some((e) => e.type === "withdrawn")) await tx.eraseWords(after.id, STAFF_WORDS);
    const due = dueAt(after, policies.of(after), now);
    falls ||= due !== null;
    const facts = counted(before, events, after, policies.of(after));
    await tx.save(after, before?.version ?? 0, events, due, facts);
    const errands = react(before, after, events, policies.of(after), spread);
    const rest = errands.filter((e) => keyOf(e.errand) !== answering);
    const digests = await changedDigests(before, after, tx, policies.current.timeZone);
    rest.push(...digests.map((errand) => ({ errand, urgent: false })));
    if (movesFiles(events)) {
      const files = fileErrands(after, events, await tx.filesOf(after.id));
      rest.push(...files.map((errand) => ({ errand, urgent: false })));
    }
    if (rest.length > 0) await tx.arm(rest, now);
  }

  /** Over how many messages the words are spread, or were: since they were sent, an edit may have made them more. */
  async function spreadOf(tx: Tx, before: Case | null, after: Case): Promise<Spread> {
    const policy = policies.of(after);
    const gone = after.status === "withdrawn";
    const asking = (c: Case | null) => c === null || stageOf(c, policy) === "asking";
    const unseen = after.sentAt === null ? asking(before) && asking(after) : before?.sentAt != null;
    if (unseen && !gone) return { content: 0, messages: new Map() };
    const words = await tx.wordsOf(after.id);
    const parts = (c: Case) => contentParts(contentOf(policy, c, words)).length;
    return {
      content: Math.max(parts(after), ...(before === null ? [] : [parts(before), before.contentParts])),
      messages: new Map(
        gone ? words.map((w) => [w.id, messageParts(roomFor(w.text ?? ""), w.files).length]) : [],
      ),
    };
  }

  async function run(who: Who, work: (tx: Tx, by: Asker) => Promise<Done>): Promise<Outcome> {
    const by = { id: who.by, onDesk: who.onDesk };
    try {
      const done = await store.write(async (tx) => {
        if (!(await tx.receive(who.id, who.at))) return null;
        const done = await work(tx, by);
        await commit(tx, who.at, done, who.answering);
        return done;
      });
      announce();
      return done === null ? { as: "repeated" } : { as: "done", c: done.after, events: done.events };
    } catch (error) {
      if (error instanceof Refused) return { as: "refused", because: error.because, c: error.c };
      throw error;
    }
  }

  function announce(): void {
    committed();
    if (!falls) return;
    falls = false;
    falling();
  }

  return {
    announce,
    policies,
    clock,
    store,
    perform: (who, caseId, asks) =>
      run(who, async (tx, by) => {
        const c = await tx.case(caseId);
        if (c === null) throw new Refused("unknown-case", null);
        if (!maySee(c, by)) throw new Refused("not-yours", null);
        return carryOut(tx, by, who.at, c, c, asks);
      }),
    begin: (who, first, asks, isThis = () => false) =>
      run(who, async (tx, by) => {
        const newest = (await tx.casesOf(who.by, 1))[0];
        if (newest !== undefined && isThis(newest)) return { before: newest, after: newest, events: [] };
        const ruling = open({ ...first, by, now: who.at }, policies.current);
        if (!ruling.ok) throw new Refused(ruling.because, null);
        const c = replay(await tx.newCase(who.by), ruling.events);
        const done = await carryOut(tx, by, who.at, null, c, asks);
        return { ...done, events: [...ruling.events, ...done.events] };
      }),
    record: async (who, work) => {
      const fresh = await store.write(async (tx) => {
        if (!(await tx.receive(who.id, who.at))) return false;
        await work(tx);
        return true;
      });
      announce();
      return fresh;
    },
    arm: async (errand) => {
      await store.write((tx) => tx.arm([{ errand, urgent: false }], clock.now().getTime()));
      announce();
    },
    apply: async (tx, by, now, caseId, ask) => {
      const c = await tx.case(caseId);
      if (c === null) return;
      const done = await carryOut(tx, by, now, c, c, async () => [ask]);
      await commit(tx, now, done);
    },
  };
}

type Made = (desk: Desk) => Promise<readonly Ask[]>;

interface Done {
  readonly before: Case | null;
  readonly after: Case;
  readonly events: readonly CaseEvent[];
}

/** What staff wrote in a case: gone when it is withdrawn. The desk's own words stay. */
const STAFF_WORDS: readonly NewWords["role"][] = [
  "told",
  "message",
  "incident",
  "quoted",
  "stray",
  "stand-down",
  "manager",
];

/**
 * A case is for its reporter and the desk, for whom they invited, and for whoever was asked to answer some of it or to come, and for a manager it is shared with:
 * `decide` lets each do their part and nothing else. For everybody else it does not exist.
 */
const maySee = (c: Case, by: Asker): boolean =>
  by.onDesk ||
  mayRecord(c, by.id) ||
  c.handed.some((h) => h.to === by.id) ||
  isSummoned(c, by.id) ||
  isManager(c, by.id) ||
  isAdviser(c.work, by.id);

/** The bot itself, where nobody's gesture is behind a change. */
export const MAMORI: Asker = { id: "mamori", onDesk: true };
