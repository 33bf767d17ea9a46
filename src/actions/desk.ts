import { localDate } from "../calendar/local.ts";
import type { Case, Instant } from "../cases/case.ts";
import {
  type ClosingFact,
  closingFacts,
  type FactDone,
  isOpen,
  namedAtDesk,
  type Outcome,
  reachedDesk,
} from "../cases/case.ts";
import type { Refusal } from "../cases/requests.ts";
import { standingAnswers } from "../cases/standing.ts";
import { answer, nothing, opens, refusalText, replace, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Press, Submission } from "../casework/gestures.ts";
import { answerBy } from "../flows/promise.ts";
import { messageParts } from "../views/content.ts";
import {
  closeModal,
  confirmSend,
  decideModal,
  factDateField,
  factReasonField,
  internalNote,
  replyField,
  replyModal,
} from "../views/forms.ts";
import { paragraph, small } from "../views/kit.ts";
import { asking } from "../words/asking.ts";
import { refusals } from "../words/refusals.ts";
import { toDesk } from "../words/to-desk.ts";
import {
  asDesk,
  carriedBy,
  errors,
  NO_CASE,
  type OnPress,
  type OnSubmit,
  textIn,
  whoPresses,
} from "./action.ts";
import type { Carried } from "./carried.ts";

/** 担当する: whoever is first has it. */
export const claim: OnPress = async (press, carried, bot) => {
  const due = (c: Case, now: Instant) =>
    answerBy(bot.work.policies.of(c), standingAnswers(c), c.urgency, now);
  const outcome = await bot.work.perform(
    whoPresses(press, bot),
    carried.case ?? NO_CASE,
    async ({ c, now }) => [{ ask: "claim", due: due(c, now) }],
  );
  return answer(bot, press, outcome);
};

export const release: OnPress = async (press, carried, bot) => {
  const ask = async () => [{ ask: "release" } as const];
  return answer(bot, press, await bot.work.perform(whoPresses(press, bot), carried.case ?? NO_CASE, ask));
};

/** Who a reply goes to, as the desk may know them. */
export async function recipient(bot: Bot, c: Case): Promise<string> {
  const name = namedAtDesk(c) ? ((await bot.people.known(c.reporter))?.name ?? "") : null;
  return toDesk.note.to(name, c.number ?? "");
}

/** A case for somebody who pressed in the desk's channel; else what to tell them. */
async function deskCase(press: Press, carried: Carried, bot: Bot): Promise<Case | Answer> {
  const onDesk = bot.desk.isProof(press.channel);
  const c = onDesk ? await bot.store.read.case(carried.case ?? NO_CASE) : null;
  if (c === null || !reachedDesk(c)) {
    const because = onDesk ? "unknown-case" : "not-on-the-desk";
    return { after: tell(press, [paragraph(refusals[because])]) };
  }
  return c.status === "withdrawn" ? { after: tell(press, [paragraph(refusals.withdrawn)]) } : c;
}

const isCase = (it: Case | Answer): it is Case => "reporter" in it;

/** Why nothing can be done with a case that is not open. */
export const over = (c: Case): Refusal | null => (isOpen(c) ? null : "not-open");

/** Opens one of the desk's forms; said before anything is typed, where it would be refused. */
export function opensForm(
  form: (c: Case, bot: Bot, press: Press) => Promise<ReturnType<typeof replyModal>>,
  because: (c: Case, press: Press) => Refusal | null = () => null,
): OnPress {
  return async (press, carried, bot) => {
    const c = await deskCase(press, carried, bot);
    if (!isCase(c)) return c;
    const refusal = because(c, press);
    if (refusal !== null) return { after: tell(press, [paragraph(refusals[refusal])]) };
    const view = await form(c, bot, press);
    return { after: opens(press, view) };
  };
}

export const reply = opensForm(async (c, bot) =>
  replyModal(bot.work.policies.of(c), c, await recipient(bot, c), null),
);

export const decide = opensForm(async (c, bot) => {
  const reason = c.decision === null ? null : await bot.store.read.words(c.decision.reason);
  return decideModal(bot.work.policies.of(c), c, reason?.text ?? null);
}, over);

export const close = opensForm(
  async (c, bot) => closeModal(bot.work.policies.of(c), c),
  (c) => over(c) ?? (c.decision === null ? "not-decided" : null),
);

/** A template was chosen in the reply form: its text takes the place of the field. */
export const template: OnPress = async (press, _, bot) => {
  const view = press.view;
  if (view === null) return nothing;
  const carried = carriedBy(view.metadata);
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  if (c === null) return nothing;
  const chosen = press.fields.template?.[0] ?? null;
  const field = Object.keys(press.fields).find((f) => f.startsWith("reply."));
  const typed = field === undefined ? "" : textIn(press.fields, field);
  const modal = replyModal(bot.work.policies.of(c), c, await recipient(bot, c), chosen, typed);
  return { after: (chat) => chat.updateView(view.id, modal) };
};

/** 職員に送る beside one's own note: shows to whom and what, as it stands. */
export const offerSend: OnPress = async (press, carried, bot) => {
  const c = await deskCase(press, carried, bot);
  if (!isCase(c)) return c;
  const words = await bot.store.read.words(carried.words ?? 0);
  const because = sendable(words, c, press.by);
  if (words === null || because !== null)
    return { after: replace(press, [small(because ?? toDesk.note.own)]) };
  const blocks = confirmSend(c.id, words.id, words.revision, await recipient(bot, c), words);
  return { after: replace(press, blocks) };
};

