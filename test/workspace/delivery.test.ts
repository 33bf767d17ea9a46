import type { App } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { aBot, anOffice, clientOf, closeAll, type Office, refusalOf, transports } from "./office.ts";

afterEach(closeAll);

/** A bot that notes the texts it hears. */
function hears(into: string[]) {
  return (app: App) => {
    app.message(async ({ message }) => {
      if ("text" in message && message.text !== undefined) into.push(message.text);
    });
    app.command("/desk", async ({ ack, command }) => {
      into.push(command.trigger_id);
      await ack();
    });
  };
}

const attempts = ({ slack }: Office) =>
  slack.traffic.filter((one) => one.kind === "event").map((one) => [one.attempt, one.state, one.reason]);

describe.each(transports)("deliveries over %s", (transport) => {
  test("twice: the same payload again, shown once", async () => {
    const office = await anOffice();
    const { slack, sato } = office;
    const heard: string[] = [];
    await aBot(office, transport, hears(heard), 2);
    slack.faults.deliverTwice(true);
    const me = slack.as(sato);
    expect(await me.command("/desk", { channel: me.dm() })).toMatchObject({ acknowledged: true });
    await me.write(me.dm(), "二度");
    await slack.idle();
    expect(heard).toHaveLength(4);
    expect(new Set(heard).size).toBe(2);
  });

  test("out of order, held back, late", async () => {
    const office = await anOffice();
    const { slack, clock, sato } = office;
    const heard: string[] = [];
    await aBot(office, transport, hears(heard));
    const me = slack.as(sato);
    slack.faults.outOfOrder(true);
    for (const text of ["1", "2", "3"]) await me.write(me.dm(), text);
    await slack.idle();
    slack.faults.outOfOrder(false);
    expect(heard).not.toEqual(["1", "2", "3"]);
    expect(heard.sort()).toEqual(["1", "2", "3"]);
    slack.faults.holdDeliveries(true);
    await me.write(me.dm(), "4");
    await slack.idle();
    expect(heard).toHaveLength(3);
    slack.faults.holdDeliveries(false);
    await slack.idle();
    expect(heard).toContain("4");
    slack.faults.delayDeliveries(60_000);
    await me.write(me.dm(), "5");
    await slack.idle();
    expect(heard).not.toContain("5");
    await clock.advance(60_000);
    await slack.idle();
    expect(heard).toContain("5");
  });

  test("an event nobody takes comes again at once, after a minute and after five, then never", async () => {
    const office = await anOffice({ ackWithinMs: 150 });
    const { slack, clock, sato } = office;
    if (transport === "http") slack.deliverTo("http://127.0.0.1:9/");
    await slack.as(sato).write(slack.as(sato).dm(), "だれか");
    await slack.idle();
    const failed = (num: number) => [num, "failed", "unreachable"];
    expect(attempts(office)).toEqual([failed(0), failed(1)]);
    await clock.advance(60_000);
    await slack.idle();
    const heard: string[] = [];
    await aBot(office, transport, (app) => {
      hears(heard)(app);
      app.use(async ({ context, next }) => {
        heard.push(`retry ${context.retryNum} ${context.retryReason}`);
        await next();
      });
    });
    await clock.advance(299_000);
    await slack.idle();
    expect(heard).toEqual([]);
    await clock.advance(1000);
    await slack.idle();
    expect(heard).toEqual(["retry 3 connection_failed", "だれか"]);
    expect(attempts(office).map(([num]) => num)).toEqual([0, 1, 2, 3]);
    await clock.advance(3_600_000);
    await slack.idle();
    expect(attempts(office)).toHaveLength(4);
  });

  test("an interaction that times out is not delivered again", async () => {
    const office = await anOffice({ ackWithinMs: 150 });
    const { slack, clock, sato } = office;
    let heard = 0;
    await aBot(office, transport, (app) => app.command("/desk", async () => void heard++));
    const outcome = await slack.as(sato).command("/desk", { channel: slack.as(sato).dm() });
    expect(outcome).toMatchObject({ acknowledged: false, shown: "operation_timeout" });
    await clock.advance(600_000);
    await slack.idle();
    expect(heard).toBe(1);
  });
});

