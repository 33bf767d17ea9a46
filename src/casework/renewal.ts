import { hasOpenCall } from "../cases/calls.ts";
import { type Case, type Instant, isOpen, namedAtDesk, type PersonId } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { isShared } from "../cases/sharing.ts";
import { isLive } from "../cases/standing.ts";
import { type Organisation, pathOf, type Staffed, sectionFor } from "../organisation/organisation.ts";
import type { Casework } from "./casework.ts";
import type { Reader, Store } from "./ports-store.ts";

/** So many cases at once, once a minute: Slack takes about fifty updates a minute, and others need them, too. */
const AT_ONCE = 20;

/** While more than this is owed to Slack, it is left alone: words come before a new name of a section. */
const BUSY = 50;

/** How many of somebody's cases are looked through. */
const CASES = 50;

/** Brings up to date what shows where people work, once the city's file says something else. */
export interface Renewal {
  /** Looks whether the file changed since the last look, and has some of what is left redrawn. */
  look(): Promise<void>;
}

/**
 * What was drawn from the file is drawn again little by little, for open cases of those for whom it says something else
 * now. What is left when the bot ends is redrawn with the case's next change.
 */
export function renewal(parts: {
  readonly store: Store;
  readonly work: Pick<Casework, "announce">;
  readonly organisation: () => Organisation;
  readonly now: () => Instant;
}): Renewal {
  const { store, work, organisation, now } = parts;
  let known = organisation();
  let left: Left = { people: [], done: new Set() };

  async function look(): Promise<void> {
    const current = organisation();
    if (current !== known) {
      const reporters = await store.read.queuedReporters();
      const moved = reporters.filter((one) => lookOf(known, one) !== lookOf(current, one));
      left = { people: [...new Set([...left.people, ...moved.map((one) => one.reporter)])], done: new Set() };
      known = current;
    }
    if (left.people.length === 0 || (await store.read.backlog()).pending > BUSY) return;
    const [cases, rest] = await some(left, store.read);
    const errands = (await Promise.all(cases.map((c) => shownOf(c, store.read)))).flat();
    await store.write((tx) =>
      tx.arm(
        errands.map((errand) => ({ errand, urgent: false })),
        now(),
      ),
    );
    left = rest;
    work.announce();
  }

  return { look };
}

/** Whose cases are still to be drawn; of the first, these were already. */
interface Left {
  readonly people: readonly PersonId[];
  readonly done: ReadonlySet<number>;
}

/** The next open cases, and what is left then; of somebody who has more than fit, the rest comes next time. */
async function some({ people, done }: Left, read: Reader): Promise<readonly [readonly Case[], Left]> {
  const found: Case[] = [];
  let already = done;
  for (const [n, person] of people.slice(0, AT_ONCE).entries()) {
    const open = (await read.casesOf(person, CASES)).filter((c) => isOpen(c) && !already.has(c.id));
    const fitting = open.slice(0, AT_ONCE - found.length);
    found.push(...fitting);
    if (fitting.length < open.length) {
      const drawn = new Set([...already, ...fitting.map(({ id }) => id)]);
      return [found, { people: people.slice(n), done: drawn }];
    }
    already = new Set();
  }
  return [found, { people: people.slice(AT_ONCE), done: new Set() }];
}

/** What the file says that is shown of where somebody works. */
function lookOf(org: Organisation, person: Staffed): string {
  const section = sectionFor(org, person);
  if (section === null) return "";
  const { code, place, extension, guard } = section;
  return JSON.stringify([pathOf(org, code), place, extension, guard]);
}

/** The messages of a case in which that stands, as far as they stand already. */
async function shownOf(c: Case, read: Reader): Promise<readonly Errand[]> {
  const id = c.id;
  const { manager } = c;
  const all: Errand[] = [
    ...(namedAtDesk(c) ? [{ kind: "card", case: id } as const] : []),
    ...(manager?.person != null && isShared(c)
      ? [{ kind: "manager", case: id, event: manager.event, person: manager.person } as const]
      : []),
    ...c.calls.flatMap(({ event, over, summoned }) =>
      over !== null
        ? []
        : summoned.map(({ person }): Errand => ({ kind: "summons", case: id, event, person })),
    ),
    ...(hasOpenCall(c) && c.calledAt !== null ? [{ kind: "safety", case: id } as const] : []),
    ...(isLive(c) ? [{ kind: "live", case: id } as const] : []),
  ];
  const rows = await Promise.all(all.map((errand) => read.row(keyOf(errand))));
  return all.filter((_, n) => rows[n]?.place != null);
}
