import { afterEach, describe, expect, test } from "vitest";
import { anOffice, button, clientOf, closeAll, form, refusalOf, say } from "./office.ts";

afterEach(closeAll);

const long = (length: number) => "あ".repeat(length);

describe("the Web API refuses with Slack's own codes", () => {
  test("tokens, scopes, unknown methods", async () => {
    const { slack, client, desk } = await anOffice({ grantedScopes: ["chat:write", "users:read"] });
    const auth = await client.auth.test();
    expect(auth).toMatchObject({ user_id: slack.botUserId, bot_id: slack.botId, team_id: slack.teamId });
    expect(auth.response_metadata?.scopes).toEqual(["chat:write", "users:read"]);
    expect(await refusalOf(client.auth.test({ token: "xoxb-other" }))).toBe("invalid_auth");
    expect(await refusalOf(client.auth.test({ token: slack.appToken }))).toBe("not_allowed_token_type");
    expect(await refusalOf(client.apiCall("chat.postMassage"))).toBe("unknown_method");
    await expect(client.conversations.history({ channel: desk })).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "groups:history", provided: "chat:write,users:read" },
    });
    expect(await refusalOf(client.reactions.add({ channel: desk, timestamp: "1", name: "eyes" }))).toBe(
      "missing_scope",
    );
    expect(await refusalOf(client.users.info({ user: "U404" }))).toBe("user_not_found");
  });

  test("conversations: membership, archived, threads", async () => {
    const { slack, client, desk, tanaka, sato } = await anOffice({ limits: false });
    const away = slack.addChannel({ name: "別室", private: true, members: [tanaka] }).id;
    const open = slack.addChannel({ name: "広場", members: [tanaka] }).id;
    const post = (more: object) => refusalOf(client.chat.postMessage({ channel: desk, text: "a", ...more }));
    expect(await post({ channel: "C404" })).toBe("channel_not_found");
    expect(await post({ channel: sato })).toBe("channel_not_found");
    expect(await post({ channel: away })).toBe("channel_not_found");
    expect(await post({ channel: open })).toBe("not_in_channel");
    expect(await post({ text: "" })).toBe("no_text");
    expect(await post({ text: long(40_001) })).toBe("msg_too_long");
    expect(await post({ blocks: [button("a", long(76))] })).toBe("invalid_blocks");
    expect(await post({ blocks: "no json" })).toBe("invalid_blocks_format");
    expect(await post({ thread_ts: "1.000000" })).toBe("thread_not_found");
    const parent = await client.chat.postMessage({ channel: desk, text: "親" });
    const reply = await client.chat.postMessage({ channel: desk, text: "子", thread_ts: parent.ts ?? "" });
    expect(await post({ thread_ts: reply.ts })).toBe("cannot_reply_to_message");
    const human = await slack.as(tanaka).write(desk, "人");
    const update = (ts: string) => refusalOf(client.chat.update({ channel: desk, ts, text: "b" }));
    expect(await update(human.ts)).toBe("cant_update_message");
    expect(await update("1.000000")).toBe("message_not_found");
    expect(await refusalOf(client.chat.delete({ channel: desk, ts: human.ts }))).toBe("cant_delete_message");
    const whisper = { channel: desk, user: sato, text: "w" };
    expect(await refusalOf(client.chat.postEphemeral(whisper))).toBe("user_not_in_channel");
    const react = () =>
      refusalOf(client.reactions.add({ channel: desk, timestamp: human.ts, name: "white_check_mark" }));
    expect([await react(), await react()]).toEqual(["accepted", "already_reacted"]);
    expect(
      await refusalOf(client.reactions.remove({ channel: desk, timestamp: human.ts, name: "eyes" })),
    ).toBe("no_reaction");
    slack.changeChannel(desk, { archived: true });
    expect(await post({})).toBe("is_archived");
    slack.changeChannel(desk, { archived: false, includesBot: false });
    expect(await post({})).toBe("channel_not_found");
  });

  test("a whisper cannot be updated and is lost in a reload", async () => {
    const { slack, client, desk, tanaka, sato } = await anOffice();
    slack.changeChannel(desk, { addMembers: [sato] });
    const { message_ts: ts = "" } = await client.chat.postEphemeral({
      channel: desk,
      user: tanaka,
      text: "あなただけ",
    });
    expect(await refusalOf(client.chat.update({ channel: desk, ts, text: "b" }))).toBe("message_not_found");
    expect(
      slack
        .as(sato)
        .sees(desk)
        .some((one) => one.ephemeral),
    ).toBe(false);
    expect(slack.as(tanaka).sees(desk).at(-1)).toMatchObject({ ephemeral: true, ts });
    slack.as(tanaka).reload();
    expect(
      slack
        .as(tanaka)
        .sees(desk)
        .some((one) => one.ephemeral),
    ).toBe(false);
  });

  test("views: triggers, hashes, the stack's limit, wrong views", async () => {
    const { slack, clock, client, sato } = await anOffice();
    slack.deliverTo("http://127.0.0.1:9/");
    const trigger = async () => {
      await slack.as(sato).shortcut("call");
      const request = slack.traffic.findLast((one) => one.kind === "shortcut")?.request;
      return typeof request === "object" && request !== null && "trigger_id" in request
        ? String(request.trigger_id)
        : "";
    };
    const first = await trigger();
    expect(await refusalOf(client.views.open({ trigger_id: "1.2.3", view: form("a") }))).toBe(
      "invalid_trigger_id",
    );
    const wide = form("a", { title: say(long(25)) });
    expect(await refusalOf(client.views.open({ trigger_id: first, view: wide }))).toBe("invalid_arguments");
    const { view } = await client.views.open({ trigger_id: first, view: form("a") });
    expect(await refusalOf(client.views.push({ trigger_id: first, view: form("b") }))).toBe(
      "exchanged_trigger_id",
    );
    await client.views.push({ trigger_id: await trigger(), view: form("b") });
    await client.views.push({ trigger_id: await trigger(), view: form("c") });
    expect(await refusalOf(client.views.push({ trigger_id: await trigger(), view: form("d") }))).toBe(
      "push_limit_reached",
    );
    const update = { view_id: view?.id ?? "", view: form("a") };
    expect(await refusalOf(client.views.update({ ...update, hash: "0.old" }))).toBe("hash_conflict");
    expect(await refusalOf(client.views.update({ ...update, hash: view?.hash ?? "" }))).toBe("accepted");
    expect(await refusalOf(client.views.update({ view_id: "V404", view: form("a") }))).toBe("not_found");
    const late = await trigger();
    await clock.advance(3001);
    expect(await refusalOf(client.views.open({ trigger_id: late, view: form("a") }))).toBe(
      "expired_trigger_id",
    );
  });

  test("rates: one post a second and channel with a short burst, tiers for the rest, refilled by the clock", async () => {
    const { clock, client, desk } = await anOffice();
    const post = () => client.chat.postMessage({ channel: desk, text: "a" });
    for (let n = 0; n < 5; n++) await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    await clock.advance(1000);
    expect(await refusalOf(post())).toBe("accepted");
    for (let n = 0; n < 20; n++) await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 3 });
  });
});

