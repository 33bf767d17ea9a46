import { isWorking, nextOpening } from "../calendar/working-time.ts";
import type { Instant } from "../cases/case.ts";
import type { Policy } from "../policy/policy.ts";
import { dateTime } from "../words/time.ts";
import { toStaff } from "../words/to-staff.ts";
import { type KnownBlock, paragraph } from "./kit.ts";

const { hours } = toStaff;

/**
 * While nobody is at the desk: when somebody will look, and what to do if it cannot wait. The message may be read days
 * later, so it says for which moment it holds, and the next opening with its date.
 */
export const awayBlocks = (policy: Policy, now: Instant): KnownBlock[] =>
  whileAway(policy, now, (at, opens) => {
    const { name, extension, outsideOffice: outside } = policy.desk;
    return [
      paragraph(hours.away(at, opens)),
      paragraph(hours.cannotWait(outside.name, outside.extension, name, extension)),
    ];
  });

/** The same for a call for help, which goes out at once: perhaps nobody hears it. */
export const calledAwayBlocks = (policy: Policy, calledAt: Instant): KnownBlock[] =>
  whileAway(policy, calledAt, (at, opens) => [paragraph(hours.calledAway(at, opens))]);

function whileAway(
  { workingTime, timeZone }: Policy,
  at: Instant,
  say: (at: string, opens: string) => KnownBlock[],
): KnownBlock[] {
  if (isWorking(workingTime, at)) return [];
  return say(dateTime(at, timeZone), dateTime(nextOpening(workingTime, at), timeZone));
}
