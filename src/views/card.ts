import { type Case, isOpen, namedAtDesk, receivedAt } from "../cases/case.ts";
import { isLate } from "../cases/reminded.ts";
import { PLACE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { clockTime, dateTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toDesk } from "../words/to-desk.ts";
import { toFile } from "../words/to-file.ts";
import { inBlocks, lineOf } from "./answers.ts";
import { callsOnCard } from "./calls.ts";
import { type Content, passagesOnCard } from "./content.ts";
import { answeredBy } from "./handing.ts";
import { goingOn } from "./incidents.ts";
import {
  broadcast,
  button,
  buttons,
  escaped,
  heading,
  type KnownBlock,
  line,
  marked,
  small,
  sure,
} from "./kit.ts";
import { managerOnCard } from "./manager-desk.ts";
import { placeOf } from "./notices.ts";
import { judgementOnCard } from "./result.ts";
import type { Names } from "./thread.ts";
import { notingMenu, waitsOnCard, workMenu, workOnCard } from "./work-card.ts";

const { card } = toDesk;
const { notices } = toBoth;

/** What the report says, the same in the preview and on the card. */
export function factBlocks(
  policy: Policy,
  c: Case,
  content: Content,
  names: Names,
  rest?: string,
): KnownBlock[] {
  const facts = content.answers
    .filter((a) => a.answer.length > 0)
    .map((a) => [
      ...lineOf(`*${escaped(a.question)}*：`, a.answer.map(escaped)),
      escaped(answeredBy(c, a.by, names)),
    ]);
  const at = (ms: number) => clockTime(ms, policy.timeZone);
  const live = [
    ...(c.repeatingSince === null ? [] : [card.repeating(at(c.repeatingSince))]),
    ...(c.unrelatedSince === null ? [] : [card.unrelated(at(c.unrelatedSince))]),
    ...(c.endedAt === null ? [] : [card.ended(at(c.endedAt))]),
  ];
  return [
    ...inBlocks([...facts, ...live.map((text) => [text])]).map(marked),
    ...passagesOnCard(content, rest),
    ...(content.places.some((p) => !p.lifted) ? [small(asking.masking.atDesk)] : []),
  ];
}

/** What makes an urgent case stand out, as long as it is open. */
export function urgencyMark(c: Case): string {
  const mark = isOpen(c) ? toBoth.urgencyMark[c.urgency] : "";
  return mark === "" ? "" : `${mark} `;
}

/** The desk's card: how a case stands, at a glance. Drawn anew from what is stored, never read back. */
export function cardBlocks(
  policy: Policy,
  c: Case,
  content: Content,
  names: Names,
  section: string | null = null,
): KnownBlock[] {
  const at = (ms: number) => dateTime(ms, policy.timeZone);
  const number = c.number ?? "";
  const title = heading(`${urgencyMark(c)}${card.title(number, toBoth.kind[c.kind])}`);
  if (c.status === "withdrawn") return [title, marked(`*${card.withdrawn}*`)];
  return [
    title,
    ...(c.calledAt !== null && isOpen(c) ? urgent(policy, c, at(c.calledAt)) : []),
    ...(isOpen(c) ? callsOnCard(policy, c, names) : []),
    {
      type: "section",
      fields: [
        field(card.status, toBoth.status[c.status]),
        field(card.urgency, policy.labels.urgency[c.urgency]),
        field(card.owner, c.owner === null ? card.nobody : names(c.owner)),
        field(card.reporter, namedAtDesk(c) ? names(c.reporter) : card.noName),
        ...(section === null ? [] : [field(card.section, section)]),
        field(card.received, at(receivedAt(c))),
        field(card.lastAnswer, lastAnswer(c, at)),
      ],
      accessory: notingMenu(c),
    },
    ...owed(c, at),
    ...waitsOnCard(policy, c),
    ...decided(policy, c, names, at),
    ...managerOnCard(c, names),
    ...goingOn(c, "desk", names),
    ...(c.sentAt === null ? [marked(card.notYetTold)] : factBlocks(policy, c, content, names)),
    ...(c.sentAt === null ? [] : judgementOnCard(policy, c)),
    ...(c.messages.length > 0 ? [small(card.messages(c.messages.length))] : []),
    ...workOnCard(policy, c),
    line,
    deskButtons(policy, c),
    small(card.lanes),
  ];
}

/** Wakes everybody in the channel, as long as nobody has taken the case. */
function urgent(policy: Policy, c: Case, at: string): KnownBlock[] {
  const place = (c.answers[PLACE.question] ?? []).length > 0 ? `　${notices.place(placeOf(policy, c))}` : "";
  const text = marked(`*${card.urgent}*（${at}）${escaped(place)}`);
  return c.owner === null ? [broadcast(card.everybody), text] : [text];
}

/** A labelled value. A name Slack has not told us yet is left for Slack to show, as a mention. */
const field = (label: string, value: string) => ({
  type: "mrkdwn" as const,
  text: `*${label}*\n${/^@[UW][0-9A-Z]{5,}$/.test(value) ? `<${value}>` : escaped(value)}`,
});

function decided(policy: Policy, c: Case, names: Names, at: (ms: number) => string): KnownBlock[] {
  if (c.decision === null) return [];
  const { outcome, by, at: when } = c.decision;
  const label = escaped(policy.labels.decision[outcome]);
  return [marked(`*${card.decision}*：${label}（${escaped(names(by))}、${at(when)}）`)];
}

/** By when the reporter hears; that the time has come, once the desk was told so. */
function owed(c: Case, at: (ms: number) => string): KnownBlock[] {
  if (!isOpen(c)) return [];
  if (isLate(c))
    return [marked(`*${c.owner === null ? card.lateUnclaimed : card.late(at(c.answerDue ?? 0))}*`)];
  return c.answerDue === null ? [] : [small(card.due(at(c.answerDue)))];
}

function lastAnswer(c: Case, at: (ms: number) => string): string {
  const last = c.replies.at(-1);
  if (last === undefined) return card.noAnswer;
  if (last.state === "sending") return card.unsent;
  return last.state === "failed" ? card.failed : card.answered(at(last.at));
}

function deskButtons(policy: Policy, c: Case): KnownBlock {
  const carried = { case: c.id };
  const reply = button(card.reply, "reply", carried);
  if (!isOpen(c)) return buttons(reply, button(card.reopen, "reopen", carried), sheetButton(c));
  const release = button(card.release, "release", carried, {
    confirm: sure(card.releaseSure, card.releaseSays, card.release, card.no),
  });
  return buttons(
    ...(c.status === "waiting" ? [button(card.claim, "claim", carried, { style: "primary" })] : []),
    reply,
    button(card.decide, "decide", carried),
    button(card.close, "close", carried),
    ...(c.status === "waiting" ? [] : [release]),
    sheetButton(c),
    workMenu(policy, c),
  );
}

/** 記録票: a sheet for the file, into the case's thread. */
const sheetButton = (c: Case) => button(toFile.sheet.short, "sheet", { case: c.id });
