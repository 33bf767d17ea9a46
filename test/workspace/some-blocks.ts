import { checkMessage, checkView } from "../../playground/workspace/blocks.ts";

/** The smallest of every block that Slack takes, to be made wrong in one place by a test. */

export type Json = Record<string, unknown>;

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const long = (length: number) => "あ".repeat(length);
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
export const url = (length: number) => "https://example.jp/".padEnd(length, "x");

export const section = (more: Json = {}) => ({ type: "section", text: plain("窓口"), ...more });
export const actions = (...elements: Json[]) => ({ type: "actions", elements });
export const button = (more: Json = {}) => ({ type: "button", text: plain("担当する"), ...more });
export const option = (index: number | string, more: Json = {}) => ({
  text: plain(`選択肢${index}`),
  value: `v${index}`,
  ...more,
});
export const options = (count: number) => many(count, (index) => option(index));
export const select = (more: Json = {}) => ({ type: "static_select", options: options(2), ...more });
export const checkboxes = (more: Json = {}) => ({ type: "checkboxes", options: options(2), ...more });
export const radio = (more: Json = {}) => ({ type: "radio_buttons", options: options(2), ...more });
export const field = (more: Json = {}) => ({ type: "plain_text_input", ...more });
export const input = (element: Json = field(), more: Json = {}) => ({
  type: "input",
  label: plain("いつ"),
  element,
  ...more,
});
export const richText = (...elements: Json[]) => ({ type: "rich_text", elements });
export const words = (...elements: Json[]) => richText({ type: "rich_text_section", elements });
export const image = (more: Json = {}) => ({ type: "image", image_url: url(30), alt_text: "図", ...more });
export const cell = (text: string) => ({ type: "raw_text", text });
export const table = (rows: Json[][], more: Json = {}) => ({ type: "table", rows, ...more });
export const dataTable = (rows: Json[][], more: Json = {}) => ({
  type: "data_table",
  caption: "件数",
  rows,
  ...more,
});
export const card = (more: Json = {}) => ({ type: "card", title: plain("案内"), ...more });
export const contextActions = (...elements: Json[]) => ({ type: "context_actions", elements });
export const trash = (more: Json = {}) => ({
  type: "icon_button",
  icon: "trash",
  text: plain("消す"),
  ...more,
});
export const feedback = (more: Json = {}) => ({
  type: "feedback_buttons",
  positive_button: { text: plain("良"), value: "+", ...more },
  negative_button: { text: plain("否"), value: "-" },
});
export const video = (more: Json = {}) => ({
  type: "video",
  alt_text: "動画",
  title: plain("研修"),
  video_url: url(30),
  thumbnail_url: url(30),
  ...more,
});
export const container = (more: Json = {}) => ({
  type: "container",
  title: plain("一覧"),
  child_blocks: [section()],
  ...more,
});
export const confirm = (more: Json = {}) => ({
  title: plain("確認"),
  text: plain("送りますか"),
  confirm: plain("送る"),
  deny: plain("やめる"),
  ...more,
});

export const modal = (more: Json = {}) => ({
  type: "modal",
  title: plain("相談する"),
  submit: plain("送る"),
  blocks: [section()],
  ...more,
});
export const home = (more: Json = {}) => ({ type: "home", blocks: [section()], ...more });

export const message = (...blocks: unknown[]) => checkMessage({ text: "お知らせ", blocks });
export const inMessage = (block: Json) => message(block);
export const inModal = (block: Json) => checkView(modal({ blocks: [block] }));
export const inHome = (block: Json) => checkView(home({ blocks: [block] }));
