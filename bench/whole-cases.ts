import { pause } from "./figures.ts";
import type { Cast } from "./stream.ts";
import { begin, isOver, type Office, short, type Talk } from "./talk.ts";

/** So many people are at it at once, each going on as soon as they can. */
const AT_ONCE = 24;

/** How many cases a second go from the command to the closing message, when nobody stops to think. */
export async function casesPerSecond(office: Office, cast: Cast, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let closed = 0;
  cast.talks = [];
  for (const member of cast.members) member.form = null;

  async function one(talk: Talk): Promise<boolean> {
    for (const step of talk.steps) {
      while (!step.ready(talk, office.screen)) {
        if (performance.now() > until) return false;
        await pause(1);
      }
      const outcome = await step.act(talk, office);
      if (outcome !== undefined && !outcome.acknowledged)
        throw new Error(outcome.shown ?? "not acknowledged");
    }
    while (!isOver(talk, office.screen)) {
      if (performance.now() > until) return false;
      await pause(1);
    }
    return true;
  }

  async function oneAfterTheOther(index: number): Promise<void> {
    const member = cast.members[index];
    if (member === undefined) throw new Error("the desk is too small");
    while (performance.now() < until) {
      const reporter = cast.reporters.shift();
      if (reporter === undefined) throw new Error("nobody is left to report");
      if (await one(begin({ reporter, member, kind: "report" }, short))) closed++;
      member.form = null;
      cast.reporters.push(reporter);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => oneAfterTheOther(index)));
  return closed / seconds;
}
