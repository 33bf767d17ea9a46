import { z } from "zod";
import { readCondition, type Terms } from "./condition.ts";
import { readDuration, readSize, readTimes } from "./duration.ts";
import { KEY_FORMAT } from "./form-words.ts";
import { shown } from "./look.ts";
import type { Condition } from "./policy.ts";

/** Slack's own limits, which no text of a policy may break. */
export const LABEL = 75;
export const TITLE = 24;
export const ASK = 150;
export const HINT = 2000;
export const TEXT = 3000;
export const LIST = 10;

const NAME = /^[a-z0-9][a-z0-9_]*$/;

/** A mapping with exactly these entries. A refused entry is answered with the list of those that exist. */
export function entries<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join("、");
  const error: z.core.$ZodErrorMap = (issue) => (issue.code === "unrecognized_keys" ? known : undefined);
  return z.preprocess(asObject, z.strictObject(shape, { error }));
}

/** Zod's objects read objects; the file comes as maps. */
export const asObject = (value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);

/** A mapping from names the city gives to one kind of thing, in the order written. */
export function named<Item extends z.core.SomeType>(item: Item) {
  return z.map(z.string().regex(NAME, KEY_FORMAT), item).min(1);
}

export const text = (most: number) => z.string().trim().min(1).max(most);

/** A measure, or the fault that it cannot be read: what it is called, and how such a one is written. */
const measure = <T>(read: (value: unknown) => T | undefined, name: string, examples: string) =>
  z.unknown().transform((value, ctx) => {
    const found = read(value);
    if (found) return found;
    ctx.addIssue({
      code: "custom",
      params: {
        what: `${name}「${shown(value)}」が読めません。数と単位が要ります。`,
        remedy: `${examples}のように書いてください。`,
      },
    });
    return z.NEVER;
  });

export const duration = measure(readDuration, "時間", "「30分」「2時間」「1日」");

export const size = measure(readSize, "大きさ", "「20MB」");

/** A guide: a length of time, or how often. */
export const threshold = measure(
  (value) => readDuration(value) ?? readTimes(value),
  "目安",
  "「30分」「2時間」「3回」",
);

/** A condition, with the named conditions it may use. */
export const conditionWith = (terms: Terms) =>
  z.unknown().transform((value, ctx): Condition => {
    const wrong = (path: readonly PropertyKey[], what: string, remedy: string) =>
      ctx.addIssue({ code: "custom", path: [...path], params: { what, remedy } });
    return readCondition(value, { wrong, terms }) ?? z.NEVER;
  });

export type ConditionForm = ReturnType<typeof conditionWith>;
