import { isInHand } from "../cases/calls.ts";
import {
  type Case,
  type Instant,
  isBeingWritten,
  isCalling,
  isOpen,
  namedAtDesk,
  writesIntoDraft,
} from "../cases/case.ts";
import { flowAnswers, isLive, mayReconsider } from "../cases/standing.ts";
import { isJudged } from "../flows/judge.ts";
import { SHARE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { clockTime, dateTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toDesk } from "../words/to-desk.ts";
import { toStaff } from "../words/to-staff.ts";
import { callLines, needButtons, numbersLine, type Planned, type Whereabouts } from "./calls.ts";
import { factBlocks } from "./card.ts";
import type { Content } from "./content.ts";
import { contentParts } from "./content.ts";
import { awayBlocks, calledAwayBlocks } from "./hours.ts";
import { againButton, goingOn, reconsiderButton } from "./incidents.ts";
import {
  button,
  buttons,
  escaped,
  heading,
  type KnownBlock,
  line,
  marked,
  paragraph,
  small,
  sure,
} from "./kit.ts";
import { timerBlocks } from "./reminders.ts";
import { rightsButton, surelyWithdraw, withdrawButton } from "./rights.ts";

/** People's names, as far as this reader may know them. */
export type Names = (id: string) => string;

const { thread, safety, live } = toStaff;
const { preview, masking } = asking;
const { card } = toDesk;

const callButton = (c: Case) =>
  button(
    safety.call,
    "call",
    { case: c.id },
    {
      style: "danger",
      confirm: sure(safety.callSure, safety.callSays, safety.yes, safety.no),
    },
  );

/** Whether it waits for somebody to look. After a call for help, the call's own message says how that is. */
const isWaiting = (c: Case) => c.owner === null && !isCalling(c);

/** The head of the reporter's thread: what this is, how it stands, and the way out. */
export function threadBlocks(
  policy: Policy,
  c: Case,
  names: Names,
  arrived: boolean,
  now: Instant,
): KnownBlock[] {
  const title = thread.title(toBoth.kind[c.kind], c.number);
  const withdraw = withdrawButton(c);
  switch (c.status) {
    case "withdrawn":
      return [heading(title), paragraph(thread.withdrawn), buttons(rightsButton(c))];
    case "closed":
      return [
        heading(title),
        paragraph(thread.closed),
        buttons(button(thread.reopen, "reopen", { case: c.id }), rightsButton(c), withdraw),
      ];
    case "draft":
      return [heading(title), small(thread.draft), buttons(callButton(c), withdraw)];
    default:
      return [
        heading(title),
        ...(arrived ? [] : [paragraph(thread.onItsWay(policy.desk.name, policy.desk.extension))]),
        paragraph(c.owner === null ? thread.noOwner : thread.owner(names(c.owner))),
        ...(isWaiting(c) ? awayBlocks(policy, now) : []),
        small(headline(c)),
        ...goingOn(c, "reporter", names),
        buttons(
          againButton(c),
          button(toColleagues.together.open, "together", { case: c.id }),
          ...(mayReconsider(c, policy) ? [reconsiderButton(c)] : []),
        ),
        buttons(...(isCalling(c) ? [] : [callButton(c)]), rightsButton(c), withdraw),
      ];
  }
}

/** Where words written into the thread go at this moment. */
function headline(c: Case): string {
  if (writesIntoDraft(c)) return `${thread.calledFirst}\n${thread.draftWrite}`;
  return isBeingWritten(c) ? `${thread.open}\n${thread.calledFirst}` : thread.open;
}

/** How far a call for help came: the desk can read it, it is on its way, or nothing gets there now. */
export type Reach = "arrived" | "on-its-way" | "cut-off";

const said = { arrived: safety.told, "on-its-way": safety.telling, "cut-off": safety.cutOff };

/** What to do now, once help was called. */
export function safetyBlocks(
  policy: Policy,
  c: Case,
  names: Names,
  reach: Reach,
  where: Whereabouts | null = null,
): KnownBlock[] {
  const call = c.calls.findLast((one) => one.need === "help");
  return [
    heading(safety.title),
    ...(c.calledAt === null ? [] : [paragraph(said[reach](clockTime(c.calledAt, policy.timeZone)))]),
    marked(policy.safety.map((step) => `• ${escaped(step)}`).join("\n")),
    paragraph(reaction(c, c.owner === null ? "" : names(c.owner))),
    ...(call === undefined ? [] : callLines(policy, c, call, names, reach === "cut-off")),
    ...(c.calledAt !== null && isOpen(c) && isCalling(c) ? calledAwayBlocks(policy, c.calledAt) : []),
    ...(isOpen(c) ? [small(writesIntoDraft(c) ? safety.writeLater : thread.open)] : []),
    numbersLine(policy, where),
    ...(isOpen(c) && !isCalling(c) && (call === undefined || call.over !== null)
      ? [buttons(callButton(c))]
      : []),
  ];
}

/** Who comes. Whoever had the case before the call has not answered the call by that. */
function reaction(c: Case, owner: string): string {
  const call = c.calls.findLast((one) => one.need === "help");
  if (c.status === "withdrawn") return safety.calledOff;
  if (c.status === "closed") return safety.over;
  if (call != null && call.over !== null && call.at >= (c.calledAt ?? 0)) return safety.stoodDown;
  if (call !== undefined && isInHand(call) && owner === "") return safety.inHand;
  if (owner === "") return safety.nobodyYet;
  const answered = (c.claimedAt ?? 0) >= (c.calledAt ?? 0);
  return answered ? safety.someone(owner) : safety.ownerNotYet(owner);
}

/** While somebody is still there or on the telephone: what to say, and since when it repeats. */
export function liveBlocks(policy: Policy, c: Case, names: Names, plan: Planned): KnownBlock[] {
  if (!isLive(c)) return [paragraph(live.over)];
  const minutes = policy.thresholds.deadlock.minutes;
  const at = (ms: number) => clockTime(ms, policy.timeZone);
  return [
    heading(live.title),
    ...(c.repeatingSince === null
      ? [small(live.repeatSays(minutes))]
      : [marked(`*${live.since(at(c.repeatingSince), at(c.repeatingSince + minutes * 60_000))}*`)]),
    buttons(
      ...(c.repeatingSince === null ? [button(live.repeat, "repeating", { case: c.id })] : []),
      button(live.ended, "ended", { case: c.id }, { style: "primary" }),
      ...(isCalling(c) ? [] : [callButton(c)]),
    ),
    ...timerBlocks(policy, c),
    ...needButtons(c, plan),
    ...c.calls.filter((call) => call.need !== "help").flatMap((call) => callLines(policy, c, call, names)),
    line,
    paragraph(live.intro),
    ...policy.phrases.map((p) =>
      marked(
        `*${escaped(p.label)}*（${escaped(p.by)}）\n「${escaped(p.say)}」${p.note === undefined ? "" : `\n_${escaped(p.note)}_`}`,
      ),
    ),
    small(live.afterwards),
  ];
}

const filesOf = (content: Content): number => content.passages.reduce((sum, p) => sum + p.files, 0);

/** What the desk will see, before it is sent; `part` counts from 1, the last one carries the buttons. */
export function previewBlocks(
  policy: Policy,
  c: Case,
  content: Content,
  part: number,
  ready: boolean,
  names: Names,
  now: Instant,
): KnownBlock[] {
  const parts = contentParts(content);
  if (part > parts.length + 1) return [small(preview.gone)];
  if (c.status === "withdrawn") return [small(preview.over)];
  if (c.status === "closed" && c.sentAt === null) return [small(preview.closed)];
  if (isBeingWritten(c) && !ready) {
    if (part > 1) return [small(preview.waits)];
    const later = (c.answers[SHARE.question] ?? []).includes(SHARE.later);
    return [small(later && c.changing === null ? preview.notYet : preview.changing)];
  }
  const body =
    part === 1
      ? [
          heading(preview.title),
          ...factBlocks(policy, c, content, names),
          marked(`*${card.reporter}*：${escaped(namedAtDesk(c) ? names(c.reporter) : card.noName)}`),
          small(isJudged(policy, flowAnswers(c)) ? preview.besidesJudged : preview.besides),
          ...(namedAtDesk(c) ? [] : [small(preview.anonymous)]),
        ]
      : (parts[part - 2] ?? []);
  if (part < parts.length + 1) return [...body, small(preview.more)];
  if (c.sentAt !== null) return [...body, line, small(preview.sent(dateTime(c.sentAt, policy.timeZone)))];
  return [
    ...body,
    line,
    ...(content.places.length > 0 ? [small(hiddenIn(content))] : []),
    ...(filesOf(content) > 0 ? [small(preview.files(filesOf(content)))] : []),
    ...(isWaiting(c) ? awayBlocks(policy, now) : []),
    buttons(
      button(preview.send, "send", { case: c.id }, { style: "primary" }),
      button(preview.edit, "edit", { case: c.id }),
      ...(content.places.length > 0 ? [button(masking.choose, "masks", { case: c.id })] : []),
      button(preview.discard, "withdraw", { case: c.id }, { confirm: surelyWithdraw(c, preview.back) }),
    ),
  ];
}

/** How much of the words the desk does not see, and how much was lifted. */
function hiddenIn({ places }: Content): string {
  const lifted = places.filter((p) => p.lifted).length;
  return masking.inPreview(places.length - lifted, lifted);
}
