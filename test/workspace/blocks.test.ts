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
  inHome,
  inMessage,
  inModal,
  input,
  type Json,
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
  words,
} from "./some-blocks.ts";

describe("at least so much is needed", () => {
  test.each<[string, Refusal | undefined, string]>([
    ["section with nothing", message({ type: "section" }), "blocks[0]: needs at least one of text, fields"],
    ["empty section text", message(section({ text: mrkdwn("") })), "blocks[0].text: is empty"],
    ["empty fields", message({ type: "section", fields: [] }), "blocks[0].fields: 0 items, at least 1"],
    ["empty actions", message(actions()), "blocks[0].elements: 0 items, at least 1"],
    ["empty context", message({ type: "context", elements: [] }), "blocks[0].elements: 0 items, at least 1"],
    [
      "text with only a type",
      message({ type: "header", text: { type: "plain_text" } }),
      "blocks[0].text.text: is missing",
    ],
    ["button without text", message(actions({ type: "button" })), "blocks[0].elements[0].text: is missing"],
    ["empty button value", message(actions(button({ value: "" }))), "blocks[0].elements[0].value: is empty"],
    [
      "no options",
      message(actions(select({ options: [] }))),
      "blocks[0].elements[0].options: 0 items, at least 1",
    ],
    [
      "empty overflow",
      message(actions({ type: "overflow", options: [] })),
      "blocks[0].elements[0].options: 0 items",
    ],
    [
      "empty option value",
      message(actions(select({ options: [option(1, { value: "" })] }))),
      "options[0].value: is empty",
    ],
    [
      "confirm without deny",
      message(actions(button({ confirm: confirm({ deny: undefined }) }))),
      "confirm.deny: is missing",
    ],
    ["max_length 0", inModal(input(field({ max_length: 0 }))), "blocks[0].element.max_length: 0, at least 1"],
    ["max_files 0", inModal(input({ type: "file_input", max_files: 0 })), "max_files: 0, at least 1"],
    ["input without label", inModal({ type: "input", element: field() }), "blocks[0].label: is missing"],
    [
      "input without element",
      inModal({ type: "input", label: plain("何") }),
      "blocks[0].element: is missing",
    ],
    ["image without alt_text", message(image({ alt_text: undefined })), "blocks[0].alt_text: is missing"],
    [
      "image without a source",
      message(image({ image_url: undefined })),
      "needs exactly one of image_url, slack_file",
    ],
    ["empty rich text", message(words({ type: "text", text: "" })), "elements[0].elements[0].text: is empty"],
    ["rich text of nothing", message(richText()), "blocks[0].elements: 0 items, at least 1"],
    ["card of nothing", message({ type: "card" }), "needs at least one of hero_image, title, actions, body"],
    ["data_table of one row", message(dataTable([[cell("題")]])), "blocks[0].rows: 1 items, at least 2"],
    ["modal without title", checkView(modal({ title: undefined })), "title: is missing"],
    ["view without blocks", checkView(home({ blocks: undefined })), "blocks: is missing"],
    [
      "empty action_id",
      message(actions(button({ action_id: "" }))),
      "blocks[0].elements[0].action_id: is empty",
    ],
    ["empty block_id", message(section({ block_id: "" })), "blocks[0].block_id: is empty"],
    ["empty markdown", message({ type: "markdown", text: "" }), "blocks[0].text: is empty"],
    ["empty alt_text", message(image({ alt_text: "" })), "blocks[0].alt_text: is empty"],
    ["empty view title", checkView(modal({ title: plain("") })), "title: is empty"],
    ["min_lines 0", inModal(input({ type: "rich_text_input", min_lines: 0 })), "min_lines: 0, at least 1"],
    [
      "page_size 0",
      message(dataTable([[cell("題")], [cell("行")]], { page_size: 0 })),
      "page_size: 0, at least 1",
    ],
    ["block without type", message({ text: plain("x") }), "blocks[0].type: is missing"],
    ["table cell of nothing", message(table([[cell("")]])), "blocks[0].rows[0][0].text: is empty"],
  ])("%s", (_name, refused, detail) => {
    expect(refused?.detail).toContain(detail);
  });
});

