import { isDeepStrictEqual } from "node:util";
import {
  byType,
  type Check,
  characters,
  exactlyOne,
  type Fields,
  firstProblem,
  firstRepeated,
  flag,
  isObject,
  itemsOf,
  kind,
  list,
  object,
  oneOf,
  optional,
  type Properties,
  type Rule,
  string,
  stringThat,
} from "./block-checks.ts";

/** The small objects that blocks and elements are made of: texts, options, confirmations, files. */

/** Slack's ids end up as keys in its answers; an empty one would collide with the next. */
export const identifier = string({ min: 1, max: 255 });

export const address = stringThat("an address", URL.canParse, { max: 3000 });

export const secureAddress = stringThat("an https address", (text) => text.startsWith("https://"), {
  max: 3000,
});

/** A text's length is told of the text as a whole, as that is what the view's author wrote. */
function texts(formats: Record<string, Fields>, max: number): Check {
  const shape = byType(
    Object.fromEntries(
      Object.entries(formats).map(([type, fields]) => [type, kind({ text: string(), ...fields })]),
    ),
  );
  return (value, path, surface) => {
    const problem = shape(value, path, surface);
    if (problem !== undefined || !isObject(value)) return problem;
    const length = characters(String(value.text));
    if (length === 0) return { path, why: "is empty" };
    return length > max ? { path, why: `${length} characters, at most ${max}` } : undefined;
  };
}

const plain = { plain_text: { emoji: optional(flag) } };
const mrkdwn = { mrkdwn: { verbatim: optional(flag) } };

export function plainText(max: number): Check {
  return texts(plain, max);
}

/** A text that may be formatted. */
export function anyText(max: number): Check {
  return texts({ ...plain, ...mrkdwn }, max);
}

export const colour = oneOf("primary", "danger");

const confirmation = object({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: optional(colour),
});

export const dispatchConfig = object({
  trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), { min: 1, max: 2 }),
});

const optionValue = string({ min: 1, max: 75 });

/** An option of a menu, whose texts cannot be formatted. */
export const plainOption = object({
  text: plainText(75),
  value: optionValue,
  description: optional(plainText(75)),
});

export const overflowOption = object({
  text: plainText(75),
  value: optionValue,
  description: optional(plainText(75)),
  url: optional(address),
});

/** An option of checkboxes or radio buttons, whose texts can. */
export const formattedOption = object({
  text: anyText(75),
  value: optionValue,
  description: optional(anyText(75)),
});

export const optionGroup = object({
  label: plainText(75),
  options: list(plainOption, { min: 1, max: 100 }),
});

export const conversationFilter: Check = object(
  {
    include: optional(list(oneOf("im", "mpim", "private", "public"), { min: 1 })),
    exclude_external_shared_channels: optional(flag),
    exclude_bot_users: optional(flag),
  },
  (filter, path) => (Object.keys(filter).length === 0 ? { path, why: "is empty" } : undefined),
);

export const slackFile = object(
  { id: optional(string({ min: 1 })), url: optional(address) },
  exactlyOne("id", "url"),
);

function optionsWithPaths(element: Properties, path: string): { option: unknown; path: string }[] {
  const lists = [
    { options: element.options, path: `${path}.options` },
    ...itemsOf(element.option_groups).map((group, index) => ({
      options: isObject(group) ? group.options : undefined,
      path: `${path}.option_groups[${index}].options`,
    })),
  ];
  return lists.flatMap((each) =>
    itemsOf(each.options).map((option, index) => ({ option, path: `${each.path}[${index}]` })),
  );
}

/** Slack tells options apart by value alone. */
export const distinctOptions: Rule = (element, path) =>
  firstRepeated(
    optionsWithPaths(element, path).map((each) => ({
      key: isObject(each.option) ? each.option.value : undefined,
      path: `${each.path}.value`,
    })),
    (value, first) => `"${value}" is already the value of ${first.slice(0, -".value".length)}`,
  );

/** What is chosen at first must equal an option in every property, not in its value alone. */
export const initialAmongOptions: Rule = (element, path) => {
  const offered = optionsWithPaths(element, path).map((each) => each.option);
  const chosen = [
    ...(element.initial_option === undefined
      ? []
      : [{ option: element.initial_option, path: `${path}.initial_option` }]),
    ...itemsOf(element.initial_options).map((option, index) => ({
      option,
      path: `${path}.initial_options[${index}]`,
    })),
  ];
  return firstProblem(chosen, (each) =>
    offered.some((option) => isDeepStrictEqual(option, each.option))
      ? undefined
      : { path: each.path, why: "is not one of the options" },
  );
};

/** Properties that many elements share. */
export const ownId: Fields = { action_id: optional(identifier) };
export const confirmable: Fields = { confirm: optional(confirmation) };
export const focusable: Fields = { focus_on_load: optional(flag) };
export const placeholder: Fields = { placeholder: optional(plainText(150)) };
