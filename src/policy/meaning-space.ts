import {
  type Answerable,
  answerables,
  counts,
  type Example,
  exampleOf,
  given,
  isGiven,
  questionOf,
  rulesOf,
} from "./meaning-atoms.ts";
import { countingAlways, countingOf } from "./meaning-counting.ts";
import {
  ALWAYS,
  all,
  any,
  type Formula,
  isTrue,
  type Model,
  not,
  type Rule,
  Thinking,
} from "./meaning-logic.ts";
import {
  type Condition,
  KIND,
  type Policy,
  type Question,
  type Topic,
  URGENCY,
  type Urgency,
} from "./policy.ts";

/** How much one policy may cost to think through; far more than any real one needs. */
const MOST_EFFORT = 15_000_000;
const MOST_REMEMBERED = 300;
const NO_RULES: readonly Rule[] = [];

/** What of a policy decides which answers there can be and which of them count. */
export type Ways = Pick<Policy, "flow" | "urgency">;

interface Side {
  readonly ways: Ways;
  readonly known: ReadonlyMap<string, Answerable>;
  readonly formulas: Map<Condition, Formula>;
  readonly asked: Map<string, Formula>;
}

/**
 * All the answers that people can give, under one policy or under two at the same time, and what conditions
 * say about them. Nothing is enumerated: a condition becomes a formula, and a model of it is looked for.
 */
export class Space {
  readonly #sides: readonly Side[];
  readonly #open: ReadonlySet<Condition>;
  /** By question, what holds for the answers to it. */
  readonly #rules = new Map<string, Rule[]>();
  readonly #met: { readonly model: Model; readonly known: Map<Formula, boolean> }[] = [];
  readonly #thinking = new Thinking((atom) => this.#rules.get(questionOf(atom)) ?? NO_RULES, MOST_EFFORT);

  /** `open`: conditions of the flow to be taken as met. */
  constructor(policies: readonly Ways[], open: ReadonlySet<Condition> = new Set()) {
    this.#open = open;
    this.#sides = policies.map((ways) => {
      const known = new Map(answerables(ways.flow).map((one) => [one.id, one]));
      return { ways, known, formulas: new Map(), asked: new Map() };
    });
    for (const id of new Set(this.#sides.flatMap(({ known }) => [...known.keys()]))) {
      this.#rules.set(id, [...rulesOf(this.#sides.flatMap(({ known }) => known.get(id) ?? []))]);
    }
    for (const [side, { ways, known }] of this.#sides.entries()) {
      const asked = new Set(ways.flow.topics.flatMap(({ questions }) => questions.map(({ id }) => id)));
      for (const { id, keys } of known.values()) {
        if (!asked.has(id)) this.#rules.get(id)?.push(...countingAlways(side, id, keys));
      }
      for (const topic of ways.flow.topics) {
        for (const question of topic.questions) this.#define(side, topic, question);
      }
    }
  }

  /** Whether thinking was given up because the conditions are too tangled. */
  get tired(): boolean {
    return this.#thinking.tired;
  }

  /** When a question is asked. */
  question(id: string): Formula {
    return this.#sides[0]?.asked.get(id) ?? ALWAYS;
  }

  /** What a condition says about the answers that count. */
  formula(condition: Condition | undefined, side = 0): Formula {
    if (condition === undefined) return ALWAYS;
    const formulas = this.#sides[side]?.formulas;
    const formula = formulas?.get(condition) ?? this.#read(condition, side);
    formulas?.set(condition, formula);
    return formula;
  }

  /** Whether any answers make it true. When too tired to tell, yes. */
  possible(formula: Formula): boolean {
    if (this.#met.some(({ model, known }) => isTrue(formula, model, known))) return true;
    return this.#find(formula) !== "none";
  }

  /** Answers that make it true, none of them without need; nothing when there are none, or it is too hard. */
  example(formula: Formula): Example | undefined {
    let model = this.#find(formula);
    if (typeof model === "string") return undefined;
    for (const needless of [...model].filter(isGiven).toReversed()) {
      const allowed: Model = model;
      const less = this.#find(formula, (name) => !isGiven(name) || (name !== needless && allowed.has(name)));
      if (typeof less !== "string") model = less;
    }
    return exampleOf(model);
  }

  #find(formula: Formula, may?: (name: string) => boolean): Model | "none" | "too-hard" {
    const model = this.#thinking.find(all([given(KIND), formula]), may);
    if (typeof model !== "string" && this.#met.length < MOST_REMEMBERED) {
      this.#met.push({ model, known: new Map() });
    }
    return model;
  }

  #define(side: number, topic: Topic, question: Question): void {
    const { id } = question;
    const opens = (condition: Condition | undefined) =>
      condition && this.#open.has(condition) ? ALWAYS : this.formula(condition, side);
    const everybodys = this.#sides.flatMap(({ known }) => known.get(id)?.keys ?? []);
    const { asked, rules } = countingOf(side, topic, question, opens, everybodys);
    this.#sides[side]?.asked.set(id, asked);
    this.#rules.get(id)?.push(...rules);
  }

  #read(condition: Condition, side: number): Formula {
    switch (condition.is) {
      case "all-of":
        return all(condition.of.map((part) => this.formula(part, side)));
      case "any-of":
        return any(condition.of.map((part) => this.formula(part, side)));
      case "not":
        return not(this.formula(condition.of, side));
      case "term":
        return this.formula(condition.of, side);
      case "answered":
        return this.#answered(condition.question, side);
      case "skipped":
        return all([counts(side, condition.question), not(this.#answered(condition.question, side))]);
      case "chosen": {
        const { question, how } = condition;
        const options = condition.options.map((key) => this.#option(question, key, side));
        if (how === "all") return all(options);
        return how === "any" ? any(options) : all([this.#answered(question, side), not(any(options))]);
      }
    }
  }

  #answered(question: string, side: number): Formula {
    if (question === URGENCY) return ALWAYS;
    const keys = this.#sides[side]?.known.get(question)?.keys;
    return keys ? any(keys.map((key) => counts(side, question, key))) : counts(side, question);
  }

  #option(question: string, key: string, side: number): Formula {
    return question === URGENCY ? this.#urgency(key, side) : counts(side, question, key);
  }

  /** When the first rule of urgency that holds has this level. */
  #urgency(level: string, side: number): Formula {
    const rules = this.#sides[side]?.ways.urgency ?? [];
    const whens = rules.map((rule) => this.formula(rule.when, side));
    const levels: string[] = [...rules.map((rule) => rule.level), "normal" satisfies Urgency];
    return any(
      levels.flatMap((one, index) => {
        const first = all([whens[index] ?? ALWAYS, ...whens.slice(0, index).map(not)]);
        return one === level ? [first] : [];
      }),
    );
  }
}
