import type { Case } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { isOfSlack } from "../words/signs.ts";
import { toBoth } from "../words/to-both.ts";
import type { Errandry } from "./errandry.ts";
import type { Reacted } from "./gestures.ts";
import type { Place } from "./ports.ts";
import type { Words } from "./ports-records.ts";
import type { Reader, Tx } from "./ports-store.ts";

/**
 * A reaction of one side to words of the other is shown on what was written, by the bot: the reporter's as they chose
 * it, the desk's as one that says that it was seen, since who of the desk means what with which sign is nobody's concern.
 */
export async function noteNod(
  tx: Tx,
  on: Errand & { readonly kind: "relay" },
  { by: person, name, isThere, when, at }: Omit<Reacted, "place">,
): Promise<void> {
  // It was set and taken away again, and Slack brings that in the wrong order.
  if (!(await tx.isLatest(`nod/${on.words}/${person}/${name}`, when, at))) return;
  await tx.nod({ words: on.words, person, name }, isThere);
  const shown = on.to === "desk" ? toBoth.nod.seen : asShown(name);
  await tx.arm([{ errand: { kind: "nod", case: on.case, words: on.words, name: shown }, urgent: false }], at);
}

/** A sign that somebody of the workspace made may be named like a person; whoever sees it reads its name. */
const asShown = (name: string): string => (isOfSlack(name) ? name : toBoth.nod.seen);

/** The reaction as it is to stand now. */
export async function drawNod(
  errand: Errand & { readonly kind: "nod" },
  c: Case,
  read: Reader,
): Promise<Errandry> {
  const words = await read.words(errand.words);
  const place = words === null || words.text === null ? null : await written(words, c, read);
  if (words === null || place === null) return { as: "nothing" };
  const nods = await read.nods(errand.words);
  const isByDesk = words.author === c.reporter;
  const isOn = nods.some((nod) => isByDesk || asShown(nod.name) === errand.name);
  return { as: "mark", place, name: errand.name, isOn };
}

/** Where those who wrote words see them: their own message, or what the desk was told of a form. */
async function written(words: Words, c: Case, read: Reader): Promise<Place | null> {
  if (words.source !== null) return words.source;
  const events = await read.events(c.id);
  const event = events.findIndex(
    (e) => (e.type === "replied" && e.words === words.id) || (e.type === "closed" && e.message === words.id),
  );
  const notice = keyOf({ kind: "notice", case: c.id, event: event + 1, to: "desk" });
  return (await read.row(notice))?.place ?? null;
}
