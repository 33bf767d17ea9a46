import { daysLater, instantOf, isDate, localDate } from "../calendar/local.ts";
import { opens } from "../casework/answers.ts";
import { isAdmitted } from "../casework/people.ts";
import { absenceModal, DELEGATE, FROM, TO } from "../views/absence.ts";
import { toCalled } from "../words/to-called.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { errors, type OnPress, type OnSubmit, textIn } from "./action.ts";
import { homeOpened } from "./home.ts";

const { absence: say } = toCalled;

/** Nobody is away for longer without somebody else taking their place in the city's file. */
const LONGEST_DAYS = 366;

/** 不在を登録する, and 変える: opens the form. */
export const absence: OnPress = async (press, _, bot) => {
  const { timeZone } = bot.work.policies.current;
  const away = await bot.store.read.absence(press.by);
  const known = away !== null && away.until > press.at ? away : null;
  return { after: opens(press, absenceModal(known, localDate(press.at, timeZone), timeZone)) };
};

/** 取り消す: they can be called again. */
export const absenceEnd: OnPress = async (press, _, bot) => {
  await bot.work.record(press, (tx) => tx.endAbsence(press.by));
  return homeOpened(press, bot);
};

export const absenceSubmitted: OnSubmit = async (submission, _, bot) => {
  const { timeZone } = bot.work.policies.current;
  const { fields, by: person, at } = submission;
  const [first, last] = [textIn(fields, FROM), textIn(fields, TO)];
  const delegate = textIn(fields, DELEGATE) || null;
  const today = localDate(at, timeZone);
  if (!isDate(first)) return errors(FROM, toColleagues.incident.someDay);
  if (!isDate(last)) return errors(TO, toColleagues.incident.someDay);
  if (last < first) return errors(TO, say.order);
  if (last < today) return errors(TO, say.past);
  if (last > daysLater(first, LONGEST_DAYS) || first > daysLater(today, LONGEST_DAYS))
    return errors(TO, say.tooLong);
  if (delegate === person) return errors(DELEGATE, say.self);
  if (delegate !== null && !isAdmitted(bot.work.policies.current, await bot.people.known(delegate)))
    return errors(DELEGATE, toColleagues.handing.notAdmitted);
  const from = instantOf(first, 0, timeZone);
  const until = instantOf(daysLater(last, 1), 0, timeZone);
  const theirs = delegate === null ? null : await bot.store.read.absence(delegate);
  if (theirs !== null && theirs.from < until && theirs.until > from)
    return errors(DELEGATE, say.delegateAway);
  await bot.work.record(submission, (tx) => tx.setAbsence({ person, from, until, delegate }));
  return homeOpened(submission, bot);
};
