import { type Case, isKeptFromManagers, type PersonId } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { type MemberKey, superiorsOf } from "../organisation/organisation.ts";
import type { Policy } from "../policy/policy.ts";
import type { Directory } from "./directory.ts";

type Known = Pick<Directory, "organisation" | "memberOf" | "sectionOf">;

/** Who sees to it that somebody answers when it is late; nobody where the policy names none, or the case is kept from them. */
export async function leadFor(c: Case, { desk }: Policy, directory: Known): Promise<PersonId | null> {
  if (desk.lead === undefined) return null;
  return (await (await keptFrom(c, directory))(desk.lead)) ? null : desk.lead;
}

/** Of whom in the city's file a case is kept: nobody, or every head and whoever is above the reporter. */
export async function keptMembers(c: Case, directory: Known): Promise<ReadonlySet<MemberKey>> {
  return isKeptFromManagers(c) ? membersAbove(c, directory) : new Set();
}

async function membersAbove(c: Case, directory: Known): Promise<ReadonlySet<MemberKey>> {
  const person = await directory.memberOf(c.reporter);
  return superiorsOf(directory.organisation(), await directory.sectionOf(c.reporter), person);
}

/**
 * Who hears nothing of a case that is kept from managers, whatever else they are and whoever names them: those above
 * the reporter, and who once had the manager's card of it.
 */
export async function keptFrom(c: Case, directory: Known): Promise<(person: PersonId) => Promise<boolean>> {
  return isKeptFromManagers(c) ? above(c, directory) : async () => false;
}

/**
 * Whom the desk asked in other sections and of whom the case is kept from now on, since the reporter takes their manager
 * out: what they were asked is read by them no more, and waited for no more.
 */
export async function askedNoMore(c: Case, directory: Known): Promise<readonly (Ask & { ask: "advise" })[]> {
  const isAbove = await above(c, directory);
  const waiting = c.work.advice
    .filter(({ answer }) => answer === null)
    .flatMap(({ event, people, unknowing }) =>
      people.filter((one) => !unknowing.includes(one)).map((person) => ({ advice: event, person })),
    );
  const barred = await Promise.all(waiting.map(({ person }) => isAbove(person)));
  return waiting.filter((_, n) => barred[n]).map((one) => ({ ask: "advise", ...one, words: null }));
}

async function above(c: Case, directory: Known): Promise<(person: PersonId) => Promise<boolean>> {
  const kept = await membersAbove(c, directory);
  const had = new Set([c.manager?.person, c.manager?.instead, ...c.managed.map(({ by }) => by)]);
  return async (person) => {
    const member = await directory.memberOf(person);
    return had.has(person) || (member !== null && kept.has(member.key));
  };
}
