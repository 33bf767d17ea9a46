import { z } from "zod";
import { NEEDS, PARTS, PASSED_OVER, RESPONSES } from "../cases/calls.ts";
import { type Case, closingFacts, type FactDone, VIEWS } from "../cases/case.ts";
import { DIGEST_FORMS, type DigestForm } from "../cases/digests.ts";
import { type Errand, EXPORT_PARTS, REDIRECTED } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import { STEPS } from "../cases/reminders.ts";
import { MANAGER_STEPS, OPENED } from "../cases/sharing.ts";
import type { AttachedFile, Person, Words } from "../casework/ports-records.ts";
import { StoreError } from "../casework/trouble.ts";
import { URGENCIES } from "../policy/policy.ts";
import { storedWork, workEvents } from "./stored-work.ts";

// What was stored as text is read back here, and only here. What later versions of the program add to a case gets a
// default, so that a case stored by an older one can still be read.

const instant = z.number();
const answers = z.record(z.string(), z.array(z.string()));
const told = z.object({ question: z.string(), words: z.number() });
const lift = z.object({ words: z.number(), revision: z.number(), start: z.number(), end: z.number() });
const urgency = z.enum(URGENCIES);
const outcome = z.enum(["applies", "does-not-apply", "reserved"]);
const kind = z.enum(["report", "consult"]);
const side = z.enum(["reporter", "desk"]);
const factDone: z.ZodType<FactDone> = z.union([
  z.object({ on: z.string() }),
  z.object({ notApplicable: z.number() }),
]);
const facts = z.record(z.enum(closingFacts), factDone);

const handings = z
  .array(
    z.object({
      topic: z.string(),
      to: z.string(),
      at: instant,
      event: z.number(),
      state: z.enum(["asked", "answered", "declined", "unreached"]),
    }),
  )
  .default([]);

const called = {
  person: z.string(),
  part: z.enum(PARTS),
  instead: z.string().nullable(),
};
const passedOver = z.record(z.enum(PASSED_OVER), z.number());
const calls = z
  .array(
    z.object({
      event: z.number(),
      need: z.enum(NEEDS),
      at: instant,
      summoned: z.array(
        z.object({
          ...called,
          at: instant,
          response: z.enum(RESPONSES).nullable(),
          respondedAt: instant.nullable(),
        }),
      ),
      passedOver,
      rings: z.number(),
      next: instant.nullable(),
      over: z.object({ at: instant, by: z.string(), words: z.number().nullable() }).nullable(),
    }),
  )
  .default([]);

const step = z.enum(Object.values(STEPS).flat());

const storedCase: z.ZodType<Case> = z.object({
  id: z.number(),
  version: z.number(),
  policy: z.string(),
  kind,
  status: z.enum(["draft", "waiting", "claimed", "closed", "withdrawn"]),
  reporter: z.string(),
  number: z.string().nullable().default(null),
  urgency: urgency.default("normal"),
  answers: answers.default({}),
  told: z.array(told).default([]),
  changing: z.string().nullable().default(null),
  openedAt: instant,
  reachedAt: instant.nullable().default(null),
  calledAt: instant.nullable().default(null),
  callAnsweredAt: instant.nullable().default(null),
  repeatingSince: instant.nullable().default(null),
  endedAt: instant.nullable().default(null),
  sentAt: instant.nullable().default(null),
  owner: z.string().nullable().default(null),
  claimedAt: instant.nullable().default(null),
  answerDue: instant.nullable().default(null),
  replies: z
    .array(
      z.object({
        words: z.number(),
        by: z.string(),
        at: instant,
        state: z.enum(["sending", "delivered", "failed"]),
        parts: z.number().default(1),
      }),
    )
    .default([]),
  contentParts: z.number().default(0),
  messages: z.array(z.object({ words: z.number(), parts: z.number() })).default([]),
  lifted: z.array(lift).default([]),
  decision: z.object({ outcome, by: z.string(), at: instant, reason: z.number() }).nullable().default(null),
  closing: z.object({ by: z.string(), at: instant, facts, message: z.number() }).nullable().default(null),
  reopened: z.number().default(0),
  incidents: z
    .array(
      z.object({
        event: z.number(),
        by: z.string(),
        on: z.string(),
        minutes: z.number().nullable(),
        means: z.string().nullable(),
        words: z.number().nullable(),
      }),
    )
    .default([]),
  invited: z.array(z.object({ person: z.string(), sees: z.enum(VIEWS) })).default([]),
  earlier: z
    .array(z.object({ at: instant, answers, handed: handings, topics: z.array(z.string()) }))
    .default([]),
  isAnew: z.boolean().default(false),
  handed: handings,
  calls,
  heardAt: instant.nullable().default(null),
  manager: z
    .object({ person: z.string().nullable(), instead: z.string().nullable(), at: instant, event: z.number() })
    .nullable()
    .default(null),
  section: z.array(z.string()).nullable().default(null),
  managed: z
    .array(
      z.object({
        event: z.number(),
        step: z.enum(MANAGER_STEPS),
        by: z.string(),
        on: z.string(),
        words: z.number().nullable(),
        at: instant.nullable().default(null),
      }),
    )
    .default([]),
  work: storedWork,
  unrelatedSince: instant.nullable().default(null),
  waitingSince: instant.nullable().default(null),
  touchedAt: instant.nullable().default(null),
  reminded: z
    .array(
      z.object({
        step,
        event: z.number(),
        about: instant,
        owner: z.string().nullable(),
        at: instant,
        to: z.string().nullable(),
        tells: z.boolean(),
      }),
    )
    .default([]),
});

