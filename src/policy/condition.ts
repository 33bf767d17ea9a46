import type { Path } from "./fault.ts";
import type { Condition } from "./policy.ts";

/** Named conditions by their names. */
export type Terms = ReadonlyMap<string, Condition>;

/** The entry by which a condition uses named conditions: `terms: { all: [harm], none: [barrier] }`. */
const TERMS = "terms";

/** What reading a condition tells about: what is wrong with its form, and what it refers to. */
export interface Listener {
  /** The named conditions it may use. */
  readonly terms?: Terms;
  readonly wrong?: (path: Path, what: string, remedy: string) => void;
  readonly refers?: (path: Path, question: string, options: readonly Named[]) => void;
  readonly uses?: (path: Path, term: string) => void;
}
interface Named {
  readonly key: string;
  readonly path: Path;
}

const EXAMPLE = "「{ 質問: { any: [選択肢] } }」「{ 質問: answered }」のように書いてください。";

/**
 * Reads a condition as the file writes it. Several entries of one mapping must all hold:
 * `{ situation: { any: [ongoing] }, not: { facts: { any: [hit] } } }`; `all-of` and `any-of` take lists.
 */
export function readCondition(
  value: unknown,
  listener: Listener = {},
  path: Path = [],
): Condition | undefined {
  const wrong = (what: string, at: Path = path, remedy = EXAMPLE) => {
    listener.wrong?.(at, what, remedy);
    return undefined;
  };
  if (!(value instanceof Map) || value.size === 0) return wrong("条件の書き方が正しくありません。");
  const parts = [...value].map(([key, inner]) =>
    readEntry(String(key), inner, listener, [...path, String(key)]),
  );
  const read = parts.filter((part) => part !== undefined);
  if (read.length < parts.length) return undefined;
  const [only] = read;
  return read.length === 1 && only ? only : { is: "all-of", of: read };
}

function readEntry(key: string, value: unknown, listener: Listener, path: Path): Condition | undefined {
  if (key === "not") {
    const inner = readCondition(value, listener, path);
    return inner && { is: "not", of: inner };
  }
  if (key === "all-of" || key === "any-of") {
    if (!Array.isArray(value) || value.length === 0) {
      listener.wrong?.(
        path,
        `「${key}」には条件を並べます。`,
        "「- 」で始まる行に条件を一つずつ書いてください。",
      );
      return undefined;
    }
    const parts = value.map((part, index) => readCondition(part, listener, [...path, index]));
    const read = parts.filter((part) => part !== undefined);
    return read.length === parts.length ? { is: key, of: read } : undefined;
  }
  if (value === "answered" || value === "skipped") {
    listener.refers?.(path, key, []);
    return { is: value, question: key };
  }
  return readChoices(key, value, listener, path);
}

function termsOf(how: "any" | "all" | "none", names: readonly Named[], listener: Listener) {
  const read = names.flatMap(({ key: term, path }): Condition[] => {
    listener.uses?.(path, term);
    const of = listener.terms?.get(term);
    return of ? [{ is: "term", term, of }] : [];
  });
  if (read.length < names.length) return undefined;
  const [only] = read;
  const some: Condition =
    read.length === 1 && only ? only : { is: how === "all" ? "all-of" : "any-of", of: read };
  return how === "none" ? ({ is: "not", of: some } as const) : some;
}

function readChoices(
  question: string,
  value: unknown,
  listener: Listener,
  path: Path,
): Condition | undefined {
  if (!(value instanceof Map) || value.size === 0) {
    listener.wrong?.(path, `「${question}」についての条件の書き方が正しくありません。`, EXAMPLE);
    listener.refers?.(path, question, []);
    return undefined;
  }
  const parts = [...value].map(([how, options]): Condition | undefined => {
    const at = [...path, String(how)];
    if (how !== "any" && how !== "all" && how !== "none") {
      const remedy = "any（どれか）、all（すべて）、none（どれでもない）のどれかにしてください。";
      listener.wrong?.(at, `「${String(how)}」という条件はありません。`, remedy);
      return undefined;
    }
    if (!Array.isArray(options) || options.length === 0) {
      const remedy = "[ ] の中に選択肢の名前を並べてください。";
      listener.wrong?.(at, `「${how}」に選択肢がありません。`, remedy);
      return undefined;
    }
    const keys = options.map((option) => (typeof option === "object" ? "…" : String(option)));
    const given = keys.map((key, index) => ({ key, path: [...at, index] }));
    if (question === TERMS) return termsOf(how, given, listener);
    listener.refers?.(path, question, given);
    return { is: "chosen", question, how, options: keys };
  });
  const read = parts.filter((part) => part !== undefined);
  if (read.length < parts.length) return undefined;
  const [only] = read;
  return read.length === 1 && only ? only : { is: "all-of", of: read };
}
