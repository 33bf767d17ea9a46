import {
  ascending,
  byType,
  characters,
  exactlyOne,
  type Fields,
  firstProblem,
  flag,
  integer,
  kind,
  list,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  string,
  stringThat,
} from "./block-checks.ts";
import { datetimepicker, inputMenus, menus, pickers } from "./block-menus.ts";
import {
  address,
  anyText,
  colour,
  confirmable,
  dispatchConfig,
  distinctOptions,
  focusable,
  overflowOption,
  ownId,
  placeholder,
  plainText,
  slackFile,
} from "./block-objects.ts";
import { richText } from "./block-rich-text.ts";

/** Every element by its type, and which of them may stand in which block. */

const id = string({ min: 1 });

const pressable: Fields = {
  ...ownId,
  ...confirmable,
  text: plainText(75),
  accessibility_label: optional(string({ min: 1, max: 75 })),
};
const pressedValue = string({ min: 1, max: 2000 });

const button = kind({
  ...pressable,
  value: optional(pressedValue),
  url: optional(address),
  style: optional(colour),
});

const trigger = object({
  url: address,
  customizable_input_parameters: optional(list(object({ name: id, value: string() }))),
});

const pressed = {
  button,
  overflow: kind(
    { ...ownId, ...confirmable, options: list(overflowOption, { min: 1, max: 5 }) },
    distinctOptions,
  ),
  workflow_button: only(
    ["message"],
    kind({ ...pressable, workflow: object({ trigger }), style: optional(colour) }),
  ),
};

const typed: Fields = {
  ...ownId,
  ...focusable,
  ...placeholder,
  dispatch_action_config: optional(dispatchConfig),
};

const initialFits: Rule = (element, path) => {
  const max = typeof element.max_length === "number" ? element.max_length : 3000;
  const length = characters(String(element.initial_value ?? ""));
  return length > max
    ? { path: `${path}.initial_value`, why: `${length} characters, at most ${max}` }
    : undefined;
};

const wholeUnlessDecimal: Rule = (element, path) =>
  firstProblem(["initial_value", "min_value", "max_value"], (key) =>
    element.is_decimal_allowed === false && !Number.isInteger(Number(element[key] ?? 0))
      ? { path: `${path}.${key}`, why: `${element[key]}, but is_decimal_allowed is false` }
      : undefined,
  );

const numeric = optional(stringThat("a number", (text) => /^-?\d+(\.\d+)?$/.test(text)));
const lines = optional(integer(1, 100));

const rich_text_input = kind(
  { ...typed, initial_value: optional(richText), min_lines: lines, max_lines: lines },
  ascending("min_lines", "max_lines"),
);

const typedFields = {
  plain_text_input: kind(
    {
      ...typed,
      initial_value: optional(string()),
      multiline: optional(flag),
      min_length: optional(integer(0, 3000)),
      max_length: optional(integer(1, 3000)),
    },
    ascending("min_length", "max_length"),
    initialFits,
  ),
  email_text_input: kind({ ...typed, initial_value: optional(string()) }),
  url_text_input: kind({ ...typed, initial_value: optional(string()) }),
  number_input: kind(
    { ...typed, is_decimal_allowed: flag, initial_value: numeric, min_value: numeric, max_value: numeric },
    wholeUnlessDecimal,
    ascending("min_value", "max_value"),
    ascending("min_value", "initial_value"),
    ascending("initial_value", "max_value"),
  ),
  file_input: only(
    ["modal"],
    kind({
      ...ownId,
      filetypes: optional(list(string({ min: 1 }), { min: 1 })),
      max_files: optional(integer(1, 10)),
    }),
  ),
  rich_text_input,
};

/** A picture: by its address, or a file that Slack already has. */
export const picture: Fields = {
  alt_text: string({ min: 1, max: 2000 }),
  image_url: optional(address),
  slack_file: optional(slackFile),
};
export const oneSource = exactlyOne("image_url", "slack_file");

const image = kind(picture, oneSource);

export const imageElement = byType({ image });
export const buttonElement = byType({ button });

export const actionElement = byType({ ...pressed, ...menus, ...pickers, datetimepicker, rich_text_input });

/** What stands at the right of a section. */
export const accessory = byType({ ...pressed, ...menus, ...pickers, image });

export const inputElement = byType({ ...typedFields, ...inputMenus, ...pickers, datetimepicker });

export const contextElement = byType({ plain_text: anyText(3000), mrkdwn: anyText(3000), image });

const feedback = object({
  text: plainText(75),
  value: pressedValue,
  accessibility_label: optional(string({ min: 1, max: 75 })),
});

export const contextAction = byType({
  feedback_buttons: kind({ ...ownId, positive_button: feedback, negative_button: feedback }),
  icon_button: kind({
    ...pressable,
    icon: oneOf("trash"),
    value: optional(pressedValue),
    visible_to_user_ids: optional(list(id, { min: 1, max: 10 })),
  }),
});
