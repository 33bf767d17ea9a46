import { Solver } from "./meaning-solve.ts";

/** A statement about answers. Equal parts are one object, so a policy's conditions stay as small as they are written. */
export type Formula =
  | { readonly is: "atom"; readonly name: string }
  | { readonly is: "all" | "any"; readonly of: readonly Formula[] }
  | { readonly is: "not"; readonly of: Formula };

export const ALWAYS: Formula = { is: "all", of: [] };
export const NEVER: Formula = { is: "any", of: [] };

export function all(parts: readonly Formula[]): Formula {
  const open = parts.filter((part) => part !== ALWAYS);
  if (open.includes(NEVER)) return NEVER;
  const [only] = open;
  if (only === undefined) return ALWAYS;
  return open.length === 1 ? only : { is: "all", of: open };
}

export function any(parts: readonly Formula[]): Formula {
  const open = parts.filter((part) => part !== NEVER);
  if (open.includes(ALWAYS)) return ALWAYS;
  const [only] = open;
  if (only === undefined) return NEVER;
  return open.length === 1 ? only : { is: "any", of: open };
}

export function not(part: Formula): Formula {
  if (part === ALWAYS) return NEVER;
  if (part === NEVER) return ALWAYS;
  return part.is === "not" ? part.of : { is: "not", of: part };
}

/** The names of the atoms that are true. */
export type Model = ReadonlySet<string>;

/** Whether a formula is true in a model; `known` keeps what was found, for formulas that share parts. */
export function isTrue(formula: Formula, model: Model, known: Map<Formula, boolean> = new Map()): boolean {
  if (formula.is === "atom") return model.has(formula.name);
  const before = known.get(formula);
  if (before !== undefined) return before;
  const look = (part: Formula) => isTrue(part, model, known);
  const value =
    formula.is === "not"
      ? !look(formula.of)
      : formula.is === "all"
        ? formula.of.every(look)
        : formula.of.some(look);
  known.set(formula, value);
  return value;
}

/** One of these formulas holds. */
export type Rule = readonly Formula[];

/** That two formulas are true together or not at all. */
export function same(one: Formula, other: Formula): readonly Rule[] {
  return [
    [not(one), other],
    [one, not(other)],
  ];
}

/**
 * Looks for models. `rules` tells, for an atom, which clauses hold for it and its neighbours whatever is
 * answered; only what a formula leads to is looked at, so that a large policy costs only what is asked of it.
 */
export class Thinking {
  readonly #solver: Solver;
  readonly #rules: (atom: string) => readonly Rule[];
  readonly #numbers = new Map<Formula, number>();
  readonly #atoms = new Map<string, number>();
  readonly #names: (string | undefined)[] = [];
  /** By variable, the variables that its own truth depends on. */
  readonly #needs: (readonly number[])[] = [];
  readonly #ruled = new Map<readonly Rule[], number[]>();

  constructor(rules: (atom: string) => readonly Rule[], effort: number) {
    this.#rules = rules;
    this.#solver = new Solver(effort);
  }

  get tired(): boolean {
    return this.#solver.tired;
  }

  /** A model of the formula in which only atoms are true that may be. */
  find(formula: Formula, may?: (atom: string) => boolean): Model | "none" | "too-hard" {
    const number = this.#number(formula);
    const within = this.#neededFor(number);
    const named = within.filter((one) => this.#names[one] !== undefined);
    const never = may ? named.filter((one) => !may(this.#names[one] ?? "")) : [];
    const answer = this.#solver.solve([...never.map((one) => -one), number], within);
    if (answer !== "yes") return answer === "no" ? "none" : answer;
    return new Set(named.filter((one) => this.#solver.isTrue(one)).map((one) => this.#names[one] ?? ""));
  }

  #number(formula: Formula): number {
    if (formula.is === "not") return -this.#number(formula.of);
    if (formula.is === "atom") return this.#atom(formula.name);
    const known = this.#numbers.get(formula);
    if (known !== undefined) return known;
    const inner = formula.of.map((part) => this.#number(part));
    const mine = this.#solver.variable();
    this.#numbers.set(formula, mine);
    this.#needs[mine] = inner.map(Math.abs);
    const sign = formula.is === "all" ? 1 : -1;
    for (const one of inner) this.#solver.add([-sign * mine, sign * one]);
    this.#solver.add([sign * mine, ...inner.map((one) => -sign * one)]);
    return mine;
  }

  #atom(name: string): number {
    const known = this.#atoms.get(name);
    if (known !== undefined) return known;
    const mine = this.#solver.variable();
    this.#atoms.set(name, mine);
    this.#names[mine] = name;
    return mine;
  }

  /** The variables a formula leads to. Rules of atoms met for the first time are taken in. */
  #neededFor(number: number): readonly number[] {
    const needed = new Set([Math.abs(number)]);
    for (const variable of needed) {
      for (const other of this.#needs[variable] ?? []) needed.add(other);
      const name = this.#names[variable];
      if (name !== undefined) for (const other of this.#takeIn(this.#rules(name))) needed.add(other);
    }
    return [...needed];
  }

  #takeIn(rules: readonly Rule[]): readonly number[] {
    const known = this.#ruled.get(rules);
    if (known) return known;
    const clauses = rules.map((rule) => rule.map((part) => this.#number(part)));
    for (const clause of clauses) this.#solver.add(clause);
    const needs = [...new Set(clauses.flat().map(Math.abs))];
    this.#ruled.set(rules, needs);
    return needs;
  }
}
