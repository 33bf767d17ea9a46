import { z } from "zod";
import { readCondition } from "./condition.ts";
import { readDuration } from "./duration.ts";
import { KEY_FORMAT } from "./form-words.ts";
import { shown } from "./look.ts";
import { type Policy, SURFACES, type Topic, URGENCIES } from "./policy.ts";

/** Slack's own limits, which no text of a policy may break. */
const LABEL = 75;
const TITLE = 24;
const ASK = 150;
const HINT = 2000;
const TEXT = 3000;
const LIST = 10;

const NAME = /^[a-z0-9][a-z0-9_]*$/;

/** A mapping with exactly these entries. A refused entry is answered with the list of those that exist. */
function entries<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join("、");
  const error: z.core.$ZodErrorMap = (issue) => (issue.code === "unrecognized_keys" ? known : undefined);
  return z.preprocess(
    (value) => (value instanceof Map ? Object.fromEntries(value) : value),
    z.strictObject(shape, { error }),
  );
}

/** A mapping from names the city gives to one kind of thing, in the order written. */
function named<Item extends z.core.SomeType>(item: Item) {
  return z.map(z.string().regex(NAME, KEY_FORMAT), item).min(1);
}

const text = (most: number) => z.string().trim().min(1).max(most);

const duration = z.unknown().transform((value, ctx) => {
  const read = readDuration(value);
  if (read) return read;
  const what = `時間「${shown(value)}」が読めません。数と単位が要ります。`;
  ctx.addIssue({
    code: "custom",
    params: { what, remedy: "「30分」「2時間」「1日」のように書いてください。" },
  });
  return z.NEVER;
});

const condition = z.unknown().transform((value, ctx) => {
  const wrong = (path: readonly PropertyKey[], what: string, remedy: string) =>
    ctx.addIssue({ code: "custom", path: [...path], params: { what, remedy } });
  return readCondition(value, { wrong }) ?? z.NEVER;
});

const option = z.preprocess(
  (value) => (typeof value === "string" ? new Map([["label", value]]) : value),
  entries({
    label: text(LABEL),
    help: text(LABEL).exactOptional(),
    "offered-when": condition.exactOptional(),
  }).transform(({ "offered-when": offeredWhen, ...rest }) => ({
    ...rest,
    ...(offeredWhen && { offeredWhen }),
  })),
);

const options = named(option).transform((all) => [...all].map(([key, one]) => ({ key, ...one })));

const question = entries({
  ask: text(ASK),
  label: text(LABEL).exactOptional(),
  help: text(HINT).exactOptional(),
  kind: z.enum(["one", "several", "words"]),
  options: options.exactOptional(),
  groups: z
    .array(entries({ label: text(ASK), options }))
    .min(1)
    .max(LIST)
    .exactOptional(),
  optional: z.boolean().default(false),
  "asked-when": condition.exactOptional(),
  initial: text(LABEL).exactOptional(),
  "max-length": z.int().min(1).max(TEXT).exactOptional(),
  later: text(LABEL).exactOptional(),
  "for-the-record": z.boolean().default(false),
}).transform((raw) => {
  const { "asked-when": askedWhen, "max-length": maxLength, "for-the-record": forTheRecord, ...rest } = raw;
  const groups = raw.groups ?? [];
  return {
    ...rest,
    groups,
    options: raw.options ?? groups.flatMap((group) => group.options),
    forTheRecord,
    ...(askedWhen && { askedWhen }),
    ...(maxLength !== undefined && { maxLength }),
  };
});

const topic = entries({
  title: text(TITLE).exactOptional(),
  intro: text(TEXT).exactOptional(),
  "asked-when": condition.exactOptional(),
  surface: z.enum(SURFACES),
  skippable: z.boolean().default(false),
  questions: named(question).transform((all) => [...all].map(([id, one]) => ({ id, ...one }))),
}).transform(({ "asked-when": askedWhen, ...rest }) => ({ ...rest, ...(askedWhen && { askedWhen }) }));

const topics = named(topic).transform((all): Topic[] => [...all].map(([id, one]) => ({ id, ...one })));

/** The form of a policy file, and how it becomes the policy. What entries mean together is checked apart. */
export const policySchema = entries({
  version: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .max(LABEL),
  name: text(ASK),
  notice: text(ASK),
  "time-zone": z.literal("Asia/Tokyo"),
  definitions: z.array(entries({ text: text(TEXT), source: text(TEXT) })).min(1),
  desk: entries({
    name: text(LABEL),
    extension: text(LABEL),
    members: z.array(text(LABEL)).default([]),
    "outside-office": entries({ name: text(LABEL), extension: text(LABEL) }),
  }).transform(({ "outside-office": outsideOffice, ...rest }) => ({ ...rest, outsideOffice })),
  admits: entries({ guests: z.boolean(), connected: z.boolean() }),
  safety: z.array(text(ASK)).min(1).max(LIST),
  thresholds: z.preprocess(
    (value) => (value instanceof Map ? Object.fromEntries(value) : value),
    z.object({ deadlock: duration }).catchall(duration),
  ),
  "answer-within": entries({ now: duration, today: duration, normal: duration }),
  topics,
  urgency: z.array(entries({ when: condition, level: z.enum(URGENCIES), because: text(ASK) })),
  phrases: named(
    entries({ label: text(LABEL), say: text(ASK * 2), by: text(LABEL), note: text(ASK * 2).exactOptional() }),
  ).transform((all) => [...all].map(([id, one]) => ({ id, ...one }))),
  templates: named(entries({ label: text(LABEL), text: text(TEXT) })).transform((all) =>
    [...all].map(([id, one]) => ({ id, ...one })),
  ),
  closing: entries({ opening: text(TEXT), ending: text(TEXT) }),
}).transform(
  ({ "time-zone": timeZone, "answer-within": answerWithin, topics, ...rest }): Policy => ({
    ...rest,
    timeZone,
    answerWithin,
    flow: { topics },
  }),
);
