import type { PersonId } from "../cases/case.ts";
import {
  type Member,
  type MemberKey,
  memberFor,
  type Organisation,
  pathOf,
} from "../organisation/organisation.ts";
import type { Whereabouts } from "../views/calls.ts";
import type { Members } from "./members.ts";
import type { People } from "./people.ts";
import type { Reader } from "./ports-store.ts";

/** Who works where, as far as it is known without asking Slack: somebody is waiting. */
export interface Directory {
  organisation(): Organisation;
  /** Who somebody in Slack is in the city's file. */
  memberOf(person: PersonId): Promise<Member | null>;
  /** The code of somebody's section: by the file, else as they said themselves. */
  sectionOf(person: PersonId): Promise<string | null>;
  whereabouts(person: PersonId): Promise<Whereabouts | null>;
  /** Where in Slack people of the file are; who is not known there is left out. */
  idsOf(keys: readonly MemberKey[], read: Reader): Promise<readonly PersonId[]>;
  /** Whether somebody is called in an emergency, or in the place of somebody who is. */
  mayBeCalled(member: Member): boolean;
  /** Asks Slack about some of those who may be called and are not known there yet, so that they are when it matters. */
  acquaint(): Promise<void>;
}

/** Slack answers `users.lookupByEmail` about fifty times a minute (tier 3); the rest is left to everybody else. */
const ASKED_AT_ONCE = 20;

/** Whom Slack did not know, or could not be asked about, is asked about again after so many times without anybody new. */
const RESTS = 60;

export function directory(parts: { members: Members; people: People; read: Reader }): Directory {
  const { members, people, read } = parts;
  let known: Organisation | null = null;
  let waiting: Member[] = [];
  let missing: Member[] = [];
  let rests = 0;

  async function memberOf(person: PersonId): Promise<Member | null> {
    const mail = (await people.known(person))?.mail ?? null;
    return memberFor(members.organisation(), { id: person, mail });
  }

  async function sectionOf(person: PersonId): Promise<string | null> {
    const listed = (await memberOf(person))?.section;
    const code = listed ?? (await read.membership(person))?.section ?? null;
    return code !== null && members.organisation().sections.has(code) ? code : null;
  }

  return {
    organisation: members.organisation,
    memberOf,
    sectionOf,
    whereabouts: async (person) => {
      const code = await sectionOf(person);
      const section = code === null ? undefined : members.organisation().sections.get(code);
      if (section === undefined) return null;
      const { place, extension, guard } = section;
      return { section: pathOf(members.organisation(), section.code), place, extension, guard };
    },
    idsOf: async (keys, reader) => {
      const found = await Promise.all(
        keys.map(async (key) => {
          const member = members.organisation().members.get(key);
          if (member === undefined) return null;
          const person = member.mail === null ? null : await reader.personByMail(member.mail);
          if (person?.standing === "deactivated") return null;
          return member.id ?? person?.id ?? null;
        }),
      );
      return found.filter((id) => id !== null);
    },
    mayBeCalled: (member) => callable(members.organisation())(member),
    acquaint: async () => {
      const org = members.organisation();
      if (org !== known) {
        known = org;
        waiting = [...org.members.values()].filter(callable(org));
        missing = [];
      }
      rests = waiting.length === 0 ? rests + 1 : 0;
      if (rests >= RESTS) [waiting, missing, rests] = [missing, [], 0];
      for (const member of waiting.splice(0, ASKED_AT_ONCE))
        if ((await members.slackIdOf(member)) === null) missing.push(member);
    },
  };
}

function callable(org: Organisation): (member: Member) => boolean {
  const all = [...org.members.values()];
  // Whoever calls, the superior whom the file names for them is called in their turn.
  const superiors = new Set(all.flatMap(({ superior }) => superior ?? []));
  const called = all.filter((one) => superiors.has(one.key) || one.roles.some((role) => role !== "member"));
  const keys = new Set(called.flatMap((one) => [one.key, ...one.deputies]));
  return (member) => keys.has(member.key);
}
