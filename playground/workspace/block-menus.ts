import {
  type Check,
  exactlyOne,
  type Fields,
  firstProblem,
  flag,
  integer,
  itemsOf,
  kind,
  list,
  only,
  optional,
  type Rule,
  string,
  stringThat,
} from "./block-checks.ts";
import {
  confirmable,
  conversationFilter,
  distinctOptions,
  focusable,
  formattedOption,
  initialAmongOptions,
  optionGroup,
  ownId,
  placeholder,
  plainOption,
} from "./block-objects.ts";

/** Everything that people choose from: menus, checkboxes, radio buttons, days and times. */

const picked: Fields = { ...ownId, ...confirmable, ...focusable };
const menu: Fields = { ...picked, ...placeholder };
const id = string({ min: 1 });

const notMoreThanMaximum: Rule = (element, path) =>
  firstProblem(["initial_options", "initial_users", "initial_conversations", "initial_channels"], (key) => {
    const { max_selected_items: max } = element;
    const { length } = itemsOf(element[key]);
    return typeof max === "number" && length > max
      ? { path: `${path}.${key}`, why: `${length} items, more than max_selected_items, ${max}` }
      : undefined;
  });

function single(fields: Fields, ...rules: Rule[]): Check {
  return kind({ ...menu, ...fields }, ...rules);
}

function multi(fields: Fields, ...rules: Rule[]): Check {
  return kind({ ...menu, max_selected_items: optional(integer(1)), ...fields }, notMoreThanMaximum, ...rules);
}

const offers: Fields = {
  options: optional(list(plainOption, { min: 1, max: 100 })),
  option_groups: optional(list(optionGroup, { min: 1, max: 100 })),
};
const offered = [exactlyOne("options", "option_groups"), distinctOptions, initialAmongOptions];
const external: Fields = { min_query_length: optional(integer(0)) };
const conversations: Fields = {
  default_to_current_conversation: optional(flag),
  filter: optional(conversationFilter),
};
const oneConversation: Fields = { ...conversations, initial_conversation: optional(id) };
const oneChannel: Fields = { initial_channel: optional(id) };

/** Menus, as they are everywhere. */
export const menus = {
  static_select: single({ ...offers, initial_option: optional(plainOption) }, ...offered),
  external_select: single({ ...external, initial_option: optional(plainOption) }),
  users_select: single({ initial_user: optional(id) }),
  conversations_select: single(oneConversation),
  channels_select: single(oneChannel),
  multi_static_select: multi(
    { ...offers, initial_options: optional(list(plainOption, { min: 1 })) },
    ...offered,
  ),
  multi_external_select: multi({ ...external, initial_options: optional(list(plainOption, { min: 1 })) }),
  multi_users_select: multi({ initial_users: optional(list(id)) }),
  multi_conversations_select: multi({ ...conversations, initial_conversations: optional(list(id)) }),
  multi_channels_select: multi({ initial_channels: optional(list(id)) }),
};

const answering: Fields = { response_url_enabled: optional(only(["modal"], flag)) };

/** Menus that may ask for a `response_url`, which Slack grants in a modal's inputs alone. */
export const inputMenus = {
  ...menus,
  conversations_select: single({ ...oneConversation, ...answering }),
  channels_select: single({ ...oneChannel, ...answering }),
};

const tenOptions = list(formattedOption, { min: 1, max: 10 });

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What people choose from in the open, or from a calendar or clock. */
export const pickers = {
  checkboxes: kind(
    { ...picked, options: tenOptions, initial_options: optional(list(formattedOption, { min: 1 })) },
    distinctOptions,
    initialAmongOptions,
  ),
  radio_buttons: kind(
    { ...picked, options: tenOptions, initial_option: optional(formattedOption) },
    distinctOptions,
    initialAmongOptions,
  ),
  datepicker: kind({ ...menu, initial_date: optional(stringThat("a day like 2026-04-01", isDay)) }),
  timepicker: kind({
    ...menu,
    initial_time: optional(stringThat("a time like 09:30", (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text))),
    timezone: optional(stringThat("a time zone like Asia/Tokyo", isTimeZone)),
  }),
};

/** Not in a section, unlike its two siblings. */
export const datetimepicker = kind({
  ...picked,
  initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)),
});
