import { writesIntoDraft } from "../cases/case.ts";
import { answer, nothing, replace, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Words } from "../casework/ports-records.ts";
import type { Tx } from "../casework/ports-store.ts";
import { ADDED, messageParts } from "../views/content.ts";
import { small } from "../views/kit.ts";
import { roomFor } from "../views/shown.ts";
import { toBoth } from "../words/to-both.ts";
import { toStaff } from "../words/to-staff.ts";
import { asPerson, NO_CASE, type OnPress } from "./action.ts";
import { hiddenIn } from "./masking.ts";

const { stray, thread } = toStaff;
const { kind: kinds } = toBoth;

/** Words that belong to nobody's case yet, if they are this person's. */
async function ownStray(tx: Tx, id: number, by: string): Promise<Words | null> {
  const words = await tx.words(id);
  return words !== null && words.author === by && words.caseId === null && words.text !== null ? words : null;
}

/** Why nothing is to be done with it any more: its writer deleted it, or it has its place already. */
async function settled(bot: Bot, id: number, by: string): Promise<string | null> {
  const words = await bot.store.read.words(id);
  if (words === null || words.author !== by || words.text === null) return stray.gone;
  return words.caseId === null ? null : stray.taken;
}

/** A message written outside any thread is put into a case. */
export const strayInto: OnPress = async (press, { words: id = 0, case: caseId = NO_CASE }, bot) => {
  const why = await settled(bot, id, press.by);
  if (why !== null) return { after: replace(press, [small(why)]) };
  const outcome = await bot.work.perform(asPerson(press), caseId, async ({ c, tx }) => {
    const words = await ownStray(tx, id, press.by);
    if (words === null) return [];
    await tx.changeWords(id, { caseId, role: writesIntoDraft(c) ? "told" : "message" });
    const parts = messageParts(roomFor(words.text ?? ""), words.files).length;
    return [{ ask: "write", words: id, question: ADDED, parts }];
  });
  return answer(bot, press, outcome, ({ c, events }) => ({
    after: async (chat) => {
      await replace(press, [small(stray.done(thread.title(kinds[c.kind], c.number)))])(chat);
      const hidden = events.some((e) => e.type === "messaged") ? await hiddenIn(c.id, id, bot) : null;
      return hidden === null ? false : tell(press, hidden)(chat);
    },
  }));
};

/** A message written outside any thread begins a new case. */
export const strayNew: OnPress = async (press, { words: id = 0, kind = "consult" }, bot) => {
  const why = await settled(bot, id, press.by);
  if (why !== null) return { after: replace(press, [small(why)]) };
  const outcome = await bot.work.begin(
    asPerson(press),
    { ask: "open", kind, answers: {} },
    async ({ c, tx }) => {
      const words = await ownStray(tx, id, press.by);
      if (words === null) return [];
      await tx.changeWords(id, { caseId: c.id, role: "told" });
      return [{ ask: "write", words: id, question: ADDED, parts: 1 }];
    },
    (newest) => newest.told.some((t) => t.words === id),
  );
  return answer(bot, press, outcome, () => ({ after: replace(press, [small(stray.began)]) }));
};

/** A message written outside any thread is forgotten. */
export const strayForget: OnPress = async (press, { words: id = 0 }, bot) => {
  const why = await settled(bot, id, press.by);
  if (why !== null) return { after: replace(press, [small(why)]) };
  const fresh = await bot.work.record(press, async (tx) => {
    if ((await ownStray(tx, id, press.by)) !== null) await tx.changeWords(id, { text: null });
  });
  return fresh ? { after: replace(press, [small(stray.forgotten)]) } : nothing;
};
