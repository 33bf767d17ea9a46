import { z } from "zod";
import type { Work, WorkEvent } from "../cases/work.ts";
import { URGENCIES } from "../policy/policy.ts";

const instant = z.number();
const urgency = z.enum(URGENCIES);
const people = z.array(z.string());
const link = { case: z.number(), number: z.string() };
const measure = {
  rung: z.string(),
  on: z.string(),
  until: z.string().nullable(),
  review: z.string().nullable(),
  words: z.number().nullable(),
  remindAt: instant.nullable(),
};

/** What the desk does with a case, as it is stored; a case of before has none of it. */
export const storedWork: z.ZodType<Work> = z
  .object({
    asking: instant.nullable(),
    weighed: z.object({ urgency, before: urgency }).nullable(),
    measures: z.array(z.object({ ...measure, event: z.number(), by: z.string() })),
    links: z.array(z.object(link)),
    advice: z.array(
      z.object({
        event: z.number(),
        adviser: z.string(),
        by: z.string(),
        words: z.number(),
        people,
        unknowing: people,
        answer: z.object({ by: z.string(), at: instant, words: z.number() }).nullable(),
      }),
    ),
  })
  .default(() => ({ asking: null, weighed: null, measures: [], links: [], advice: [] }));

const happened = { by: z.string(), at: instant };
const owned = { ...happened, from: z.string() };

/** One shape per type of event of the desk's work. */
export const workEvents: { readonly [T in WorkEvent["type"]]: z.ZodType<Extract<WorkEvent, { type: T }>> } = {
  "taken-over": z.object({ ...owned, type: z.literal("taken-over"), words: z.number().nullable() }),
  "handed-over": z.object({
    ...owned,
    type: z.literal("handed-over"),
    to: z.string(),
    words: z.number().nullable(),
  }),
  vacated: z.object({ ...owned, type: z.literal("vacated") }),
  inquired: z.object({ ...happened, type: z.literal("inquired"), words: z.number(), parts: z.number() }),
  weighed: z.object({ ...happened, type: z.literal("weighed"), urgency, reason: z.number() }),
  measured: z.object({ ...happened, ...measure, type: z.literal("measured") }),
  "review-due": z.object({ ...happened, type: z.literal("review-due"), measures: z.array(z.number()) }),
  linked: z.object({ ...happened, ...link, type: z.literal("linked") }),
  unlinked: z.object({ ...happened, ...link, type: z.literal("unlinked") }),
  consulted: z.object({
    ...happened,
    type: z.literal("consulted"),
    adviser: z.string(),
    people,
    words: z.number(),
  }),
  advised: z.object({
    ...happened,
    type: z.literal("advised"),
    advice: z.number(),
    person: z.string(),
    words: z.number().nullable(),
  }),
};
