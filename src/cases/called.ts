import { type Call, joining, withResponse } from "./calls.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./events.ts";

type Of<T extends CaseEvent["type"]> = CaseEvent & { readonly type: T };

/** The calls of a case after people were called: a new one, or the next ring of one that goes on. */
export function summoned(c: Case, e: Of<"summoned">): readonly Call[] {
  if (e.call === null) {
    const { need, passedOver, rings, next } = e;
    const call: Call = {
      event: c.version + 1,
      need,
      at: e.at,
      summoned: joining([], e.people, e.at),
      passedOver,
      rings,
      next,
      over: null,
    };
    return [...c.calls, call];
  }
  return changed(c, e.call, (call) => ({
    summoned: joining(call.summoned, e.people, e.at),
    passedOver: {
      kept: call.passedOver.kept + e.passedOver.kept,
      away: call.passedOver.away + e.passedOver.away,
      unknown: call.passedOver.unknown + e.passedOver.unknown,
    },
    rings: e.rings,
    next: e.next,
  }));
}

export const responded = (c: Case, e: Of<"responded">): readonly Call[] =>
  changed(c, e.call, (call) => ({
    summoned: withResponse(call.summoned, e.person, e.response, e.at),
    next: e.next,
  }));

export const stoodDown = (c: Case, e: Of<"stood-down">): readonly Call[] =>
  changed(c, e.call, () => ({ next: null, over: { at: e.at, by: e.by, words: e.words } }));

/** The case itself is over, and with it every call. */
export const allOver = (c: Case, e: CaseEvent): readonly Call[] => ending(c, e, () => true);

/** The talk is over: nobody need come for it any more. A call for help goes on until somebody ends it. */
export const withoutTalk = (c: Case, e: CaseEvent): readonly Call[] =>
  ending(c, e, (call) => call.need !== "help");

const ending = (c: Case, e: CaseEvent, which: (call: Call) => boolean): readonly Call[] =>
  c.calls.map((call) =>
    call.over === null && which(call)
      ? { ...call, next: null, over: { at: e.at, by: e.by, words: null } }
      : call,
  );

const changed = (c: Case, event: number, change: (call: Call) => Partial<Call>): readonly Call[] =>
  c.calls.map((call) => (call.event === event ? { ...call, ...change(call) } : call));
