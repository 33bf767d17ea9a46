import { localDate } from "../calendar/local.ts";
import type { WordsId } from "../cases/case.ts";
import { nothing } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Desk } from "../casework/casework.ts";
import type { Submission } from "../casework/gestures.ts";
import { URGENCIES } from "../policy/policy.ts";
import { messageParts } from "../views/content.ts";
import { noteModal } from "../views/doors.ts";
import { paragraph } from "../views/kit.ts";
import {
  FIELD,
  handOverModal,
  inquiryModal,
  linkModal,
  measureModal,
  questionField,
  takeOverModal,
  weighModal,
} from "../views/work.ts";
import { asking } from "../words/asking.ts";
import { caseNumber, typedNumber } from "../words/time.ts";
import { toWork } from "../words/to-work.ts";
import { carriedBy, errors, NO_CASE, type OnPress, type OnSubmit, textIn } from "./action.ts";
import { opensForm, over, submitted } from "./desk.ts";

const { workForm: say } = toWork;

const nameOf = async (bot: Bot, person: string): Promise<string> =>
  (await bot.people.known(person))?.name ?? "";

/** 担当を代わる: asks once more, since another has the case. */
export const takeOver = opensForm(
  async (c, bot) => takeOverModal(c, await nameOf(bot, c.owner ?? "")),
  (c, press) => over(c) ?? (c.owner === null ? "not-claimed" : c.owner === press.by ? "yours-already" : null),
);

/** A word that may be left out, kept for the desk. */
const worded = async (submission: Submission, desk: Desk, field: string): Promise<WordsId | null> => {
  const text = textIn(submission.fields, field).trim();
  return text === "" ? null : desk.keep({ role: "internal", text });
};

export const takeOverSubmitted: OnSubmit = async (submission, carried, bot) =>
  submitted(submission, carried, bot, FIELD.word, async (desk) => [
    { ask: "take-over", since: carried.since ?? 0, words: await worded(submission, desk, FIELD.word) },
  ]);

/** 引き継ぐ: to somebody else of the desk. */
export const handOver = opensForm(
  async (c, bot) => {
    const others = bot.desk.ids().filter((one) => one !== c.owner);
    const people = await Promise.all(others.map(async (id) => [id, await nameOf(bot, id)] as const));
    const named = people.filter(([, name]) => name !== "");
    return named.length === 0 ? noteModal([paragraph(say.handNobody)]) : handOverModal(c, named);
  },
  (c) => over(c) ?? (c.owner === null ? "not-claimed" : null),
);

export const handOverSubmitted: OnSubmit = async (submission, carried, bot) => {
  const to = textIn(submission.fields, FIELD.to);
  if (!bot.desk.has(to)) return errors(FIELD.to, say.notOnDesk);
  return submitted(submission, carried, bot, FIELD.to, async (desk) => [
    {
      ask: "hand-over",
      since: carried.since ?? 0,
      to,
      words: await worded(submission, desk, FIELD.word),
    },
  ]);
};

/** 職員に聞く: a question from the city's list, or freely. */
export const inquire = opensForm(async (c, bot) => inquiryModal(bot.work.policies.of(c), c, null), over);

const questionIn = (fields: Readonly<Record<string, readonly string[]>>): string =>
  Object.keys(fields).find((field) => field.startsWith("question.")) ?? questionField("none");

/** A question was chosen in the form: its text takes the place of the field. */
export const question: OnPress = async (press, _, bot) => {
  const view = press.view;
  if (view === null) return nothing;
  const c = await bot.store.read.case(carriedBy(view.metadata).case ?? NO_CASE);
  if (c === null) return nothing;
  const chosen = press.fields.question?.[0] ?? null;
  const typed = textIn(press.fields, questionIn(press.fields));
  const modal = inquiryModal(bot.work.policies.of(c), c, chosen, typed);
  return { after: (chat) => chat.updateView(view.id, modal) };
};

export const inquirySubmitted: OnSubmit = async (submission, carried, bot) => {
  const field = questionIn(submission.fields);
  const text = textIn(submission.fields, field);
  if (text.trim() === "") return errors(field, say.asksEmpty);
  return submitted(submission, carried, bot, field, async (desk) => [
    { ask: "inquire", words: await desk.keep({ role: "reply", text }), parts: messageParts(text).length },
  ]);
};

