import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { CityHall, Program, run } from "./city-hall.ts";

test("while Slack hangs, a stop is cut off and says so, and the doctor comes to an end; then nothing is shown twice", async () => {
  const city = await CityHall.open();
  const bot = await city.starts();
  // Slack takes the card and never answers.
  const accepted = new Promise<void>((resolve) => {
    city.slack.faults.onAccepted((method, args) => {
      if (method !== "chat.postMessage" || args.channel !== city.desk) return;
      resolve();
      return new Promise(() => {});
    });
  });
  const calling = city.calls();
  await accepted;
  bot.signal("SIGTERM");
  city.slack.faults.add({ kind: "hang" });
  const begun = performance.now();
  const doctor = await run("running/doctor.ts", city.environment);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(doctor.code).toBe(1);
  expect(doctor.out.split("\n").filter((line) => line.startsWith("✗"))).toEqual([
    expect.stringMatching(/^✗ Slackへの道：Slackに届きません（TimeoutError）/),
  ]);
  const ended = await bot.ended;
  await calling;
  expect(ended.code).toBe(1);
  expect(ended.out).toContain('"level":"error","what":"stop-cut-off"');

  city.slack.faults.clear();
  const again = await city.starts();
  await city.presses(city.tanaka, city.desk, "担当する");
  await city.until("the card shows who has it", () => /担当\*?\s*田中/.test(city.cards().join()));
  expect(city.cards()).toHaveLength(1);
  expect(await again.stops()).toMatchObject({ code: 0 });
});

test("a request under way when the stop comes is finished and answered", async () => {
  const city = await CityHall.open();
  const environment = await city.overHttp();
  const bot = new Program("main.ts", environment);
  await bot.says("ready");
  const body = JSON.stringify({ type: "url_verification", challenge: "still here", token: "t" });
  const time = Math.floor(Date.now() / 1_000);
  const signature = createHmac("sha256", city.slack.signingSecret).update(`v0:${time}:${body}`).digest("hex");
  const socket = connect(Number(environment.PORT), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString();
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const head = [
    "POST /slack/events HTTP/1.1",
    "host: 127.0.0.1",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${time}`,
    `x-slack-signature: v0=${signature}`,
    // The server's `100 Continue` shows that it has begun with the request.
    "expect: 100-continue",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await new Promise((resolve) => socket.once("data", resolve));
  bot.signal("SIGTERM");
  await bot.says("stopping");
  socket.write(body);
  expect(await bot.ended).toMatchObject({ code: 0 });
  await closed;
  expect(answer).toContain("200 OK");
  expect(answer).toContain("still here");
});