describe("what is unknown or of the wrong kind is refused", () => {
  test.each<[string, Refusal | undefined, string]>([
    [
      "block type",
      message({ type: "sections" }),
      'blocks[0].type: "sections", must be one of actions, context',
    ],
    [
      "element type",
      message(actions({ type: "knob" })),
      'blocks[0].elements[0].type: "knob", must be one of',
    ],
    ["block property", message(section({ colour: "red" })), "blocks[0].colour: unknown property"],
    [
      "element property",
      message(actions(button({ disabled: true }))),
      "blocks[0].elements[0].disabled: unknown property",
    ],
    [
      "text property",
      message(section({ text: { ...plain("x"), size: 3 } })),
      "blocks[0].text.size: unknown property",
    ],
    [
      "verbatim in plain_text",
      message(section({ text: { ...plain("x"), verbatim: true } })),
      "verbatim: unknown property",
    ],
    [
      "emoji in mrkdwn",
      message(section({ text: { ...mrkdwn("x"), emoji: true } })),
      "emoji: unknown property",
    ],
    ["view property", checkView(modal({ submit_disabled: true })), "submit_disabled: unknown property"],
    ["submit of a Home", checkView(home({ submit: plain("送る") })), "submit: unknown property"],
    [
      "url of a select's option",
      message(actions(select({ options: [option(1, { url: url(30) })] }))),
      "options[0].url: unknown",
    ],
    ["a string as text", message(section({ text: "x" })), 'blocks[0].text: "x", must be an object'],
    ["null", message(section({ text: null })), "blocks[0].text: null, must be an object"],
    ["a number as value", message(actions(button({ value: 42 }))), "value: 42, must be a string"],
    ["style", message(actions(button({ style: "default" }))), 'style: "default", must be primary or danger'],
    ["url", message(actions(button({ url: "desk" }))), 'url: "desk" is not an address'],
    [
      "mrkdwn header",
      message({ type: "header", text: mrkdwn("x") }),
      'blocks[0].text.type: "mrkdwn", must be one of plain_text',
    ],
    ["mrkdwn button", message(actions(button({ text: mrkdwn("x") }))), 'text.type: "mrkdwn"'],
    [
      "mrkdwn select option",
      message(actions(select({ options: [option(1, { text: mrkdwn("x") })] }))),
      'text.type: "mrkdwn"',
    ],
    ["mrkdwn view title", checkView(modal({ title: mrkdwn("x") })), 'title.type: "mrkdwn"'],
    ["mrkdwn label", inModal(input(field(), { label: mrkdwn("x") })), 'label.type: "mrkdwn"'],
    ["button in an input", inModal(input(button())), 'blocks[0].element.type: "button"'],
    ["text field in actions", message(actions(field())), 'elements[0].type: "plain_text_input"'],
    ["image in actions", message(actions(image())), 'elements[0].type: "image"'],
    ["button in context", message({ type: "context", elements: [button()] }), 'elements[0].type: "button"'],
    [
      "datetimepicker in a section",
      message(section({ accessory: { type: "datetimepicker" } })),
      "accessory.type",
    ],
    [
      "link in preformatted's place",
      message(richText({ type: "rich_text_preformatted", elements: [{ type: "user", user_id: "U1" }] })),
      'type: "user"',
    ],
    [
      "rich text style",
      message(words({ type: "text", text: "x", style: { blink: true } })),
      "style.blink: unknown property",
    ],
    ["alert level", inModal({ type: "alert", text: plain("x"), level: "panic" }), 'level: "panic"'],
    [
      "header cell",
      message(dataTable([[words({ type: "text", text: "x" })], [cell("x")]])),
      "blocks[0].rows[0][0]: rich_text",
    ],
    [
      "ragged data_table",
      message(dataTable([[cell("x")], [cell("x"), cell("y")]])),
      "rows[1]: 2 cells, the first row has 1",
    ],
    ["http video", message(video({ video_url: "http://example.jp/" })), "video_url"],
    ["view type", checkView({ type: "sheet", blocks: [] }), 'type: "sheet", must be one of modal, home'],
    ["no view", checkView("modal"), '"modal", must be an object'],
  ])("%s", (_name, refused, detail) => {
    expect(refused?.detail).toContain(detail);
  });
});