/** Why a note cannot be sent by this person; null if it can. */
export function sendable(
  words: Awaited<ReturnType<Bot["store"]["read"]["words"]>>,
  c: Case,
  by: string,
): string | null {
  if (words === null || words.caseId !== c.id || words.author !== by) return toDesk.note.own;
  if (words.role === "reply") return toDesk.note.already;
  if (words.role !== "note") return toDesk.note.own;
  const isEmpty = words.text === null || (words.text.trim() === "" && words.files === 0);
  return isEmpty ? refusals["nothing-written"] : null;
}

/** 送る in the confirmation: the note becomes a reply, if it still reads as shown. */
export const sendNote: OnPress = async (press, carried, bot) => {
  const c = await deskCase(press, carried, bot);
  if (!isCase(c)) return c;
  const { words: id = 0, revision } = carried;
  let changed: string | null = null;
  const outcome = await bot.work.perform(whoPresses(press, bot), c.id, async ({ tx }) => {
    const words = await tx.words(id);
    changed = sendable(words, c, press.by);
    if (changed === null && words?.revision !== revision) changed = refusals["words-changed"];
    if (changed !== null || words === null) return [];
    await tx.changeWords(id, { role: "reply" });
    return [{ ask: "reply", words: id, parts: messageParts(words.text ?? "", words.files).length }];
  });
  return answer(bot, press, outcome, () =>
    changed === null
      ? { after: replace(press, [small(toDesk.note.sending)]) }
      : { after: replace(press, [small(changed), ...internalNote(c.id, id)]) },
  );
};

/** やめる in the confirmation: the note stays inside. */
export const keepNote: OnPress = async (press) => ({
  after: replace(press, [small(toDesk.note.stopped)]),
});

/** Performs what a desk form asks; a refusal is said in the form, so that nothing typed is lost. */
export async function submitted(
  submission: Submission,
  carried: Carried,
  bot: Bot,
  field: string,
  asks: Parameters<Bot["work"]["perform"]>[2],
): Promise<Answer> {
  if (bot.desk.hasLeft(submission.by)) return errors(field, refusals["not-on-the-desk"]);
  const outcome = await bot.work.perform(asDesk(submission), carried.case ?? NO_CASE, asks);
  return outcome.as === "refused" ? errors(field, await refusalText(bot, outcome)) : nothing;
}

export const replySubmitted: OnSubmit = async (submission, carried, bot) => {
  const field = Object.keys(submission.fields).find((f) => f.startsWith("reply.")) ?? replyField("none");
  const text = textIn(submission.fields, field);
  if (text.trim() === "") return errors(field, toDesk.replyForm.empty);
  const attached = submission.fields.files ?? [];
  const parts = messageParts(text, attached.length).length;
  return submitted(submission, carried, bot, field, async (desk) => [
    { ask: "reply", words: await desk.keep({ role: "reply", text, attached }), parts },
  ]);
};

const outcomes: readonly Outcome[] = ["applies", "does-not-apply", "reserved"];

export const decideSubmitted: OnSubmit = async (submission, carried, bot) => {
  const reason = textIn(submission.fields, "reason");
  const outcome = outcomes.find((o) => o === textIn(submission.fields, "outcome"));
  if (outcome === undefined) return errors("outcome", asking.ask.needed);
  if (reason.trim() === "") return errors("reason", toDesk.decideForm.empty);
  return submitted(submission, carried, bot, "reason", async (desk) => [
    { ask: "decide", outcome, reason: await desk.keep({ role: "reason", text: reason }) },
  ]);
};

export const closeSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { fields } = submission;
  const message = textIn(fields, "message");
  const today = localDate(submission.at, bot.work.policies.current.timeZone);
  const faults: Record<string, string> = {};
  for (const fact of closingFacts) {
    const on = textIn(fields, factDateField(fact));
    const why = textIn(fields, factReasonField(fact)).trim();
    if (on === "" && why === "") faults[factDateField(fact)] = toDesk.closeForm.needed;
    if (on !== "" && why !== "") faults[factReasonField(fact)] = toDesk.closeForm.both;
    if (on > today) faults[factDateField(fact)] = toDesk.closeForm.future;
  }
  if (message.trim() === "") faults.message = toDesk.closeForm.empty;
  if (Object.keys(faults).length > 0)
    return { ack: { modal: { response_action: "errors", errors: faults } } };
  return submitted(submission, carried, bot, "message", async (desk) => {
    const fact = async (name: ClosingFact): Promise<FactDone> => {
      const on = textIn(fields, factDateField(name));
      if (on !== "") return { on };
      return {
        notApplicable: await desk.keep({
          role: "reason",
          text: textIn(fields, factReasonField(name)).trim(),
        }),
      };
    };
    const facts = {
      verified: await fact("verified"),
      cared: await fact("cared"),
      prevented: await fact("prevented"),
      explained: await fact("explained"),
    };
    const words = await desk.keep({ role: "closing", text: message });
    return [{ ask: "close", facts, message: words, parts: messageParts(message).length }];
  });
};
