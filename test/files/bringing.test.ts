import { afterEach, expect, test } from "vitest";
import { altAt, bring, type Ends, lookFor } from "../../src/casework/bringing.ts";
import { picture } from "../../src/casework/picture.ts";
import type { Place } from "../../src/casework/ports.ts";
import type { Settled } from "../../src/casework/ports-records.ts";
import { openSheets } from "../../src/sheets/sheets.ts";
import { slackFiles } from "../../src/slack/files.ts";
import { altOf, type Chart } from "../../src/views/chart.ts";
import { anOffice, closeAll } from "../workspace/office.ts";

afterEach(closeAll);

const chart: Chart = {
  as: "bars",
  title: "届いた件数",
  unit: "cases",
  rows: [
    { label: "市民文化局", value: { as: "told", n: 12 } },
    { label: "交通局", value: { as: "hidden" } },
  ],
};

/** A row that brings one file into a channel, attempt by attempt, as the outbox does. */
async function aRow(name: string) {
  const { slack, client, desk, tanaka } = await anOffice({ limits: false });
  const transfers = slackFiles({
    client,
    token: slack.botToken,
    apiUrl: slack.apiUrl,
    dispatcher: undefined,
  });
  const sheets = openSheets();
  const what = picture(chart, { to: { desk: true }, head: null, under: null }, sheets);
  const bytes = await what.make();
  await sheets.close();
  let noted: Place | null = null;
  let attempts = 0;
  const again: Settled = { key: "", wanted: 1, as: "again", dueAt: 0, posting: true, place: null };
  const done: Settled = { key: "", wanted: 1, as: "done", place: null };
  const ends: Ends = { done: () => done, later: () => again, after: () => again };
  const attempt = async (): Promise<"done" | "again" | "parked"> => {
    const alt = altAt(attempts, what.alt);
    const looked = noted === null ? null : await lookFor(transfers, noted, attempts, ends);
    const brought = { name, title: what.title, bytes, ...alt, text: null };
    const note = async (id: string) => {
      noted = { channel: desk, ts: id };
    };
    const ended = looked ?? (await bring(transfers, brought, { channel: desk, thread: null }, note, ends));
    attempts++;
    return ended.as;
  };
  const files = () =>
    slack
      .as(tanaka)
      .sees(desk)
      .flatMap((message) => message.files);
  return { slack, attempt, files, name: what.name };
}

test("a picture comes with its numbers in words, and is done once Slack shows it", async () => {
  const { attempt, files } = await aRow("図.png");
  expect([await attempt(), await attempt()]).toEqual(["again", "done"]);
  expect(files()).toMatchObject([
    { title: "届いた件数", name: "図.png", mimetype: "image/png", alt_txt: altOf(chart) },
  ]);
  expect(altOf(chart)).toBe("届いた件数。市民文化局は12件、交通局は非表示。");
});

test("the answer to its sharing is lost: it stands once", async () => {
  const { slack, attempt, files } = await aRow("図.png");
  slack.faults.add({ method: "files.completeUploadExternal", kind: "accept-then-drop", times: 1 });
  expect([await attempt(), await attempt()]).toEqual(["again", "done"]);
  expect(files()).toHaveLength(1);
});

test("Slack takes a file with an alternative text and shows it nowhere: it comes without, once", async () => {
  const { attempt, files } = await aRow("図.bin");
  for (let n = 0; n < 6; n++) expect(await attempt()).toBe("again");
  expect(files()).toEqual([]);
  expect(await attempt()).toBe("done");
  expect(files()).toHaveLength(1);
  expect(files()[0]).not.toHaveProperty("alt_txt");
});
