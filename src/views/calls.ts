import type { Button } from "@slack/types";
import {
  type Call,
  type Called,
  type Need,
  type Part,
  type PassedOver,
  type Response,
  responsesTo,
  type Summoned,
} from "../cases/calls.ts";
import { type Case, namedAtDesk } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { PLACE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { clockTime } from "../words/time.ts";
import { toCalled } from "../words/to-called.ts";
import { messageParts } from "./content.ts";
import {
  button,
  buttons,
  escaped,
  form,
  heading,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
  sure,
} from "./kit.ts";
import { placeOf } from "./notices.ts";
import type { Shown } from "./shown.ts";
import type { Names } from "./thread.ts";

const { calling: say } = toCalled;

/** Where the reporter works, as the city's file says; null where it says nothing. */
export interface Whereabouts {
  /** 市民文化局 市民課 */
  readonly section: string;
  readonly place: string;
  readonly extension: string;
  readonly guard: string;
}

/** Who is called when somebody is asked for, by their part: at once, and later where nobody answers. */
export interface Planned {
  readonly atOnce: readonly Part[];
  readonly later: readonly Part[];
}

/** The fields in which a call is ended, and somebody is asked to go instead. */
export const NOTE = "note";
export const DEPUTY = "deputy";

/** The message to somebody who is called: who needs what, where, who else is called, and what they answer. */
export function summonsBlocks(
  policy: Policy,
  c: Case,
  call: Call,
  me: Summoned,
  where: Whereabouts | null,
  names: Names,
  note: Shown | null,
): KnownBlock[] {
  const at = (ms: number) => clockTime(ms, policy.timeZone);
  const reporter = names(c.reporter);
  const who = say.who(reporter, where?.section ?? "");
  const title = say.title[call.need];
  if (call.over !== null) {
    const { by, words, at: when } = call.over;
    const ended = words === null ? say.overWithCase : say.over(at(when), names(by));
    const asked = paragraph(say.asked[call.need](who, at(call.at)));
    return [heading(title), asked, paragraph(ended), ...written(note), people(policy, c, call, names)];
  }
  return [
    heading(call.need === "help" ? say.pressing(title) : title),
    paragraph(say.asks[call.need](who, at(call.at))),
    ...whereTo(policy, c, call, where),
    ...(me.instead === null ? [] : [small(say.instead(names(me.instead)))]),
    people(policy, c, call, names),
    buttons(...answerButtons(c, call, me), endButton(c, call)),
    ...(call.need === "may_end" ? [small(say.organisation)] : []),
    small(say.shown(reporter)),
    ...(call.need === "help" ? [small(say.police)] : []),
  ];
}

/** Where to go: where they said they are, and where their section is; of a deadlock, since when. */
function whereTo(policy: Policy, c: Case, call: Call, where: Whereabouts | null): KnownBlock[] {
  const told = (c.answers[PLACE.question] ?? []).length > 0;
  const section =
    where === null || where.place + where.extension === ""
      ? []
      : [small(say.section(where.place, where.extension))];
  const since = c.repeatingSince;
  return [
    ...(told
      ? [paragraph(say.place(placeOf(policy, c)))]
      : call.need === "help"
        ? [paragraph(say.noPlace)]
        : []),
    ...(since === null
      ? []
      : [paragraph(say.repeating(clockTime(since, policy.timeZone), policy.thresholds.deadlock.minutes))]),
    ...section,
  ];
}

/** What somebody who is called may answer. */
export const answerButtons = (c: Case, call: Call, me: Summoned): Button[] =>
  responsesTo(call.need).map((response) => answerButton(c, call, me, response));

const isPress = (response: Response): response is Exclude<Response, "missed"> => response !== "missed";

/** What they pressed stands out; they may still press another. */
function answerButton(c: Case, call: Call, me: Summoned, response: Response): Button {
  const text = isPress(response) ? say.press[response] : "";
  const carried = { case: c.id, call: call.event, response };
  const first = me.response === null && response === responsesTo(call.need)[0];
  return button(
    text,
    `respond.${response}`,
    carried,
    first || me.response === response ? { style: "primary" } : {},
  );
}

const endButton = (c: Case, call: Call): Button =>
  button(say.endButton, `stand-down.${call.event}`, { case: c.id, call: call.event });

/** Once the desk has taken a call up, nobody waits for the rest of its duty. */
const waitedFor = (c: Case, call: Call): readonly Summoned[] =>
  call.summoned.filter((one) => one.part !== "duty" || one.response !== null || c.callAnsweredAt === null);

/** Who was called and what each answered. */
const people = (policy: Policy, c: Case, call: Call, names: Names): KnownBlock =>
  marked(
    waitedFor(c, call)
      .map((one) => `• ${escaped(lineOf(policy, one, names, call.over !== null))}`)
      .join("\n") || say.nobodyCalled,
  );

function lineOf(policy: Policy, one: Summoned, names: Names, isOver = false): string {
  const silent = isOver ? say.neverReacted : say.noReaction;
  const state = one.response === null ? silent : say.state[one.response];
  const at = one.respondedAt === null ? null : clockTime(one.respondedAt, policy.timeZone);
  return say.line(whoIs(one, names), state, at);
}

/** 山田さん（係長）; in somebody's place, whose. */
function whoIs(one: Called, names: Names): string {
  const instead = one.instead === null ? "" : say.insteadOf(names(one.instead));
  return say.named(names(one.person), `${say.part[one.part]}${instead}`);
}

/** How it stands with one call, for who called: who comes, who has not answered, who is called next. */
export function callLines(policy: Policy, c: Case, call: Call, names: Names, isCutOff = false): KnownBlock[] {
  if (call.over !== null) return [];
  if (isCutOff && call.summoned.length === 0) return [marked(say.cutOff), buttons(endButton(c, call))];
  const next = call.next === null ? [] : [small(say.next(clockTime(call.next, policy.timeZone)))];
  return [
    // Of nobody called there is nothing to say as long as somebody will be.
    ...(call.summoned.length === 0 && call.next !== null
      ? []
      : [marked(`*${say.waitsFor[call.need]}*`), people(policy, c, call, names)]),
    ...passedOver(call.passedOver).map(small),
    ...next,
    buttons(endButton(c, call)),
  ];
}

const passedOver = ({ kept, away, unknown }: PassedOver): string[] => [
  ...(kept > 0 ? [say.kept] : []),
  ...(away > 0 ? [say.away] : []),
  ...(unknown > 0 ? [say.unknown] : []),
];

/** The numbers that work whoever answers: the desk's, the policy's, the own section's and its building's guard. */
export function numbersLine(policy: Policy, where: Whereabouts | null): KnownBlock {
  const own = [
    ...(where === null || where.extension === "" ? [] : [say.ownSection(where.extension)]),
    ...(where === null || where.guard === "" ? [] : [say.guard(where.guard)]),
  ];
  const all = policy.calls.numbers.map(({ label, number }) => `${label} ${number}`);
  return small(say.numbers([...own, ...all, `${policy.desk.name} ${policy.desk.extension}`].join("　")));
}

/** The same at the desk; nobody's name where the reporter has none, since the names would lead to them. */
export function callsOnCard(policy: Policy, c: Case, names: Names): KnownBlock[] {
  const open = c.calls.filter((call) => call.over === null);
  const known = namedAtDesk(c);
  return open.flatMap((call) => {
    const lines = waitedFor(c, call).map((one) => {
      const state = one.response === null ? say.noReaction : say.state[one.response];
      return `• ${escaped(known ? lineOf(policy, one, names) : say.line(say.part[one.part], state, null))}`;
    });
    return [
      ...(lines.length === 0 ? [] : [marked([`*${say.waitsFor[call.need]}*`, ...lines].join("\n"))]),
      ...(call.need === "help" ? [buttons(endButton(c, call))] : []),
    ];
  });
}

/** The button by which somebody is asked for while the talk goes on. */
export const needButton = (c: Case, need: Exclude<Need, "help">, plan: Planned) =>
  button(
    say.waitsFor[need],
    `need.${need}`,
    { case: c.id, need },
    { confirm: sure(say.sure[need], sureSays(plan), say.yes, say.no) },
  );

/** Who hears the name, by what they are: no more and no fewer than are called. */
function sureSays({ atOnce, later }: Planned): string {
  const named = (parts: readonly Part[]) => parts.map((part) => say.part[part]).join("、");
  return atOnce.length === 0 ? say.sureNobody : say.sureSays(named(atOnce), named(later));
}

/** The buttons by which people are asked for while the talk goes on; none for what is asked already. */
export function needButtons(c: Case, plan: Planned): KnownBlock[] {
  const needs = ["replace", "sit_in", "may_end"] as const;
  const free = needs.filter((need) => !c.calls.some((call) => call.need === need && call.over === null));
  if (free.length === 0) return [];
  return [buttons(...free.map((need) => needButton(c, need, plan)))];
}

/** How a call ended, said by whoever ends it. */
export const standDownModal = (c: Case, call: Call, isDesk: boolean): ModalView =>
  form(
    "stand-down",
    { case: c.id, call: call.event, ...(isDesk ? { side: "desk" } : {}) },
    { title: say.endTitle, submit: say.endSubmit, close: asking.ask.cancel },
    [
      {
        type: "input",
        block_id: NOTE,
        label: plainText(say.endLabel),
        hint: plainText(say.endHint),
        element: {
          type: "plain_text_input",
          action_id: NOTE,
          initial_value: say.endInitial,
          max_length: 500,
        },
      },
    ],
  );

/** Who goes instead, where the city's file names nobody. */
export const deputyModal = (c: Case, call: Call): ModalView =>
  form(
    "deputy",
    { case: c.id, call: call.event },
    { title: say.deputyTitle, submit: say.deputySubmit, close: asking.ask.cancel },
    [
      {
        type: "input",
        block_id: DEPUTY,
        label: plainText(say.deputyLabel),
        hint: plainText(say.deputySays),
        element: { type: "users_select", action_id: DEPUTY, placeholder: plainText(asking.ask.choose) },
      },
    ],
  );

/** How it ended, in the words of who ended it. */
const written = (note: Shown | null): KnownBlock[] => (note === null ? [] : (messageParts(note)[0] ?? []));

/** That a call is over, to somebody on their way. */
export const standDownBlocks = (note: Shown | null): KnownBlock[] => [
  paragraph(say.standDown),
  ...written(note),
];

type OfCalls = CaseEvent & { readonly type: "summoned" | "responded" | "stood-down" };

/** What one event of a call says, to a reader who may not know the names without any. */
export function callSays(c: Case, event: OfCalls, veiled: boolean, names: Names): string {
  const who = (one: Called) => (veiled ? say.part[one.part] : whoIs(one, names));
  const call = c.calls.find((one) => one.event === ("call" in event ? event.call : null));
  switch (event.type) {
    case "summoned": {
      if (event.people.length === 0) return say.notice.nobodyLeft;
      const all = event.people.map(who).join("、");
      if (event.call === null) return say.notice.firstRing(all);
      const isRing = event.people.some((one) => one.part !== "deputy");
      return isRing ? say.notice.nextRing(all) : say.notice.deputies(all);
    }
    case "responded": {
      const one = call?.summoned.find((summoned) => summoned.person === event.person);
      return one === undefined ? "" : say.notice.response(who(one), say.state[event.response]);
    }
    case "stood-down":
      return veiled ? say.overWithCase : say.notice.over(names(event.by));
  }
}

/** The same as a notice, with what was written when a call was ended. */
export const callNotice = (
  c: Case,
  event: OfCalls,
  isDesk: boolean,
  names: Names,
  note: Shown | null,
): KnownBlock[] => [paragraph(callSays(c, event, isDesk && !namedAtDesk(c), names)), ...written(note)];
