import type { Case, WordsId } from "../cases/case.ts";
import type { Choice } from "../cases/queues.ts";
import type { Known } from "../masking/known.ts";
import type { Policy } from "../policy/policy.ts";
import { contentOf } from "../views/content.ts";
import type { ModalView } from "../views/kit.ts";
import { foundModal } from "../views/queue.ts";
import { filler, type Shown, veil } from "../views/shown.ts";
import { caseNumber, fiscalYearsUntil, typedNumber } from "../words/time.ts";
import type { Bot } from "./bot.ts";
import { colleagues } from "./draw.ts";
import type { Words } from "./ports-records.ts";
import type { Entry } from "./ports-store.ts";
import { rowsOf, unreadable } from "./queue.ts";

/** How many cases a search shows. */
const SHOWN = 15;

/** How many pieces of writing are looked at that may hold what is looked for. */
const LOOKED_AT = 200;

/** The cases of a number, or those in which the desk can read these words. */
export async function lookFor(bot: Bot, choice: Choice, text: string): Promise<ModalView> {
  const numbers = numbersIn(text, fiscalYearsUntil(bot.around.now(), bot.work.policies.current.timeZone));
  const found = numbers === null ? await saying(bot, termsIn(text)) : await bot.store.read.numbered(numbers);
  const shown = found.slice(0, SHOWN);
  return foundModal(choice, text, await rowsOf(bot, shown), found.length > SHOWN, bot.around.now());
}

/** The numbers that somebody may mean: `R8-042`, `r8-42`, `42` of `all` years; null if it is none. */
export function numbersIn(text: string, all: readonly string[]): readonly string[] | null {
  const typed = typedNumber(text);
  if (typed === null) return null;
  const years = typed.year === null ? all : [typed.year];
  return years.map((one) => caseNumber(one, typed.count));
}

const termsIn = (text: string): readonly string[] =>
  [...new Set(text.toLowerCase().split(/\s+/))].filter((term) => term !== "");

/** Cases in which the desk can read all of these words, newest first; one more than are shown, if there are more. */
async function saying(bot: Bot, terms: readonly string[]): Promise<readonly Entry[]> {
  const [longest] = terms.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  const { read } = bot.store;
  const found: Entry[] = [];
  // What is hidden is stored as it was written, so what the database finds may be what nobody at the desk can read.
  for (const id of await read.saying(longest, LOOKED_AT)) {
    // Whether the desk could read the words of a case that cannot be read itself, nobody can say.
    const c = await holding(bot, id, terms).catch((error: unknown) => unreadable(bot, id, error));
    if (c !== null) found.push({ id, number: c.number, c });
    if (found.length > SHOWN) break;
  }
  return found;
}

/** A case, if the desk can read all of these words in it. */
async function holding(bot: Bot, id: number, terms: readonly string[]): Promise<Case | null> {
  const { read } = bot.store;
  const c = await read.case(id);
  if (c === null || c.status === "withdrawn" || c.status === "draft") return null;
  const legible = legibleIn(bot.work.policies.of(c), c, await read.wordsOf(id), await knownIn(bot, c));
  return terms.every((term) => legible.includes(term)) ? c : null;
}

/** Whose names may be read in the open, as far as they are known already. */
const knownIn = (bot: Bot, c: Case): Promise<Known> =>
  colleagues(c, {
    deskMembers: bot.around.deskMembers,
    name: async (id) => (await bot.people.known(id))?.name ?? "",
  });

/** What the desk reads as it was written: its own words, and what another section was asked and answered. */
const OF_THE_DESK: ReadonlySet<Words["role"]> = new Set<Words["role"]>([
  ...(["note", "reply", "reason", "closing", "internal", "advice"] as const),
]);

/** All that the desk can read of a case, as it reads it, in small letters. */
function legibleIn(policy: Policy, c: Case, words: readonly Words[], known: Known): string {
  const own = words.flatMap((w) => (OF_THE_DESK.has(w.role) && w.text !== null ? [w.text] : []));
  const told = c.sentAt === null ? [] : contentOf(policy, c, words, known).passages.map((p) => p.text);
  const later: readonly (WordsId | null)[] = [
    ...c.messages.map((m) => m.words),
    ...c.incidents.map((one) => one.words),
    ...c.calls.map((call) => call.over?.words ?? null),
    ...c.managed.map((one) => one.words),
  ];
  const written = words.filter((w) => later.includes(w.id)).map((w) => veil(w, known, c.lifted).shown);
  return [...own, ...[...told, ...written].flatMap(readable)].join("\n").toLowerCase();
}

const readable = (shown: Shown | null): readonly string[] =>
  shown === null ? [] : [filler(shown)(shown.text)];
