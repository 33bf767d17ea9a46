import { expect } from "vitest";
import type { SlackFile } from "../../playground/workspace/shapes.ts";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { closes, reports, WHAT } from "../support/steps.ts";
import { expectNothingOwed, saidInLog } from "../support/telling.ts";

/** With the scope by which the story itself fetches the files. */
const grantedScopes = [
  ...["commands", "chat:write", "files:read", "files:write", "im:history", "im:write", "groups:history"],
  ...["groups:read", "reactions:read", "reactions:write", "users:read", "users:read.email"],
];

/** The files that somebody sees in a channel and its threads, in the order in which they came. */
const filesIn = (who: Citizen, channel: string): readonly SlackFile[] =>
  who.everything(channel).flatMap((m) => m.files);

/** What a PDF says. */
async function read(city: City, file: SlackFile | undefined): Promise<string> {
  const headers = { authorization: `Bearer ${city.slack.botToken}` };
  const answer = await fetch(file?.url_private ?? "", { headers });
  return (await textOfPdf(new Uint8Array(await answer.arrayBuffer()))).join("");
}

story(
  "the desk asks for the record sheet: it arrives in the case's thread once, and its reporter can read who asked",
  async (city) => {
    const { sato, tanaka, deskChannel } = city;
    await reports(sato);
    await tanaka.presses("記録票");
    expect(tanaka.wasTold()).toContain("記録票を作っています");
    const files = filesIn(tanaka, deskChannel);
    expect(files.map(({ name, title }) => [name, title])).toEqual([["記録票-R8-001-5.pdf", "記録票"]]);
    const text = await read(city, files[0]);
    expect(text).toContain("カスタマーハラスメント記録票");
    expect(text).toContain(WHAT);
    expect(filesIn(sato, sato.actor.dm())).toEqual([]);
    await sato.presses("あなたの記録");
    expect(sato.modal()).toContain("田中さんが、窓口用の記録票を作りました");
    expect(sato.modal()).toContain("読んだことは、記録できないため出ません");
    await expectNothingOwed(city);
  },
  { grantedScopes },
);

story(
  "the reporter asks for a copy: their own words as written, into their own thread",
  async (city) => {
    const { sato, tanaka, deskChannel } = city;
    await reports(sato, { words: "山田太郎さんから電話がありました。" });
    await tanaka.presses("担当する");
    await tanaka.notes("内部のメモです");
    await sato.opensHome();
    await sato.presses("あなたの記録", "記録票を受け取る");
    expect(sato.modal()).toContain("記録票を作っています");
    const [file] = filesIn(sato, sato.actor.dm());
    const text = await read(city, file);
    expect(text).toContain("山田太郎");
    expect(text).toContain("本人用（写し）");
    expect(text).not.toContain("内部のメモです");
    expect(filesIn(tanaka, deskChannel)).toEqual([]);
    await sato.presses("記録票を受け取る");
    expect(filesIn(sato, sato.actor.dm())).toHaveLength(2);
  },
  { grantedScopes },
);

story(
  "a reporter without name has none on the desk's sheet, and of a withdrawn case only its head is left",
  async (city) => {
    const { sato, tanaka, deskChannel, slack } = city;
    await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
    await tanaka.presses("記録票");
    expect(await read(city, filesIn(tanaka, deskChannel)[0])).not.toContain("佐藤");
    // What was asked for and not sent yet is made of what is left.
    const lift = slack.faults.add({ method: "files.getUploadURLExternal", kind: "http500" });
    await tanaka.presses("記録票");
    await sato.presses("あなたの記録", "取り下げる");
    expect(sato.modal()).toContain("取り下げました。書いた文章は消えています。");
    lift();
    await city.passes(MINUTE);
    const text = await read(city, filesIn(tanaka, deskChannel)[1]);
    expect(text).toContain("取り下げられたため、載せていません");
    expect(text).not.toContain(WHAT);
  },
  { grantedScopes },
);

story("what was decided stands in the reporter's record once the case is closed", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await sato.presses("あなたの記録");
  expect(sato.modal()).toContain("まだ記録されていません。");
  await sato.dismisses();
  await tanaka.presses("担当する");
  await closes(tanaka);
  await sato.presses("あなたの記録");
  expect(sato.modal()).toContain("組織の判断\n該当する");
  expect(sato.modal()).toContain("令和8年11月16日（月）\n10:00　職員が記録を始めました\n10:00　職員が内容を");
  expect(sato.modal()).toContain("説明を尽くしたあとも続いています。");
  expect(sato.modal()).toContain("件が終わりました");
});

for (const [what, fault] of [
  ["takes the file and the answer is lost", { kind: "accept-then-drop", times: 1 }],
  ["asks to wait", { kind: "ratelimited", retryAfter: 30, times: 1 }],
  ["is out of reach", { kind: "http500", times: 2 }],
] as const) {
  story(`Slack ${what}: the sheet stands once`, async (city) => {
    const { sato, tanaka, deskChannel, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.completeUploadExternal", ...fault });
    await tanaka.presses("記録票");
    await city.passes(2 * MINUTE);
    expect(filesIn(tanaka, deskChannel)).toHaveLength(1);
    await expectNothingOwed(city);
  });
}

for (const method of ["files.getUploadURLExternal", "upload", "files.info"])
  story(`the answer to ${method} is lost, too: the sheet stands once`, async (city) => {
    const { sato, tanaka, deskChannel, slack } = city;
    await reports(sato);
    slack.faults.add({ method, kind: "accept-then-drop", times: 1 });
    slack.faults.add({ method: "files.completeUploadExternal", kind: "accept-then-drop", times: 1 });
    await tanaka.presses("記録票");
    await city.passes(2 * MINUTE);
    expect(filesIn(tanaka, deskChannel)).toHaveLength(1);
    await expectNothingOwed(city);
  });

story(
  "the bot stops before it hears whether the sheet stands: it stands once after the next start",
  async (city) => {
    const { sato, tanaka, deskChannel, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.completeUploadExternal", kind: "accept-then-drop", times: 1 });
    const lift = slack.faults.add({ method: "files.info", kind: "http500" });
    await tanaka.presses("記録票");
    await city.restarts();
    expect(filesIn(tanaka, deskChannel)).toHaveLength(1);
    lift();
    await city.passes(2 * MINUTE);
    expect(filesIn(tanaka, deskChannel)).toHaveLength(1);
    await expectNothingOwed(city);
  },
);

story("the bot stops while a sheet is owed: it is made after the next start", async (city) => {
  const { sato, tanaka, deskChannel, slack } = city;
  await reports(sato);
  const lift = slack.faults.add({ method: "files.getUploadURLExternal", kind: "http500" });
  await tanaka.presses("記録票");
  await city.restarts();
  expect(filesIn(tanaka, deskChannel)).toEqual([]);
  lift();
  await city.passes(2 * MINUTE);
  expect(filesIn(tanaka, deskChannel)).toHaveLength(1);
  expect(saidInLog(city, "parked")).toEqual([]);
});

story("Slack refuses the file for good: who asked for the sheet hears of it", async (city) => {
  const { sato, tanaka, slack } = city;
  await reports(sato);
  slack.faults.add({ method: "files.getUploadURLExternal", kind: "error", error: "file_uploads_disabled" });
  await tanaka.presses("記録票");
  expect(city.deskSees()).toContain("記録票を作れませんでした。");
  await sato.presses("あなたの記録", "記録票を受け取る");
  expect(sato.thread()).toContain("記録票を作れませんでした。");
});
