import { z } from "zod";
import { ASK, type ConditionForm, entries, HINT, LABEL, LIST, named, TEXT, TITLE, text } from "./form.ts";
import { DEPUTIES, SURFACES, type Topic } from "./policy.ts";

const optionForm = (condition: ConditionForm) =>
  z.preprocess(
    (value) => (typeof value === "string" ? new Map([["label", value]]) : value),
    entries({
      label: text(LABEL),
      help: text(LABEL).exactOptional(),
      "offered-when": condition.exactOptional(),
      acts: z.array(text(LABEL)).default([]),
      mark: text(LABEL).exactOptional(),
      alone: z.boolean().default(false),
      "for-the-record": z.boolean().default(false),
    }).transform(({ "offered-when": offeredWhen, "for-the-record": forTheRecord, ...rest }) => ({
      ...rest,
      forTheRecord,
      ...(offeredWhen && { offeredWhen }),
    })),
  );

function questionForm(condition: ConditionForm) {
  const options = named(optionForm(condition)).transform((all) =>
    [...all].map(([key, one]) => ({ key, ...one })),
  );
  return entries({
    ask: text(ASK),
    label: text(LABEL).exactOptional(),
    help: text(HINT).exactOptional(),
    more: text(HINT).exactOptional(),
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
}

/** The guided questions of a policy file. */
export function topicsForm(condition: ConditionForm) {
  const topic = entries({
    title: text(TITLE).exactOptional(),
    intro: text(TEXT).exactOptional(),
    "asked-when": condition.exactOptional(),
    surface: z.enum(SURFACES),
    skippable: z.boolean().default(false),
    "may-be-answered-by": z.array(z.enum(DEPUTIES)).default([]),
    questions: named(questionForm(condition)).transform((all) =>
      [...all].map(([id, one]) => ({ id, ...one })),
    ),
  }).transform(({ "asked-when": askedWhen, "may-be-answered-by": mayBeAnsweredBy, ...rest }) => ({
    ...rest,
    mayBeAnsweredBy,
    ...(askedWhen && { askedWhen }),
  }));
  return named(topic).transform((all): Topic[] => [...all].map(([id, one]) => ({ id, ...one })));
}