describe("Socket Mode", () => {
  test("several connections share the envelopes; a dropped one's are delivered on another", async () => {
    const office = await anOffice();
    const { slack, sato } = office;
    let heard = 0;
    const wire = (app: App) =>
      app.command("/desk", async ({ ack }) => {
        heard++;
        if (heard === 1) slack.faults.dropSockets();
        else await ack();
      });
    await aBot(office, "socket", wire, 2);
    expect(slack.connections).toBe(2);
    const outcome = await slack.as(sato).command("/desk", { channel: slack.as(sato).dm() });
    expect(outcome).toMatchObject({ acknowledged: true });
    expect(heard).toBe(2);
    await slack.connected(2);
  });

  test("a refresh moves to a new connection, and nothing is lost on the way", async () => {
    const office = await anOffice();
    const { slack, sato } = office;
    const heard: string[] = [];
    await aBot(office, "socket", hears(heard), 2);
    const me = slack.as(sato);
    slack.faults.disconnectEnvelope();
    for (const text of ["1", "2", "3", "4"]) await me.write(me.dm(), text);
    await slack.idle();
    expect(heard.sort()).toEqual(["1", "2", "3", "4"]);
    await slack.connected(2);
  });

  test("while connections are refused nobody gets in; ten get in at most", async () => {
    const office = await anOffice();
    const { slack } = office;
    slack.faults.refuseConnections(true);
    const app = clientOf(slack, {}, slack.appToken);
    expect(await refusalOf(app.apps.connections.open({}))).toMatch(/fetch failed/);
    slack.faults.refuseConnections(false);
    expect((await app.apps.connections.open({})).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    expect(await refusalOf(clientOf(slack).apps.connections.open({}))).toBe("not_allowed_token_type");
    await aBot(office, "socket", () => {}, 10);
    const eleventh = new WebSocket((await app.apps.connections.open({})).url ?? "");
    const said = await new Promise((resolve) =>
      eleventh.addEventListener("message", ({ data }) => resolve(data)),
    );
    expect(String(said)).toContain("too_many_websockets");
    expect(slack.connections).toBe(10);
  });
});

describe("signed HTTP", () => {
  test("the request URL is verified by its challenge, and a wrong secret is answered with 401", async () => {
    const office = await anOffice();
    const { slack, sato } = office;
    await aBot(office, "http", hears([]));
    expect([await slack.verifiesUrl(), await slack.checksSsl()]).toEqual([true, true]);
    const other = await anOffice({ signingSecret: "forged" });
    const url = slack.requestUrl;
    other.slack.deliverTo(url);
    await other.slack.as(other.sato).write(other.slack.as(other.sato).dm(), "偽物");
    await other.slack.idle();
    expect(attempts(other)[0]).toEqual([0, "failed", "HTTP 401"]);
    expect(await slack.as(sato).command("/desk", { channel: slack.as(sato).dm() })).toMatchObject({
      acknowledged: true,
    });
  });
});

describe("faults of the Web API", () => {
  test("each kind does what it says, as often as told, and can be taken away", async () => {
    const { slack, desk } = await anOffice();
    const client = clientOf(slack);
    const impatient = clientOf(slack, { timeout: 60 });
    const post = (by = client) => by.chat.postMessage({ channel: desk, text: "a" });
    const once = (
      kind: "ratelimited" | "error" | "http500" | "hang" | "drop" | "accept-then-drop",
      more = {},
    ) => slack.faults.add({ method: /^chat\./, kind, times: 1, ...more });
    once("ratelimited", { retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    once("error", { error: "fatal_error" });
    expect(await refusalOf(post())).toBe("fatal_error");
    once("http500");
    await expect(post()).rejects.toMatchObject({ statusCode: 500 });
    once("hang");
    expect(await refusalOf(post(impatient))).toMatch(/timeout|aborted/);
    once("drop");
    expect(await refusalOf(post())).toMatch(/fetch failed/);
    expect(slack.messages(desk)).toHaveLength(0);
    once("accept-then-drop");
    expect(await refusalOf(post())).toMatch(/fetch failed/);
    expect(slack.messages(desk)).toHaveLength(1);
    const stop = slack.faults.add({ kind: "error", when: (args) => args.text === "a" });
    expect(await refusalOf(post())).toBe("internal_error");
    expect(await refusalOf(client.chat.postMessage({ channel: desk, text: "b" }))).toBe("accepted");
    stop();
    expect(await refusalOf(post())).toBe("accepted");
  });

  test("a listener hears of a post after it was stored and before it is answered", async () => {
    const { slack, desk, client } = await anOffice();
    const heard: unknown[] = [];
    slack.faults.onAccepted((method, args) => {
      heard.push(method, args.text, slack.messages(desk).length);
    });
    await client.chat.postMessage({ channel: desk, text: "a" });
    expect(heard).toEqual(["chat.postMessage", "a", 1]);
  });
});
