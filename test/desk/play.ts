import { expect } from "vitest";
import type { Chance } from "../../playground/city/chance.ts";
import type { Case } from "../../src/cases/case.ts";
import type { Reader } from "../../src/casework/ports-store.ts";
import { markOf } from "./marks.ts";
import { isShared, type Life, mayBeCalled, maySee, type World } from "./model.ts";

/** What stands in the fields of a form, by their names. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** How people's acts come to the bot: to its own presses and forms, or over the wire. */
export interface Hands {
  /** Whether somebody can press what does not stand before them, as with a button of an older message. */
  readonly canForge: boolean;
  /** Whether what is owed to people arrives before the next act; else it is drawn when somebody looks. */
  readonly delivers: boolean;
  press(by: string, at: "desk" | "own" | "home", verb: string, carried: object): Promise<void>;
  /** The name of the form that is open for somebody. */
  formOf(by: string): string | null;
  submit(by: string, fields: Filled): Promise<void>;
  /** Closes what is open. */
  dismiss(by: string): Promise<void>;
  /** Writes into the thread of a case, the reporter's or the desk's. */
  writes(by: string, life: Life, side: "reporter" | "desk", text: string): Promise<void>;
  /** Who is in the desk's channel has changed. */
  counts(): Promise<void>;
  passes(ms: number): Promise<void>;
}

/** One town at work: what everybody should see, the hands that act in it, and what is stored of it. */
export class Play {
  readonly world: World;
  readonly chance: Chance;
  readonly hands: Hands;
  readonly read: Reader;
  readonly now: () => number;
  /** What was done, the latest last: told when something is not as it should be. */
  readonly trail: string[] = [];
  /** How often each act was done, and how often it was refused. */
  readonly done = new Map<string, [done: number, refused: number]>();
  /** Marks that came before eyes they are not for. */
  readonly leaks: string[] = [];
  readonly #seen: { readers: readonly string[]; marks: ReadonlySet<string>; json: string }[] = [];
  readonly #byNumber = new Map<string, Life>();
  readonly #byReporter = new Map<string, Life>();
  readonly #byN = new Map<number, Life>();

  constructor(parts: Pick<Play, "world" | "chance" | "hands" | "read" | "now">) {
    this.world = parts.world;
    this.chance = parts.chance;
    this.hands = parts.hands;
    this.read = parts.read;
    this.now = parts.now;
  }

  /** Takes a new case into the world. */
  comes(life: Life): void {
    this.world.lives.push(life);
    this.#byReporter.set(life.reporter, life);
    this.#byN.set(life.n, life);
    if (life.number !== null) this.#byNumber.set(life.number, life);
  }

  /** Words nobody else writes, which tell whose case they belong to and what they are. */
  mark(life: Life, letter: string): string {
    life.words += 1;
    return markOf(life.n, letter, life.words);
  }

  one<T>(list: readonly T[]): T | undefined {
    return list[this.chance.between(0, list.length - 1)];
  }

  /** Somebody is about to do something with a case. */
  begins(act: string, life: Life, by: string): void {
    const { id, state, audience } = life;
    this.trail.push(`${by} ${act}: case ${id}, ${state}, ${audience}`);
    if (this.trail.length > TOLD) this.trail.shift();
  }

  ended(act: string, isDone: boolean): void {
    const [done, refused] = this.done.get(act) ?? [0, 0];
    this.done.set(act, isDone ? [done + 1, refused] : [done, refused + 1]);
    if (!isDone) this.trail.push(`${this.trail.pop()}, in vain`);
  }

  /** Something comes before somebody's eyes. */
  eyes(readers: Iterable<string>, json: string): void {
    const marks = new Set(json.match(MARKS));
    if (marks.size > 0) this.#seen.push({ readers: [...readers], marks, json });
  }

  /** What was shown since is searched for marks that are not for who saw it, as things are now. */
  judges(): void {
    for (const { readers, marks, json } of this.#seen.splice(0))
      for (const mark of marks) {
        const [life, letter] = this.#meaning(mark);
        if (life === undefined) continue;
        for (const person of readers)
          if (!maySee(this.world, life, person, letter, mark))
            this.leaks.push(`${person} sees ${mark} of case ${life.id} in ${json.slice(0, 600)}`);
      }
    expect(this.leaks.slice(0, 5), "what somebody saw or was asked who may not").toEqual([]);
  }

  #meaning(mark: string): [Life | undefined, string] {
    const [, n, letter = ""] = /^◆(\d+)([a-z])/.exec(mark) ?? [];
    if (n !== undefined) return [this.#byN.get(Number(n)), letter];
    return mark.startsWith("R8-") ? [this.#byNumber.get(mark), "#"] : [this.#byReporter.get(mark), "n"];
  }

  /** What is stored of a case is what it should be; what only the calendar or the city's file could tell is taken over. */
  async same(life: Life): Promise<Case> {
    const c = await this.read.case(life.id);
    if (c === null) throw new Error(`case ${life.id} is not there`);
    this.#learns(life, c);
    const { number, state, owner, urgency, due } = life;
    expect(
      {
        ...{ number: c.number, state: c.status, owner: c.owner, urgency: c.urgency, due: c.answerDue },
        decided: c.decision?.outcome ?? null,
        helpers: c.invited.map((one) => `${one.person} ${one.sees}`).sort(),
        manager: isShared(life) ? (c.manager?.person ?? null) : null,
        links: c.work.links.map((one) => one.case).sort(),
        incidents: c.incidents.length,
        managed: c.managed.length,
        isRinging: c.calls.some((one) => one.over === null),
      },
      `case ${life.id}`,
    ).toEqual({
      ...{ number, state, owner, urgency, due },
      decided: life.decided?.outcome ?? null,
      helpers: [...life.helpers].map((one) => one.join(" ")).sort(),
      manager: isShared(life) ? life.manager : null,
      links: [...life.links].sort(),
      incidents: life.incidents.length,
      managed: life.managed,
      isRinging: life.isRinging,
    });
    return c;
  }

  /** Whom time has called meanwhile is known, before anybody comes or goes. */
  async catchesUp(): Promise<void> {
    for (const life of this.world.lives) if (life.isRinging) await this.same(life);
  }

  /** Who was called is read from the case; that they may be called at all, the model knows. */
  #learns(life: Life, c: Case): void {
    if (life.number === null && c.number !== null) {
      life.number = c.number;
      this.#byNumber.set(c.number, life);
    }
    const may = mayBeCalled(this.world, life);
    for (const { person } of c.calls.flatMap((call) => call.summoned)) {
      if (life.called.has(person)) continue;
      life.called.add(person);
      if (!may.has(person) || person === life.reporter || (this.world.away.get(person) ?? 0) > this.now())
        this.leaks.push(`${person} is called to case ${life.id}`);
    }
  }
}

/** So many of the last acts are told. */
const TOLD = 25;

/** Marks in words, numbers of cases, and ids of those who report. */
const MARKS = /◆\d+[a-z]\d*◆|R8-\d{3,}|U\d{5}RR/g;
