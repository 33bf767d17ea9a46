import { type Case, INCIDENT_MINUTES, type Incident, isOpen, namedAtDesk } from "../cases/case.ts";
import type { Side } from "../cases/errands.ts";
import { mayReconsider } from "../cases/standing.ts";
import { HOW } from "../policy/needed.ts";
import type { Option, Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { duration, readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toStaff } from "../words/to-staff.ts";
import { messageParts } from "./content.ts";
import { INPUT_HOLDS } from "./fields.ts";
import {
  button,
  buttons,
  form,
  type KnownBlock,
  type ModalView,
  marked,
  mention,
  paragraph,
  plainText,
  small,
  sure,
} from "./kit.ts";
import { pieces, type Shown, type Veiled } from "./shown.ts";
import type { Names } from "./thread.ts";

const { incident: words, together } = toColleagues;
const { masking } = asking;

/** About how long; the longest length there is to choose stands for everything longer. */
export const lengthOf = (minutes: number, isAtLeast = minutes === INCIDENT_MINUTES.at(-1)): string =>
  (isAtLeast ? words.atLeast : words.about)(duration(minutes));

/** The means a policy knows, by the question `how`; none where it has none. */
const meansIn = (policy: Policy): readonly Option[] =>
  policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === HOW.question)?.options ?? [];

/** By what means something happened, as the policy calls it. */
export const meansOf = (policy: Policy, means: string | null): string | undefined =>
  meansIn(policy).find((o) => o.key === means)?.label;

/** The button under which something that happened again is recorded. */
export const againButton = (c: Case, label = words.again, quoted?: number) =>
  button(label, `again.${c.id}`, { case: c.id, ...(quoted === undefined ? {} : { quoted }) });

/** The button by which the questions are gone through again. */
export const reconsiderButton = (c: Case) => button(asking.result.again, "reconsider", { case: c.id });

/** The button that takes one occurrence back. */
export const strikeButton = (c: Case, incident: number) =>
  button(
    words.strike,
    "strike",
    { case: c.id, incident },
    { confirm: sure(words.strikeSure, words.strikeSays, words.strikeYes, toStaff.thread.no) },
  );

/** The form of one more occurrence: the day, how long, by what means, and a line, all but the day optional. */
export function incidentModal(
  policy: Policy,
  c: Case,
  person: string,
  today: string,
  text = "",
  quoted?: number,
): ModalView {
  const means = meansIn(policy).map((o) => ({ text: plainText(o.label), value: o.key }));
  const isReporter = person === c.reporter;
  const before = c.incidents.at(-1)?.means ?? (isReporter ? (c.answers[HOW.question] ?? [])[0] : undefined);
  const initial = means.find((o) => o.value === before);
  const lengths = INCIDENT_MINUTES.map((minutes) => ({
    text: plainText(lengthOf(minutes)),
    value: String(minutes),
  }));
  const filled = pieces(text, INPUT_HOLDS)[0] ?? "";
  return form(
    "incident",
    { case: c.id, ...(quoted === undefined ? {} : { quoted }) },
    { title: words.again, submit: words.submit, close: asking.ask.cancel },
    [
      {
        type: "input",
        block_id: "on",
        label: plainText(words.on),
        element: { type: "datepicker", action_id: "on", initial_date: today },
      },
      {
        type: "input",
        block_id: "minutes",
        optional: true,
        label: plainText(words.minutes),
        element: { type: "radio_buttons", action_id: "minutes", options: lengths },
      },
      ...(means.length === 0
        ? []
        : [
            {
              type: "input" as const,
              block_id: "means",
              optional: true,
              label: plainText(words.means),
              element: {
                type: "static_select" as const,
                action_id: "means",
                placeholder: plainText(asking.ask.choose),
                options: means,
                ...(initial === undefined ? {} : { initial_option: initial }),
              },
            },
          ]),
      {
        type: "input",
        block_id: "words",
        optional: true,
        label: plainText(words.words),
        hint: plainText(words.hint),
        element: {
          type: "plain_text_input",
          action_id: "words",
          multiline: true,
          max_length: INPUT_HOLDS,
          ...(filled === "" ? {} : { initial_value: filled }),
        },
      },
      ...(filled.length < text.length ? [small(words.cut)] : []),
    ],
  );
}

