import { localDate } from "../calendar/local.ts";
import type { Days } from "../calendar/months.ts";
import type { Case, Instant, PersonId } from "../cases/case.ts";
import { type DigestTime, listedFor, owedBy, spanOf, yearUntil } from "../cases/digests.ts";
import { keyOf } from "../cases/errands.ts";
import { headOf } from "../organisation/organisation.ts";
import { type DigestTold, dayRead, digestBlocks } from "../views/digest.ts";
import type { DigestChoice } from "../views/digest-settings.ts";
import type { FigureLine } from "../views/figures.ts";
import type { KnownBlock } from "../views/kit.ts";
import { readDate } from "../words/time.ts";
import { toHeads } from "../words/to-heads.ts";
import type { Around } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { DigestErrand } from "./ports-records.ts";
import type { Reader } from "./ports-store.ts";

/** What may be told of the sections of a head and those below them over some days; nothing where too few reported. */
export type FiguresOf = (sections: readonly string[], days: Days) => Promise<readonly FigureLine[]>;

/** Draws the digest of one head for whoever gets it; never a case of which the reader is the reporter. */
export async function drawDigest(errand: DigestErrand, read: Reader, around: Around): Promise<Errandry> {
  const { person, to, day, since, because } = errand;
  const place = (await read.row(keyOf(errand)))?.place ?? null;
  if (place === null && !(await around.admits(to))) return { as: "nothing" };
  // Slack names a message by when it was posted: drawn again, it tells of the same days.
  const until = place === null ? around.now() : Math.round(Number(place.ts) * 1_000);
  const { timeZone } = around.policies.current;
  const today = localDate(until, timeZone);
  const told = await toldOf({ person, to, since, until }, read, around);
  const blocks = digestBlocks({
    ...told,
    title: toHeads.digest.title(dayRead(day)),
    lateFor: today > day ? day : null,
    instead: because === null ? null : { name: await around.name(person), because },
    figures: told.sections.length === 0 ? null : await around.figuresOf(told.sections, yearUntil(today)),
    asked: false,
  });
  return toPerson(to, blocks);
}

/** The digest that a head asks for: what they owe now, and what was shared with them in that time. */
export async function digestFor(
  person: PersonId,
  time: DigestTime,
  read: Reader,
  around: Around,
): Promise<KnownBlock[]> {
  const now = around.now();
  const { timeZone } = around.policies.current;
  const span = spanOf(time, localDate(now, timeZone));
  const told = await toldOf({ person, to: person, since: 0, until: now }, read, around);
  const isWithin = (at: Instant) => {
    const day = localDate(at, timeZone);
    return span.from <= day && day <= span.to;
  };
  return digestBlocks({
    ...told,
    title: toHeads.digest.titleNow(readDate(span.from), readDate(span.to)),
    lateFor: null,
    instead: null,
    cases: told.cases.filter((c) => isWithin(c.manager?.at ?? 0)),
    form: "full",
    figures: told.sections.length === 0 ? null : await around.figuresOf(told.sections, span),
    asked: true,
  });
}

/** What holds for somebody's digests: as they chose, else as the policy says. */
export async function choiceOf(person: PersonId, read: Reader, around: Around): Promise<DigestChoice> {
  const mark = await read.digest(person);
  return {
    weekday: mark?.weekday ?? around.policies.current.digest.weekday,
    form: mark?.form ?? "full",
  };
}

/** Whether somebody has digests: the head of a section, or one with whom an open case is shared. */
export async function hasDigests(person: PersonId, read: Reader, around: Around): Promise<boolean> {
  return (
    (await sectionsOf(person, read, around)).length > 0 ||
    (await read.sharedWith(person, Number.MAX_SAFE_INTEGER)).length > 0
  );
}

interface Reading {
  readonly person: PersonId;
  readonly to: PersonId;
  readonly since: Instant;
  readonly until: Instant;
}

type Content = Pick<
  DigestTold,
  "person" | "owed" | "cases" | "since" | "today" | "form" | "timeZone" | "sections"
>;

async function toldOf({ person, to, since, until }: Reading, read: Reader, around: Around): Promise<Content> {
  const { timeZone } = around.policies.current;
  const today = localDate(until, timeZone);
  const { shared, calling } = await casesFor(person, since, read, await read.calling());
  const mayRead = <T extends { readonly reporter: PersonId }>(all: readonly T[]) =>
    all.filter((c) => c.reporter !== to);
  return {
    person,
    owed: owedBy(person, mayRead([...shared, ...calling]), today, timeZone),
    cases: listedFor(person, mayRead(shared), since, until),
    since,
    today,
    form: (await choiceOf(person, read, around)).form,
    timeZone,
    sections: await sectionsOf(person, read, around),
  };
}

/** The cases of which a digest may tell somebody: those shared with them, and of all `calls` those that are not. */
export async function casesFor(person: PersonId, since: Instant, read: Reader, calls: readonly Case[]) {
  const shared = await read.sharedWith(person, since);
  const ids = new Set(shared.map((c) => c.id));
  return { shared, calling: calls.filter((c) => !ids.has(c.id)) };
}

/** The codes of the sections that somebody is the head of; one may be in the city's file by address and by id. */
async function sectionsOf(person: PersonId, read: Reader, around: Around): Promise<readonly string[]> {
  const mail = (await read.person(person))?.mail ?? null;
  return headOf(around.members.organisation(), { id: person, mail }).map((one) => one.section);
}
