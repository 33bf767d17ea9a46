import { describe, expect, test } from "vitest";
import { checkMessage, checkView, type Refusal } from "../../playground/workspace/blocks.ts";
import {
  actions,
  button,
  card,
  cell,
  checkboxes,
  confirm,
  container,
  contextActions,
  dataTable,
  feedback,
  field,
  home,
  image,
  inModal,
  input,
  long,
  many,
  message,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  radio,
  richText,
  section,
  select,
  table,
  trash,
  url,
  video,
} from "./some-blocks.ts";

describe("a limit is taken, one more is refused", () => {
  type Limit = [name: string, most: number, make: (size: number) => Refusal | undefined, at: string];

  const limits: Limit[] = [
    ["message text", 40_000, (n) => checkMessage({ text: long(n) }), "text"],
    ["blocks of a message", 50, (n) => message(...many(n, () => section())), "blocks"],
    ["blocks of a modal", 100, (n) => checkView(modal({ blocks: many(n, () => section()) })), "blocks"],
    ["blocks of a Home", 100, (n) => checkView(home({ blocks: many(n, () => section()) })), "blocks"],
    ["view title", 24, (n) => checkView(modal({ title: plain(long(n)) })), "title"],
    ["view submit", 24, (n) => checkView(modal({ submit: plain(long(n)) })), "submit"],
    ["view close", 24, (n) => checkView(modal({ close: plain(long(n)) })), "close"],
    ["private_metadata", 3000, (n) => checkView(modal({ private_metadata: long(n) })), "private_metadata"],
    ["callback_id", 255, (n) => checkView(modal({ callback_id: long(n) })), "callback_id"],
    ["external_id", 255, (n) => checkView(home({ external_id: long(n) })), "external_id"],

    ["block_id", 255, (n) => message(section({ block_id: long(n) })), "blocks[0].block_id"],
    ["section text", 3000, (n) => message(section({ text: mrkdwn(long(n)) })), "blocks[0].text"],
    [
      "section fields",
      10,
      (n) => message(section({ fields: many(n, () => plain("欄")) })),
      "blocks[0].fields",
    ],
    ["section field", 2000, (n) => message(section({ fields: [plain(long(n))] })), "blocks[0].fields[0]"],
    ["header", 150, (n) => message({ type: "header", text: plain(long(n)) }), "blocks[0].text"],
    [
      "context elements",
      10,
      (n) => message({ type: "context", elements: many(n, () => mrkdwn("注")) }),
      "blocks[0].elements",
    ],
    [
      "context text",
      3000,
      (n) => message({ type: "context", elements: [plain(long(n))] }),
      "blocks[0].elements[0]",
    ],
    ["actions elements", 25, (n) => message(actions(...many(n, () => button()))), "blocks[0].elements"],
    ["input label", 2000, (n) => inModal(input(field(), { label: plain(long(n)) })), "blocks[0].label"],
    ["input hint", 2000, (n) => inModal(input(field(), { hint: plain(long(n)) })), "blocks[0].hint"],
    ["image alt_text", 2000, (n) => message(image({ alt_text: long(n) })), "blocks[0].alt_text"],
    ["image title", 2000, (n) => message(image({ title: plain(long(n)) })), "blocks[0].title"],
    ["image_url", 3000, (n) => message(image({ image_url: url(n) })), "blocks[0].image_url"],
    ["markdown", 12_000, (n) => message({ type: "markdown", text: long(n) }), "blocks[0].text"],
    ["alert text", 200, (n) => inModal({ type: "alert", text: plain(long(n)) }), "blocks[0].text"],
    ["video title", 200, (n) => message(video({ title: plain(long(n)) })), "blocks[0].title"],
    ["video author_name", 50, (n) => message(video({ author_name: long(n) })), "blocks[0].author_name"],
    [
      "video description",
      200,
      (n) => message(video({ description: plain(long(n)) })),
      "blocks[0].description",
    ],
    ["table rows", 100, (n) => message(table(many(n, () => [cell("行")]))), "blocks[0].rows"],
    ["table cells", 20, (n) => message(table([many(n, () => cell("列"))])), "blocks[0].rows[0]"],
    ["table characters", 10_000, (n) => message(table([[cell(long(n - 1)), cell("終")]])), "blocks[0].rows"],
    [
      "table column_settings",
      20,
      (n) => message(table([[cell("列")]], { column_settings: many(n, () => null) })),
      "blocks[0].column_settings",
    ],
    ["data_table rows", 201, (n) => message(dataTable(many(n, () => [cell("行")]))), "blocks[0].rows"],
    [
      "data_table cells",
      20,
      (n) => message(dataTable(many(2, () => many(n, () => cell("列"))))),
      "blocks[0].rows[0]",
    ],
    [
      "data_table characters",
      20_000,
      (n) => message(dataTable([[cell("題")], [cell(long(n - 1))]])),
      "blocks[0].rows",
    ],
    [
      "data_table page_size",
      100,
      (n) => message(dataTable([[cell("題")], [cell("行")]], { page_size: n })),
      "blocks[0].page_size",
    ],
    ["card title", 150, (n) => message(card({ title: mrkdwn(long(n)) })), "blocks[0].title"],
    ["card subtitle", 150, (n) => message(card({ subtitle: mrkdwn(long(n)) })), "blocks[0].subtitle"],
    ["card body", 200, (n) => message(card({ body: mrkdwn(long(n)) })), "blocks[0].body"],
    ["card actions", 3, (n) => message(card({ actions: many(n, () => button()) })), "blocks[0].actions"],
    [
      "carousel elements",
      10,
      (n) => message({ type: "carousel", elements: many(n, () => card()) }),
      "blocks[0].elements",
    ],
    ["container title", 150, (n) => message(container({ title: plain(long(n)) })), "blocks[0].title"],
    [
      "container subtitle",
      150,
      (n) => message(container({ subtitle: plain(long(n)) })),
      "blocks[0].subtitle",
    ],
    [
      "container child_blocks",
      10,
      (n) => message(container({ child_blocks: many(n, () => section()) })),
      "blocks[0].child_blocks",
    ],
    [
      "plan tasks",
      50,
      (n) =>
        message({
          type: "plan",
          title: "計画",
          tasks: many(n, (i) => ({ type: "task_card", task_id: `${i}`, title: "作業", status: "pending" })),
        }),
      "blocks[0].tasks",
    ],
    [
      "context_actions elements",
      5,
      (n) =>
        message({
          type: "context_actions",
          elements: many(n, () => trash()),
        }),
      "blocks[0].elements",
    ],

    ["video alt_text", 2000, (n) => message(video({ alt_text: long(n) })), "blocks[0].alt_text"],
    ["video provider_name", 50, (n) => message(video({ provider_name: long(n) })), "blocks[0].provider_name"],
    ["video_url", 3000, (n) => message(video({ video_url: url(n) })), "blocks[0].video_url"],
    [
      "context mrkdwn",
      3000,
      (n) => message({ type: "context", elements: [mrkdwn(long(n))] }),
      "blocks[0].elements[0]",
    ],
    [
      "data_table row_header_column_index",
      19,
      (n) => message(dataTable([[cell("題")], [cell("行")]], { row_header_column_index: n })),
      "blocks[0].row_header_column_index",
    ],
    ...(
      [
        ["text", 75, (n: number) => plain(long(n))],
        ["value", 2000, long],
        ["accessibility_label", 75, long],
      ] as const
    ).map(
      ([part, most, make]): Limit => [
        `feedback button ${part}`,
        most,
        (n) => message(contextActions(feedback({ [part]: make(n) }))),
        `blocks[0].elements[0].positive_button.${part}`,
      ],
    ),
    [
      "visible_to_user_ids",
      10,
      (n) => message(contextActions(trash({ visible_to_user_ids: many(n, () => "U1") }))),
      "blocks[0].elements[0].visible_to_user_ids",
    ],
    ...["overflow", "static_select", "checkboxes"].flatMap((type) =>
      ["text", "description"].map(
        (part): Limit => [
          `${part} of a ${type} option`,
          75,
          (n) => message(actions({ type, options: [option(1, { [part]: plain(long(n)) })] })),
          `blocks[0].elements[0].options[0].${part}`,
        ],
      ),
    ),
    [
      "initial_date_time",
      9_999_999_999,
      (n) => inModal(input({ type: "datetimepicker", initial_date_time: n })),
      "blocks[0].element.initial_date_time",
    ],

    [
      "action_id",
      255,
      (n) => message(actions(button({ action_id: long(n) }))),
      "blocks[0].elements[0].action_id",
    ],
    [
      "button text",
      75,
      (n) => message(actions(button({ text: plain(long(n)) }))),
      "blocks[0].elements[0].text",
    ],
    [
      "button value",
      2000,
      (n) => message(actions(button({ value: long(n) }))),
      "blocks[0].elements[0].value",
    ],
    ["button url", 3000, (n) => message(actions(button({ url: url(n) }))), "blocks[0].elements[0].url"],
    [
      "accessibility_label",
      75,
      (n) => message(actions(button({ accessibility_label: long(n) }))),
      "blocks[0].elements[0].accessibility_label",
    ],
    ...(
      [
        ["title", 100],
        ["text", 300],
        ["confirm", 30],
        ["deny", 30],
      ] as const
    ).map(
      ([part, most]): Limit => [
        `confirm ${part}`,
        most,
        (n) => message(actions(button({ confirm: confirm({ [part]: plain(long(n)) }) }))),
        `blocks[0].elements[0].confirm.${part}`,
      ],
    ),
    [
      "option text",
      75,
      (n) => message(actions(select({ options: [option(1, { text: plain(long(n)) })] }))),
      "blocks[0].elements[0].options[0].text",
    ],
    [
      "option value",
      75,
      (n) => message(actions(select({ options: [option(1, { value: long(n) })] }))),
      "blocks[0].elements[0].options[0].value",
    ],
    [
      "option description",
      75,
      (n) => message(actions(radio({ options: [option(1, { description: plain(long(n)) })] }))),
      "blocks[0].elements[0].options[0].description",
    ],
    [
      "overflow option url",
      3000,
      (n) => message(actions({ type: "overflow", options: [option(1, { url: url(n) })] })),
      "blocks[0].elements[0].options[0].url",
    ],
    [
      "select options",
      100,
      (n) => message(actions(select({ options: options(n) }))),
      "blocks[0].elements[0].options",
    ],
    [
      "option_groups",
      100,
      (n) =>
        inModal(
          input({
            type: "static_select",
            option_groups: many(n, (i) => ({ label: plain("組"), options: [option(i)] })),
          }),
        ),
      "blocks[0].element.option_groups",
    ],
    [
      "options of a group",
      100,
      (n) =>
        inModal(
          input({ type: "static_select", option_groups: [{ label: plain("組"), options: options(n) }] }),
        ),
      "blocks[0].element.option_groups[0].options",
    ],
    [
      "option group label",
      75,
      (n) =>
        inModal(
          input({ type: "static_select", option_groups: [{ label: plain(long(n)), options: options(1) }] }),
        ),
      "blocks[0].element.option_groups[0].label",
    ],
    [
      "checkboxes",
      10,
      (n) => message(actions(checkboxes({ options: options(n) }))),
      "blocks[0].elements[0].options",
    ],
    [
      "radio buttons",
      10,
      (n) => message(actions(radio({ options: options(n) }))),
      "blocks[0].elements[0].options",
    ],
    [
      "overflow",
      5,
      (n) => message(section({ accessory: { type: "overflow", options: options(n) } })),
      "blocks[0].accessory.options",
    ],
    [
      "placeholder",
      150,
      (n) => inModal(input(field({ placeholder: plain(long(n)) }))),
      "blocks[0].element.placeholder",
    ],
    ["min_length", 3000, (n) => inModal(input(field({ min_length: n }))), "blocks[0].element.min_length"],
    ["max_length", 3000, (n) => inModal(input(field({ max_length: n }))), "blocks[0].element.max_length"],
    [
      "initial_value",
      3000,
      (n) => inModal(input(field({ initial_value: long(n) }))),
      "blocks[0].element.initial_value",
    ],
    [
      "initial_value with max_length",
      5,
      (n) => inModal(input(field({ max_length: 5, initial_value: long(n) }))),
      "blocks[0].element.initial_value",
    ],
    [
      "max_files",
      10,
      (n) => inModal(input({ type: "file_input", max_files: n })),
      "blocks[0].element.max_files",
    ],
    [
      "max_lines",
      100,
      (n) => inModal(input({ type: "rich_text_input", max_lines: n })),
      "blocks[0].element.max_lines",
    ],
    [
      "chosen at first, of max_selected_items",
      2,
      (n) =>
        inModal(
          input({
            type: "multi_static_select",
            options: options(3),
            initial_options: options(n),
            max_selected_items: 2,
          }),
        ),
      "blocks[0].element.initial_options",
    ],
    [
      "rich text list indent",
      8,
      (n) =>
        message(
          richText({
            type: "rich_text_list",
            style: "bullet",
            indent: n,
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "一" }] }],
          }),
        ),
      "blocks[0].elements[0].indent",
    ],
  ];

  test.each(limits)("%s: %i", (_name, most, make, at) => {
    expect(make(most)).toBeUndefined();
    const over = make(most + 1);
    expect(over?.detail).toMatch(new RegExp(`^${at.replaceAll(/[[\].]/g, "\\$&")}: .*${most}`));
  });
});

test("an emoji counts as one character, as does a kanji outside the usual plane", () => {
  expect(message(actions(button({ text: plain("😀".repeat(75)) })))).toBeUndefined();
  expect(message(actions(button({ text: plain("𠮷".repeat(76)) })))?.detail).toBe(
    "blocks[0].elements[0].text: 76 characters, at most 75",
  );
});
