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

/** The bot's processor time for each, which says more where other programs share the machine; null if unknown. */
export type Used = Readonly<Record<keyof QueueTimes, number | null>>;

export async function queueTimes(
  folder: string,
  database: string,
  transport: "socket" | "http",
): Promise<{ readonly times: QueueTimes; readonly used: Used }> {
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

async function measured(city: City, member: Actor): Promise<{ times: QueueTimes; used: Used }> {
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
  /** So much of the bot's processor it takes each time. */
  async function counted(times: number, what: () => Promise<unknown>): Promise<number | null> {
    const before = city.bot.processorTime();
    await what();
    const after = city.bot.processorTime();
    return before === null || after === null ? null : (after - before) / times;
  }
  await opens();
  const first = await counted(OPENINGS, async () => {
    for (let n = 0; n < OPENINGS; n++) {
      await member.dismiss();
      times.first.push(await opens());
    }
  });
  const deep = await counted(PAGES, async () => {
    for (let page = 2; page <= PAGES + 1; page++) {
      const took = await until(
        () => member.press("modal", "queue.on"),
        (screen) => screen.includes(`${page} / `),
      );
      if (page > DEEP) times.deep.push(took);
    }
  });
  await member.dismiss();
  await opens();
  const search = await counted(SEARCHES, async () => {
    for (let n = 0; n < SEARCHES; n++) {
      const find = SOUGHT[n % SOUGHT.length] ?? RARE;
      times.search.push(
        await until(
          () => member.submit({ find }),
          (screen) => screen.includes("見つか"),
        ),
      );
      await until(
        () => member.press("modal", "queue.whole"),
        (screen) => screen.includes(" ページ（"),
      );
    }
  });
  return { times, used: { first, deep, search } };
}

export const p95OfQueue = ({ first, deep, search }: QueueTimes): number =>
  percentile([...first, ...deep, ...search], 0.95);