const happened = { by: z.string(), at: instant };
const words = z.number();
const parts = z.number();

/** One shape per type of event; a type without one does not compile. */
const events: { readonly [T in CaseEvent["type"]]: z.ZodType<Extract<CaseEvent, { type: T }>> } = {
  opened: z.object({ ...happened, type: z.literal("opened"), kind, policy: z.string(), answers }),
  called: z.object({ ...happened, type: z.literal("called"), number: z.string() }),
  answered: z.object({
    ...happened,
    type: z.literal("answered"),
    topic: z.string(),
    questions: z.array(z.string()),
    answers,
    urgency,
    through: z.literal(true).exactOptional(),
    told: z.array(told),
  }),
  continued: z.object({ ...happened, type: z.literal("continued"), choice: z.enum(["continued", "desk"]) }),
  changing: z.object({ ...happened, type: z.literal("changing"), topic: z.string() }),
  added: z.object({ ...happened, type: z.literal("added"), told: z.array(told) }),
  repeating: z.object({ ...happened, type: z.literal("repeating") }),
  ended: z.object({ ...happened, type: z.literal("ended") }),
  sent: z.object({ ...happened, type: z.literal("sent"), number: z.string(), named: z.boolean(), parts }),
  withdrawn: z.object({ ...happened, type: z.literal("withdrawn"), reached: z.number() }),
  claimed: z.object({ ...happened, type: z.literal("claimed"), due: instant }),
  released: z.object({ ...happened, type: z.literal("released") }),
  noted: z.object({ ...happened, type: z.literal("noted"), words }),
  replied: z.object({ ...happened, type: z.literal("replied"), words, parts }),
  delivered: z.object({ ...happened, type: z.literal("delivered"), words }),
  undelivered: z.object({ ...happened, type: z.literal("undelivered"), words }),
  messaged: z.object({ ...happened, type: z.literal("messaged"), words, parts }),
  lifted: z.object({
    ...happened,
    type: z.literal("lifted"),
    words: z.number().nullable(),
    lifted: z.array(lift),
    parts,
  }),
  decided: z.object({ ...happened, type: z.literal("decided"), outcome, reason: words }),
  closed: z.object({ ...happened, type: z.literal("closed"), facts, message: words, parts }),
  reopened: z.object({ ...happened, type: z.literal("reopened"), side }),
  recorded: z.object({
    ...happened,
    type: z.literal("recorded"),
    on: z.string(),
    minutes: z.number().nullable(),
    means: z.string().nullable(),
    words: z.number().nullable(),
  }),
  struck: z.object({ ...happened, type: z.literal("struck"), incident: z.number() }),
  invited: z.object({
    ...happened,
    type: z.literal("invited"),
    people: z.array(z.string()),
    sees: z.enum(VIEWS),
  }),
  reconsidered: z.object({
    ...happened,
    type: z.literal("reconsidered"),
    topics: z.array(z.string()),
    questions: z.array(z.string()),
  }),
  parted: z.object({ ...happened, type: z.literal("parted"), people: z.array(z.string()) }),
  handed: z.object({
    ...happened,
    type: z.literal("handed"),
    topic: z.string(),
    to: z.string(),
    answers,
    urgency,
    through: z.literal(true).exactOptional(),
  }),
  summoned: z.object({
    ...happened,
    type: z.literal("summoned"),
    need: z.enum(NEEDS),
    call: z.number().nullable(),
    people: z.array(z.object(called)),
    passedOver,
    rings: z.number(),
    next: instant.nullable(),
  }),
  responded: z.object({
    ...happened,
    type: z.literal("responded"),
    call: z.number(),
    person: z.string(),
    response: z.enum(RESPONSES),
    next: instant.nullable(),
  }),
  "stood-down": z.object({ ...happened, type: z.literal("stood-down"), call: z.number(), words }),
  declined: z.object({ ...happened, type: z.literal("declined"), topic: z.string() }),
  unreached: z.object({ ...happened, type: z.literal("unreached"), topic: z.string(), to: z.string() }),
  shared: z.object({
    ...happened,
    type: z.literal("shared"),
    manager: z.string().nullable(),
    instead: z.string().nullable(),
    section: z.array(z.string()).exactOptional(),
  }),
  narrowed: z.object({ ...happened, type: z.literal("narrowed"), share: z.string() }),
  managed: z.object({
    ...happened,
    type: z.literal("managed"),
    step: z.enum(MANAGER_STEPS),
    on: z.string(),
    words: z.number().nullable(),
  }),
  seen: z.object({ ...happened, type: z.literal("seen"), what: z.enum(OPENED) }),
  ...workEvents,
  unrelated: z.object({ ...happened, type: z.literal("unrelated") }),
  "taken-back": z.object({
    ...happened,
    type: z.literal("taken-back"),
    of: z.enum(["repeating", "unrelated"]),
  }),
  reminded: z.object({
    ...happened,
    type: z.literal("reminded"),
    step,
    about: instant,
    due: instant,
    owner: z.string().nullable(),
    to: z.string().nullable(),
    tells: z.boolean(),
    said: z.boolean(),
  }),
};

