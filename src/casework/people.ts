import type { Instant, PersonId } from "../cases/case.ts";
import type { Policy } from "../policy/policy.ts";
import type { Clock } from "./ports.ts";
import type { Person } from "./ports-records.ts";
import type { Chat, Found } from "./ports-slack.ts";
import type { Store } from "./ports-store.ts";

/** How long what Slack said about a person is taken as true. */
const FRESH = 24 * 60 * 60 * 1000;

/** Who people are: asked of Slack once a day at most, and never before an acknowledgement. */
export interface People {
  /** What is known without asking. */
  known(id: PersonId): Promise<Person | null>;
  /** Asks Slack if nothing fresh is known; what Slack said, or null if it could not be asked. */
  ask(id: PersonId): Promise<Person | null>;
  /** Their name, as known; Slack is asked only for one never heard, and not for long. Else `@` and the id. */
  name(id: PersonId): Promise<string>;
  /** Who has a mail address, asked of Slack once a day at most; null for nobody, or if it could not be asked. */
  byMail(mail: string): Promise<PersonId | null>;
  /** The same for whom it matters why nobody was found. */
  seek(mail: string): Promise<Found<PersonId>>;
  /** Their direct-message channel with the bot. */
  dm(id: PersonId): ReturnType<Chat["openDm"]>;
}

/** Whether the policy lets somebody use the bot. Who is not known yet is let in: help comes before order. */
export function isAdmitted(policy: Policy, person: Person | null): boolean {
  switch (person?.standing) {
    case "guest":
      return policy.admits.guests;
    case "connected":
      return policy.admits.connected;
    case "bot":
    case "deactivated":
      return false;
    default:
      return true;
  }
}

/** How long anybody is kept waiting at most for Slack to say who somebody is: help does not wait for a name. */
const PATIENCE = 1_500;

/** What was asked for, or null if it takes too long. */
export function soon<T>(asked: Promise<T>, clock: Clock): Promise<T | null> {
  return Promise.race([asked, new Promise<null>((resolve) => clock.after(PATIENCE, () => resolve(null)))]);
}

const isFresh = (person: Person, now: Instant) => now - person.checkedAt < FRESH;

export function people(store: Store, chat: Pick<Chat, "person" | "byMail" | "openDm">, clock: Clock): People {
  const asking = new Map<PersonId, Promise<Person | null>>();
  /** Everybody met since the start: only this module writes about people, and every screen names somebody. */
  const met = new Map<PersonId, Person>();

  async function known(id: PersonId): Promise<Person | null> {
    const person = met.get(id) ?? (await store.read.person(id));
    if (person !== null) met.set(id, person);
    return person;
  }

  /** Saves what Slack can be asked again. That it cannot be saved keeps nobody out: the store has said so already. */
  async function remember(id: PersonId, news: Partial<Person>): Promise<void> {
    const nobody: Person = { id, name: "", mail: null, standing: "member", checkedAt: 0, dm: null };
    const person = { ...((await known(id)) ?? nobody), ...met.get(id), ...news };
    met.set(id, person);
    await store.write((tx) => tx.knowPerson(person)).catch(() => undefined);
  }

  async function fetch(id: PersonId): Promise<Person | null> {
    const before = await known(id);
    const now = clock.now().getTime();
    if (before !== null && before.name !== "" && isFresh(before, now)) return before;
    const found = await chat.person(id);
    if (found.as !== "found") return before;
    const news = { ...found.it, checkedAt: now };
    await remember(id, news);
    return { ...news, dm: before?.dm ?? null };
  }

  function ask(id: PersonId): Promise<Person | null> {
    const running = asking.get(id);
    if (running !== undefined) return running;
    const asked = fetch(id).finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  }

  /** The addresses that nobody had, by when Slack said so. */
  const nobodys = new Map<string, Instant>();

  async function seek(mail: string): Promise<Found<PersonId>> {
    const before = await store.read.personByMail(mail);
    const now = clock.now().getTime();
    if (before !== null && isFresh(before, now)) return { as: "found", it: before.id };
    const none = nobodys.get(mail);
    if (none !== undefined && now - none < FRESH) return { as: "none" };
    const found = await chat.byMail(mail);
    if (found.as === "none") nobodys.set(mail, now);
    if (found.as === "found") {
      await remember(found.it.id, { ...found.it, mail, checkedAt: now });
      return { as: "found", it: found.it.id };
    }
    return found.as === "none" || before === null ? found : { as: "found", it: before.id };
  }

  return {
    known,
    ask,
    seek,
    byMail: async (mail) => {
      const found = await seek(mail);
      return found.as === "found" ? found.it : null;
    },
    name: async (id) => {
      const before = await known(id);
      if (before === null || before.name === "") {
        return (await soon(ask(id), clock))?.name || `@${id}`;
      }
      if (!isFresh(before, clock.now().getTime())) void ask(id);
      return before.name;
    },
    dm: async (id) => {
      const before = await known(id);
      if (before?.dm != null) return { as: "found", it: before.dm };
      const opened = await chat.openDm(id);
      if (opened.as !== "found") return opened;
      await remember(id, { dm: opened.it });
      return opened;
    },
  };
}
