import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { CityHall, run } from "./city-hall.ts";

const bad = (out: string) => out.split("\n").filter((line) => line.startsWith("✗"));

test("for a bot that runs well the doctor finds nothing, over either transport", async () => {
  const city = await CityHall.open();
  await city.starts();
  const [socket, http] = await Promise.all([
    run("running/doctor.ts", city.environment),
    run("running/doctor.ts", await city.overHttp()),
  ]);
  for (const { code, out, err } of [socket, http]) {
    expect(bad(out)).toEqual([]);
    expect(out).toContain("ボットが使っています");
    expect(out.endsWith("すべて整っています。")).toBe(true);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  }
  expect(socket.out).toContain("✓ SLACK_APP_TOKEN");
  expect(http.out).not.toContain("SLACK_APP_TOKEN");
  // It asks, and changes nothing.
  expect(city.cards()).toEqual([]);
});

test("every fault is found in one go, and no secret is shown", async () => {
  const city = await CityHall.open({
    grantedScopes: ["commands", "chat:write", "groups:read", "pins:write"],
  });
  city.slack.changeChannel(city.desk, { private: false });
  chmodSync(city.folder, 0o755);
  writeFileSync(city.database, "no database\n".repeat(200));
  const { code, out } = await run("running/doctor.ts", {
    ...city.environment,
    SLACK_APP_TOKEN: "xapp-not-the-one",
    POLICY: "policies/none.yml",
    LOG_LEVEL: "loud",
  });
  expect(code).toBe(1);
  expect(bad(out)).toEqual([
    expect.stringContaining("環境変数：LOG_LEVEL"),
    expect.stringContaining("ポリシー：POLICY のファイル policies/none.yml"),
    expect.stringContaining("SLACK_APP_TOKEN：Slackが受け付けません（invalid_auth）"),
    expect.stringMatching(/スコープ：足りません：.*reactions:write/),
    expect.stringContaining("窓口のチャンネル："),
    expect.stringContaining("データの置き場所："),
    expect.stringContaining("データベース："),
  ]);
  expect(out).toContain("！ スコープ：使わないものがあります：pins:write。");
  expect(out).not.toContain("not-the-one");
  expect(out).not.toContain(city.slack.botToken);
});

test("a clock that is an hour off Slack's is a fault", async () => {
  const city = await CityHall.open();
  const slack = createServer((_, response) => {
    const date = new Date(Date.now() - 3_600_000).toUTCString();
    response.writeHead(200, { date, "content-type": "application/json" }).end('{"ok":true}');
  });
  await new Promise<void>((resolve) => slack.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void slack.close());
  const address = slack.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { out } = await run("running/doctor.ts", {
    ...city.environment,
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
  });
  expect(out).toMatch(/✗ 時計：Slackより3(600|599|601)秒進んでいます。.*timedatectl set-ntp true/);
});
