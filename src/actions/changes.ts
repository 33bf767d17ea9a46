import type { PersonId } from "../cases/case.ts";
import {
  type Change,
  type ChangeWish,
  changedBy,
  changeErrands,
  isWritable,
  LINE_HOLDS,
  linesOf,
  movedTo,
} from "../cases/changes.ts";
import { nothing, opens, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Gesture, Press } from "../casework/gestures.ts";
import { CHANGE_FIELDS, changeModal } from "../views/changes.ts";
import { paragraph } from "../views/kit.ts";
import { refusals } from "../words/refusals.ts";
import { dateTime } from "../words/time.ts";
import { toChanges } from "../words/to-changes.ts";
import { errors, type OnPress, type OnSubmit, textIn } from "./action.ts";
import type { Carried } from "./carried.ts";

const { changed: say } = toChanges;

/** Why something was not done: there is nothing of that month, or what was seen is not how it stands any more. */
type Missed = { readonly as: "unknown" } | { readonly as: "newer"; readonly it: Change };

/**
 * Does it, if what is asked was asked of how it stands now; null when it was done, or asked before. What nobody approved
 * goes to the channel that the policy names now: a card that names another is brought up to date first.
 */
async function done(gesture: Gesture, carried: Carried, bot: Bot, wish: ChangeWish): Promise<Missed | null> {
  let missed: Missed | null = null;
  const named = bot.work.policies.current.changes?.channel;
  const moved = (it: Change) => (named === undefined ? it : movedTo(it, named));
  await bot.work.record(gesture, async (tx) => {
    const it = carried.month === undefined ? null : await tx.change(carried.month);
    if (it === null) {
      missed = { as: "unknown" };
      return;
    }
    const here = moved(it);
    const after = here.version === carried.revision ? changedBy(here, wish, gesture.by, gesture.at) : null;
    if (after === null) missed = { as: "newer", it };
    const kept = after === null ? here : moved(after);
    if (kept === it) return;
    await tx.keepChange(kept);
    const errands = changeErrands(it, kept).map((errand) => ({ errand, urgent: false }));
    await tx.arm(errands, gesture.at);
  });
  return missed;
}

/** Whose newer state there is. */
async function newer(
  { by, at }: Change,
  presser: PersonId,
  bot: Bot,
  said: (name: string, at: string) => string,
): Promise<string> {
  if (by === null || by === presser) return say.newerAnyway;
  return said(await bot.around.name(by), dateTime(at, bot.work.policies.current.timeZone));
}

const says = (press: Press, text: string) => ({ after: tell(press, [paragraph(text)]) });

/** What somebody of the desk presses on the card. */
const pressed =
  (wish: ChangeWish): OnPress =>
  async (press, carried, bot) => {
    if (!bot.desk.isProof(press.channel)) return says(press, refusals["not-on-the-desk"]);
    if (wish.do === "approve" && bot.work.policies.current.changes === undefined) return says(press, say.off);
    const missed = await done(press, carried, bot, wish);
    if (missed === null) return nothing;
    return says(
      press,
      missed.as === "unknown" ? refusals["out-of-date"] : await newer(missed.it, press.by, bot, say.newer),
    );
  };

/** 全職員に知らせる. */
export const changeApprove = pressed({ do: "approve" });
/** 今月は出さない. */
export const changeSkip = pressed({ do: "skip" });
/** もう一度考える, after it was left out or taken back. */
export const changeReconsider = pressed({ do: "reconsider" });
/** 取り下げる: takes it out of the channel of all staff. */
export const changeWithdraw = pressed({ do: "withdraw" });

/** 書く・直す: opens the form with the lines as they stand now. */
export const changeWrite: OnPress = async (press, { month }, bot) => {
  if (!bot.desk.isProof(press.channel)) return says(press, refusals["not-on-the-desk"]);
  const it = month === undefined ? null : await bot.store.read.change(month);
  if (it === null) return says(press, refusals["out-of-date"]);
  if (!isWritable(it)) return says(press, await newer(it, press.by, bot, say.newer));
  return { after: opens(press, changeModal(it)) };
};

/** The lines as somebody wrote them; what all staff read already changes at once. */
export const changeWritten: OnSubmit = async (submission, carried, bot) => {
  const { fields, by } = submission;
  const [first = ""] = CHANGE_FIELDS;
  if (!bot.desk.has(by)) return errors(first, refusals["not-on-the-desk"]);
  const written = CHANGE_FIELDS.map((field) => textIn(fields, field));
  const long = CHANGE_FIELDS.find((_, n) => linesOf(written.slice(n, n + 1)).some(isTooLong));
  if (long !== undefined) return errors(long, say.form.tooLong(LINE_HOLDS));
  const lines = linesOf(written);
  if (lines.length === 0) return errors(first, say.form.needed);
  const missed = await done(submission, carried, bot, { do: "write", lines });
  if (missed === null) return nothing;
  return errors(
    first,
    missed.as === "unknown" ? refusals["out-of-date"] : await newer(missed.it, by, bot, say.newerThanForm),
  );
};

const isTooLong = (line: string): boolean => line.length > LINE_HOLDS;
