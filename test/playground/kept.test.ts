import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Looking } from "../../playground/api.ts";
import { givenTexts } from "../../playground/stage/given.ts";
import { Hand } from "../../playground/stage/hand.ts";
import { Playground } from "../../playground/stage/playground.ts";
import { ROOMS } from "../../playground/stage/settle.ts";
import { Stage } from "../../playground/stage/stage.ts";
import { players, tourSteps } from "../../playground/stage/tour.ts";

let folder = "";
const ends: (() => Promise<void>)[] = [];

/** A whole life of the demo's city: as far as the clerk has an answer, then the end. Each test goes on with a copy. */
let lived: Awaited<ReturnType<typeof livesUntilAnswered>>;

beforeAll(async () => {
  lived = await livesUntilAnswered();
}, 60_000);

afterAll(() => rm(lived.folder, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mamori-test-kept-"));
  await cp(lived.folder, folder, { recursive: true });
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await rm(folder, { recursive: true, force: true });
});

async function livesUntilAnswered() {
  const folder = await mkdtemp(join(tmpdir(), "mamori-test-lived-"));
  const first = await Playground.open(await givenTexts(), folder);
  await first.start();
  const step = tourSteps.findIndex(({ title }) => title === "返事が届きます");
  await first.stageAct({ do: "tour", step });
  await first.act(players.clerk, {
    do: "write",
    channel: ROOMS.section,
    text: "写真です",
    files: [{ name: "memo.png", mimetype: "image/png", base64: "AAAA" }],
  });
  await first.act(players.clerk, { do: "open-home" });
  const { now, tour } = first.state();
  const looks: readonly [string, Looking][] = [
    [players.clerk, { channel: ROOMS.section, thread: null }],
    ...Object.entries(tour?.show ?? {}),
  ];
  const before = looks.map(([person, looking]) => first.screen(person, looking));
  await first.close();
  return { folder, now, looks, before };
}

async function goesOn(): Promise<Stage> {
  const stage = await Stage.open({ folder, ...(await givenTexts()), keeps: true });
  ends.push(() => stage.close());
  await stage.start();
  expect(stage.state.bot).toBe("running");
  return stage;
}

test("a kept city goes on where it stopped, and its old buttons work", { timeout: 60_000 }, async () => {
  const { looks, before, now } = lived;
  const second = await Playground.open(await givenTexts(), folder);
  for (const [n, [person, looking]] of looks.entries()) {
    const found = second.screen(person, looking);
    // Whispers are gone, as after a reload.
    const lasting = before[n]?.thread?.filter((one) => !one.ephemeral);
    expect(found?.thread ?? undefined).toEqual(lasting);
    expect(found?.messages).toEqual(before[n]?.messages?.filter((one) => !one.ephemeral));
    expect(found?.channels).toEqual(before[n]?.channels);
    expect(found?.dm).toBe(before[n]?.dm);
  }
  expect(Date.parse(second.state().now)).toBeGreaterThanOrEqual(Date.parse(now));
  expect(second.hasLostSlack).toBe(false);
  await second.close();

  const stage = await goesOn();
  const clerk = new Hand(stage, players.clerk);
  const desk = new Hand(stage, players.desk);
  await clerk.presses("今日もあった");
  await clerk.submits({ どのくらい: "15分くらい" });
  await clerk.reading("その後1回ありました。");
  await desk.reading("その後1回ありました。");
  await desk.presses("組織の判断を記録する");
  await desk.submits({ 判断: "判断を留保する", 理由: "確かめています。" });
  await clerk.reading("組織としての判断が記録されました。");
  const cards = desk.actor.sees(ROOMS.desk).filter((one) => one.visible.includes("40回目"));
  expect(cards, "nothing is posted a second time").toHaveLength(1);
});

test.for(["missing", "broken"])(
  "a Slack side that is %s begins anew, and the cases go on",
  { timeout: 60_000 },
  async (how) => {
    const { now } = lived;
    const file = join(folder, "slack.json");
    const kept = await readFile(file, "utf8");
    if (how === "missing") await rm(file);
    else await writeFile(file, kept.slice(0, kept.length / 2));

    const stage = await goesOn();
    expect(stage.found.hasLostSlack).toBe(true);
    expect(stage.clock.now().getTime(), "time never goes back").toBeGreaterThan(Date.parse(now) - 60_000);
    const clerk = new Hand(stage, players.clerk);
    await clerk.types("/kasuhara-consult", ROOMS.section);
    await clerk.presses(await homeButton(clerk));
    await clerk.submits({ どのくらい: "15分くらい" });
    const desk = new Hand(stage, players.desk);
    await desk.reading("40回目のお電話");
    await desk.reading("その後1回ありました。");
  },
);

/** The way to the case that is still open, as the command offers it. */
async function homeButton(clerk: Hand): Promise<string> {
  await clerk.reading("今日もあった（");
  return /\[(今日もあった（.*?）)\]/.exec(clerk.reads())?.[1] ?? "";
}