/** 緊急度を変える: the desk's own judgement, with a reason that stays inside. */
export const weigh = opensForm(async (c, bot) => weighModal(bot.work.policies.of(c), c), over);

export const weighSubmitted: OnSubmit = async (submission, carried, bot) => {
  const urgency = URGENCIES.find((one) => one === textIn(submission.fields, FIELD.urgency));
  const text = textIn(submission.fields, FIELD.reason).trim();
  if (urgency === undefined) return errors(FIELD.urgency, asking.ask.needed);
  if (text === "") return errors(FIELD.reason, say.weighEmpty);
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  if (c?.urgency === urgency) return errors(FIELD.urgency, say.weighSame);
  return submitted(submission, carried, bot, FIELD.reason, async (desk) => [
    { ask: "weigh", urgency, reason: await desk.keep({ role: "internal", text }) },
  ]);
};

/** 措置を記録する: a step on the ladder, with the dates it needs. */
export const measure = opensForm(async (c, bot, press) =>
  measureModal(bot.work.policies.of(c), c, localDate(press.at, bot.work.policies.current.timeZone)),
);

export const measureSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { fields } = submission;
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  const policy = c === null ? bot.work.policies.current : bot.work.policies.of(c);
  const rung = policy.measures.find((one) => one.id === textIn(fields, FIELD.rung));
  const day = (field: string) => (textIn(fields, field) === "" ? null : textIn(fields, field));
  const [on, until, review] = [day(FIELD.on), day(FIELD.until), day(FIELD.review)];
  if (rung === undefined) return errors(FIELD.rung, asking.ask.needed);
  if (on === null) return errors(FIELD.on, asking.ask.needed);
  if (on > localDate(submission.at, policy.timeZone)) return errors(FIELD.on, say.measureFuture);
  if (rung.needs === "end" && until === null) return errors(FIELD.until, say.measureNeedsEnd);
  if (rung.needs === "review" && review === null) return errors(FIELD.review, say.measureNeedsReview);
  if (until !== null && until < on) return errors(FIELD.until, say.measureBefore);
  if (review !== null && review <= on) return errors(FIELD.review, say.measureBefore);
  return submitted(submission, carried, bot, FIELD.rung, async (desk) => [
    {
      ask: "measure",
      rung: rung.id,
      on,
      until,
      review,
      words: await worded(submission, desk, FIELD.note),
    },
  ]);
};

/** 関連する件: by its number, since nothing lists cases by who is in them. */
export const link = opensForm(async (c) => linkModal(c));

export const linkSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { fields } = submission;
  const written = textIn(fields, FIELD.number).trim();
  const removed = fields[FIELD.remove] ?? [];
  if (written === "" && removed.length === 0) return errors(FIELD.number, say.linkNothing);
  const typed = typedNumber(written);
  // Without its year a number may be that of several cases.
  const number = typed === null || typed.year === null ? "" : caseNumber(typed.year, typed.count);
  const found = number === "" ? [] : await bot.store.read.numbered([number]);
  const other = found.find(({ c }) => c !== null) ?? null;
  if (written !== "" && other === null) return errors(FIELD.number, say.linkUnknown);
  const by = { id: submission.by, onDesk: true };
  return submitted(submission, carried, bot, FIELD.number, async ({ c, tx, now }) => {
    const here = { case: c.id, number: c.number ?? "" };
    const gone = c.work.links.filter((one) => removed.includes(String(one.case)));
    // Both cases change in this one transaction, or neither does.
    for (const one of gone) await bot.work.apply(tx, by, now, one.case, { ask: "unlink", ...here });
    if (other !== null && other.id !== c.id)
      await bot.work.apply(tx, by, now, other.id, { ask: "link", ...here });
    return [
      ...gone.map((one) => ({ ask: "unlink" as const, ...one })),
      ...(other === null ? [] : [{ ask: "link" as const, case: other.id, number }]),
    ];
  });
};