/** `11月22日　電話　15分くらい`. */
export function incidentLine(policy: Policy, { on, minutes, means }: Incident): string {
  const how = meansOf(policy, means);
  const length = minutes === null ? undefined : lengthOf(minutes);
  return [readDate(on), how, length].filter((part) => part !== undefined).join("　");
}

/** How often it happened since, how long in all, and when last; null where nothing was recorded. */
export function incidentSummary({ incidents }: Case): string | null {
  const latest = incidents
    .map((one) => one.on)
    .toSorted()
    .at(-1);
  if (latest === undefined) return null;
  const known = incidents.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const total = known.reduce((sum, minutes) => sum + minutes, 0);
  const isAtLeast = known.some((minutes) => minutes === INCIDENT_MINUTES.at(-1));
  const unknown = incidents.length - known.length;
  return [
    words.often(incidents.length),
    ...(total === 0 ? [] : [words.total(lengthOf(total, isAtLeast))]),
    ...(unknown === 0 ? [] : [words.unknown(unknown)]),
    words.latest(readDate(latest)),
  ].join("");
}

/** What happened again since, and who records it together with the reporter, as one side reads it. */
export function goingOn(c: Case, to: Side, names: Names): KnownBlock[] {
  const summary = incidentSummary(c);
  const isNamed = to === "reporter" || namedAtDesk(c);
  const people = c.invited.map((one) => words.by(names(one.person))).join("、");
  return [
    ...(summary === null
      ? []
      : [to === "desk" ? marked(`*${words.title}*：${summary}`) : paragraph(summary)]),
    ...(c.invited.length === 0
      ? []
      : [small(isNamed ? together.with(people) : together.count(c.invited.length))]),
  ];
}

/** What was written to an occurrence, as one side reads it. */
export interface IncidentWords {
  readonly id: number;
  readonly revision: number;
  readonly shown: Shown | null;
  readonly places: readonly Veiled[];
}

/** One occurrence, as it is told to either side, with the way to take it back. */
export function incidentNotice(
  policy: Policy,
  c: Case,
  event: number,
  to: Side,
  names: Names,
  written: IncidentWords | null,
  alert: string | null,
): KnownBlock[] {
  const one = c.incidents.find((each) => each.event === event);
  if (one === undefined) return [small(words.struck)];
  const line = incidentLine(policy, one);
  const body = written?.shown == null ? [] : (messageParts(written.shown)[0] ?? []);
  const hidden = (written?.places ?? []).filter((place) => !place.lifted).length;
  if (to === "desk") {
    const name = namedAtDesk(c) ? names(one.by) : "";
    const text = name === "" ? words.atDesk(line) : words.atDeskBy(name, line);
    return [
      alert === null ? paragraph(text) : mention(alert, toBoth.notices.to(text)),
      ...body,
      ...(hidden > 0 ? [small(masking.atDesk)] : []),
    ];
  }
  const open =
    written !== null && hidden > 0
      ? [
          button(masking.sendOpen, "unmask", { case: c.id, words: written.id, revision: written.revision }),
          ...(hidden > 1
            ? [button(masking.choose, "masks", { case: c.id, words: written.id, revision: written.revision })]
            : []),
        ]
      : [];
  return [
    paragraph(words.recorded(one.by === c.reporter ? line : `${line}　${words.by(names(one.by))}`)),
    ...body,
    ...(hidden > 0 ? [small(words.hidden(hidden))] : []),
    ...(isOpen(c)
      ? [buttons(strikeButton(c, event), ...open, ...(mayReconsider(c, policy) ? [reconsiderButton(c)] : []))]
      : []),
  ];
}
