import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenTexts } from "../../playground/stage/given.ts";
import { Playground } from "../../playground/stage/playground.ts";
import { serve } from "../../playground/stage/server.ts";

// The page itself is not needed: a folder with files stands for it.
const PAGE = "playground/page";

let playground: Playground;
let port = 0;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  playground = await Playground.open(await givenTexts(), null);
  server = serve(playground, Promise.resolve(PAGE));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens nowhere");
  port = address.port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await playground.close();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks as no browser would: nothing in the address is put in order. */
function asks(
  method: string,
  path: string,
  body = "",
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, method, path, headers: { host: "localhost", ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const says = ({ text }: Answer): unknown => JSON.parse(text).says;

test.each([
  ["/%", 400, "このアドレスは読めません。"],
  ["/%E3%81", 400, "このアドレスは読めません。"],
  ["//", 400, "このアドレスは読めません。"],
  ["http://[", 400, "このアドレスは読めません。"],
  ["*", 200, null],
  ["/%00", 200, null],
  ["/%00.js", 404, "ありません。"],
  ["/..%2f..%2fpackage.json", 404, "ありません。"],
  ["/../../package.json", 404, "ありません。"],
  ["/assets", 200, null],
  ["/nothing.js", 404, "ありません。"],
  ["/api/", 404, "ありません。"],
  ["/api/screen", 404, "この人はいません。"],
  ["/api/screen?person=__proto__", 404, "この人はいません。"],
  ["/api/screen?person=U0TANAKA&channel=%&thread=%00", 200, null],
])("GET %s is answered with %i and a plain sentence", async (path, status, sentence) => {
  const answer = await asks("GET", path);
  expect(answer.status).toBe(status);
  if (sentence !== null) expect(says(answer)).toBe(sentence);
});

test.each(["PUT", "DELETE", "PATCH", "PROPFIND"])("%s is not for this page", async (method) => {
  for (const path of ["/", "/api/act", "/api/nothing"]) {
    const answer = await asks(method, path);
    expect(answer.status).toBe(405);
    expect(says(answer)).toBe("この操作はできません。");
  }
});

test("what is asked with POST is not served, and HEAD is for the page only", async () => {
  expect((await asks("POST", "/", "{}")).status).toBe(405);
  expect((await asks("HEAD", "/api/stream")).status).toBe(405);
});

test("HEAD is GET without its body", async () => {
  expect(await asks("HEAD", "/")).toEqual({ status: 200, text: "" });
  expect((await asks("HEAD", "/nothing.js")).status).toBe(404);
});

test.each([
  "",
  "null",
  "[]",
  "{",
  "\u0000",
  '{"as":"U0TANAKA"}',
  '{"as":"U0TANAKA","act":{"do":"fly"}}',
  '{"as":1,"act":{"do":"submit"}}',
  '{"as":"U0TANAKA","act":{"do":"write","channel":["x"],"text":"a"}}',
  "[".repeat(100_000),
])("a body that is no act is answered with 400 (%#)", async (body) => {
  for (const path of ["/api/act", "/api/stage"]) {
    const answer = await asks("POST", path, body);
    expect(answer.status).toBe(400);
    expect(says(answer)).toBe("この操作は読めません。");
  }
});

test.each([
  { do: "write", channel: "nowhere", text: "a" },
  { do: "edit", channel: "C0GENERAL1", ts: "nothing", text: "a" },
  { do: "press", where: "modal", action: "x" },
  { do: "press", where: { channel: "C0GENERAL1", ts: "1" }, action: "x" },
  { do: "fill", where: "home", action: "x", chosen: { date: "yesterday" } },
  { do: "react", channel: "C0GENERAL1", ts: "1", name: "x".repeat(500) },
  { do: "shortcut", id: "toString" },
  { do: "submit" },
  { do: "dismiss" },
])("what a client would not offer is refused in words: %j", async (act) => {
  const { status, text } = await asks("POST", "/api/act", JSON.stringify({ as: "U0TANAKA", act }));
  expect([status, JSON.parse(text).ok]).toEqual([200, false]);
});

test("another page's wish and another name for this machine are refused", async () => {
  const wish = JSON.stringify({ do: "reset" });
  for (const origin of ["http://elsewhere.example", "null", "%"])
    expect((await asks("POST", "/api/stage", wish, { origin })).status).toBe(403);
  for (const host of ["elsewhere.example", "localhost.elsewhere.example:3000"])
    expect((await asks("GET", "/", "", { host })).status).toBe(403);
});

test("a picture is given to who sees it, and no other file to anybody", async () => {
  const desk = playground.setting().cast.find(({ part }) => part === "desk")?.id ?? "";
  const nothing = { channel: null, thread: null };
  const channel =
    playground.screen(desk, nothing)?.channels.find((one) => one.private && one.type !== "im")?.id ?? "";
  const base64 = Buffer.from("a picture").toString("base64");
  const files = [
    { name: "図.png", mimetype: "image/png", base64 },
    { name: "図.svg", mimetype: "image/svg+xml", base64 },
  ];
  const write = { do: "write", channel, text: "", files };
  expect((await asks("POST", "/api/act", JSON.stringify({ as: desk, act: write }))).status).toBe(200);
  const written = playground.screen(desk, { channel, thread: null })?.messages?.at(-1)?.files ?? [];
  expect(written.map(({ name }) => name)).toEqual(["図.png", "図.svg"]);
  const [png = "", svg = ""] = written.map(({ id }) => id);
  const asksFor = (person: string, file: string) =>
    asks("GET", `/api/picture?${new URLSearchParams({ person, file })}`);
  expect(await asksFor(desk, png)).toEqual({ status: 200, text: "a picture" });
  const staff = playground.setting().cast.find(({ part }) => part === "staff")?.id ?? "";
  for (const [person, file] of [
    [desk, svg],
    [desk, "F404"],
    [staff, png],
    ["", png],
    ["__proto__", png],
  ] as const)
    expect((await asksFor(person, file)).status, `${person} ${file}`).toBe(404);
});

test("one who goes away in the middle of a word leaves the server as it was", async () => {
  await new Promise<void>((done) => {
    const caller = connect(port, "127.0.0.1", () => {
      caller.write("POST /api/act HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{");
      caller.destroySoon();
    });
    caller.resume();
    caller.on("close", () => done());
  });
  expect((await asks("GET", "/api/setting")).status).toBe(200);
});
