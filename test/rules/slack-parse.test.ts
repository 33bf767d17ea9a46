import { describe, expect, test } from "vitest";
import {
  parseChannel,
  parseCommand,
  parseHome,
  parseMessage,
  parsePress,
  parseReaction,
  parseShortcut,
  parseSubmission,
} from "../../src/slack/parse.ts";

const NOW = new Date("2026-11-16T01:00:00Z");
const SELF = "UMAMORI";
const envelope = { type: "event_callback", event_id: "Ev1" };

const sato = { user: "USATO", ts: "1.000100", text: "書きました" };
const message = { type: "message", channel: "D1", channel_type: "im", ...sato };
const thread = { ...message, thread_ts: "1.000001" };
const edited = { user: "USATO", ts: "2.0" };
const changed = (after: object, before: object | null = sato) => ({
  type: "message",
  subtype: "message_changed",
  channel: "D1",
  channel_type: "im",
  ts: "9.0",
  message: after,
  previous_message: before,
});
const deleted = { ...changed(sato), subtype: "message_deleted", message: undefined };

const written = (event: unknown) => parseMessage(envelope, event, NOW, SELF);

test.each<[what: string, event: unknown, said: object]>([
  ["a message", message, { text: "書きました", thread: null, direct: true, change: "new", files: [] }],
  ["a reply in a thread", thread, { thread: "1.000001", change: "new" }],
  ["the head of a thread", { ...message, thread_ts: message.ts }, { thread: null }],
  [
    "files",
    { ...thread, subtype: "file_share", files: [{ id: "F1" }, {}, { id: "F2" }] },
    { files: ["F1", "F2"], change: "new" },
  ],
  [
    "a file that was deleted, and one older than the plan shows",
    {
      ...thread,
      subtype: "file_share",
      files: [
        { id: "F1", mode: "tombstone" },
        { id: "F2", mode: "hidden_by_limit" },
      ],
    },
    { files: ["F2"], change: "new" },
  ],
  [
    "a file deleted from its message, which nobody edited",
    changed({ ...sato, files: [{ id: "F1", mode: "tombstone" }] }, { ...sato, files: [{ id: "F1" }] }),
    { files: [], change: "edited", edited: null },
  ],
  [
    "files without a word",
    { ...thread, subtype: "file_share", text: "", files: [{ id: "F1" }] },
    { files: ["F1"], text: "" },
  ],
  ["a reply shown in the channel too", { ...thread, subtype: "thread_broadcast" }, { thread: "1.000001" }],
  ["a remark with /me", { ...message, subtype: "me_message" }, { change: "new" }],
  ["a message in a channel", { ...thread, channel: "C1", channel_type: "group" }, { direct: false }],
  ["no text", { ...message, text: null }, { text: "" }],
  ["no kind of channel", { ...message, channel_type: undefined }, { direct: true }],
  ["an edit", changed({ ...sato, text: "直しました", edited }), { text: "直しました", change: "edited" }],
  [
    "a second edit",
    changed({ ...sato, text: "また", edited: { ts: "3.0" } }, { ...sato, edited }),
    { text: "また", change: "edited" },
  ],
  ["an edit in a thread", changed({ ...sato, thread_ts: "1.000001", edited }), { thread: "1.000001" }],
  ["a deletion", deleted, { text: null, change: "deleted", place: { channel: "D1", ts: sato.ts } }],
  [
    "a deletion that leaves a tombstone",
    changed({ user: "USLACKBOT", ts: sato.ts, subtype: "tombstone", text: "This message was deleted." }),
    { text: null, change: "deleted", by: "USATO" },
  ],
  [
    "links and mentions",
    { ...message, text: "<@U9> &lt;b&gt; <https://x.jp|x>" },
    { text: "@U9 <b> x (https://x.jp)" },
  ],
])("%s is read", (_, event, said) => {
  expect(written(event)).toMatchObject({
    id: "Ev1",
    by: "USATO",
    place: { channel: event === null ? "" : expect.any(String), ts: sato.ts },
    ...said,
  });
});

test.each<[what: string, event: unknown]>([
  ["the bot's own message", { ...message, user: SELF }],
  ["a bot's message", { ...message, bot_id: "B1" }],
  ["a message of an integration", { ...message, subtype: "bot_message", bot_id: "B1", user: undefined }],
  ["an edit of the bot's own card", changed({ ...sato, user: SELF, edited })],
  ["an edit of another bot's", changed({ ...sato, bot_id: "B1", edited })],
  ["the deletion of the bot's own", { ...deleted, previous_message: { ...sato, user: SELF } }],
  ["an unfurled link", changed({ ...sato, attachments: [{}] })],
  ["an unfurled link in an edited message", changed({ ...sato, edited }, { ...sato, edited })],
  ["somebody who joined", { ...message, subtype: "channel_join" }],
  ["somebody who left", { ...message, subtype: "group_leave" }],
  ["a new topic", { ...message, subtype: "channel_topic" }],
  ["a pinned message", { ...message, subtype: "pinned_item" }],
  ["a reminder", { ...message, subtype: "reminder_add" }],
  ["a reply counted", { ...message, subtype: "message_replied" }],
  ["nobody", { ...message, user: undefined }],
  ["a change of nothing", changed({ ...sato }, null)],
  ["a deletion of something unknown", { ...deleted, previous_message: null }],
  ["no channel", { ...message, channel: undefined }],
  ["no time", { ...message, ts: undefined }],
  ["null", null],
  ["a word", "message"],
])("%s is nothing that somebody wrote", (_, event) => {
  expect(written(event)).toBeNull();
});