describe("values must be of their form", () => {
  const form: [type: string, key: string, right: unknown[], wrong: unknown[], more?: Json][] = [
    ["datepicker", "initial_date", ["2026-04-01", "2028-02-29"], ["2026-4-1", "2026-02-30", "R8-04-01", ""]],
    ["timepicker", "initial_time", ["00:00", "23:59"], ["24:00", "9:30", "0930"]],
    ["timepicker", "timezone", ["Asia/Tokyo"], ["Asia/Edo"]],
    ["datetimepicker", "initial_date_time", [1775000000], ["1775000000", 1775000000000, 177500000]],
    ["number_input", "initial_value", ["5", "-10"], [5, "five", "1.5", ""], { is_decimal_allowed: false }],
    ["number_input", "min_value", ["0.25"], ["9", "x"], { is_decimal_allowed: true, max_value: "8" }],
    [
      "number_input",
      "initial_value",
      ["1", "8"],
      ["0", "9"],
      { is_decimal_allowed: true, min_value: "1", max_value: "8" },
    ],
    ["plain_text_input", "min_length", [0, 5], [-1, 6, 1.5, "5"], { max_length: 5 }],
    ["plain_text_input", "multiline", [true, false], ["true", 1]],
    ["rich_text_input", "initial_value", [words({ type: "text", text: "x" })], ["x", plain("x")]],
    ["email_text_input", "initial_value", ["a@example.jp", ""], [3]],
    ["url_text_input", "initial_value", ["https://example.jp"], [3]],
    ["file_input", "filetypes", [["pdf", "png"]], [[], "pdf", [""]]],
    ["multi_users_select", "max_selected_items", [1], [0, "1"]],
    ["users_select", "initial_user", ["U1"], [["U1"], ""]],
    [
      "conversations_select",
      "filter",
      [{ include: ["im"] }, { exclude_bot_users: true }],
      [{}, { include: [] }, { include: ["dm"] }],
    ],
    [
      "plain_text_input",
      "dispatch_action_config",
      [{ trigger_actions_on: ["on_enter_pressed", "on_character_entered"] }],
      [{}, { trigger_actions_on: [] }, { trigger_actions_on: ["on_blur"] }],
    ],
  ];

  test.each(form)("%s %s", (type, key, right, wrong, more) => {
    const given = (value: unknown) => inModal(input({ type, ...more, [key]: value }));
    for (const value of right) expect(given(value)).toBeUndefined();
    for (const value of wrong)
      expect(given(value)?.detail, JSON.stringify(value)).toContain("blocks[0].element.");
  });
});

describe("a choice", () => {
  test.each<[string, Refusal | undefined]>([
    ["one of the options", message(actions(select({ initial_option: option(1) })))],
    [
      "whatever the order of its properties",
      message(actions(radio({ initial_option: { value: "v1", text: plain("選択肢1") } }))),
    ],
    ["some of the options", message(actions(checkboxes({ initial_options: options(2) })))],
    [
      "one of a group",
      inModal(
        input({
          type: "static_select",
          option_groups: [{ label: plain("組"), options: options(2) }],
          initial_option: option(0),
        }),
      ),
    ],
    [
      "formatted text in checkboxes",
      message(actions(checkboxes({ options: [option(1, { text: mrkdwn("*x*") })] }))),
    ],
  ])("may be at first: %s", (_name, refused) => {
    expect(refused).toBeUndefined();
  });

  test.each<[string, Refusal | undefined, string]>([
    [
      "another value",
      message(actions(select({ initial_option: option(9) }))),
      "initial_option: is not one of the options",
    ],
    [
      "the right value under another text",
      message(actions(radio({ initial_option: option(1, { text: plain("別") }) }))),
      "initial_option: is not one of the options",
    ],
    [
      "one of several wrong",
      message(actions(checkboxes({ initial_options: [option(0), option(9)] }))),
      "initial_options[1]: is not",
    ],
    [
      "an empty choice",
      message(actions(checkboxes({ initial_options: [] }))),
      "initial_options: 0 items, at least 1",
    ],
    [
      "values twice",
      message(actions(select({ options: [option(1), option(1, { text: plain("別") })] }))),
      'options[1].value: "v1" is already the value of blocks[0].elements[0].options[0]',
    ],
    [
      "values twice across groups",
      inModal(
        input({
          type: "static_select",
          option_groups: many(2, () => ({ label: plain("組"), options: options(1) })),
        }),
      ),
      "option_groups[1].options[0].value",
    ],
    [
      "neither options nor groups",
      message(actions({ type: "static_select" })),
      "needs exactly one of options, option_groups, has none",
    ],
    [
      "both",
      message(actions(select({ option_groups: [{ label: plain("組"), options: options(1) }] }))),
      "has options, option_groups",
    ],
  ])("is refused: %s", (_name, refused, detail) => {
    expect(refused?.detail).toContain(detail);
  });
});

