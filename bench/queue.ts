import type { Actor } from "../playground/workspace/actor.ts";
import { type City, openCity } from "./city.ts";
import { percentile } from "./figures.ts";
import { organisationOf } from "./organisation.ts";
import { RARE, seededPeople } from "./seed.ts";

/** All of them are with the desk: no city has more to do. */
export const QUEUE_CASES = 20_000;

const OPENINGS = 60;
/** So many pages are turned to come to the fiftieth, and on from there. */
const PAGES = 69;
const DEEP = 49;

/** What is looked for: in all cases, in the oldest alone, in none. */
const SOUGHT = ["名前を覚えた", RARE, "野球場"];
const SEARCHES = 60;

/** Milliseconds from what a member of the desk does until their screen shows it, by what they do. */
export interface QueueTimes {
  readonly first: readonly number[];
  readonly deep: readonly number[];
  readonly search: readonly number[];
}

export async function queueTimes(
  folder: string,
  database: string,
  transport: "socket" | "http",
): Promise<QueueTimes> {
  const city = await openCity({
    folder,
    database,
    transport,
    profile: null,
    organisation: () => organisationOf(seededPeople),
  });
  try {
    const member = city.cast.members[0]?.actor;
    if (member === undefined) throw new Error("nobody is at the desk");
    return await measured(city, member);
  } finally {
    await city.close();
  }
}

async function measured(city: City, member: Actor): Promise<QueueTimes> {
  /** Does something and waits until the screen says that it happened. */
  async function until(what: () => Promise<unknown>, shows: (screen: string) => boolean): Promise<number> {
    const began = performance.now();
    const done = new Promise<number>((resolve) => {
      const stop = city.slack.feed.subscribe(() => {
        if (!shows(member.modal()?.visible ?? "")) return;
        stop();
        resolve(performance.now() - began);
      });
    });
    await what();
    return done;
  }
  const opens = () =>
    until(
      () => member.command("/kasuhara cases", { channel: city.office.deskChannel }),
      (screen) => screen.includes(" ページ（"),
    );
  const times = { first: [] as number[], deep: [] as number[], search: [] as number[] };
  await opens();
  for (let n = 0; n < OPENINGS; n++) {
    await member.dismiss();
    times.first.push(await opens());
  }
  for (let page = 2; page <= PAGES + 1; page++) {
    const took = await until(
      () => member.press("modal", "queue.on"),
      (screen) => screen.includes(`${page} / `),
    );
    if (page > DEEP) times.deep.push(took);
  }
  for (let n = 0; n < SEARCHES; n++) {
    await member.dismiss();
    await opens();
    const find = SOUGHT[n % SOUGHT.length] ?? RARE;
    times.search.push(
      await until(
        () => member.submit({ find }),
        (screen) => screen.includes("見つか"),
      ),
    );
  }
  return times;
}

export const p95OfQueue = ({ first, deep, search }: QueueTimes): number =>
  percentile([...first, ...deep, ...search], 0.95);
