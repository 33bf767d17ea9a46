import { checkMessage, checkView } from "../../playground/workspace/blocks.ts";
import type { Bag, Shown, View } from "../../playground/workspace/shapes.ts";
import {
  actions,
  button,
  cell,
  checkboxes,
  confirm,
  input,
  mrkdwn,
  option,
  options,
  plain,
  radio,
  richText,
  section,
  select,
  table,
} from "../workspace/some-blocks.ts";
import { picture, shown, view } from "./specimen-shapes.ts";

/** A message, a modal and a Home in which every block and element stands that the renderer draws. */

const text = (words: string) => ({ type: "text", text: words });

const message: Bag[] = [
  { type: "header", text: plain("見出し :sos:") },
  section({ text: mrkdwn("*状態*：`未担当` _斜め_ ~前~ <@U1> <#C1> <!here> <https://example.jp/|案内>") }),
  section({ text: mrkdwn("<javascript:alert(1)|押さないでください> <img src=x onerror=alert(1)>") }),
  section({
    fields: [mrkdwn("*担当*\n佐藤"), plain("受付")],
    accessory: button({ action_id: "side", text: plain("変更") }),
  }),
  { type: "context", elements: [plain("小さな文字"), mrkdwn("*太字*")] },
  { type: "divider" },
  richText(
    {
      type: "rich_text_section",
      elements: [
        { ...text("太字"), style: { bold: true } },
        { type: "user", user_id: "U1" },
      ],
    },
    {
      type: "rich_text_section",
      elements: [
        { type: "broadcast", range: "channel" },
        { type: "emoji", name: "memo" },
      ],
    },
    {
      type: "rich_text_list",
      style: "ordered",
      elements: [{ type: "rich_text_section", elements: [text("一つめ")] }],
    },
    {
      type: "rich_text_section",
      elements: [{ type: "date", timestamp: 1_794_790_800, format: "{date_long}", fallback: "いつか" }],
    },
    { type: "rich_text_quote", elements: [text("引用 <b>そのまま</b>")] },
    { type: "rich_text_preformatted", elements: [text("const a = 1;")] },
  ),
  { type: "markdown", text: "## 見出し\n- **一**\n- [二](https://example.jp/)" },
  table([
    [cell("項目"), cell("件数")],
    [cell("報告"), cell("3")],
  ]),
  actions(
    button({ action_id: "claim", text: plain("担当する"), value: "42", style: "primary" }),
    button({ action_id: "withdraw", text: plain("取り下げる"), style: "danger", confirm: confirm() }),
    button({ action_id: "open", text: plain("書く") }),
    { type: "overflow", action_id: "more", options: options(3) },
    select({ action_id: "one", placeholder: plain("ひな形") }),
    { type: "multi_static_select", action_id: "many", placeholder: plain("部署"), options: options(10) },
    { type: "users_select", action_id: "who", placeholder: plain("担当者") },
    { type: "datepicker", action_id: "day", placeholder: plain("日を選ぶ") },
  ),
  input(
    checkboxes({
      action_id: "facts",
      options: [option(1, { description: plain("候補：書かれた内容から") }), option(2)],
    }),
    {
      label: plain("あったこと"),
      optional: true,
    },
  ),
];

const form: Bag[] = [
  { type: "alert", level: "warning", text: plain("送るまでは、何も届きません。") },
  input(
    { type: "plain_text_input", action_id: "words", multiline: true, max_length: 20 },
    {
      block_id: "words",
      label: plain("何がありましたか"),
      hint: plain("短くてかまいません。"),
    },
  ),
  input({ type: "email_text_input", action_id: "mail" }, { label: plain("メール"), optional: true }),
  input({ type: "url_text_input", action_id: "url" }, { label: plain("URL"), optional: true }),
  input(
    { type: "number_input", action_id: "times", is_decimal_allowed: false },
    { label: plain("回数"), optional: true },
  ),
  input(radio({ action_id: "how" }), { block_id: "how", label: plain("どこで") }),
  input(select({ action_id: "whose" }), { label: plain("だれのこと"), optional: true }),
  input({ type: "multi_users_select", action_id: "with" }, { label: plain("一緒にいた人"), optional: true }),
  input(
    { type: "conversations_select", action_id: "channel" },
    { label: plain("チャンネル"), optional: true },
  ),
  input({ type: "datepicker", action_id: "on" }, { label: plain("行った日"), optional: true }),
  input({ type: "timepicker", action_id: "at" }, { label: plain("時刻"), optional: true }),
  input({ type: "datetimepicker", action_id: "when" }, { label: plain("日時"), optional: true }),
  input({ type: "file_input", action_id: "files" }, { label: plain("ファイル"), optional: true }),
];

const home: Bag[] = [
  { type: "header", text: plain("ホーム") },
  section({ text: plain("一人で抱え込まないでください。") }),
  {
    type: "video",
    ...{
      alt_text: "動画",
      title: plain("研修"),
      video_url: "https://example.jp/",
      thumbnail_url: "https://example.jp/",
    },
  },
];

/** What the specimen page is given. */
export interface Specimen {
  readonly messages: readonly Shown[];
  readonly modal: View;
  readonly home: View;
}

const ALT = "届いた件数。市民文化局は12件、交通局は<b>非表示</b>。";

export const specimen: Specimen = {
  messages: [
    shown("1794790800.000100", message),
    shown("1794790800.000200", [section()], { ephemeral: true, replies: 0 }),
    shown("1794790800.000300", [], { user: "U1", from: "佐藤", text: "*返事* <b>です</b>", reactions: [] }),
    shown("1794790800.000400", [], { user: "U1", from: "佐藤", tombstone: true, replies: 0, reactions: [] }),
    shown("1794790800.000500", [], {
      text: "図です",
      files: [picture("F1", ALT), picture("F2", ALT)],
      reactions: [],
    }),
  ],
  modal: view("modal", form),
  home: view("home", home),
};

/** What the stand-in, which is as strict as Slack, has against these blocks. */
export const problems: readonly unknown[] = [
  checkMessage({ text: "お知らせ", blocks: message }),
  checkView({ type: "modal", title: plain("あったこと"), submit: plain("次へ"), blocks: form }),
  checkView({ type: "home", blocks: home }),
];
