import type { Case } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { isShared } from "../cases/sharing.ts";
import { readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toManager } from "../words/to-manager.ts";
import { messageParts } from "./content.ts";
import { type KnownBlock, mention, paragraph, small } from "./kit.ts";
import type { Shown } from "./shown.ts";
import type { Names } from "./thread.ts";

const { manager: words, managerAtDesk } = toManager;

/** How many of a manager's steps a card lists, the desk's and the manager's. */
export const LISTED = 8;

/** On the desk's card: whom the reporter let know, and what they did. */
export function managerOnCard(c: Case, names: Names): KnownBlock[] {
  if (c.manager === null) return [];
  const { person, instead } = c.manager;
  const head = !isShared(c)
    ? managerAtDesk.narrowed
    : person === null
      ? managerAtDesk.unreached
      : instead === null
        ? managerAtDesk.shared(names(person))
        : managerAtDesk.sharedInstead(names(person), names(instead));
  const did = c.managed
    .slice(-LISTED)
    .map(({ step, on, by }) => managerAtDesk.did(names(by), words.step[step], readDate(on)));
  return [small([head, ...did].join("\n"))];
}

/** What one event about managers says in the desk's thread; `note` is what was written with it. */
export function managerNotice(
  event: CaseEvent & { type: "shared" | "narrowed" | "managed" },
  names: Names,
  wake: string | null,
  note: Shown | null,
): KnownBlock[] | null {
  const say = (text: string) => (wake === null ? paragraph(text) : mention(wake, toBoth.notices.to(text)));
  switch (event.type) {
    case "shared":
      return [say(managerAtDesk.unreachedSays)];
    case "narrowed":
      return [say(managerAtDesk.narrowedSays)];
    case "managed": {
      const { by, step, on } = event;
      return [
        say(managerAtDesk.noted(names(by), words.step[step], readDate(on))),
        ...(note === null ? [] : (messageParts(note)[0] ?? [])),
      ];
    }
  }
}
