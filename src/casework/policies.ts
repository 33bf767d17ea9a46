import { createHash } from "node:crypto";
import type { Case, Instant } from "../cases/case.ts";
import type { Policy } from "../policy/policy.ts";
import { type Edition, readPolicy } from "../policy/read.ts";
import type { Log } from "./ports.ts";
import type { KeptPolicy } from "./ports-records.ts";
import type { Store } from "./ports-store.ts";

/** The rules by which new cases begin, and those of every case that is there. */
export interface Policies {
  /** What is in force now. */
  readonly current: Policy;
  /**
   * What a case is asked and weighed by: the version it was opened under. Who answers, by when, and what to say is
   * always today's: an extension that is out of use helps nobody.
   */
  of(c: Pick<Case, "policy">): Policy;
}

/** A version that was in force with another content: cases opened under it would change without anybody's notice. */
export class PolicyChanged extends Error {
  readonly version: string;
  readonly keptAt: Instant;
  constructor({ version, keptAt }: KeptPolicy) {
    super(`the policy ${version} was kept with another content`);
    this.version = version;
    this.keptAt = keptAt;
  }
}

/** What tells two texts of a version apart. A byte order mark and the ends of lines are an editor's, not the city's. */
export const hashOf = (text: string): string =>
  createHash("sha256")
    .update(text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"))
    .digest("hex");

/** Puts a policy in force: keeps it, and reads every version kept before. Throws `PolicyChanged`. */
export async function openPolicies(
  store: Store,
  { policy: current, text }: Edition,
  now: Instant,
  log: Log,
): Promise<Policies> {
  const { version } = current;
  const hash = hashOf(text);
  const kept = await store.write(async (tx) => {
    const before = await tx.policies();
    const same = before.find((one) => one.version === version);
    if (same !== undefined && same.hash !== hash) throw new PolicyChanged(same);
    if (same === undefined) await tx.keepPolicy({ version, hash, text, keptAt: now });
    return before;
  });
  const others = new Map<string, Policy>();
  for (const one of kept) {
    if (one.version === version) continue;
    const reading = readPolicy(one.text, one.version);
    if (reading.ok && hashOf(one.text) === one.hash)
      others.set(one.version, withToday(reading.policy, current));
    // A later program may read it no more, or somebody changed it: its cases then go on with what is in force.
    else
      log.warn("policy-unreadable", { version: one.version, faults: reading.ok ? 0 : reading.faults.length });
  }
  return { current, of: (c) => others.get(c.policy) ?? current };
}

const withToday = (own: Policy, today: Policy): Policy => ({
  ...own,
  desk: today.desk,
  admits: today.admits,
  safety: today.safety,
  workingTime: today.workingTime,
  answerWithin: today.answerWithin,
  phrases: today.phrases,
  templates: today.templates,
  occasions: today.occasions,
  closing: today.closing,
});
