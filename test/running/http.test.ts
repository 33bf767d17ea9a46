import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { CityHall, Program } from "./city-hall.ts";

/** Sends a body as Slack would, signed with this secret at this time; the status, or what the connection did. */
async function send(
  port: string,
  body: string,
  { secret, age = 0, form = false }: { secret: string; age?: number; form?: boolean },
): Promise<number | "cut"> {
  const time = Math.floor(Date.now() / 1_000) - age;
  const signature = createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex");
  try {
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: "POST",
      headers: {
        "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
        "x-slack-request-timestamp": String(time),
        "x-slack-signature": `v0=${signature}`,
      },
      body,
    });
    return response.status;
  } catch {
    return "cut";
  }
}

test("over HTTP what is forged, old or broken is refused, nothing is stored, and the bot goes on", async () => {
  const city = await CityHall.open();
  const environment = await city.overHttp();
  const { PORT: port } = environment;
  const bot = new Program("main.ts", environment);
  await bot.says("ready");
  const secret = city.slack.signingSecret;
  const command = new URLSearchParams({
    command: "/kasuhara-report",
    text: "",
    user_id: city.sato.id,
    channel_id: city.general,
    team_id: city.slack.teamId,
    trigger_id: "1.2.3",
    response_url: "http://127.0.0.1:9/none",
  }).toString();
  const challenge = JSON.stringify({ type: "url_verification", challenge: "c", token: "t" });
  const calls = city.slack.traffic.length;

  expect(await send(port, command, { secret: "somebody-elses-secret", form: true })).toBe(401);
  expect(await send(port, command, { secret, age: 6 * 60, form: true })).toBe(401);
  expect(await send(port, challenge, { secret: "somebody-elses-secret" })).toBe(401);
  expect(await send(port, "null", { secret: "somebody-elses-secret" })).toBe(401);
  expect(await send(port, "null", { secret })).toBe(400);
  expect(await send(port, "no JSON", { secret })).toBe(400);
  expect(await send(port, "[]", { secret })).toBe(400);
  expect(await send(port, "payload=null", { secret, form: true })).toBe(400);
  expect([413, "cut"]).toContain(await send(port, `"${"x".repeat(10_000_000)}"`, { secret }));
  expect(city.slack.traffic).toHaveLength(calls);

  const health = await fetch(`http://127.0.0.1:${port}/health`);
  expect(health.status).toBe(200);
  expect(await health.text()).toMatch(/^ok slack=\S+ reachable=\S+ pending=0 parked=0 desk=ready\n$/);
  expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);

  city.slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  expect(await city.slack.verifiesUrl()).toBe(true);
  await city.calls();
  expect(city.cards()).toHaveLength(1);
  expect(await bot.stops()).toMatchObject({ code: 0 });
});
