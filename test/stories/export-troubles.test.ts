import { expect } from "vitest";
import { happen, openCase, sent } from "../contracts/store/given.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { Disk } from "../support/disk.ts";
import { brought, CSV, csv, exports, WORDS } from "../support/exports.ts";
import { HeldReading } from "../support/held-reading.ts";
import { reports } from "../support/steps.ts";
import { errorsIn, expectNothingOwed, saidInLog, times } from "../support/telling.ts";

/** The reading of cases, as if there were very many of them. */
const reading = new HeldReading("cases");

function longStory(name: string, tell: (city: City) => Promise<void>): void {
  const told = async (city: City) => {
    try {
      await tell(city);
    } finally {
      reading.goesOn();
    }
  };
  story(name, told, { store: reading.under });
}

/** Cases that came in while nobody looked. */
async function lie(city: City, count: number): Promise<void> {
  const by = city.idOf("佐藤");
  for (let n = 0; n < count; n++)
    await city.mamori.work.store.write(async (tx) => {
      const c = await openCase(tx, by);
      const number = `R8-${String(await tx.nextNumber("R8")).padStart(3, "0")}`;
      await happen(tx, c, { ...sent(by, number), at: city.clock.now().getTime() });
    });
}

/** Somebody wishes for an export, and its reading is held up. */
async function begins(city: City): Promise<void> {
  const { tanaka, clock } = city;
  reading.goesOn();
  await tanaka.types("/kasuhara export");
  await tanaka.fills(CSV);
  reading.holds();
  await tanaka.actor.submit();
  await tanaka.actor.dismiss();
  await city.until("the reading begins", () => reading.held > 0);
  await clock.advance(3_000);
}

longStory(
  "a long one: who asked reads how far it is, and everything else goes on meanwhile",
  async (city) => {
    const { tanaka, clock } = city;
    await lie(city, 45);
    await begins(city);
    await city.until("it is said", () =>
      tanaka.thread().includes("今年度の件の一覧を作っています。0 / 45件"),
    );
    expect(tanaka.thread()).toContain("[取りやめる]");
    reading.passes();
    await city.until("the second page", () => reading.held > 0);
    await city.until("it is said", () => tanaka.thread().includes("作っています。20 / 45件"));
    // Not two seconds later: nothing new is said.
    await clock.advance(500);
    reading.passes();
    await city.until("the third page", () => reading.held > 0);
    expect(tanaka.thread()).toContain("20 / 45件");
    reading.goesOn();
    await city.settles();
    await city.passes(3_000);
    expect(tanaka.thread()).toContain("今年度の件の一覧を届けました（45件）。");
    expect(tanaka.thread()).not.toContain("作っています");
    expect(csv(city, tanaka).map((row) => row.件の番号)).toEqual(
      Array.from({ length: 45 }, (_, n) => `R8-${String(n + 1).padStart(3, "0")}`),
    );
  },
);

longStory(
  "it is taken back while it is made: no file, no line at the desk; another can be asked for",
  async (city) => {
    const { tanaka } = city;
    await lie(city, 25);
    await begins(city);
    await city.until("it is said", () => tanaka.thread().includes("[取りやめる]"));
    await tanaka.pressing("取りやめる");
    reading.goesOn();
    await city.settles();
    await city.passes(3_000);
    expect(tanaka.thread()).toContain("今年度の件の一覧を作るのを取りやめました。");
    expect(brought(city, tanaka)).toEqual([]);
    expect(city.deskSees()).not.toContain("書き出しました");
    await exports(tanaka, CSV);
    expect(csv(city, tanaka)).toHaveLength(25);
    await expectNothingOwed(city);
  },
);

longStory("a second wish while one is under way is told so; a colleague's waits its turn", async (city) => {
  const { tanaka, suzuki } = city;
  await lie(city, 25);
  await begins(city);
  const open = tanaka.actor.command("/kasuhara export", { channel: city.general });
  await open;
  await city.until("the form", () => tanaka.actor.modal() !== undefined);
  const outcome = await tanaka.actor.submit();
  expect(errorsIn(outcome)).toEqual([
    "いま作っているものがあります。できるのを待つか、取りやめてから、もう一度お試しください。",
  ]);
  await tanaka.actor.dismiss();
  await suzuki.actor.command("/kasuhara export", { channel: city.general });
  await city.until("the form", () => suzuki.actor.modal() !== undefined);
  await suzuki.fills(CSV);
  await suzuki.actor.submit();
  await suzuki.actor.dismiss();
  reading.goesOn();
  await city.settles();
  await city.passes(3_000);
  expect(csv(city, tanaka)).toHaveLength(25);
  expect(csv(city, suzuki)).toHaveLength(25);
  expect(city.deskSees()).toContain("鈴木さんが、今年度の件の一覧を書き出しました");
});

