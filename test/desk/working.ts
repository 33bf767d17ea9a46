import { type Act, DESK_ACTS } from "./acts-desk.ts";
import { OTHER_ACTS } from "./acts-others.ts";
import { looksAtCard, looksAtManager, looksAtOwn, looksAtQueue, looksAtThread, looksFor } from "./looks.ts";
import type { Life } from "./model.ts";
import type { Town } from "./town.ts";

/** How much happens in a town. */
export interface Plan {
  readonly seed: number;
  readonly cases: number;
  readonly acts: number;
  /** With how many of the cases people do something; the others lie in the queue. */
  readonly busy: number;
  /** After so many acts some people look at what they see. */
  readonly looks: number;
  /** After how many steps two days pass; what was promised is overdue then. */
  readonly leap: number;
}

const AUDIENCES = ["with_manager", "desk", "desk_noname"] as const;
const TWO_DAYS = 50 * 60 * 60_000;

/** Everybody concerned looks at one case: what each sees is what the model says. */
async function looksAt({ play, eyes, nameOf }: Town, life: Life): Promise<void> {
  await play.same(life);
  await looksAtCard(play, eyes, life, nameOf);
  await looksAtThread(eyes, life, nameOf);
  await looksAtManager(eyes, life, nameOf);
  await looksAtOwn(eyes, life, nameOf);
  play.judges();
}

/** Draws one of the acts, each as often as its weight says. */
function drawer(town: Town): () => readonly [name: string, act: Act] {
  const acts = Object.entries({ ...DESK_ACTS, ...OTHER_ACTS });
  const lots = acts.flatMap(([name, [weight, act]]) =>
    new Array<readonly [string, Act]>(weight).fill([name, act]),
  );
  return () => {
    const lot = town.play.one(lots);
    if (lot === undefined) throw new Error("there is no act");
    return lot;
  };
}

/** A case in which something is done; seldom one that was taken back, in which little can be. */
function inWork({ play }: Town, { busy }: Plan): Life {
  const busyOnes = play.world.lives.slice(0, busy);
  const there = busyOnes.filter((life) => life.state !== "withdrawn");
  const life = play.one(play.chance.percent(90) ? there : busyOnes) ?? busyOnes[0];
  if (life === undefined) throw new Error("there is no case");
  return life;
}

/** Cases come and people act in them, by chance, from one step of the plan to another. */
async function goesOn(town: Town, plan: Plan, from: number, to: number): Promise<void> {
  const { play, eyes } = town;
  const { world, chance, hands } = play;
  const { lives } = world;
  const draws = drawer(town);
  for (let step = from; step < to; step++) {
    const rest = plan.cases - lives.length;
    if (lives.length === 0 || chance.between(1, stepsOf(plan) - step) <= rest) {
      await town.opens(lives.length, chance.of(AUDIENCES), chance.percent(90));
      play.judges();
      continue;
    }
    const life = inWork(town, plan);
    const isTheirs = life.owner !== null && world.onDesk.has(life.owner) && chance.percent(45);
    const by = isTheirs ? life.owner : play.one([...world.onDesk]);
    if (by == null) throw new Error("nobody is at the desk");
    const [name, act] = draws();
    play.begins(name, life, by);
    play.ended(name, await act(play, life, by));
    await play.same(life);
    play.judges();
    await hands.passes(step >= plan.leap && step < plan.leap + 1 ? TWO_DAYS : chance.between(1, 3) * 1_000);
    // Whom time has called meanwhile was told at once, where anything is delivered.
    if (hands.delivers) await play.catchesUp();
    if (step % plan.looks !== 0) continue;
    await looksAt(town, life);
    await looksAtQueue(play, eyes, play.one(world.desk) ?? by);
    await looksFor(play, eyes, by, life);
    play.judges();
  }
}

/**
 * Everybody looks at every case in which something was done, and of the others, which are all stored as they should
 * be, at every third.
 */
async function looksBack(town: Town, plan: Plan): Promise<void> {
  const { play, eyes, nameOf } = town;
  const { world } = play;
  for (const life of world.lives.slice(0, plan.busy)) await looksAt(town, life);
  for (const life of world.lives.slice(plan.busy)) {
    await play.same(life);
    if (life.id % 3 !== 0) continue;
    await looksAtCard(play, eyes, life, nameOf);
    await looksAtManager(eyes, life, nameOf);
    play.judges();
  }
  for (const person of world.desk) await looksAtQueue(play, eyes, person);
}

const stepsOf = (plan: Plan): number => plan.cases + plan.acts;

/** The stages of a plan, to be gone through in their order: so many in which people act, and one in which they look. */
export function stagesOf(plan: Plan, count: number): readonly ((town: Town) => Promise<void>)[] {
  const steps = stepsOf(plan);
  const acting = Array.from({ length: count }, (_, n) => (town: Town) => {
    const from = Math.round((steps * n) / count);
    return telling(town, plan, goesOn(town, plan, from, Math.round((steps * (n + 1)) / count)));
  });
  return [...acting, (town) => telling(town, plan, looksBack(town, plan))];
}

/** Lets a town go on as planned. */
export async function works(town: Town, plan: Plan): Promise<void> {
  for (const stage of stagesOf(plan, 1)) await stage(town);
}

/** If anything is not as it should be, the seed and the last acts are told. */
async function telling({ play }: Town, plan: Plan, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    console.error(`seed ${plan.seed}, ${plan.cases} cases; the last acts:\n${play.trail.join("\n")}`);
    throw error;
  });
}
