import { topicNow } from "../flows/walk.ts";
import type { Policy, Topic } from "../policy/policy.ts";
import type { Case, Handing } from "./case.ts";
import type { Errand } from "./errands.ts";
import { goesOn, mayBeHanded } from "./handing.ts";
import { flowAnswers } from "./standing.ts";

/** What somebody is asked in the reporter's place, as it is now; null once nobody waits for it any more. */
export function askedOf(
  c: Case,
  policy: Policy,
  event: number,
): { readonly handing: Handing; readonly topic: Topic } | null {
  const handing = c.handed.find((h) => h.event === event);
  if (handing === undefined || handing.state === "unreached" || !goesOn(c)) return null;
  const topic = topicNow(policy.flow, flowAnswers(c), handing.topic);
  return topic === undefined || !mayBeHanded(topic) ? null : { handing, topic };
}

/** The messages to those asked that look different after a change. */
export function handedErrands(before: Case | null, after: Case, policy: Policy): Errand[] {
  const events = new Set([...(before?.handed ?? []), ...after.handed].map((h) => h.event));
  return [...events]
    .filter((event) => (before === null ? null : look(before, policy, event)) !== look(after, policy, event))
    .map((event) => ({ kind: "handed", case: after.id, event }));
}

/** What decides how such a message looks: of the reporter's answers only those that the person gave. */
function look(c: Case, policy: Policy, event: number): string | null {
  const now = askedOf(c, policy, event);
  if (now === null) return null;
  const { handing, topic } = now;
  const given = handing.state === "answered" ? topic.questions.map((q) => c.answers[q.id] ?? null) : [];
  return JSON.stringify([handing.state, given, topic.questions.map((q) => q.options.map((o) => o.key))]);
}