longStory(
  "the bot stops while it is made: after the next start it is made from the beginning, once",
  async (city) => {
    const { tanaka } = city;
    await lie(city, 25);
    await begins(city);
    const stopped = city.stops();
    reading.goesOn();
    await stopped;
    expect(brought(city, tanaka)).toEqual([]);
    await city.starts();
    await city.passes(MINUTE);
    expect(csv(city, tanaka)).toHaveLength(25);
    expect(tanaka.thread()).toContain("今年度の件の一覧を届けました（25件）。");
    expect(times(city.deskSees(), "田中さんが、今年度の件の一覧を書き出しました")).toBe(1);
    await expectNothingOwed(city);
  },
);

longStory("who leaves the desk meanwhile gets nothing", async (city) => {
  const { tanaka, suzuki, slack, deskChannel } = city;
  await lie(city, 5);
  await begins(city);
  slack.changeChannel(deskChannel, { removeMembers: [tanaka.actor.id] });
  await city.slack.idle();
  reading.goesOn();
  await city.settles();
  await city.passes(MINUTE);
  expect(brought(city, tanaka)).toEqual([]);
  expect(tanaka.thread()).toContain("相談窓口のチャンネルにいないため、今年度の件の一覧はお渡しできません。");
  expect(city.deskSees(suzuki)).not.toContain("書き出しました");
});

for (const [what, fault] of [
  ["takes the file and the answer is lost", { kind: "accept-then-drop", times: 1 }],
  ["asks to wait", { kind: "ratelimited", retryAfter: 30, times: 1 }],
  ["is out of reach", { kind: "http500", times: 2 }],
] as const)
  story(`Slack ${what}: the file stands once, and is told once`, async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.completeUploadExternal", ...fault });
    await exports(tanaka, { ...CSV, ...WORDS });
    await city.passes(2 * MINUTE);
    expect(brought(city, tanaka)).toHaveLength(1);
    expect(times(city.deskSees(), "書き出しました")).toBe(1);
    await sato.presses("あなたの記録");
    expect(times(sato.modal(), "書き出しました")).toBe(1);
    await expectNothingOwed(city);
  });

story(
  "the bot stops before it hears whether the file stands: it stands once after the next start",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    slack.faults.add({ method: "files.completeUploadExternal", kind: "accept-then-drop", times: 1 });
    const lift = slack.faults.add({ method: "files.info", kind: "http500" });
    await exports(tanaka, CSV);
    // It is with Slack: it cannot be taken back any more.
    expect(tanaka.thread()).toContain("今年度の件の一覧ができました。届けています。");
    expect(tanaka.thread()).not.toContain("[取りやめる]");
    await city.restarts();
    lift();
    await city.passes(2 * MINUTE);
    expect(brought(city, tanaka)).toHaveLength(1);
    expect(tanaka.thread()).toContain("今年度の件の一覧を届けました（1件）。");
    await expectNothingOwed(city);
  },
);

story(
  "Slack refuses the file for good: who asked is told, the desk's channel says nothing of it",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    const lift = slack.faults.add({
      ...{ method: "files.getUploadURLExternal", kind: "error", error: "file_uploads_disabled" },
    });
    await exports(tanaka, { ...CSV, ...WORDS });
    expect(tanaka.thread()).toContain("今年度の件の一覧を届けられませんでした。");
    expect(city.deskSees()).not.toContain("書き出しました");
    await sato.presses("あなたの記録");
    expect(sato.modal()).not.toContain("書き出しました");
    await sato.dismisses();
    lift();
    await exports(tanaka, CSV);
    expect(csv(city, tanaka)).toHaveLength(1);
  },
);

const disk = new Disk();

story(
  "the database is full: the wish is not saved and said so; a file that was wished for before comes once there is room",
  async (city) => {
    const { sato, tanaka } = city;
    disk.works();
    await reports(sato);
    await tanaka.types("/kasuhara export");
    disk.fails("full");
    const outcome = await tanaka.submits(CSV);
    expect(errorsIn(outcome)).toHaveLength(1);
    expect(errorsIn(outcome)[0]).toContain("保存できませんでした。");
    disk.works();
    await tanaka.submits();
    await tanaka.dismisses();
    expect(csv(city, tanaka)).toHaveLength(1);
    const lift = city.slack.faults.add({ method: "files.getUploadURLExternal", kind: "http500" });
    await exports(tanaka, CSV);
    disk.fails("full");
    lift();
    await city.passes(MINUTE);
    expect(brought(city, tanaka)).toHaveLength(1);
    disk.works();
    await city.passes(6 * MINUTE);
    expect(brought(city, tanaka)).toHaveLength(2);
    expect(saidInLog(city, "parked")).toEqual([]);
    await expectNothingOwed(city);
  },
  { store: disk.under, ackWithinMs: 1_000 },
);

story("reporters of many cases: each can read it once, also after a restart in between", async (city) => {
  const { tanaka, sato } = city;
  await lie(city, 45);
  await exports(tanaka, { ...CSV, ...WORDS });
  await city.restarts();
  const { read } = city.mamori.work.store;
  const ids = await read.liveCases();
  const noted = await Promise.all(
    ids.map(async (id) => (await read.events(id)).filter((e) => e.type === "seen").length),
  );
  expect(noted).toEqual(ids.map(() => 1));
  expect(sato.thread()).not.toContain("書き出しました");
});