describe("once only", () => {
  const named = (name: string) => section({ block_id: name });

  test.each<[string, Refusal | undefined, string]>([
    [
      "block_id in a message",
      message(named("a"), named("b"), named("a")),
      'blocks[2].block_id: "a" is already the block_id of blocks[0]',
    ],
    ["block_id in a modal", checkView(modal({ blocks: [named("a"), named("a")] })), "blocks[1].block_id"],
    ["block_id in a Home", checkView(home({ blocks: [named("a"), named("a")] })), "blocks[1].block_id"],
    [
      "block_id inside a container",
      message(named("a"), container({ child_blocks: [named("a")] })),
      "blocks[1].child_blocks[0].block_id",
    ],
    [
      "action_id in a block",
      message(actions(button({ action_id: "x" }), button({ action_id: "x" }))),
      'blocks[0].elements[1].action_id: "x" is already the action_id of blocks[0].elements[0]',
    ],
    [
      "focus_on_load in a view",
      checkView(modal({ blocks: many(2, () => input(field({ focus_on_load: true }))) })),
      "blocks[1].element.focus_on_load: already set",
    ],
    [
      "table in a message",
      message(table([[cell("x")]]), table([[cell("x")]])),
      "blocks[1]: only_one_table_allowed",
    ],
  ])("%s", (_name, refused, detail) => {
    expect(refused?.detail).toContain(detail);
  });

  test("the same action_id in two blocks is fine", () => {
    expect(message(actions(button({ action_id: "x" })), actions(button({ action_id: "x" })))).toBeUndefined();
  });
});

describe("where a block may be", () => {
  const surfaces = { message: inMessage, modal: inModal, home: inHome };
  const everywhere = "message modal home";

  test.each<[string, Json, string]>([
    ["section", section(), everywhere],
    ["header", { type: "header", text: plain("題") }, everywhere],
    ["divider", { type: "divider" }, everywhere],
    ["context", { type: "context", elements: [plain("注"), mrkdwn("注"), image()] }, everywhere],
    ["actions", actions(button()), everywhere],
    ["image", image(), everywhere],
    ["image that Slack has", image({ image_url: undefined, slack_file: { id: "F1" } }), everywhere],
    ["input", input(), everywhere],
    ["rich_text", words({ type: "text", text: "x" }), everywhere],
    ["video", video(), everywhere],
    ["card", card(), everywhere],
    ["carousel", { type: "carousel", elements: [card()] }, "message home"],
    ["alert", { type: "alert", text: mrkdwn("注意"), level: "warning" }, "modal"],
    ["file_input", input({ type: "file_input", filetypes: ["pdf"], max_files: 10 }), "modal"],
    [
      "a select that asks for a response_url",
      input({ type: "conversations_select", response_url_enabled: true }),
      "modal",
    ],
    ["markdown", { type: "markdown", text: "**x**" }, "message"],
    ["table", table([[cell("x"), words({ type: "text", text: "x" })]]), "message"],
    ["data_table", dataTable([[cell("x")], [{ type: "raw_number", value: 3, text: "3" }]]), "message"],
    ["container", container(), "message"],
    ["file", { type: "file", source: "remote", external_id: "x" }, "message"],
    ["task_card", { type: "task_card", task_id: "1", title: "x", status: "complete" }, "message"],
    ["plan", { type: "plan", title: "x" }, "message"],
    ["context_actions", contextActions(feedback(), trash()), "message"],
    [
      "workflow_button",
      actions({ type: "workflow_button", text: plain("始める"), workflow: { trigger: { url: url(30) } } }),
      "message",
    ],
  ])("%s: %o", (_name, block, allowed) => {
    for (const [surface, check] of Object.entries(surfaces)) {
      const refused = check(block);
      if (allowed.includes(surface)) expect(refused, surface).toBeUndefined();
      else expect(refused?.detail, surface).toContain(`only, not in ${surface}`);
    }
  });
});

test("an input block needs its modal to have a submit, a Home has none", () => {
  expect(checkView(modal({ submit: undefined }))).toBeUndefined();
  expect(checkView(modal({ submit: undefined, blocks: [section(), input()] }))).toEqual({
    error: "invalid_arguments",
    detail: "blocks[1]: an input block needs the modal to have a submit",
  });
  expect(checkView(home({ blocks: [input()] }))).toBeUndefined();
});

test("every element is taken in its place", () => {
  const elements = [
    button({
      style: "primary",
      value: "x",
      url: url(30),
      confirm: confirm({ style: "danger", text: mrkdwn("*x*") }),
    }),
    { type: "overflow", options: options(1) },
    select({ placeholder: plain("選ぶ"), focus_on_load: true }),
    { type: "external_select", min_query_length: 0 },
    { type: "users_select" },
    { type: "conversations_select", default_to_current_conversation: true },
    { type: "channels_select" },
    { type: "multi_static_select", options: options(2) },
    { type: "multi_external_select" },
    { type: "multi_users_select", initial_users: ["U1"] },
    { type: "multi_conversations_select" },
    { type: "multi_channels_select" },
    checkboxes(),
    radio(),
    { type: "datepicker" },
    { type: "timepicker" },
    { type: "datetimepicker" },
    { type: "rich_text_input" },
  ].map((element, index) => ({ ...element, action_id: `a${index}` }));
  expect(message(actions(...elements))).toBeUndefined();
  for (const element of elements.slice(2)) expect(inModal(input(element))).toBeUndefined();
  for (const element of elements.slice(0, -2))
    expect(message(section({ accessory: element }))).toBeUndefined();
  expect(message(section({ accessory: image() }))).toBeUndefined();
});

