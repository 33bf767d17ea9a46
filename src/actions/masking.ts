import type { Lift, WordsId } from "../cases/case.ts";
import { answer, drawn, opens, replace, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { colleagues } from "../casework/draw.ts";
import type { Answer, Press, Written } from "../casework/gestures.ts";
import { contentOf, messageParts } from "../views/content.ts";
import { type KnownBlock, paragraph, small } from "../views/kit.ts";
import { hiddenNote, hiddenWords, liftModal, maskField, placeKey } from "../views/masks.ts";
import { roomFor, type Veiled, veil } from "../views/shown.ts";
import { asking } from "../words/asking.ts";
import { refusals } from "../words/refusals.ts";
import { asPerson, NO_CASE, type OnPress, type OnSubmit } from "./action.ts";
import type { Carried } from "./carried.ts";
import { ownCase } from "./questions.ts";

const lifting = ({ words, revision, start, end }: Veiled): Lift => ({ words, revision, start, end });

/** 伏せた所を選んで戻す in the preview: opens the list of what is hidden, for the reporter alone. */
export const masks: OnPress = async (press, carried, bot) => {
  if (carried.words !== undefined) return masksIn(press, carried, carried.words, bot);
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  const words = await bot.store.read.wordsOf(c.id);
  const { places } = contentOf(bot.work.policies.of(c), c, words, await colleagues(c, bot.around));
  if (places.length === 0) return { after: tell(press, [paragraph(refusals["out-of-date"])]) };
  return { after: opens(press, liftModal(c, places)) };
};

/** The same for one later message, or one line about something that happened again. */
async function masksIn(press: Press, carried: Carried, id: WordsId, bot: Bot): Promise<Answer> {
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  const words = await bot.store.read.words(id);
  if (c === null || c.reporter !== press.by)
    return { after: tell(press, [paragraph(refusals["not-yours"])]) };
  if (words?.caseId !== c.id || words.text === null || words.revision !== carried.revision)
    return { after: tell(press, [paragraph(refusals["words-changed"])]) };
  const { places } = veil(words, await colleagues(c, bot.around), c.lifted);
  return { after: opens(press, liftModal(c, places, id)) };
}

/** The list, submitted: what is ticked is shown as it was written, the rest is hidden. */
export const masksSubmitted: OnSubmit = async (submission, carried, bot) => {
  const ticked = new Set(Object.values(submission.fields).flat());
  const outcome = await bot.work.perform(asPerson(submission), carried.case ?? NO_CASE, async ({ c, tx }) => {
    const id = carried.words ?? null;
    const words = id === null ? null : await tx.words(id);
    const { places } =
      words === null ? contentOf(bot.work.policies.of(c), c, await tx.wordsOf(c.id)) : veil(words);
    const chosen = hiddenWords(places).filter((one) => one.places.some((p) => ticked.has(placeKey(p))));
    const lifted = chosen.flatMap((one) => one.places.map(lifting));
    const parts = words === null ? 0 : messageParts(roomFor(words.text ?? ""), words.files).length;
    return [{ ask: "lift", words: id, lifted, parts }];
  });
  if (outcome.as !== "refused") return {};
  const errors = { [maskField(0)]: refusals[outcome.because] };
  return { ack: { modal: { response_action: "errors", errors } } };
};

/** What of a later message the desk does not see, for who wrote it; null where nothing is hidden. */
export async function hiddenIn(caseId: number, id: WordsId, bot: Bot): Promise<readonly KnownBlock[] | null> {
  const c = await bot.store.read.case(caseId);
  const words = await bot.store.read.words(id);
  if (c === null || c.status === "withdrawn" || words === null) return null;
  const { places } = veil(words, await colleagues(c, bot.around), c.lifted);
  const hidden = places.filter((p) => !p.lifted);
  return hidden.length === 0 ? null : hiddenNote(caseId, id, words.revision, hidden);
}

/** Says so beside the message; nothing where nothing is hidden. */
export function tellHidden(message: Written, caseId: number, id: WordsId, bot: Bot): Answer {
  const { thread, place, by } = message;
  return {
    after: async (chat) => {
      const blocks = await hiddenIn(caseId, id, bot);
      if (blocks === null) return false;
      return chat.whisper({ channel: place.channel, thread, person: by }, drawn(blocks));
    },
  };
}

/** 伏せずに送り直す: the desk sees this message as it was written, if it still reads as it did. */
export const unmask: OnPress = async (press, { case: id = NO_CASE, words: told = 0, revision }, bot) => {
  let changed = false;
  const outcome = await bot.work.perform(asPerson(press), id, async ({ tx }) => {
    const words = await tx.words(told);
    changed = words === null || words.caseId !== id || words.text === null || words.revision !== revision;
    if (changed || words === null) return [];
    const { shown, places } = veil(words);
    const parts = messageParts(shown ?? "", words.files).length;
    return [{ ask: "lift", words: told, lifted: places.map(lifting), parts }];
  });
  const said = () => (changed ? refusals["words-changed"] : asking.masking.opened);
  return answer(bot, press, outcome, () => ({ after: replace(press, [small(said())]) }));
};
