import {
  atLeastOne,
  byType,
  type Check,
  characters,
  everyObjectIn,
  type Fields,
  firstProblem,
  firstRepeated,
  flag,
  integer,
  isObject,
  itemsOf,
  kind,
  list,
  number,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  type Surface,
  string,
} from "./block-checks.ts";
import {
  accessory,
  actionElement,
  buttonElement,
  contextAction,
  contextElement,
  imageElement,
  inputElement,
  oneSource,
  picture,
} from "./block-elements.ts";
import { address, anyText, identifier, plainText, secureAddress } from "./block-objects.ts";
import { richText } from "./block-rich-text.ts";

const everywhere: Surface[] = ["message", "modal", "home"];

function block(surfaces: Surface[], fields: Fields, ...rules: Rule[]): Check {
  return only(surfaces, kind({ block_id: optional(identifier), ...fields }, ...rules));
}

/** Slack finds what was pressed by block and action; two alike in one block could not be told apart. */
const distinctActions: Rule = (properties, path) =>
  firstRepeated(
    everyObjectIn(properties, path).map(({ found, path: at }) => ({
      key: found.action_id,
      path: `${at}.action_id`,
    })),
    (key, first) => `"${key}" is already the action_id of ${first.slice(0, -".action_id".length)}`,
  );

/** How many characters a table or a message holds for people to read. */
export function readCharacters(value: unknown): number {
  return everyObjectIn(value, "").reduce(
    (sum, { found }) => sum + (typeof found.text === "string" ? characters(found.text) : 0),
    0,
  );
}

function holdsAtMost(max: number): Rule {
  return (table, path) => {
    const held = readCharacters(table.rows);
    return held > max ? { path: `${path}.rows`, why: `${held} characters, at most ${max}` } : undefined;
  };
}

const word = string({ min: 1 });
const raw_text = kind({ text: word });
const raw_number = kind({ text: word, value: number });
const cell = byType({ raw_text, raw_number, rich_text: richText });

const headedRectangle: Rule = (table, path) => {
  const rows = itemsOf(table.rows).map(itemsOf);
  const width = rows[0]?.length ?? 0;
  return (
    firstProblem(rows, (row, index) =>
      row.length === width
        ? undefined
        : { path: `${path}.rows[${index}]`, why: `${row.length} cells, the first row has ${width}` },
    ) ??
    firstProblem(rows[0] ?? [], (each, index) =>
      isObject(each) && each.type === "rich_text"
        ? { path: `${path}.rows[0][${index}]`, why: "rich_text is not allowed in the header row" }
        : undefined,
    )
  );
};

const columnSettings = object({
  align: optional(oneOf("left", "center", "right")),
  is_wrapped: optional(flag),
});
const nullOrColumnSettings: Check = (value, path, surface) =>
  value === null ? undefined : columnSettings(value, path, surface);

const card = block(
  everywhere,
  {
    hero_image: optional(imageElement),
    icon: optional(imageElement),
    title: optional(anyText(150)),
    subtitle: optional(anyText(150)),
    body: optional(anyText(200)),
    actions: optional(list(buttonElement, { min: 1, max: 3 })),
  },
  atLeastOne("hero_image", "title", "actions", "body"),
  distinctActions,
);

const task_card = block(["message"], {
  task_id: word,
  title: word,
  details: optional(richText),
  output: optional(richText),
  sources: optional(list(byType({ url: kind({ url: address, text: word }) }))),
  status: oneOf("pending", "in_progress", "complete", "error"),
});

/** Blocks that may also stand in a container. */
const contained = {
  actions: block(everywhere, { elements: list(actionElement, { min: 1, max: 25 }) }, distinctActions),
  context: block(everywhere, { elements: list(contextElement, { min: 1, max: 10 }) }),
  divider: block(everywhere, {}),
  file: block(["message"], { source: oneOf("remote"), external_id: word }),
  header: block(everywhere, { text: plainText(150) }),
  image: block(everywhere, { ...picture, title: optional(plainText(2000)) }, oneSource),
  input: block(everywhere, {
    label: plainText(2000),
    hint: optional(plainText(2000)),
    optional: optional(flag),
    dispatch_action: optional(flag),
    element: inputElement,
  }),
  rich_text: richText,
  section: block(
    everywhere,
    {
      text: optional(anyText(3000)),
      fields: optional(list(anyText(2000), { min: 1, max: 10 })),
      accessory: optional(accessory),
      expand: optional(flag),
    },
    atLeastOne("text", "fields"),
  ),
  table: block(
    ["message"],
    {
      rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }),
      column_settings: optional(list(nullOrColumnSettings, { max: 20 })),
    },
    holdsAtMost(10_000),
  ),
  video: block(everywhere, {
    alt_text: string({ min: 1, max: 2000 }),
    title: plainText(200),
    title_url: optional(secureAddress),
    video_url: secureAddress,
    thumbnail_url: address,
    author_name: optional(string({ min: 1, max: 50 })),
    provider_name: optional(string({ min: 1, max: 50 })),
    provider_icon_url: optional(address),
    description: optional(plainText(200)),
  }),
};

const opensOnlyIfItCloses: Rule = (container, path) =>
  container.default_collapsed === true && container.is_collapsible !== true
    ? { path: `${path}.default_collapsed`, why: "needs is_collapsible" }
    : undefined;

/** Every kind of block, what it holds and where Slack takes it. */
export const anyBlock = byType({
  ...contained,
  alert: block(["modal"], {
    text: anyText(200),
    level: optional(oneOf("default", "info", "warning", "error", "success")),
  }),
  card,
  carousel: block(["message", "home"], { elements: list(byType({ card }), { min: 1, max: 10 }) }),
  container: block(
    ["message"],
    {
      title: optional(plainText(150)),
      rich_text_title: optional(richText),
      subtitle: optional(anyText(150)),
      child_blocks: list(byType(contained), { min: 1, max: 10 }),
      width: optional(oneOf("narrow", "standard", "wide", "full")),
      icon: optional(imageElement),
      is_collapsible: optional(flag),
      default_collapsed: optional(flag),
      has_header_divider: optional(flag),
    },
    atLeastOne("title", "rich_text_title"),
    opensOnlyIfItCloses,
  ),
  context_actions: block(["message"], { elements: list(contextAction, { min: 1, max: 5 }) }, distinctActions),
  data_table: block(
    ["message"],
    {
      rows: list(list(cell, { min: 1, max: 20 }), { min: 2, max: 201 }),
      caption: word,
      page_size: optional(integer(1, 100)),
      row_header_column_index: optional(integer(0, 19)),
    },
    headedRectangle,
    holdsAtMost(20_000),
  ),
  markdown: block(["message"], { text: string({ min: 1, max: 12_000 }) }),
  plan: block(["message"], { title: word, tasks: optional(list(byType({ task_card }), { max: 50 })) }),
  task_card,
});
