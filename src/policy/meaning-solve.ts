/** A variable (1, 2, …) that must be true or, with a minus sign, false; one of a clause must hold. */
export type Clause = readonly number[];

const PATIENCE = 50;

/**
 * Looks for values that satisfy all clauses, starting from "everything false". Learns a clause from every
 * contradiction, so that what cannot be is found out without trying everything.
 */
export class Solver {
  /** What may still be done before giving up, in clauses looked at, so that every machine gives up alike. */
  #effort: number;
  readonly #values: number[] = [0];
  readonly #levels: number[] = [0];
  readonly #heat: number[] = [0];
  readonly #reasons: (readonly number[] | undefined)[] = [undefined];
  /** For each literal the clauses that watch it, and have to look when it becomes false. */
  readonly #watching: number[][][] = [[], []];
  readonly #trail: number[] = [];
  readonly #decisions: number[] = [];
  #done = 0;
  #step = 1;
  #impossible = false;

  constructor(effort: number) {
    this.#effort = effort;
  }

  get tired(): boolean {
    return this.#effort < 0;
  }

  /** A new variable. */
  variable(): number {
    this.#values.push(0);
    this.#levels.push(0);
    this.#heat.push(0);
    this.#reasons.push(undefined);
    this.#watching.push([], []);
    return this.#values.length - 1;
  }

  isTrue(variable: number): boolean {
    return this.#values[variable] === 1;
  }

  /** Takes in a clause that holds from now on. */
  add(clause: Clause): void {
    this.#backTo(0);
    const literals = [...new Set(clause)].filter((literal) => this.#value(literal) !== -1);
    if (literals.some((one) => this.#value(one) === 1 || literals.includes(-one))) return;
    const [only] = literals;
    if (only === undefined) this.#impossible = true;
    else if (literals.length === 1) this.#put(only, undefined);
    else this.#watch(literals);
  }

  /** Whether all clauses can hold together with these literals; only `within` has to be decided. */
  solve(assumed: readonly number[], within: readonly number[]): "yes" | "no" | "too-hard" {
    this.#backTo(0);
    const open = [...within];
    let next = 0;
    let contradictions = 0;
    while (!this.#impossible) {
      if (this.#effort < 0) return "too-hard";
      const broken = this.#propagate();
      const level = this.#decisions.length;
      if (broken !== undefined) {
        if (level === 0) this.#impossible = true;
        else this.#learn(broken);
        next = 0;
        if (++contradictions % PATIENCE === 0) {
          this.#backTo(0);
          open.sort((a, b) => (this.#heat[b] ?? 0) - (this.#heat[a] ?? 0));
        }
        continue;
      }
      const wanted = assumed[level];
      if (wanted !== undefined && this.#value(wanted) === -1) return "no";
      while (wanted === undefined && next < open.length && this.#value(open[next] ?? 0) !== 0) next++;
      const literal = wanted ?? -(open[next] ?? 0);
      if (literal === 0) return "yes";
      this.#decisions.push(this.#trail.length);
      this.#put(literal, undefined);
    }
    return "no";
  }

  #value(literal: number): number {
    const value = this.#values[Math.abs(literal)] ?? 0;
    return literal > 0 ? value : -value;
  }

  #watchers(literal: number): number[][] {
    return this.#watching[literal > 0 ? 2 * literal : 1 - 2 * literal] ?? [];
  }

  #watch(literals: number[]): void {
    this.#watchers(literals[0] ?? 0).push(literals);
    this.#watchers(literals[1] ?? 0).push(literals);
  }

  #put(literal: number, reason: readonly number[] | undefined): void {
    const variable = Math.abs(literal);
    if (this.#values[variable] !== 0) return;
    this.#values[variable] = literal > 0 ? 1 : -1;
    this.#levels[variable] = this.#decisions.length;
    this.#reasons[variable] = reason;
    this.#trail.push(literal);
  }

  /** Draws every conclusion; gives the clause that is broken, if one is. */
  #propagate(): readonly number[] | undefined {
    while (this.#done < this.#trail.length) {
      const gone = -(this.#trail[this.#done++] ?? 0);
      const watchers = this.#watchers(gone);
      this.#effort -= 1 + watchers.length;
      let kept = 0;
      for (let index = 0; index < watchers.length; index++) {
        const clause = watchers[index] ?? [];
        if (clause[0] === gone) [clause[0], clause[1]] = [clause[1] ?? 0, gone];
        const first = clause[0] ?? 0;
        const other =
          this.#value(first) === 1 ? -1 : clause.findIndex((one, at) => at > 1 && this.#value(one) !== -1);
        if (other > 1) {
          [clause[1], clause[other]] = [clause[other] ?? 0, gone];
          this.#watchers(clause[1]).push(clause);
          continue;
        }
        watchers[kept++] = clause;
        if (this.#value(first) === -1) {
          while (++index < watchers.length) watchers[kept++] = watchers[index] ?? [];
          watchers.length = kept;
          return clause;
        }
        this.#put(first, clause);
      }
      watchers.length = kept;
    }
    return undefined;
  }

  /** Goes back to where the contradiction could have been foreseen, and remembers why. */
  #learn(broken: readonly number[]): void {
    const level = this.#decisions.length;
    const seen = new Set<number>();
    const earlier: number[] = [];
    let open = 0;
    let reason = broken;
    let at = this.#trail.length;
    let turned = 0;
    do {
      this.#effort -= reason.length;
      for (const literal of reason) {
        const variable = Math.abs(literal);
        if (seen.has(variable) || (this.#levels[variable] ?? 0) === 0) continue;
        seen.add(variable);
        this.#heat[variable] = (this.#heat[variable] ?? 0) + this.#step;
        if (this.#levels[variable] === level) open++;
        else earlier.push(literal);
      }
      do turned = this.#trail[--at] ?? 0;
      while (!seen.has(Math.abs(turned)));
      reason = this.#reasons[Math.abs(turned)]?.filter((literal) => literal !== turned) ?? [];
      open--;
    } while (open > 0);
    this.#step *= 1.05;
    earlier.sort((a, b) => (this.#levels[Math.abs(b)] ?? 0) - (this.#levels[Math.abs(a)] ?? 0));
    const learned = [-turned, ...earlier];
    this.#backTo(this.#levels[Math.abs(earlier[0] ?? 0)] ?? 0);
    if (learned.length > 1) this.#watch(learned);
    this.#put(-turned, learned);
  }

  #backTo(level: number): void {
    const length = this.#decisions[level];
    if (length === undefined) return;
    for (const literal of this.#trail.splice(length)) this.#values[Math.abs(literal)] = 0;
    this.#decisions.length = level;
    this.#done = length;
  }
}
