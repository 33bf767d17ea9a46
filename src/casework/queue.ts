import { type Case, namedAtDesk, type PersonId } from "../cases/case.ts";
import { keyOf } from "../cases/errands.ts";
import { type Choice, PAGE, WHOLE } from "../cases/queues.ts";
import { isGiven, pathOf, sectionFor } from "../organisation/organisation.ts";
import { WISH } from "../policy/needed.ts";
import { type QueueRow, queueModal, type Shown } from "../views/queue.ts";
import { toQueue } from "../words/to-queue.ts";
import { forDesk } from "./answers.ts";
import type { Bot } from "./bot.ts";
import type { Gesture } from "./gestures.ts";
import type { Entry } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

/** One page of what somebody of the desk chose, as it is now. A page that is no longer there gives the last one. */
export async function queueOf(bot: Bot, person: PersonId, choice: Choice): Promise<Shown> {
  const { read } = bot.store;
  const now = bot.around.now();
  const staff = await sectionsOf(bot);
  const reporters =
    choice.section === null ? null : (staff.find((one) => one.code === choice.section)?.reporters ?? []);
  const sought = { ...choice, person, now, reporters };
  const counts = await read.queueCounts(sought);
  const pages = Math.max(1, Math.ceil(counts[choice.queue] / PAGE));
  const page = Math.min(Math.max(0, choice.page), pages - 1);
  const cases = await read.queued(sought, page);
  const { policies } = bot.work;
  const wishes = policies.current.flow.topics
    .flatMap((topic) => topic.questions)
    .find((q) => q.id === WISH.question);
  return {
    choice: { ...choice, page },
    counts,
    pages,
    rows: await rowsOf(bot, cases),
    sections: staff.map(({ code, name, cases: n }) => ({ code, name, cases: n })),
    wishes: wishes?.options.map(({ key, label }) => ({ key, label })) ?? [],
    now,
  };
}

/** What the desk's App Home shows of it: the first page. */
export const wholeQueue = (bot: Bot, person: PersonId): Promise<Shown> => queueOf(bot, person, WHOLE);

/** Opens the queue, for the desk alone. */
export const opensQueue = (gesture: Gesture, bot: Bot) =>
  forDesk(gesture, bot, toQueue.queue.refused, async () => queueModal(await wholeQueue(bot, gesture.by)));

/** What a row shows of each of these cases; one that cannot be read takes nothing from the others. */
export function rowsOf(bot: Bot, entries: readonly Entry[]): Promise<readonly QueueRow[]> {
  return Promise.all(
    entries.map(async ({ id, number, c }) => {
      const row =
        c === null ? null : await rowOf(bot, c).catch((error: unknown) => unreadable(bot, id, error));
      return row ?? { number, c: null };
    }),
  );
}

/** Notes that a case of a list cannot be shown, by its number in the database and the name of the error. */
export function unreadable(bot: Bot, id: number, error: unknown): null {
  bot.log.error("unreadable", { case: id, error: nameOf(error) });
  return null;
}

/** What a row shows of a case; whose names Slack has not said is left out. */
const rowOf = async (bot: Bot, c: Case): Promise<QueueRow> => ({
  c,
  policy: bot.work.policies.of(c),
  owner: c.owner === null ? null : ((await bot.people.known(c.owner))?.name ?? ""),
  section: namedAtDesk(c) ? ((await bot.around.whereabouts(c.reporter))?.section ?? null) : null,
  link: await linkTo(bot, c),
});

/** Where the card of a case stands, if it does. */
async function linkTo(bot: Bot, c: Case): Promise<string | null> {
  const place = (await bot.store.read.row(keyOf({ kind: "card", case: c.id })))?.place ?? null;
  return place === null ? null : bot.linkTo(place);
}

/** The sections of those whose cases are with the desk, as far as it may know them; the busiest first. */
async function sectionsOf(bot: Bot) {
  const org = bot.members.organisation();
  if (!isGiven(org)) return [];
  const found = new Map<string, { reporters: PersonId[]; cases: number }>();
  for (const one of await bot.store.read.queuedReporters()) {
    const code = sectionFor(org, one)?.code;
    if (code === undefined) continue;
    const section = found.get(code) ?? { reporters: [], cases: 0 };
    section.reporters.push(one.reporter);
    section.cases += one.cases;
    found.set(code, section);
  }
  return [...found]
    .map(([code, section]) => ({ code, name: pathOf(org, code), ...section }))
    .sort((a, b) => b.cases - a.cases || a.name.localeCompare(b.name, "ja"));
}
