import { expect, test } from "vitest";
import { CityHall, run } from "./city-hall.ts";
import { openProxy } from "./proxy.ts";

test("with HTTPS_PROXY everything goes through it: calls, both sockets, answers to presses; and the doctor", async () => {
  const city = await CityHall.open();
  const proxy = await openProxy();
  const HTTPS_PROXY = proxy.url;
  let sockets = 0;
  city.slack.feed.subscribe(() => {
    sockets = Math.max(sockets, city.slack.connections);
  });
  const bot = await city.starts({ HTTPS_PROXY });
  await city.calls();
  // A whisper is changed through its response_url.
  const answers = () => city.slack.traffic.filter((one) => one.kind === "response_url");
  await city.until("the press was answered by its response_url", () =>
    answers().some((one) => one.state === "answered"),
  );
  const ended = await bot.stops();
  expect(ended).toMatchObject({ code: 0, err: "" });
  expect(ended.out).not.toContain("secret-of-the-proxy");

  const doctor = await run("running/doctor.ts", { ...city.environment, HTTPS_PROXY });
  expect(doctor).toMatchObject({ code: 0, err: "" });
  expect(doctor.out).toMatch(/✓ プロキシ：127\.0\.0\.1:\d+ に届きました。/);
  expect(doctor.out).not.toContain("secret-of-the-proxy");

  // What Slack saw is what the proxy saw: nothing went past it.
  const calls = city.slack.traffic.filter((one) => one.kind === "call").map((one) => `POST /api/${one.name}`);
  const seen = (what: RegExp) => proxy.requests.filter((line) => what.test(line));
  expect(seen(/^POST \/api\//).sort()).toEqual(calls.sort());
  expect(calls.length).toBeGreaterThan(5);
  expect(seen(/^POST \/(commands|actions)\//)).toHaveLength(answers().length);
  expect(seen(/^GET \/link\//)).toHaveLength(2);
  expect(sockets).toBe(2);
  expect(proxy.refused).toBe(0);
});

test("without the proxy's password the doctor names the proxy, and not the password", async () => {
  const city = await CityHall.open();
  const proxy = await openProxy();
  const HTTPS_PROXY = proxy.url.replace("secret-of-the-proxy", "wrong-word");
  const { code, out } = await run("running/doctor.ts", { ...city.environment, HTTPS_PROXY });
  expect(code).toBe(1);
  expect(out).toMatch(/✗ Slackへの道：プロキシを通してSlackに届きません.*プロキシの認証/);
  expect(out).not.toContain("wrong-word");
  expect(proxy.refused).toBeGreaterThan(0);
  expect(city.slack.traffic).toEqual([]);
});
