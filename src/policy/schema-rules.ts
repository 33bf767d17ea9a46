import { z } from "zod";
import { ASK, type ConditionForm, duration, entries, HINT, LABEL, LIST, named, text } from "./form.ts";
import { INDICATIONS, type Labels } from "./judging.ts";
import { URGENCIES } from "./policy.ts";

/** The city's categories of acts. */
export const actsForm = named(
  entries({
    label: text(LABEL),
    note: text(HINT).exactOptional(),
    offences: z.array(text(LABEL)).default([]),
  }),
).transform((all) => [...all].map(([key, one]) => ({ key, ...one })));

export const termsForm = (condition: ConditionForm) =>
  named(entries({ label: text(LABEL), when: condition })).transform((all) =>
    [...all].map(([name, one]) => ({ name, ...one })),
  );

export const urgencyForm = (condition: ConditionForm) =>
  z.array(
    entries({
      when: condition,
      level: z.enum(URGENCIES),
      because: text(ASK),
      steps: z.array(text(ASK)).max(LIST).default([]),
      within: duration.exactOptional(),
    }),
  );

const pointing = { points: z.enum(INDICATIONS), because: text(ASK), clause: text(ASK) };

export const indicationForm = (condition: ConditionForm) =>
  entries({
    when: condition,
    rules: z.array(
      entries({
        when: condition,
        ...pointing,
        also: entries({ when: condition, because: text(ASK) }).exactOptional(),
      }),
    ),
    otherwise: entries(pointing),
    "open-points": z.array(entries({ when: condition, name: text(LABEL) })).default([]),
  });

export const directionsForm = (condition: ConditionForm) =>
  entries({
    rules: z.array(entries({ when: condition, say: text(ASK) })),
    otherwise: text(ASK),
  });

export const elementsForm = (condition: ConditionForm) =>
  named(
    entries({ label: text(LABEL), "present-when": condition, "check-when": condition }).transform(
      ({ "present-when": presentWhen, "check-when": checkWhen, label }) => ({
        label,
        presentWhen,
        checkWhen,
      }),
    ),
  ).transform((all) => [...all].map(([key, one]) => ({ key, ...one })));

/** What people read in place of the values. */
export const labelsForm = entries({
  indication: entries({ likely: text(LABEL), unclear: text(LABEL), legitimate: text(LABEL) }),
  elements: entries({ present: text(LABEL), check: text(LABEL), none: text(LABEL) }),
  urgency: entries({ now: text(LABEL), today: text(LABEL), normal: text(LABEL) }),
  decision: entries({ applies: text(LABEL), "does-not-apply": text(LABEL), reserved: text(LABEL) }),
}).transform((labels): Labels => labels);
