import type { Instant, PersonId } from "../cases/case.ts";
import type { Policy } from "../policy/policy.ts";
import type { Chat, Clock, Person, Store } from "./ports.ts";

/** How long what Slack said about a person is taken as true. */
const FRESH = 24 * 60 * 60 * 1000;

/** Who people are: asked of Slack once a day at most, and never before an acknowledgement. */
export interface People {
  /** What is known without asking. */
  known(id: PersonId): Promise<Person | null>;
  /** Asks Slack if nothing fresh is known; what Slack said, or null if it could not be asked. */
  ask(id: PersonId): Promise<Person | null>;
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

const isFresh = (person: Person, now: Instant) => now - person.checkedAt < FRESH;

export function people(store: Store, chat: Chat, clock: Clock): People {
  const asking = new Map<PersonId, Promise<Person | null>>();

  async function fetch(id: PersonId): Promise<Person | null> {
    const before = await store.read.person(id);
    const now = clock.now().getTime();
    if (before !== null && before.name !== "" && isFresh(before, now)) return before;
    const found = await chat.person(id);
    if (found.as !== "found") return before;
    const person = { ...found.it, dm: before?.dm ?? null, checkedAt: now };
    await store.write((tx) => tx.knowPerson(person));
    return person;
  }

  return {
    known: (id) => store.read.person(id),
    ask: (id) => {
      const running = asking.get(id);
      if (running !== undefined) return running;
      const asked = fetch(id).finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },
    dm: async (id) => {
      const before = await store.read.person(id);
      if (before?.dm != null) return { as: "found", it: before.dm };
      const opened = await chat.openDm(id);
      if (opened.as !== "found") return opened;
      const person = (await store.read.person(id)) ?? { id, name: "", standing: "member", checkedAt: 0 };
      await store.write((tx) => tx.knowPerson({ ...person, dm: opened.it }));
      return opened;
    },
  };
}
