import { afterEach, expect, test } from "vitest";
import { aBot, anOffice, button, closeAll, form, say } from "./office.ts";

afterEach(closeAll);

const options = ["電話", "来庁", "メール"].map((label, index) => ({ text: say(label), value: `m${index}` }));

const everything = form("all", {
  blocks: [
    {
      type: "input",
      block_id: "how",
      label: say("手段"),
      element: { type: "static_select", action_id: "how", options },
    },
    {
      type: "input",
      block_id: "acts",
      label: say("行為"),
      element: { type: "checkboxes", action_id: "acts", options },
      optional: true,
    },
    {
      type: "input",
      block_id: "when",
      label: say("日付"),
      element: { type: "datepicker", action_id: "when" },
    },
    {
      type: "input",
      block_id: "who",
      label: say("上司"),
      element: { type: "users_select", action_id: "who" },
      optional: true,
    },
    {
      type: "input",
      block_id: "live",
      label: say("すぐ伝わる"),
      dispatch_action: true,
      element: { type: "radio_buttons", action_id: "live", options, initial_option: options[0] },
    },
  ],
});

test("every kind of field is filled as a client would, by value or by label, and arrives in state.values", async () => {
  const office = await anOffice();
  const { slack, sato, tanaka } = office;
  const submitted: unknown[] = [];
  const pressed: unknown[] = [];
  await aBot(office, "socket", (app) => {
    app.shortcut("call", async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: everything });
    });
    app.action("live", async ({ ack, action, body, client }) => {
      await ack();
      pressed.push(action);
      if (body.type !== "block_actions" || body.view === undefined) return;
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: everything });
    });
    app.view("all", async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack();
    });
  });
  const me = slack.as(sato);
  await me.shortcut("call");
  await slack.idle();
  expect(() => me.fill("modal", "how", { option: "手紙" })).toThrow("m0 (電話)");
  expect(() => me.fill("modal", "when", { date: "きのう" })).toThrow("YYYY-MM-DD");
  expect(() => me.press("modal", "how", { option: "電話" })).toThrow("dispatch_action");
  expect(() => me.fill("modal", "nothing", {})).toThrow("On the screen");
  me.fill("modal", "acts", { options: ["来庁", "m2"] });
  await me.press("modal", "live", { option: "メール" });
  await slack.idle();
  expect(pressed).toMatchObject([
    { type: "radio_buttons", selected_option: { value: "m2" }, block_id: "live" },
  ]);
  expect(await me.submit({ how: "来庁" })).toMatchObject({
    acknowledged: false,
    errors: { when: "Please complete this required field." },
  });
  expect(await me.submit({ when: "2026-11-01", who: tanaka })).toMatchObject({ acknowledged: true });
  // What was entered before the update is still there.
  expect(submitted).toMatchObject([
    {
      how: { how: { selected_option: { value: "m1" } } },
      acts: { acts: { selected_options: [{ value: "m1" }, { value: "m2" }] } },
      when: { when: { selected_date: "2026-11-01" } },
      who: { who: { selected_user: tanaka } },
      live: { live: { selected_option: { value: "m2" } } },
    },
  ]);
});

test("choices in a message are kept for the one who made them, and go along with the next press", async () => {
  const office = await anOffice();
  const { slack, client, sato, tanaka, desk } = office;
  slack.changeChannel(desk, { addMembers: [sato] });
  const states: unknown[] = [];
  await aBot(office, "http", (app) => {
    app.action(/.*/, async ({ ack, body }) => {
      await ack();
      if (body.type === "block_actions") states.push([body.actions[0]?.action_id, body.state?.values]);
    });
  });
  const blocks = [
    {
      type: "actions" as const,
      block_id: "facts",
      elements: [{ type: "checkboxes" as const, action_id: "facts", options }],
    },
    button("next", "次へ", "1", "go"),
  ];
  const { ts = "" } = await client.chat.postMessage({ channel: desk, text: "質問", blocks });
  await slack.as(tanaka).press({ channel: desk, ts }, "facts", { options: ["電話"] });
  await slack.as(tanaka).press({ channel: desk, ts }, "next");
  await slack.as(sato).press({ channel: desk, ts }, "next");
  const held = (...values: string[]) => ({
    facts: {
      facts: {
        type: "checkboxes",
        selected_options: values.map((value) => expect.objectContaining({ value })),
      },
    },
  });
  expect(states).toEqual([
    ["facts", held("m0")],
    ["next", held("m0")],
    ["next", held()],
  ]);
});

test("a push notification shows the text, and only who is concerned gets one", async () => {
  const { slack, client, sato, tanaka, desk } = await anOffice({ limits: false });
  slack.changeChannel(desk, { addMembers: [sato] });
  const got = (person: string) =>
    slack
      .as(person)
      .notifications()
      .map((one) => [one.why, one.text]);
  const parent = await slack.as(tanaka).write(desk, "親");
  await client.chat.postMessage({ channel: desk, thread_ts: parent.ts, text: "返事" });
  await client.chat.postMessage({ channel: desk, thread_ts: parent.ts, text: `<@${sato}> お願いします` });
  const note = await client.chat.postMessage({
    channel: slack.as(sato).dm(),
    text: "お知らせ",
    blocks: [button("a", "見る")],
  });
  await client.chat.update({ channel: slack.as(sato).dm(), ts: note.ts ?? "", text: "更新" });
  expect(got(tanaka)).toEqual([
    ["thread", "返事"],
    ["thread", `<@${sato}> お願いします`],
  ]);
  expect(got(sato)).toEqual([
    ["channel", "親"],
    ["mention", `<@${sato}> お願いします`],
    ["direct", "お知らせ"],
  ]);
  expect(
    slack
      .as(sato)
      .sees(desk, parent.ts)
      .map((one) => one.text),
  ).toEqual(["親", "返事", `<@${sato}> お願いします`]);
});
