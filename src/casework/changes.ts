import { daysOfMonths } from "../calendar/months.ts";
import type { Instant } from "../cases/case.ts";
import { type Change, movedTo, postOf, proposed } from "../cases/changes.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { lastMonthIssue } from "../cases/issues.ts";
import { changeCard, changePost, proposedLines } from "../views/changes.ts";
import { drawn } from "./answers.ts";
import type { CityOf } from "./city.ts";
import type { Around } from "./draw.ts";
import type { Errandry } from "./errandry.ts";
import type { Policies } from "./policies.ts";
import type { Clock, Log } from "./ports.ts";
import type { Settled } from "./ports-records.ts";
import type { Reader, Store, Tx } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

type ChangeErrand = Errand & { readonly kind: "change" };

/** The policy names the desk's own channel as the one of all staff: what the desk decides alone would stand there twice. */
export class ChangesAtDesk extends Error {
  constructor() {
    super("the desk's channel is named as the one of all staff");
  }
}

export interface Changes {
  /** Asks the desk once a month what changed, if the policy names a channel of all staff. A fault is logged. */
  look(): Promise<void>;
}

/** What changed at the desk (この窓口で変わったこと): proposed once a month, and told to nobody before the desk approves it. */
export function changes(parts: {
  readonly store: Store;
  readonly policies: Policies;
  readonly cityOf: CityOf;
  readonly clock: Clock;
  readonly log: Log;
  /** Told whenever messages were armed. */
  readonly armed: () => void;
}): Changes {
  const { store, policies, cityOf, clock, log, armed } = parts;
  let seen = -1;

  async function look(): Promise<void> {
    const { changes: to, digest, workingTime } = policies.current;
    if (to === undefined) return;
    const now = clock.now().getTime();
    const { month } = lastMonthIssue(workingTime, digest.at, now);
    if (month === seen) return;
    const there = await store.read.change(month);
    const told = there === null ? await cityOf(daysOfMonths(month, 1)) : null;
    // As long as the cases of before are being counted, there is nothing to propose; a minute later there may be.
    if (there === null && told === null) return;
    await store.write(async (tx) => {
      const before = await tx.change(month);
      const after = movedTo(before ?? proposed(month, to.channel, proposedLines(told), now), to.channel);
      if (after === before) return;
      await tx.keepChange(after);
      await tx.arm([{ errand: { kind: "change", month, part: "card" }, urgent: false }], now);
    });
    armed();
    seen = month;
  }

  return {
    look: () => look().catch((error: unknown) => log.error("changes", { error: nameOf(error) })),
  };
}

/** Draws the desk's card of a month, or what all staff read of it; approved no more, that is taken back. */
export async function drawChange(errand: ChangeErrand, read: Reader, around: Around): Promise<Errandry> {
  const it = await read.change(errand.month);
  if (it === null) return { as: "nothing" };
  const more = { as: "message", head: null, under: null, broadcast: false } as const;
  if (errand.part === "card") {
    const blocks = changeCard(it, {
      name: it.by === null ? "" : await around.name(it.by),
      link: await linkTo(it, read, around),
      timeZone: around.policies.current.timeZone,
    });
    return { ...more, to: { desk: true }, drawn: drawn(blocks) };
  }
  if (it.state !== "posted" || it.round !== errand.round) return { as: "removal", channel: errand.channel };
  return { ...more, to: { channel: errand.channel }, drawn: drawn(changePost(it, around.policies.current)) };
}

/** Where all staff read it; null where they do not. */
async function linkTo(it: Change, read: Reader, around: Around): Promise<string | null> {
  if (it.state !== "posted") return null;
  const row = await read.row(keyOf(postOf(it)));
  return row === null || row.place === null ? null : around.linkTo(row.place);
}

/** What the end of an attempt means for its card: where all staff read it, or what Slack has against it. */
export async function changeEnded(
  tx: Tx,
  errand: ChangeErrand,
  settled: Settled,
  at: Instant,
): Promise<void> {
  const it = errand.part === "post" ? await tx.change(errand.month) : null;
  if (it === null || errand.part !== "post" || it.round !== errand.round) return;
  const trouble =
    settled.as === "parked" ? settled.error : settled.as === "again" ? (settled.refused ?? it.trouble) : null;
  if (trouble !== it.trouble) await tx.keepChange({ ...it, trouble });
  if (trouble !== it.trouble || settled.as === "done")
    await tx.arm([{ errand: { kind: "change", month: it.month, part: "card" }, urgent: false }], at);
}
