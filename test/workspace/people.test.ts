import { afterEach, describe, expect, test } from "vitest";
import { aBot, anOffice, button, closeAll, form, say, transports } from "./office.ts";

afterEach(closeAll);

describe.each(transports)("over %s", (transport) => {
  test("a command, a pressed button, a modal with errors and a card travel between people and bot", async () => {
    const office = await anOffice();
    const { slack, sato, tanaka, desk } = office;
    await aBot(office, transport, (app) => {
      app.command("/desk", async ({ ack }) => {
        await ack({ text: "何をしますか", blocks: [button("open", "相談する")] });
      });
      app.action("open", async ({ ack, client, body }) => {
        await ack();
        if ("trigger_id" in body)
          await client.views.open({ trigger_id: body.trigger_id ?? "", view: form("told") });
      });
      app.view("told", async ({ ack, view, client }) => {
        const words = view.state.values.what?.words?.value ?? "";
        if (words === "?") return ack({ response_action: "errors", errors: { what: "もう少し" } });
        await ack();
        await client.chat.postMessage({
          channel: desk,
          text: "新しいお知らせ",
          blocks: [{ type: "section", text: say(words) }],
        });
      });
    });
    const me = slack.as(sato);
    const here = me.dm();

    const typed = await me.command("/desk 急ぎ <&>", { channel: here });
    expect(typed).toMatchObject({ acknowledged: true });
    expect(slack.traffic.find((one) => one.kind === "command")?.request).toMatchObject({
      command: "/desk",
      text: "急ぎ &lt;&amp;&gt;",
      channel_name: "directmessage",
    });
    const [whisper] = me.sees(here);
    expect(whisper).toMatchObject({ ephemeral: true, visible: "[相談する]" });

    expect(await me.press({ channel: here, ts: whisper?.ts ?? "" }, "open")).toMatchObject({
      acknowledged: true,
    });
    await slack.idle();
    expect(me.modal()?.visible).toContain("何がありましたか");

    expect(await me.submit({ words: "" })).toMatchObject({
      acknowledged: false,
      shown: "Please complete this required field.",
    });
    expect((await me.submit({ words: "あ".repeat(21) })).shown).toMatch(/20 characters/);
    expect(await me.submit({ words: "?" })).toMatchObject({
      acknowledged: true,
      errors: { what: "もう少し" },
    });
    expect(me.modal()?.errors).toEqual({ what: "もう少し" });
    await me.submit({ words: "怒鳴られました" });
    await slack.idle();
    expect(me.modal()).toBeUndefined();
    expect(slack.as(tanaka).sees(desk)).toMatchObject([
      { visible: "怒鳴られました", text: "新しいお知らせ", from: "office" },
    ]);
    expect(slack.as(tanaka).notifications()).toMatchObject([{ text: "新しいお知らせ", why: "channel" }]);
    expect(() => me.sees(desk)).toThrow("not in");
  });

  test("shortcuts, Home and a press in the Home", async () => {
    const office = await anOffice();
    const { slack, sato, tanaka, desk } = office;
    const got: unknown[] = [];
    await aBot(office, transport, (app) => {
      app.shortcut("call", async ({ ack, shortcut }) => {
        got.push(shortcut.type);
        await ack();
      });
      app.shortcut("keep", async ({ ack, shortcut }) => {
        if (shortcut.type === "message_action") got.push(shortcut.message.text, shortcut.channel.name);
        await ack();
      });
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: "home", blocks: [button("help", "応援を呼ぶ")] },
        });
      });
      app.action("help", async ({ ack, body }) => {
        if (body.type === "block_actions") got.push(body.view?.type, body.user.id);
        await ack();
      });
    });
    expect(await slack.as(sato).shortcut("call")).toMatchObject({ acknowledged: true });
    const message = await slack.as(tanaka).write(desk, "記録してください");
    await slack.as(tanaka).messageShortcut("keep", desk, message.ts);
    await slack.as(sato).opensHome();
    await slack.idle();
    expect(slack.as(sato).home()?.visible).toBe("[応援を呼ぶ]");
    await slack.as(sato).press("home", "help");
    expect(got).toEqual(["shortcut", "記録してください", "privategroup", "home", sato]);
  });

  test("nobody sends, edits or commands with more than Slack takes", async () => {
    const { slack, sato } = await anOffice();
    const me = slack.as(sato);
    const here = me.dm();
    const fits = "長".repeat(40_000);
    const { ts } = await me.write(here, fits);
    const tooLong = `${fits}い`;
    await expect(me.write(here, tooLong)).rejects.toThrow("a message holds 40000 characters");
    await expect(me.edit(here, ts, tooLong)).rejects.toThrow("a message holds 40000 characters");
    await expect(me.command(`/desk ${fits}`, { channel: here })).rejects.toThrow("a message holds 40000");
    await expect(me.edit(here, ts, "")).rejects.toThrow("an empty message cannot be sent");
    expect(me.sees(here).map((one) => one.visible)).toEqual([fits]);
  });

  test("what people write, edit, delete, react and upload arrives as Slack's events", async () => {
    const office = await anOffice();
    const { slack, sato, tanaka, desk, client } = office;
    const got: Record<string, unknown>[] = [];
    await aBot(office, transport, (app) => {
      app.use(async ({ payload, next }) => {
        got.push({ ...payload });
        await next();
      });
    });
    const me = slack.as(sato);
    const first = await me.write(me.dm(), "<b> & <!channel>");
    await me.edit(me.dm(), first.ts, "直しました");
    await me.write(me.dm(), "続き", { thread: first.ts });
    await me.delete(me.dm(), first.ts);
    await slack
      .as(tanaka)
      .write(desk, "", { files: [{ name: "録音.mp3", bytes: new Uint8Array(3), mimetype: "audio/mpeg" }] });
    const card = await client.chat.postMessage({ channel: desk, text: "card" });
    await slack.as(tanaka).react(desk, card.ts ?? "", "incoming_envelope");
    await slack.as(tanaka).write(desk, "みなさん", { thread: card.ts ?? "", broadcast: true });
    slack.unfurl(desk, card.ts ?? "", "https://example.jp/");
    await slack.idle();

    expect(got.map((one) => one.subtype ?? one.type).sort()).toEqual(
      [
        "message",
        "message_changed",
        "message",
        "message_changed",
        "file_share",
        "reaction_added",
        "thread_broadcast",
        "message_changed",
      ].sort(),
    );
    expect(got.find((one) => one.ts === first.ts)).toMatchObject({
      text: "&lt;b&gt; &amp; <!channel>",
      channel_type: "im",
    });
    expect(got).toContainEqual(
      expect.objectContaining({
        message: expect.objectContaining({
          text: "直しました",
          edited: expect.objectContaining({ user: sato }),
        }),
        previous_message: expect.objectContaining({ ts: first.ts }),
      }),
    );
    expect(got).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ subtype: "tombstone" }) }),
    );
    expect(got).toContainEqual(
      expect.objectContaining({ root: expect.objectContaining({ text: "card" }), thread_ts: card.ts }),
    );
    // Bolt passes the bot's own message over; on the wire it was.
    const events = slack.traffic.filter((one) => one.kind === "event").map((one) => one.request);
    const echo = expect.objectContaining({ bot_id: slack.botId, text: "card" });
    expect(events).toContainEqual(expect.objectContaining({ event: echo }));
    expect(slack.as(tanaka).sees(desk)).toHaveLength(3);

    const [file] = slack.messages(desk)[0]?.files ?? [];
    const fetched = await fetch(file?.url_private ?? "", {
      headers: { authorization: `Bearer ${slack.botToken}` },
    });
    expect((await fetched.arrayBuffer()).byteLength).toBe(3);
    const stranger = await fetch(file?.url_private ?? "");
    expect(await stranger.text()).toContain("Sign in");
  });

  test("a response_url replaces and deletes the pressed whisper, five times within thirty minutes", async () => {
    const office = await anOffice();
    const { slack, clock, sato } = office;
    const urls: string[] = [];
    await aBot(office, transport, (app) => {
      app.command("/desk", async ({ ack }) =>
        ack({ text: "", blocks: [button("go", "はい", "1"), button("go", "いいえ", "2")] }),
      );
      app.action("go", async ({ ack, body, respond }) => {
        await ack();
        if (body.type === "block_actions") urls.push(body.response_url);
        await respond({ replace_original: true, text: "たたみました" });
      });
    });
    const me = slack.as(sato);
    await me.command("/desk", { channel: me.dm() });
    const where = { channel: me.dm(), ts: me.sees(me.dm())[0]?.ts ?? "" };
    expect(() => me.press(where, "go")).toThrow("more than once");
    await me.press(where, "go", { value: "いいえ" });
    await slack.idle();
    expect(me.sees(me.dm())).toMatchObject([{ ts: where.ts, visible: "たたみました" }]);
    const post = async (body: unknown) => {
      const answer = await fetch(urls[0] ?? "", { method: "POST", body: JSON.stringify(body) });
      return [answer.status, await answer.text()];
    };
    expect(await post({ delete_original: true })).toEqual([200, "ok"]);
    expect(me.sees(me.dm())).toEqual([]);
    for (let use = 3; use <= 5; use++)
      expect((await post({ replace_original: false, text: "また" }))[0]).toBe(200);
    expect(await post({ text: "六" })).toEqual([404, '{"ok":false,"error":"used_url"}']);
    await clock.advance(31 * 60_000);
    expect(await post({ text: "七" })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
  });

  test("modals stack up to three, and update, push and clear answers move through them", async () => {
    const office = await anOffice();
    const { slack, sato } = office;
    const refused: string[] = [];
    const closed: boolean[] = [];
    await aBot(office, transport, (app) => {
      app.shortcut("call", async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: form("one", { notify_on_close: true }),
        });
        await client.views
          .open({ trigger_id: shortcut.trigger_id, view: form("again") })
          .catch((error) => refused.push(error.data.error));
      });
      app.view({ callback_id: "one", type: "view_submission" }, async ({ ack }) =>
        ack({ response_action: "push", view: form("two") }),
      );
      app.view("two", async ({ ack }) => ack({ response_action: "update", view: form("three") }));
      app.view("three", async ({ ack }) => ack({ response_action: "clear" }));
      app.view({ callback_id: "one", type: "view_closed" }, async ({ ack, body }) => {
        if (body.type === "view_closed") closed.push(body.is_cleared);
        await ack();
      });
    });
    const me = slack.as(sato);
    const names = () => me.modals().map((view) => view.callback_id);
    await me.shortcut("call");
    await slack.idle();
    await me.submit({ words: "a" });
    expect(names()).toEqual(["one", "two"]);
    await me.submit({ words: "b" });
    expect(names()).toEqual(["one", "three"]);
    expect(me.modal()?.state.values).toEqual({ what: { words: { type: "plain_text_input", value: "b" } } });
    await me.submit();
    expect(names()).toEqual([]);
    await me.shortcut("call");
    await slack.idle();
    me.otherClient();
    expect(names()).toEqual([]);
    await me.shortcut("call");
    await slack.idle();
    await me.submit({ words: "on the other client" });
    expect(names()).toEqual(["one", "two"]);
    me.otherClient();
    expect(names()).toEqual(["one"]);
    await me.dismiss();
    expect(closed).toEqual([false]);
    expect(refused).toEqual(Array.from({ length: 3 }, () => "exchanged_trigger_id"));
  });

  test("Slack itself refuses commands in threads and unknown ones, and says when the bot is silent", async () => {
    const office = await anOffice({ ackWithinMs: 150 });
    const { slack, sato } = office;
    const me = slack.as(sato);
    if (transport === "socket") {
      expect(await me.command("/desk", { channel: me.dm() })).toMatchObject({
        acknowledged: false,
        shown: "dispatch_failed",
      });
    }
    await aBot(office, transport, (app) => {
      app.command("/desk", async () => {});
      app.shortcut("call", async ({ ack }) => ack());
    });
    const parent = await me.write(me.dm(), "親");
    expect((await me.command("/desk", { channel: me.dm(), thread: parent.ts })).shown).toMatch(
      "not supported in threads",
    );
    expect((await me.command("/nothing", { channel: me.dm() })).shown).toMatch("not a valid command");
    expect(await me.command("/desk", { channel: me.dm() })).toMatchObject({
      acknowledged: false,
      shown: "operation_timeout",
    });
    expect(() => me.shortcut("unknown")).toThrow("manifest");
  });
});