test("an event without an envelope is none", () => {
  for (const body of [null, undefined, {}, { event_id: "" }, { event_id: 7 }, []]) {
    expect(parseMessage(body, message, NOW, SELF)).toBeNull();
    expect(parseHome(body, { user: "USATO", tab: "home" }, NOW)).toBeNull();
  }
});

test("only the Home tab is the Home", () => {
  expect(parseHome(envelope, { user: "USATO", tab: "home" }, NOW)).toMatchObject({ by: "USATO", id: "Ev1" });
  expect(parseHome(envelope, { user: "USATO", tab: "messages" }, NOW)).toBeNull();
});

test("a reaction is read with the message it stands on", () => {
  const reaction = { user: "UTANAKA", reaction: "eyes", item: { type: "message", channel: "C1", ts: "1.0" } };
  expect(parseReaction(envelope, reaction, NOW)).toMatchObject({
    name: "eyes",
    place: { channel: "C1", ts: "1.0" },
  });
  expect(parseReaction(envelope, { ...reaction, item: { type: "file", file: "F1" } }, NOW)).toBeNull();
});

test("a channel is read from whatever tells of it", () => {
  expect(parseChannel({ channel: "C1" })).toBe("C1");
  expect(parseChannel({ channel: { id: "C2", name: "x" } })).toBe("C2");
  expect(parseChannel({})).toBeNull();
  expect(parseChannel(null)).toBeNull();
});

const press = {
  type: "block_actions",
  trigger_id: "T1",
  user: { id: "USATO" },
  container: { type: "message", channel_id: "C1" },
  response_url: "https://hooks.example/1",
  actions: [{ action_id: "choose.3", value: '{"v":1}' }],
};
const values = {
  b1: {
    "f.text": { type: "plain_text_input", value: "ことば" },
    "f.none": { type: "plain_text_input", value: null },
  },
  b2: {
    "f.one": { type: "static_select", selected_option: { value: "a" } },
    "f.no": { type: "radio_buttons", selected_option: null },
  },
  b3: { "f.many": { type: "checkboxes", selected_options: [{ value: "a" }, { value: "b" }] } },
  b5: { "f.who": { type: "users_select", selected_user: "UITO" } },
  b4: { "f.day": { type: "datepicker", selected_date: "2026-11-16" } },
};
const fields = {
  "f.text": ["ことば"],
  "f.none": [],
  "f.one": ["a"],
  "f.no": [],
  "f.many": ["a", "b"],
  "f.day": ["2026-11-16"],
  "f.who": ["UITO"],
};

describe("a press", () => {
  test("in a message is read with its channel and its fields", () => {
    expect(parsePress({ ...press, state: { values } }, NOW)).toEqual({
      id: "T1",
      by: "USATO",
      at: NOW.getTime(),
      trigger: "T1",
      respondTo: "https://hooks.example/1",
      verb: "choose",
      value: '{"v":1}',
      fields,
      channel: "C1",
      home: false,
      view: null,
    });
  });

  test("in a modal has the modal, in the Home it has none", () => {
    const view = { id: "V1", type: "modal", private_metadata: "{}", state: { values } };
    const inView = { ...press, container: { type: "view" }, response_url: undefined };
    expect(parsePress({ ...inView, view }, NOW)).toMatchObject({
      view: { id: "V1", metadata: "{}" },
      fields,
      channel: null,
    });
    expect(parsePress({ ...inView, view: { ...view, type: "home" } }, NOW)).toMatchObject({
      home: true,
      view: null,
    });
  });

  test("in a menu carries what was chosen", () => {
    const actions = [{ action_id: "template", selected_option: { value: "received" } }];
    expect(parsePress({ ...press, actions }, NOW)).toMatchObject({
      verb: "template",
      value: "",
      fields: { template: ["received"] },
    });
  });

  test.each([
    [{ ...press, actions: [] }],
    [{ ...press, user: {} }],
    [{ ...press, trigger_id: "" }],
    [null],
    ["x"],
  ])("that is none is nothing: %o", (body) => {
    expect(parsePress(body, NOW)).toBeNull();
  });
});

test("a form submitted again after errors is another submission", () => {
  const view = { id: "V1", callback_id: "topic", private_metadata: "{}", hash: "h1", state: { values } };
  const first = parseSubmission({ trigger_id: "T1", user: { id: "USATO" }, view }, NOW);
  const second = parseSubmission({ trigger_id: "T2", user: { id: "USATO" }, view }, NOW);
  expect(first).toMatchObject({ form: "topic", metadata: "{}", fields });
  expect(second?.id).not.toBe(first?.id);
  const without = parseSubmission({ user: { id: "USATO" }, view }, NOW);
  expect(without?.id).toBe("V1/h1");
});

test("a command and a shortcut are read", () => {
  const typed = { command: "/kasuhara", text: " ヘルプ ", user_id: "USATO", trigger_id: "T1" };
  expect(parseCommand(typed, NOW)).toMatchObject({ name: "/kasuhara", word: "ヘルプ", respondTo: null });
  expect(parseCommand({ ...typed, text: undefined }, NOW)).toMatchObject({ word: "" });
  expect(parseCommand({ ...typed, user_id: undefined }, NOW)).toBeNull();
  const used = { callback_id: "call-help", trigger_id: "T1", user: { id: "USATO" } };
  expect(parseShortcut(used, NOW)).toMatchObject({ shortcut: "call-help", message: null });
  const on = {
    ...used,
    channel: { id: "C1" },
    message: { ts: "1.0", text: "&lt;ばか&gt;", files: [{ id: "F1" }] },
  };
  expect(parseShortcut(on, NOW)?.message).toEqual({
    place: { channel: "C1", ts: "1.0" },
    text: "<ばか>",
    files: 1,
  });
});
