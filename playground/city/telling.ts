import type { Case, Instant, PersonId, WordsId } from "../../src/cases/case.ts";
import { counted, type Fact } from "../../src/cases/counted.ts";
import { decide, open } from "../../src/cases/decide.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { evolve, replay } from "../../src/cases/evolve.ts";
import type { Ask, Asker, Ruling } from "../../src/cases/requests.ts";
import { MAMORI } from "../../src/casework/casework.ts";
import type { Words } from "../../src/casework/ports-records.ts";
import type { Policy } from "../../src/policy/policy.ts";

/** A case as it was brought about: everything that happened to it, and the words people wrote. */
export interface PastCase {
  readonly c: Case;
  readonly events: readonly CaseEvent[];
  readonly words: readonly Words[];
  readonly facts: readonly Fact[];
}

/** What a case is called, and from which id its words are counted. */
export interface Given {
  readonly id: number;
  readonly number: string;
  readonly firstWords: WordsId;
}

/** Keeps words of whoever asks. */
export type Keep = (role: Words["role"], text: string) => WordsId;

/**
 * One case while it is told. Time goes on from step to step, and every step is asked of the product's own rules; one
 * that they refuse is a fault of the story. What would lie behind `until` has not happened.
 */
export class Telling {
  readonly policy: Policy;
  readonly reporter: Asker;
  at: Instant;
  /** Whether something was left out, since its time has not come. */
  isCutOff = false;
  readonly #given: Given;
  readonly #until: Instant;
  readonly #events: CaseEvent[] = [];
  #words: Words[] = [];
  #c: Case;

  constructor(
    policy: Policy,
    given: Given,
    reporter: PersonId,
    first: Ask & { ask: "open" },
    from: Instant,
    until: Instant,
  ) {
    this.policy = policy;
    this.#given = given;
    this.#until = until;
    this.reporter = { id: reporter, onDesk: false };
    this.at = from;
    this.#events.push(...ruled(open({ ...first, by: this.reporter, now: from }, policy), first));
    this.#c = replay(given.id, this.#events);
  }

  get c(): Case {
    return this.#c;
  }

  /** The number the case has, or gets when it arrives. */
  get number(): string {
    return this.#given.number;
  }

  /** Somebody asks something of the case, with the words they write for it. */
  asks(by: Asker, asked: Ask | ((keep: Keep) => Ask)): void {
    if (this.isCutOff || this.at > this.#until) {
      this.isCutOff = true;
      return;
    }
    const ask = typeof asked === "function" ? asked((role, text) => this.#keep(by, role, text)) : asked;
    const before = this.#c;
    for (const event of ruled(decide(before, { ...ask, by, now: this.at }, this.policy), ask)) {
      this.#c = evolve(this.#c, event);
      this.#events.push(event);
      if (event.type === "withdrawn") this.#erase([by.id, ...before.incidents.map((one) => one.by)]);
    }
  }

  /** The words are with the reporter a few seconds after they were sent. */
  arrives(words: WordsId | undefined): void {
    if (words === undefined) return;
    this.at += 3_000;
    this.asks(MAMORI, { ask: "delivered", words });
  }

  told(): PastCase {
    const facts = counted(null, this.#events, this.#c, this.policy);
    return { c: this.#c, events: this.#events, words: this.#words, facts };
  }

  #keep(by: Asker, role: Words["role"], text: string): WordsId {
    const id = this.#given.firstWords + this.#words.length;
    const { id: caseId } = this.#given;
    const place = { source: null, files: 0, revision: 0 };
    this.#words.push({ id, caseId, author: by.id, role, text, at: this.at, ...place });
    return id;
  }

  #erase(writers: readonly PersonId[]): void {
    this.#words = this.#words.map((one) => (writers.includes(one.author) ? { ...one, text: null } : one));
  }
}

function ruled(ruling: Ruling, { ask }: Ask): readonly CaseEvent[] {
  if (ruling.ok) return ruling.events;
  throw new Error(`a past case may not ${ask}: ${ruling.because}`);
}
