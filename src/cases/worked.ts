import { URGENCIES, type Urgency } from "../policy/policy.ts";
import type { Case } from "./case.ts";
import type { Work, WorkEvent } from "./work.ts";

/** What a case is after something the desk did with it. */
export function worked(c: Case, e: WorkEvent): Partial<Case> {
  const { work } = c;
  const having = (change: Partial<Work>) => ({ work: { ...work, ...change } });
  switch (e.type) {
    case "taken-over":
      return { owner: e.by, claimedAt: e.at };
    case "handed-over":
      return { owner: e.to, claimedAt: e.at };
    case "vacated":
      return { status: "waiting", owner: null, claimedAt: null };
    case "inquired":
      return {
        ...having({ asking: e.at }),
        callAnsweredAt: c.calledAt === null ? null : (c.callAnsweredAt ?? e.at),
        replies: [...c.replies, { words: e.words, by: e.by, at: e.at, state: "sending", parts: e.parts }],
      };
    case "weighed":
      return { urgency: e.urgency, ...having({ weighed: { urgency: e.urgency, before: c.urgency } }) };
    case "measured": {
      const { rung, by, on, until, review, words, remindAt } = e;
      const measure = { event: c.version + 1, rung, by, on, until, review, words, remindAt };
      return having({ measures: [...work.measures, measure] });
    }
    case "review-due":
      return having({
        measures: work.measures.map((one) =>
          e.measures.includes(one.event) ? { ...one, remindAt: null } : one,
        ),
      });
    case "linked":
      return having({ links: [...work.links, { case: e.case, number: e.number }] });
    case "unlinked":
      return having({ links: work.links.filter((one) => one.case !== e.case) });
    case "consulted": {
      const { adviser, by, words, people } = e;
      const asked = { event: c.version + 1, adviser, by, words, people, unknowing: [], answer: null };
      return having({ advice: [...work.advice, asked] });
    }
    case "advised":
      return having({
        advice: work.advice.map((one) => {
          if (one.event !== e.advice) return one;
          return e.words === null
            ? { ...one, unknowing: [...one.unknowing, e.person] }
            : { ...one, answer: { by: e.person, at: e.at, words: e.words } };
        }),
      });
  }
}

/** The reporter wrote: nothing is waited for any more. */
export const heard = ({ work }: Case): Work => ({ ...work, asking: null });

/** The reporter calls: whatever the desk thought of it before. */
export const calledFor = ({ work }: Case): Work => ({ ...work, weighed: null });

/** How urgent a case is by its answers: the desk's word counts, unless the answers tell of more than there was then. */
export function weighedBy(c: Case, answers: Urgency): Urgency {
  const { weighed } = c.work;
  const given = c.calledAt === null ? answers : "now";
  if (weighed === null) return given;
  const isMore = URGENCIES.indexOf(given) < URGENCIES.indexOf(weighed.before);
  const isAbove = URGENCIES.indexOf(given) < URGENCIES.indexOf(weighed.urgency);
  return isMore && isAbove ? given : weighed.urgency;
}
