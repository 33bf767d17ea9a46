import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LeapingClock } from "../../playground/workspace/leaping-clock.ts";
import type { Person } from "../../playground/workspace/shapes.ts";
import { openWorkspace } from "../../playground/workspace/workspace.ts";
import { openStore } from "../../src/store/open.ts";
import { photograph } from "../support/files.ts";
import type { Fates, Point } from "./fates.ts";
import { Ledger } from "./ledger.ts";
import { Lives } from "./lives.ts";
import { Patience } from "./patience.ts";
import { drawEnd, type End } from "./picture.ts";
import { type SceneName, Scenes, timeBefore } from "./scenes.ts";
import { converse } from "./script.ts";
import { type Around, Talk } from "./talk.ts";

const MORNING = new Date("2026-11-16T01:00:00Z");
const TAGS = "アイウエオカキクケコサシスセソタチツテト";

export interface Round {
  readonly end: End;
  readonly kills: Readonly<Record<Point, number>>;
  readonly inScenes: ReadonlyMap<SceneName, number>;
  readonly starts: number;
  readonly tookMs: number;
}

/** Twenty conversations at once, in a city of their own, with a bot that ends as often as the fates say. */
export async function round(options: {
  transport: "socket" | "http";
  fates: Fates;
  /** Real time after which it is said who waits for what. */
  withinMs: number;
}): Promise<Round> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "mamori-kill-"));
  const database = join(folder, "mamori.db");
  const silent = { info() {}, warn() {}, error() {} };
  await (await openStore({ path: database, log: silent })).close();

  const clock = new LeapingClock(MORNING.getTime() - Date.now());
  const slack = await openWorkspace({
    clock,
    manifest: await readFile("manifest.yml", "utf8"),
    limits: false,
    // Longer than a start takes: then what Slack says to people about an action is final.
    ackWithinMs: 30_000,
  });
  const pairs = [...TAGS].map((letter) => {
    const tag = `［${letter}］`;
    const clerk = slack.addPerson({ name: `職員${tag}` });
    return {
      tag,
      clerk,
      helper: slack.addPerson({ name: `窓口${tag}` }),
      head: slack.addPerson({ name: `課長${tag}` }),
      above: slack.addPerson({ name: `部長${tag}` }),
    };
  });
  const lead = slack.addPerson({ name: "当番" });
  const organisation = [
    "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理",
    ...pairs.flatMap(({ tag, clerk, head, above }, n) => [
      `部署,b${n},部${tag},,,,,,,,`,
      `人,b${n},部長${tag},,,,,${above.id},長,,`,
      `部署,s${n},課${tag},b${n},,,,,,,`,
      `人,s${n},課長${tag},,,,,${head.id},長,,`,
      `人,s${n},職員${tag},,,,,${clerk.id},職員,,`,
    ]),
  ].join("\n");
  const members = [lead.id, ...pairs.map((p) => p.helper.id)];
  const desk = slack.addChannel({ name: "相談窓口", private: true, includesBot: true, members }).id;

  const ledger = new Ledger(database);
  const broken = Promise.withResolvers<never>();
  const lives = new Lives({
    slack,
    clock,
    lead: lead.id,
    broken: broken.reject,
    birth: {
      database,
      apiUrl: slack.apiUrl,
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: slack.signingSecret,
      deskChannel: desk,
      organisation,
      transport: options.transport,
    },
  });
  const patience = new Patience(slack, lives);
  const scenes = new Scenes(pairs.length, async (scene) => {
    await lives.settles();
    lives.meet(scene.name, options.fates.get(scene.name) ?? []);
    lives.passes(timeBefore(clock.now(), scene));
  });
  const around: Around = {
    ...{ lives, patience, ledger, desk, scenes },
    lead: slack.as(lead.id),
    photograph: await photograph(),
  };
  const talks = pairs.map(({ tag, clerk, helper, head, above }) => {
    const as = (person: Person) => slack.as(person.id);
    return new Talk(tag, { clerk: as(clerk), helper: as(helper), head: as(head), above: as(above) }, around);
  });

  const unfinished = new Set(talks);
  const late = setTimeout(() => {
    const behind = [...unfinished].filter((t) => t.step !== null);
    const waiting = behind.map((t) => `${t.tag} waits for ${t.step}`);
    const [first] = behind;
    const seen = [...(first?.thread() ?? []), ...(first?.cardThread() ?? [])].map((m) => m.visible);
    const text = [`not finished: ${waiting.join("; ")}`, ...seen, lives.log];
    broken.reject(new Error(text.join("\n---\n")));
  }, options.withinMs);
  try {
    lives.meet("beginning", options.fates.get("beginning") ?? []);
    await Promise.race([
      broken.promise,
      Promise.all(
        talks.map(async (talk, number) => {
          await converse(talk, number);
          unfinished.delete(talk);
          scenes.leave();
        }),
      ).then(() => lives.settles()),
    ]);
    await Promise.race([broken.promise, lives.stop()]);
    const end = drawEnd(slack, ledger, talks, around);
    const { kills, inScenes, starts } = lives;
    return { end, kills, inScenes, starts, tookMs: performance.now() - began };
  } finally {
    clearTimeout(late);
    await lives.kill();
    patience.close();
    ledger.close();
    await slack.close();
    await rm(folder, { recursive: true });
  }
}
