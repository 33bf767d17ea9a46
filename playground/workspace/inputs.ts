import { isBag, textOf } from "./bag.ts";
import { type Found, labelOf, optionsOf } from "./elements.ts";
import type { Bag, Choice } from "./shapes.ts";

type Picks = { one: string; initial: string } | { many: string; initial: string };

/** How each stateful element names its value in `state.values` and its first value in its block. */
const KINDS: Readonly<Record<string, Picks>> = {
  plain_text_input: { one: "value", initial: "initial_value" },
  email_text_input: { one: "value", initial: "initial_value" },
  url_text_input: { one: "value", initial: "initial_value" },
  number_input: { one: "value", initial: "initial_value" },
  rich_text_input: { one: "rich_text_value", initial: "initial_value" },
  static_select: { one: "selected_option", initial: "initial_option" },
  external_select: { one: "selected_option", initial: "initial_option" },
  radio_buttons: { one: "selected_option", initial: "initial_option" },
  users_select: { one: "selected_user", initial: "initial_user" },
  channels_select: { one: "selected_channel", initial: "initial_channel" },
  conversations_select: { one: "selected_conversation", initial: "initial_conversation" },
  datepicker: { one: "selected_date", initial: "initial_date" },
  timepicker: { one: "selected_time", initial: "initial_time" },
  datetimepicker: { one: "selected_date_time", initial: "initial_date_time" },
  checkboxes: { many: "selected_options", initial: "initial_options" },
  multi_static_select: { many: "selected_options", initial: "initial_options" },
  multi_external_select: { many: "selected_options", initial: "initial_options" },
  multi_users_select: { many: "selected_users", initial: "initial_users" },
  multi_channels_select: { many: "selected_channels", initial: "initial_channels" },
  multi_conversations_select: { many: "selected_conversations", initial: "initial_conversations" },
  file_input: { many: "files", initial: "" },
};

export function stateful(type: string): boolean {
  return type in KINDS;
}

/** What an element holds before anybody touched it. */
export function untouched(found: Found): Bag {
  const kind = KINDS[found.type];
  if (kind === undefined) return { type: found.type };
  const initial = found.element[kind.initial];
  if ("many" in kind) return { type: found.type, [kind.many]: Array.isArray(initial) ? initial : [] };
  return { type: found.type, [kind.one]: initial ?? null };
}

/** What an element holds after somebody chose; refuses what its own client could not enter. */
export function chosen(found: Found, choose: Choice): Bag {
  const kind = KINDS[found.type];
  const { type } = found;
  if (kind === undefined) return { type };
  if ("many" in kind) {
    if (type === "file_input") throw new Error("files are uploaded by the actor before they are chosen");
    const wanted = choose.options ?? (choose.option === undefined ? [] : [choose.option]);
    const picked = kind.many === "selected_options" ? wanted.map((one) => option(found, one)) : [...wanted];
    return { type, [kind.many]: picked };
  }
  switch (kind.one) {
    case "selected_option":
      return { type, selected_option: choose.option === undefined ? null : option(found, choose.option) };
    case "selected_date":
      return { type, selected_date: date(choose.date ?? choose.value) };
    case "value":
      return { type, value: choose.value === undefined || choose.value === "" ? null : choose.value };
    case "rich_text_value":
      return { type, rich_text_value: choose.value === undefined ? null : plainRichText(choose.value) };
    case "selected_date_time":
      return { type, selected_date_time: choose.value === undefined ? null : Number(choose.value) };
    default:
      return { type, [kind.one]: choose.option ?? choose.value ?? null };
  }
}

/** Turns what a test writes for a field into a choice, by the kind of the field. */
export function choiceFor(found: Found, value: string | readonly string[]): Choice {
  if (typeof value !== "string") return { options: value };
  const kind = KINDS[found.type];
  if (kind !== undefined && "many" in kind) return { options: value === "" ? [] : [value] };
  if (kind?.one === "selected_date") return { date: value };
  return kind?.one.startsWith("selected_") &&
    kind.one !== "selected_time" &&
    kind.one !== "selected_date_time"
    ? { option: value }
    : { value };
}

/** Whether the person has entered anything. */
function empty(value: Bag): boolean {
  return Object.entries(value).every(
    ([key, held]) =>
      key === "type" || held === null || held === "" || (Array.isArray(held) && held.length === 0),
  );
}

/** What Slack's client says about a field before it lets a modal go; `undefined` when it is content. */
export function complaint(found: Found, value: Bag): string | undefined {
  if (empty(value)) return found.block.optional === true ? undefined : "Please complete this required field.";
  const { element } = found;
  const held = textOf(value.value);
  if (held === undefined) return undefined;
  const { max_length: max, min_length: min } = element;
  if (typeof max === "number" && [...held].length > max) return `Must be ${max} characters or less.`;
  if (max === undefined && [...held].length > 3000) return "Must be 3000 characters or less.";
  if (typeof min === "number" && [...held].length < min) return `Must be at least ${min} characters.`;
  if (found.type === "number_input") {
    if (!/^-?\d+(\.\d+)?$/.test(held)) return "Please enter a valid number.";
    if (element.is_decimal_allowed !== true && held.includes(".")) return "Please enter a whole number.";
    if (element.min_value !== undefined && Number(held) < Number(element.min_value))
      return "The number is too small.";
    if (element.max_value !== undefined && Number(held) > Number(element.max_value))
      return "The number is too large.";
  }
  if (found.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(held))
    return "Please enter a valid email address.";
  if (found.type === "url_text_input" && !URL.canParse(held)) return "Please enter a valid URL.";
  return undefined;
}

function option(found: Found, wanted: string): Bag {
  const options = optionsOf(found.element);
  const match = options.find((one) => one.value === wanted) ?? options.find((one) => labelOf(one) === wanted);
  if (match !== undefined) return match;
  const there = options.map((one) => `${textOf(one.value)} (${labelOf(one)})`).join(", ");
  throw new Error(`"${found.actionId}" has no option "${wanted}". It has: ${there}`);
}

function date(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`))) {
    throw new Error(`A date picker cannot hold "${text}": it takes YYYY-MM-DD`);
  }
  return text;
}

function plainRichText(text: string): Bag {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}

/** What a press says about the element itself, in `actions[0]`. */
export function actionOf(found: Found, value: Bag, choose: Choice, actionTs: string): Bag {
  const { element, block, type, actionId } = found;
  const common = { type, block_id: block.block_id, action_id: actionId, action_ts: actionTs };
  if (type === "button") {
    return {
      ...common,
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
      ...(element.style === undefined ? {} : { style: element.style }),
      ...(element.url === undefined ? {} : { url: element.url }),
      ...(isBag(element.confirm) ? { confirm: element.confirm } : {}),
    };
  }
  if (type === "overflow")
    return { ...common, selected_option: option(found, choose.option ?? choose.value ?? "") };
  return { ...value, ...common };
}
