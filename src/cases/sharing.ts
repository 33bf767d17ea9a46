import { effective } from "../flows/walk.ts";
import { SHARE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import {
  type Case,
  type Instant,
  isKeptFromManagers,
  type PersonId,
  reachedDesk,
  type WordsId,
} from "./case.ts";
import type { CaseEvent } from "./events.ts";
import type { Request, Ruling } from "./requests.ts";
import { notGoingOn, nothing, refuse, rule } from "./rulings.ts";
import { flowAnswers } from "./standing.ts";

/** What the head of a section does for the reporter; the note with it is between head and desk. */
export const MANAGER_STEPS = ["speak", "relieve", "verify", "confer"] as const;
export type ManagerStep = (typeof MANAGER_STEPS)[number];

/** The steps that the reporter reads in their own record, without the note. */
const TOLD: ReadonlySet<ManagerStep> = new Set(["speak", "relieve"]);
export const isToldToReporter = (step: ManagerStep): boolean => TOLD.has(step);

/**
 * What was opened outside the desk's channel: a sheet for the desk, the reporter's own copy, the manager's form, and a
 * list of cases with their words in it.
 */
export const OPENED = ["sheet", "copy", "card", "export"] as const;
export type OpenedAs = (typeof OPENED)[number];

/** Who is let know beside the desk, as it is asked for and happens. */
export interface Sharing {
  /** Null where nobody could be reached. */
  readonly manager: PersonId | null;
  /** In whose place, if the head is away. */
  readonly instead: PersonId | null;
  /** The codes of the sections from the top of the city down to the reporter's, where they are known. */
  readonly section?: readonly string[];
}

/** Whom the reporter lets know beside the desk. */
export interface Manager {
  /** Null where nobody could be reached. */
  readonly person: PersonId | null;
  /** In whose place, if the head is away. */
  readonly instead: PersonId | null;
  readonly at: Instant;
  /** The number of the event by which it was shared; the card is named by it. */
  readonly event: number;
}

/** Something a manager did or is going to do. */
export interface Managed {
  /** Which event of the case recorded it. */
  readonly event: number;
  readonly step: ManagerStep;
  readonly by: PersonId;
  /** The local day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly words: WordsId | null;
  /** When it was recorded; null for what was before this was kept. */
  readonly at: Instant | null;
}

/** Whether the reporter wants their manager to know, and nothing has ended that. */
export const isShared = (c: Case): boolean =>
  c.sentAt !== null &&
  c.status !== "withdrawn" &&
  !isKeptFromManagers(c) &&
  (c.answers[SHARE.question] ?? []).includes(SHARE.withManager);

/** Whether somebody is the manager with whom a case is shared now. */
export const isManager = (c: Case, person: PersonId): boolean =>
  isShared(c) && c.manager !== null && c.manager.person === person;

/** Once the content was sent: whom it is shared with, or that nobody could be reached. */
export function share(c: Case, request: Request & { ask: "share" }): Ruling {
  if (request.by.id !== c.reporter && !request.by.onDesk) return refuse("not-yours");
  const { manager, instead, section, by, now: at } = request;
  if (!isShared(c) || (c.manager !== null && c.manager.person === manager)) return nothing;
  const where = section === undefined ? {} : { section };
  return rule({ type: "shared", manager, instead, ...where, by: by.id, at });
}

/** From the outbox: the manager's card reached nobody. */
export function missManager(c: Case, request: Request & { ask: "miss-manager" }): Ruling {
  if (!request.by.onDesk) return refuse("not-on-the-desk");
  if (!isShared(c) || c.manager?.event !== request.event || c.manager.person === null) return nothing;
  return rule({ type: "shared", manager: null, instead: null, by: request.by.id, at: request.now });
}

/** 伝える相手を変える: only towards fewer people. */
export function narrow(c: Case, request: Request & { ask: "narrow" }, policy: Policy): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (c.status === "withdrawn") return refuse("withdrawn");
  if (c.sentAt === null) return refuse("not-sent");
  if (!isShared(c)) return nothing;
  const share = deskOnly(c, policy);
  if (share === null) return refuse("answer-not-offered");
  return rule({ type: "narrowed", share, by: request.by.id, at: request.now });
}

/** The choice that tells the desk alone, under the reporter's name: the desk knows it already. */
function deskOnly(c: Case, policy: Policy): string | null {
  const others: ReadonlySet<string> = new Set([SHARE.withManager, SHARE.noName, SHARE.later]);
  const question = policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === SHARE.question);
  const key = question?.options.map((o) => o.key).find((one) => !others.has(one));
  if (key === undefined) return null;
  const counting = effective(
    policy.flow,
    flowAnswers({ ...c, answers: { ...c.answers, [SHARE.question]: [key] } }),
  );
  return (counting[SHARE.question] ?? []).includes(key) ? key : null;
}

/** What the manager did, with its day. */
export function manage(c: Case, request: Request & { ask: "manage" }): Ruling {
  const { step, on, words, by, now: at } = request;
  if (!isManager(c, by.id)) return refuse("not-yours");
  if (c.status === "closed") return refuse(notGoingOn(c));
  return rule({ type: "managed", step, on, words, by: by.id, at });
}

/** Notes that somebody opened a case's content where it can be noted; a sheet is made because of it. */
export function see(c: Case, request: Request & { ask: "see" }): Ruling {
  const { what, by, now: at } = request;
  const seen = { type: "seen" as const, what, by: by.id, at };
  switch (what) {
    case "copy":
      return by.id === c.reporter ? rule(seen) : refuse("not-yours");
    case "sheet":
    case "export":
      if (!by.onDesk) return refuse("not-on-the-desk");
      return reachedDesk(c) ? rule(seen) : refuse("unknown-case");
    case "card":
      if (!isManager(c, by.id)) return refuse("not-yours");
      return c.status === "closed" ? refuse(notGoingOn(c)) : rule(seen);
  }
}

type Of<T extends CaseEvent["type"]> = CaseEvent & { readonly type: T };

/** The manager a case is shared with after an event that says so. */
export const shared = (c: Case, e: Of<"shared">): Manager => ({
  person: e.manager,
  instead: e.instead,
  at: e.at,
  event: c.version + 1,
});

/** What changes when the reporter takes the manager out; also of what was answered before. */
export const narrowed = (c: Case, e: Of<"narrowed">): Pick<Case, "answers" | "earlier"> => {
  const without = (answers: Case["answers"]) =>
    answers[SHARE.question] === undefined ? answers : { ...answers, [SHARE.question]: [e.share] };
  return {
    answers: without(c.answers),
    earlier: c.earlier.map((round) => ({ ...round, answers: without(round.answers) })),
  };
};

/** What somebody did for the reporter, with what was done before. */
export const managed = (c: Case, e: Of<"managed">): readonly Managed[] => [
  ...c.managed,
  { event: c.version + 1, step: e.step, by: e.by, on: e.on, words: e.words, at: e.at },
];