describe("the Web API answers as Slack does", () => {
  test("history and replies in pages, in order, within bounds", async () => {
    const { client, desk } = await anOffice({ limits: false });
    const ts: string[] = [];
    for (let n = 0; n < 7; n++)
      ts.push((await client.chat.postMessage({ channel: desk, text: `${n}` })).ts ?? "");
    const [first = "", second = ""] = ts;
    for (let n = 0; n < 4; n++)
      await client.chat.postMessage({ channel: desk, text: `r${n}`, thread_ts: first });
    await client.chat.postMessage({
      channel: desk,
      text: "みなさん",
      thread_ts: first,
      reply_broadcast: true,
    });
    const seen: (string | undefined)[] = [];
    for await (const page of client.paginate("conversations.history", { channel: desk, limit: 3 })) {
      if ("messages" in page && Array.isArray(page.messages))
        seen.push(...page.messages.map((one) => one.text));
    }
    expect(seen).toEqual(["みなさん", "6", "5", "4", "3", "2", "1", "0"]);
    const since = await client.conversations.history({
      channel: desk,
      oldest: second,
      inclusive: true,
      latest: ts[3] ?? "",
    });
    expect(since.messages?.map((one) => one.text)).toEqual(["3", "2", "1"]);
    const replies: (string | undefined)[] = [];
    for await (const page of client.paginate("conversations.replies", {
      channel: desk,
      ts: first,
      limit: 2,
    })) {
      if ("messages" in page && Array.isArray(page.messages))
        replies.push(...page.messages.map((one) => one.text));
    }
    expect(replies).toEqual(["0", "r0", "r1", "r2", "r3", "みなさん"]);
  });

  test("updates keep the blocks that are not given, and metadata is read only when asked for", async () => {
    const { client, slack, desk } = await anOffice();
    const metadata = { event_type: "card", event_payload: { key: "k" } };
    const blocks = [button("a", "押す", "v", "key")];
    const { ts = "" } = await client.chat.postMessage({ channel: desk, text: "a", blocks, metadata });
    await client.chat.update({ channel: desk, ts, text: "b" });
    expect(slack.messages(desk)).toMatchObject([{ text: "b", blocks: [{ block_id: "key" }] }]);
    await client.chat.update({ channel: desk, ts, text: "c", blocks: [] });
    expect(slack.messages(desk)[0]?.blocks).toBeUndefined();
    const plain = await client.conversations.history({ channel: desk });
    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    const whole = await client.conversations.history({ channel: desk, include_all_metadata: true });
    expect(whole.messages?.[0]?.metadata).toEqual(metadata);
  });

  test("people of every kind, direct messages, members, files", async () => {
    const { client, slack, desk, tanaka, sato } = await anOffice();
    const guest = slack.addPerson({ name: "派遣", guest: true }).id;
    const gone = slack.addPerson({ name: "退職", deactivated: true }).id;
    const other = slack.addPerson({ name: "他社", connected: true }).id;
    const info = async (user: string) => (await client.users.info({ user })).user;
    expect(await info(guest)).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
      deleted: false,
    });
    expect(await info(gone)).toMatchObject({ deleted: true });
    const known = slack.addPerson({ name: "住所あり", mail: "Kacho@example.jp" }).id;
    const byMail = async (email: string) => (await client.users.lookupByEmail({ email })).user?.id;
    expect(await byMail("kacho@example.jp")).toBe(known);
    expect(await refusalOf(byMail("nobody@example.jp"))).toBe("users_not_found");
    expect(await refusalOf(byMail(`${gone.toLowerCase()}@example.jp`))).toBe("users_not_found");
    expect((await info(other))?.team_id).not.toBe(slack.teamId);
    expect(await refusalOf(client.conversations.open({ users: gone }))).toBe("user_disabled");
    const { channel } = await client.conversations.open({ users: sato });
    expect(channel?.id).toBe(slack.as(sato).dm());
    expect((await client.conversations.members({ channel: desk })).members).toEqual([
      tanaka,
      slack.botUserId,
    ]);
    const described = await client.conversations.info({ channel: desk });
    expect(described.channel).toMatchObject({
      is_private: true,
      is_archived: false,
      is_ext_shared: false,
      is_member: true,
    });

    await client.filesUploadV2({
      channel_id: desk,
      filename: "メモ.txt",
      file: Buffer.from("内容"),
      initial_comment: "どうぞ",
    });
    const [shared] = slack.as(tanaka).sees(desk);
    expect(shared).toMatchObject({
      text: "どうぞ",
      files: [{ name: "メモ.txt", size: 6, mimetype: "text/plain" }],
    });
    expect((await client.files.info({ file: shared?.files[0]?.id ?? "" })).file?.name).toBe("メモ.txt");
  });

  test("what a picture shows, in words: under Slack's own name for it, and no longer than Slack takes", async () => {
    const { client } = await anOffice({ limits: false });
    const ask = (more: object) =>
      refusalOf(client.apiCall("files.getUploadURLExternal", { filename: "図.png", length: 1, ...more }));
    expect(await ask({ alt_txt: long(1000) })).toBe("accepted");
    expect(await ask({ alt_txt: long(1001) })).toBe("alt_txt_too_large");
    expect(await ask({ alt_text: long(1001) })).toBe("accepted");
  });

  test("only real mentions mention", async () => {
    const { client, slack, desk, tanaka } = await anOffice();
    const seen = async (blocks: unknown[]) => {
      await client.apiCall("chat.postMessage", { channel: desk, text: "n", blocks });
      return slack.as(tanaka).sees(desk).at(-1)?.mentions;
    };
    const dangerous = `<!channel> <@${tanaka}>`;
    expect(await seen([{ type: "section", text: say(dangerous) }])).toEqual([]);
    expect(await seen([{ type: "section", text: { type: "mrkdwn", text: dangerous } }])).toEqual([
      "channel",
      tanaka,
    ]);
  });

  test("a client that asks again after a dropped answer posts twice: nothing protects it but itself", async () => {
    const { slack, desk } = await anOffice();
    const client = clientOf(slack, { retryConfig: { retries: 1, minTimeout: 1 } });
    slack.faults.add({ method: "chat.postMessage", kind: "accept-then-drop", times: 1 });
    await client.chat.postMessage({ channel: desk, text: "a" });
    expect(slack.messages(desk)).toHaveLength(2);
  });
});