test("every kind of rich text is taken", () => {
  const inline = [
    {
      type: "text",
      text: "x",
      style: { bold: true, italic: true, strike: true, code: true, underline: true },
    },
    { type: "link", url: url(30), text: "x" },
    { type: "user", user_id: "U1" },
    { type: "usergroup", usergroup_id: "S1" },
    { type: "channel", channel_id: "C1" },
    { type: "team", team_id: "T1" },
    { type: "emoji", name: "wave" },
    { type: "broadcast", range: "here" },
    { type: "color", value: "#1a2b3c" },
    { type: "date", timestamp: 1775000000, format: "{date_num}", fallback: "x" },
  ];
  const line = { type: "rich_text_section", elements: inline };
  expect(
    message(
      richText(
        line,
        { type: "rich_text_list", style: "ordered", elements: [line], indent: 1, border: 1, offset: 2 },
        { type: "rich_text_quote", elements: inline, border: 0 },
        { type: "rich_text_preformatted", elements: inline.slice(0, 2) },
      ),
    ),
  ).toBeUndefined();
});

describe("a message as a whole", () => {
  const sections = (count: number, length: number) =>
    many(count, () => section({ text: mrkdwn(long(length)) }));

  test.each<[string, Refusal | undefined, string | undefined]>([
    ["text alone", checkMessage({ text: "お知らせ" }), undefined],
    ["blocks alone", checkMessage({ blocks: [section()] }), undefined],
    ["nothing", checkMessage({}), "no_text"],
    ["empty text and no blocks", checkMessage({ text: "", blocks: [] }), "no_text"],
    ["blank text", checkMessage({ text: " \n" }), "no_text"],
    ["text that is none", checkMessage({ text: 5 }), "invalid_arguments"],
    ["blocks as a string", checkMessage({ text: "x", blocks: "[]" }), "invalid_blocks_format"],
    ["blocks of strings", checkMessage({ text: "x", blocks: ["section"] }), "invalid_blocks_format"],
    ["blocks in an object", checkMessage({ text: "x", blocks: { blocks: [] } }), "invalid_blocks_format"],
    ["too long a text", checkMessage({ text: long(40_001) }), "msg_too_long"],
    ["a broken block", message(section({ text: plain("") })), "invalid_blocks"],
    ["two tables", message(table([[cell("x")]]), table([[cell("x")]])), "invalid_attachments"],
    ["4 blocks of 3000", message(...sections(4, 3000)), undefined],
    ["5 blocks of 2515", message(...sections(5, 2515)), undefined],
    ["5 blocks of 2516", message(...sections(5, 2516)), "msg_blocks_too_long"],
    [
      "one character more than there is room for",
      message(...sections(4, 2515), ...sections(1, 2516)),
      "msg_blocks_too_long",
    ],
    ["50 blocks of 139", message(...sections(50, 139)), undefined],
    ["50 blocks of 140", message(...sections(50, 140)), "msg_blocks_too_long"],
    [
      "markdown of 12,001 in two",
      message(...many(2, (i) => ({ type: "markdown", text: long(6000 + i) }))),
      "msg_blocks_too_long",
    ],
  ])("%s", (_name, refused, error) => {
    expect(refused?.error).toBe(error);
  });
});

test("a view is refused as a wrong argument, or as too large", () => {
  expect(checkView(modal({ title: plain(long(25)) }))).toEqual({
    error: "invalid_arguments",
    detail: "title: 25 characters, at most 24",
  });
  const heavy = (last: number) =>
    modal({
      blocks: [
        ...many(81, () => section({ text: plain(long(1000)) })),
        section({ text: plain("x".repeat(last)) }),
      ],
    });
  const room = 250_000 - Buffer.byteLength(JSON.stringify(heavy(0)));
  expect(checkView(heavy(room))).toBeUndefined();
  expect(checkView(heavy(room + 1))?.error).toBe("view_too_large");
  expect(checkView(modal({ blocks: [] }))).toBeUndefined();
});
