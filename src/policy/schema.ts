import { z } from "zod";
import { CITY_HOURS } from "../calendar/working-time.ts";
import { cuesSchema } from "../cues/schema.ts";
import type { Terms } from "./condition.ts";
import {
  ASK,
  asObject,
  conditionWith,
  duration,
  entries,
  LABEL,
  LIST,
  named,
  size,
  TEXT,
  text,
  threshold,
} from "./form.ts";
import { PHRASE_STAGES, type Policy } from "./policy.ts";
import { topicsForm } from "./schema-flow.ts";
import { digestForm, digestOf, hoursForm } from "./schema-hours.ts";
import { occasionsForm, templatesForm } from "./schema-replies.ts";
import {
  actsForm,
  directionsForm,
  elementsForm,
  indicationForm,
  labelsForm,
  termsForm,
  urgencyForm,
} from "./schema-rules.ts";
import { advisersForm, MEASURES, measuresForm, questionsForm } from "./schema-work.ts";
import { SLACK_CHANNEL, SLACK_ID } from "./slack-id.ts";

const office = entries({ name: text(LABEL), extension: text(LABEL) });

const desk = entries({
  name: text(LABEL),
  extension: text(LABEL),
  members: z.array(text(LABEL)).default([]),
  "outside-office": office,
  "workplace-office": office,
  lead: SLACK_ID.exactOptional(),
}).transform(({ "outside-office": outsideOffice, "workplace-office": workplaceOffice, ...rest }) => ({
  ...rest,
  outsideOffice,
  workplaceOffice,
}));

const CALL_AFTER = { text: "3分", minutes: 3 };

/** A policy of before there were calls names nobody on duty and no numbers of its own. */
const calls = entries({
  "next-after": duration.default(CALL_AFTER),
  "on-duty": z.array(SLACK_ID).max(20).default([]),
  numbers: z
    .array(entries({ label: text(LABEL), number: text(LABEL) }))
    .max(LIST)
    .default([]),
}).transform((raw) => ({ nextAfter: raw["next-after"], onDuty: raw["on-duty"], numbers: raw.numbers }));

/** Slack itself takes larger ones; those of a meeting room's camera would fill a day of everybody's storage. */
const MOST = { text: "20MB", bytes: 20_000_000 };

const phrases = named(
  entries({
    label: text(LABEL),
    say: text(ASK * 2),
    by: text(LABEL),
    note: text(ASK * 2).exactOptional(),
    when: z.enum(PHRASE_STAGES).exactOptional(),
  }),
).transform((all) => [...all].map(([id, one]) => ({ id, ...one })));

/**
 * The form of a policy file, and how it becomes the policy. The file's named conditions are put into the
 * conditions that use them. What entries mean together is checked apart.
 */
export function policySchema(terms: Terms) {
  const condition = conditionWith(terms);
  return entries({
    version: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]*$/)
      .max(LABEL),
    name: text(ASK),
    notice: text(ASK),
    "time-zone": z.literal("Asia/Tokyo"),
    definitions: z.array(entries({ text: text(TEXT), source: text(TEXT) })).min(1),
    desk,
    admits: entries({ guests: z.boolean(), connected: z.boolean() }),
    safety: z.array(text(ASK)).min(1).max(LIST),
    thresholds: z.preprocess(asObject, z.object({ deadlock: duration }).catchall(threshold)),
    calls: calls.default({ nextAfter: CALL_AFTER, onDuty: [], numbers: [] }),
    files: entries({ most: size.default(MOST) }).default({ most: MOST }),
    "working-hours": hoursForm.exactOptional(),
    digest: digestForm.default({}),
    changes: entries({ channel: SLACK_CHANNEL }).exactOptional(),
    "answer-within": entries({ now: duration, today: duration, normal: duration }),
    topics: topicsForm(condition),
    acts: actsForm,
    terms: termsForm(condition).exactOptional(),
    urgency: urgencyForm(condition),
    elements: elementsForm(condition).exactOptional(),
    indication: indicationForm(condition),
    directions: directionsForm(condition),
    labels: labelsForm,
    cues: cuesSchema.default({}),
    phrases,
    templates: templatesForm,
    occasions: occasionsForm(condition).prefault({}),
    closing: entries({ opening: text(TEXT), ending: text(TEXT) }),
    sheet: z.array(entries({ label: text(LABEL), questions: z.array(z.string()).min(1) })).default([]),
    "desk-questions": questionsForm.default([]),
    measures: measuresForm.default([...MEASURES]),
    advisers: advisersForm.default([]),
  }).transform((raw, ctx): Policy => {
    const { "time-zone": timeZone, "answer-within": answerWithin, topics, terms, ...more } = raw;
    const { "working-hours": hours = CITY_HOURS, ...others } = more;
    const digest = digestOf(raw.digest, hours);
    if (digest.at < hours.from || digest.at >= hours.to) {
      const what = "お知らせの時刻が、業務時間の外です。";
      const remedy = "working-hours の from から to までの間にしてください。";
      ctx.addIssue({ code: "custom", path: ["digest", "at"], params: { what, remedy } });
    }
    const { elements = [], indication, directions, "desk-questions": deskQuestions, ...rest } = others;
    return {
      ...rest,
      digest,
      deskQuestions,
      timeZone,
      workingTime: { ...hours, timeZone },
      answerWithin,
      flow: { topics },
      terms: terms ?? [],
      judging: {
        when: indication.when,
        elements,
        indication: indication.rules,
        otherwise: indication.otherwise,
        openPoints: indication["open-points"],
        directions: directions.rules,
        otherwiseSay: directions.otherwise,
      },
    };
  });
}