const ofCase = { case: z.number() };

const leader = z.object({ nth: z.number(), who: z.string() }).nullable();

const errands: { readonly [K in Errand["kind"]]: z.ZodType<Extract<Errand, { kind: K }>> } = {
  thread: z.object({ ...ofCase, kind: z.literal("thread") }),
  ask: z.object({ ...ofCase, kind: z.literal("ask"), topic: z.string(), round: z.number().default(0) }),
  safety: z.object({ ...ofCase, kind: z.literal("safety") }),
  live: z.object({ ...ofCase, kind: z.literal("live") }),
  result: z.object({ ...ofCase, kind: z.literal("result"), round: z.number().default(0) }),
  offer: z.object({ ...ofCase, kind: z.literal("offer") }),
  section: z.object({ ...ofCase, kind: z.literal("section") }),
  preview: z.object({ ...ofCase, kind: z.literal("preview"), part: z.number() }),
  card: z.object({ ...ofCase, kind: z.literal("card") }),
  content: z.object({ ...ofCase, kind: z.literal("content"), part: z.number() }),
  relay: z.object({ ...ofCase, kind: z.literal("relay"), words, part: z.number(), parts, to: side }),
  mark: z.object({
    ...ofCase,
    kind: z.literal("mark"),
    words,
    mark: z.enum(["kept", "delivered", "failed"]),
  }),
  undelivered: z.object({ ...ofCase, kind: z.literal("undelivered"), words }),
  notice: z.object({ ...ofCase, kind: z.literal("notice"), event: z.number(), to: side }),
  invitation: z.object({ ...ofCase, kind: z.literal("invitation"), person: z.string() }),
  stray: z.object({ kind: z.literal("stray"), words, person: z.string(), under: z.string() }),
  handed: z.object({ ...ofCase, kind: z.literal("handed"), event: z.number() }),
  summons: z.object({ ...ofCase, kind: z.literal("summons"), event: z.number(), person: z.string() }),
  "stand-down": z.object({ ...ofCase, kind: z.literal("stand-down"), event: z.number(), person: z.string() }),
  file: z.object({ ...ofCase, kind: z.literal("file"), words, file: z.number(), to: side }),
  unsent: z.object({ ...ofCase, kind: z.literal("unsent"), words, to: side }),
  unarrived: z.object({ ...ofCase, kind: z.literal("unarrived"), words, to: side }),
  nod: z.object({ ...ofCase, kind: z.literal("nod"), words, name: z.string() }),
  manager: z.object({ ...ofCase, kind: z.literal("manager"), event: z.number(), person: z.string() }),
  sheet: z.object({ ...ofCase, kind: z.literal("sheet"), event: z.number(), to: side }),
  summary: z.object({ ...ofCase, kind: z.literal("summary") }),
  advice: z.object({ ...ofCase, kind: z.literal("advice"), event: z.number(), person: z.string() }),
  reminder: z.object({ kind: z.literal("reminder"), person: z.string(), quarter: z.number() }),
  digest: z.object({
    kind: z.literal("digest"),
    person: z.string(),
    day: z.string(),
    since: instant,
    to: z.string(),
    because: z.enum(REDIRECTED).nullable(),
  }),
  "city-digest": z.object({
    kind: z.literal("city-digest"),
    month: z.number(),
    day: z.string(),
    leader,
    part: z.number(),
  }),
  "city-picture": z.object({ kind: z.literal("city-picture"), month: z.number(), leader }),
  export: z.object({ kind: z.literal("export"), export: z.number(), part: z.enum(EXPORT_PARTS) }),
  change: z.union([
    z.object({ kind: z.literal("change"), month: z.number(), part: z.literal("card") }),
    z.object({
      kind: z.literal("change"),
      month: z.number(),
      part: z.literal("post"),
      round: z.number(),
      channel: z.string(),
    }),
  ]),
};

