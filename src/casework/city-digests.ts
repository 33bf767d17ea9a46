import { type LocalDate, localDate } from "../calendar/local.ts";
import { daysOfMonths, type Month } from "../calendar/months.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { lastMonthIssue } from "../cases/issues.ts";
import type { CityDigestErrand } from "./city-digest.ts";
import type { Policies } from "./policies.ts";
import type { Clock, Log } from "./ports.ts";
import type { Settled } from "./ports-records.ts";
import type { Store } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

const MINUTE = 60_000;

/** One message is sent in so long: Slack opens about fifty conversations a minute, and others are written to, too. */
const APART = 1_500;

export interface CityDigests {
  /** Arms the digest of last month once it has come out and the cases of before are counted. A fault is logged. */
  look(): Promise<void>;
}

/**
 * The monthly digest of the whole city, for the desk and the leadership. That it was armed for the desk is the memory: so
 * each month has one, and after a restart it comes late rather than not.
 */
export function cityDigests(parts: {
  readonly store: Store;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly log: Log;
  readonly isPastCounted: () => boolean;
  /** Told whenever messages were armed. */
  readonly armed: () => void;
}): CityDigests {
  const { store, policies, clock, log, isPastCounted, armed } = parts;
  let seen: LocalDate | null = null;

  async function look(): Promise<void> {
    if (!isPastCounted()) return;
    const now = clock.now().getTime();
    const { digest, workingTime, timeZone } = policies.current;
    // It comes out at one time of day: nothing has, until that has passed once more.
    const passed = localDate(now - digest.at * MINUTE, timeZone);
    if (passed === seen) return;
    const { month, day } = lastMonthIssue(workingTime, digest.at, now);
    const desk: CityDigestErrand = { kind: "city-digest", month, day, leader: null, part: 0 };
    if ((await wasThere(month)) && (await store.read.row(keyOf(desk))) === null) {
      const leaders = digest.leadership.map((who, nth) => ({ ...desk, leader: { nth, who } }));
      await store.write(async (tx) => {
        for (const [n, errand] of [desk, ...leaders].entries())
          await tx.arm([{ errand, urgent: false }], now + n * APART);
      });
      armed();
    }
    seen = passed;
  }

  /** Whether the bot was there in a month: of one before it, nobody waits for a digest. */
  async function wasThere(month: Month): Promise<boolean> {
    const [first] = await store.read.policies();
    const began = first?.keptAt ?? clock.now().getTime();
    return localDate(began, policies.current.timeZone) <= daysOfMonths(month, 1).to;
  }

  return {
    look: () => look().catch((error: unknown) => log.error("city-digests", { error: nameOf(error) })),
  };
}

/**
 * What follows from the end of one message: what it did not hold goes on in its thread, and so does the picture; where
 * there is no way to one of the leadership, the desk's message says so.
 */
export function cityDigestNext(
  errand: CityDigestErrand,
  isOnItsWay: boolean,
  { settled, isFirst }: { readonly settled: Settled; readonly isFirst: boolean },
): readonly Errand[] {
  const { month, leader, part } = errand;
  if (settled.as === "done" && settled.place !== null) {
    const more: Errand = { ...errand, part: part + 1 };
    return part === 0 && isFirst ? [more, { kind: "city-picture", month, leader }] : [more];
  }
  const isMissed = leader !== null && part === 0 && !isOnItsWay;
  return isMissed ? [{ ...errand, leader: null }] : [];
}
