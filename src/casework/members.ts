import type { PersonId } from "../cases/case.ts";
import {
  type Belonging,
  isGiven,
  type Member,
  memberFor,
  type Organisation,
} from "../organisation/organisation.ts";
import type { Organisations } from "./organisations.ts";
import { type People, soon } from "./people.ts";
import type { Clock } from "./ports.ts";
import type { Person } from "./ports-records.ts";
import type { Store } from "./ports-store.ts";

/** Who people in Slack are to the city, and where the city's people are in Slack. Never before an acknowledgement. */
export interface Members {
  organisation(): Organisation;
  /** Who somebody is in the city's file; Slack is asked only for one never heard of, and not for long. */
  memberOf(person: PersonId): Promise<Member | null>;
  /** Where somebody of the city's file is in Slack; null if they are not there, or Slack cannot say. */
  slackIdOf(member: Member): Promise<PersonId | null>;
  belonging(person: PersonId): Promise<Belonging>;
}

export function members(parts: {
  organisations: Organisations;
  people: People;
  store: Store;
  clock: Clock;
}): Members {
  const { organisations, people, store, clock } = parts;

  /** What Slack said about somebody; older than a day it counts until Slack has been asked again. */
  async function heard(id: PersonId): Promise<Person | null> {
    const known = await people.known(id);
    const asked = people.ask(id);
    return known !== null && known.checkedAt > 0 ? known : soon(asked, clock);
  }

  async function memberOf(id: PersonId): Promise<Member | null> {
    const org = organisations.current();
    if (!isGiven(org)) return null;
    const listed = memberFor(org, { id, mail: null });
    return listed ?? memberFor(org, { id, mail: (await heard(id))?.mail ?? null });
  }

  return {
    organisation: organisations.current,
    memberOf,
    slackIdOf: async ({ id, mail }) => id ?? (mail === null ? null : people.byMail(mail)),
    belonging: async (id) => {
      const org = organisations.current();
      if (!isGiven(org)) return { as: "unasked" };
      const member = await memberOf(id);
      if (member !== null) return { as: "listed", section: member.section };
      const said = await store.read.membership(id);
      if (said !== null && said.section === null) return { as: "unsaid" };
      if (said?.section != null && org.sections.has(said.section))
        return { as: "said", section: said.section };
      const known = await people.known(id);
      if (known === null || known.checkedAt === 0) return { as: "unasked" };
      return { as: "unknown", gone: said !== null };
    },
  };
}