const storedRole: z.ZodType<Words["role"]> = z.enum([
  "told",
  "message",
  "note",
  "reply",
  "reason",
  "closing",
  "stray",
  "quoted",
  "incident",
  "stand-down",
  "manager",
  "internal",
  "advice",
]);

const storedStanding: z.ZodType<Person["standing"]> = z.enum([
  "member",
  "guest",
  "connected",
  "bot",
  "deactivated",
]);

const storedFate: z.ZodType<AttachedFile["fate"]> = z
  .enum([
    "carried",
    "marked",
    "deleted",
    "too-large",
    "too-many",
    "encrypted",
    "hidden-data",
    "external",
    "gone",
    "failed",
  ])
  .nullable();

const tagged = z.object({ type: z.string().optional(), kind: z.string().optional() });

const unreadable = (where: string) => new StoreError("broken", `unreadable ${where}`);

/** Reads something stored; what cannot be read is named by where it stands, never by what it says. */
function read<T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T {
  if (schema === undefined) throw unreadable(where);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unreadable(`${where} ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
}

function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(where);
  }
}

const isTypeOfEvent = (tag: string): tag is CaseEvent["type"] => Object.hasOwn(events, tag);
const isKindOfErrand = (tag: string): tag is Errand["kind"] => Object.hasOwn(errands, tag);

export const readCase = (id: number, state: string): Case =>
  read(storedCase, json(state, `case ${id}`), `case ${id}`);

export function readEvent(where: string, data: string): CaseEvent {
  const value = json(data, where);
  const { type = "" } = read(tagged, value, where);
  return read<CaseEvent>(isTypeOfEvent(type) ? events[type] : undefined, value, where);
}

export function readErrand(key: string, errand: string): Errand {
  const value = json(errand, key);
  const { kind = "" } = read(tagged, value, key);
  return read<Errand>(isKindOfErrand(kind) ? errands[kind] : undefined, value, key);
}

export const readRole = (id: number, role: string): Words["role"] => read(storedRole, role, `words ${id}`);

export const readStanding = (id: string, standing: string): Person["standing"] =>
  read(storedStanding, standing, `person ${id}`);

export const readFate = (id: number, fate: string | null): AttachedFile["fate"] =>
  read(storedFate, fate, `file ${id}`);

export const readForm = (person: string, form: string | null): DigestForm | null =>
  read(z.enum(DIGEST_FORMS).nullable(), form, `digest ${person}`);
