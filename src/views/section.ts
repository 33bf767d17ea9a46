import type { Option, StaticSelect } from "@slack/types";
import { type Belonging, type Organisation, pathOf, upwards } from "../organisation/organisation.ts";
import { asking } from "../words/asking.ts";
import { toStaff } from "../words/to-staff.ts";
import {
  button,
  buttons,
  form,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  small,
} from "./kit.ts";

const { section: says } = toStaff;

/** The field of the form in which the section stands. */
export const SECTION_FIELD = "section";

/** As much of a path as a line holds: its end says most. */
const LINE = 200;

/** A section with those it belongs to, as far as a message holds it. */
export const pathLine = (org: Organisation, code: string): string => ending(pathOf(org, code), LINE);

/** The question in somebody's thread; once it is answered, what was remembered. */
export function sectionBlocks(org: Organisation, belonging: Belonging): KnownBlock[] {
  switch (belonging.as) {
    case "listed":
      return [small(says.listed(pathLine(org, belonging.section)))];
    case "said":
      return [small(says.said(pathLine(org, belonging.section)))];
    case "unsaid":
      return [small(says.unsaid)];
    case "unasked":
      return [small(says.over)];
    case "unknown":
      return [paragraph(belonging.gone ? says.gone : says.ask), choice, small(says.purpose)];
  }
}

/** Where somebody works, in their App Home; what the city's file says is changed in the file only. */
export function sectionAtHome(org: Organisation, belonging: Belonging): KnownBlock[] {
  switch (belonging.as) {
    case "unasked":
      return [];
    case "listed":
      return [small(says.listed(pathLine(org, belonging.section)))];
    case "said":
      return [paragraph(says.yours(pathLine(org, belonging.section))), choice, small(says.purpose)];
    case "unsaid":
    case "unknown":
      return [paragraph(says.yoursNone), choice, small(says.purpose)];
  }
}

const choice = buttons(
  button(says.choose, "section", {}, { style: "primary" }),
  button(says.none, "section-none", {}),
);

/** Every section of the city in one menu, which Slack lets people search by typing. No message holds so much. */
export function sectionModal(org: Organisation, belonging: Belonging): ModalView {
  const chosen = belonging.as === "said" ? belonging.section : undefined;
  return form("section", {}, { title: says.title, submit: says.submit, close: asking.ask.cancel }, [
    {
      type: "input",
      block_id: SECTION_FIELD,
      label: plainText(says.title),
      hint: plainText(says.purpose),
      element: menu(org, chosen),
    },
  ]);
}

/** Slack's limits: so many options in a menu without groups, or in a group, and so many groups. */
const MOST = 100;

function menu(org: Organisation, chosen: string | undefined): StaticSelect {
  const all = [...org.sections.keys()].map((code) => ({
    top: upwards(org, code).at(-1)?.name ?? "",
    option: { text: plainText(ending(pathOf(org, code), LONGEST)), value: code } satisfies Option,
  }));
  const initial = all.find(({ option }) => option.value === chosen)?.option;
  const head: StaticSelect = {
    type: "static_select",
    action_id: SECTION_FIELD,
    placeholder: plainText(asking.ask.choose),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
  if (all.length <= MOST) return { ...head, options: all.map(({ option }) => option) };
  const groups = [...Map.groupBy(all, ({ top }) => top)].flatMap(([top, some]) =>
    inHundreds(some).map((few) => ({
      label: plainText(ending(top, LONGEST)),
      options: few.map(({ option }) => option),
    })),
  );
  return { ...head, option_groups: groups.slice(0, MOST) };
}

/** Slack's longest option or label. */
const LONGEST = 75;

const ending = (text: string, most: number): string =>
  text.length > most ? `…${text.slice(1 - most)}` : text;

const inHundreds = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / MOST) }, (_, n) => all.slice(n * MOST, (n + 1) * MOST));
