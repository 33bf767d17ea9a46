import type { Button, RichTextBlock } from "@slack/types";
import { firstOf } from "../calendar/months.ts";
import { type Change, LINE_HOLDS, MOST_LINES, troubleIn } from "../cases/changes.ts";
import type { Sum } from "../figures/sections.ts";
import type { Policy } from "../policy/policy.ts";
import { counted, dateTime, duration, eraMonth } from "../words/time.ts";
import { toChanges } from "../words/to-changes.ts";
import { type CityTold, isWhole } from "./city-tables.ts";
import {
  button,
  buttons,
  form,
  harmless,
  heading,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
  sure,
} from "./kit.ts";

/** The field of each line in the form. */
export const CHANGE_FIELDS = Array.from({ length: MOST_LINES }, (_, n) => `line.${n + 1}`);

const { changed: say } = toChanges;

/** What somebody types in a channel so that the bot is in it. */
const INVITE = "/invite @mamori";

/**
 * Proposes what may be told to everybody of the city's month: only numbers of that month that are told of the city as a
 * whole (docs/privacy.md), and none that says that nothing happened.
 */
export function proposedLines(told: CityTold | null): readonly string[] {
  if (told === null) return [];
  const { days, lengths } = told;
  const timesOf = (measure: Parameters<CityTold["sums"]["get"]>[0], value: string): number => {
    const sum: Sum = told.sums.get(measure)?.get(value) ?? { as: "hidden" };
    return isWhole(sum, days) ? sum.times : 0;
  };
  const received = timesOf("received", "");
  const prevented = timesOf("fulfilled", "prevented");
  const isAnswered = timesOf("answered", "") > 0 && lengths.answered.as === "told";
  return [
    ...(received > 0 ? [say.proposal.received(eraMonth(days.from), counted(received))] : []),
    ...(isAnswered && lengths.answered.as === "told"
      ? [say.proposal.answered(duration(lengths.answered.half))]
      : []),
    ...(prevented > 0 ? [say.proposal.prevented(counted(prevented))] : []),
  ];
}

const titleOf = ({ month }: Change): string => say.title(eraMonth(firstOf(month)));

/** The lines one below the other: nothing in them is read as markup, a mention or a link. */
const list = (lines: readonly string[]): RichTextBlock => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: lines.map((text) => ({
        type: "rich_text_section",
        elements: [{ type: "text", text: harmless(text) }],
      })),
    },
  ],
});

/** What the card needs besides: who changed it last, and where all staff read it. */
export interface ChangeSeen {
  readonly name: string;
  readonly link: string | null;
  readonly timeZone: string;
}

/** The desk's card of a month: what all staff may read, how it stands, and what can be done with it. */
export function changeCard(it: Change, { name, link, timeZone }: ChangeSeen): KnownBlock[] {
  const carried = { month: it.month, revision: it.version };
  const at = dateTime(it.at, timeZone);
  const lines = it.lines.length > 0 ? [list(it.lines)] : [];
  const to = marked(say.card.to(`<#${it.channel}>`));
  const trouble = it.trouble === null ? [] : [paragraph(troubleOf(it.trouble))];
  const again = buttons(button(say.card.reconsider, "change-reconsider", carried));
  const head = heading(titleOf(it));
  switch (it.state) {
    case "open":
      return [
        head,
        paragraph(it.lines.length > 0 ? say.card.open : say.card.empty),
        ...lines,
        ...(it.by === null && it.lines.length === 0 ? [] : [small(madeBy(it, name, at))]),
        to,
        buttons(
          ...(it.lines.length > 0 ? [approveButton(it)] : []),
          button(say.card.write, "change-write", carried),
          button(say.card.skip, "change-skip", carried),
        ),
      ];
    case "posted":
      return [
        head,
        ...lines,
        paragraph((link === null ? say.card.posting : say.card.posted)(name, at)),
        marked(`${say.card.to(`<#${it.channel}>`)}${link === null ? "" : `　<${link}|${say.card.link}>`}`),
        ...trouble,
        buttons(
          button(say.card.edit, "change-write", carried),
          button(say.card.withdraw, "change-withdraw", carried, {
            confirm: sure(say.card.withdrawSure, say.card.withdrawSays, say.card.withdraw, say.card.no),
          }),
        ),
      ];
    case "withdrawn":
      return [head, ...lines, paragraph(say.card.withdrawn(name, at)), to, ...trouble, again];
    case "skipped":
      return [head, ...lines, paragraph(say.card.skipped(name, at)), again];
  }
}

const madeBy = (it: Change, name: string, at: string): string =>
  it.by === null ? say.card.proposed : say.card.by(name, at);

/** Asks once more, with the channel's name, who will read it. */
function approveButton({ month, version, channel }: Change): Button {
  const asked = sure(say.card.approve, "", say.card.approve, say.card.no);
  const text = { type: "mrkdwn", text: say.card.approveSays(`<#${channel}>`) } as const;
  const carried = { month, revision: version };
  return button(say.card.approve, "change-approve", carried, {
    style: "primary",
    confirm: { ...asked, text },
  });
}

/** What Slack has against it, and what to do. */
function troubleOf(code: string): string {
  const trouble = troubleIn(code);
  if (trouble === "not-there") return say.card.trouble[trouble](INVITE);
  return trouble === "other" ? say.card.trouble.other(code) : say.card.trouble[trouble];
}

/** What all staff read. Who approved it does not stand there. */
export const changePost = (it: Change, { desk }: Policy): KnownBlock[] => [
  heading(titleOf(it)),
  list(it.lines),
  small(say.from(desk.name)),
];

/** The lines to write; the first one is needed. */
export function changeModal(it: Change): ModalView {
  const isPosted = it.state === "posted";
  const texts = {
    title: say.form.title,
    submit: isPosted ? say.form.submitPosted : say.form.submit,
    close: say.form.close,
  };
  return form("change-write", { month: it.month, revision: it.version }, texts, [
    paragraph(isPosted ? say.form.introPosted : say.form.intro),
    ...CHANGE_FIELDS.map((field, n): KnownBlock => {
      const text = it.lines[n];
      return {
        type: "input",
        block_id: field,
        optional: n > 0,
        label: plainText(say.form.line(n + 1)),
        hint: plainText(say.form.help),
        element: {
          type: "plain_text_input",
          action_id: field,
          max_length: LINE_HOLDS,
          ...(text === undefined ? {} : { initial_value: text }),
        },
      };
    }),
  ]);
}
