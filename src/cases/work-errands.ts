import { type Case, isKeptFromManagers, isOpen } from "./case.ts";
import type { Errand } from "./errands.ts";
import type { CaseEvent } from "./events.ts";
import { type Advice, isWorkEvent, type WorkEvent } from "./work.ts";

/** What people should see after the desk worked on a case; `first` is its version before. */
export function workErrands(
  before: Case | null,
  after: Case,
  events: readonly CaseEvent[],
  first: number,
): Errand[] {
  return [
    ...events.flatMap((event, n) => (isWorkEvent(event) ? seen(after, event, first + n + 1) : [])),
    ...after.work.advice.flatMap((one) =>
      looks(before, one) === looks(after, one) ? [] : asked(after, one),
    ),
  ];
}

/** The summary stands first under the card, and changes with it. */
export const withSummary = (errands: readonly Errand[]): readonly Errand[] =>
  errands.flatMap((errand): Errand[] =>
    errand.kind === "card" ? [errand, { kind: "summary", case: errand.case }] : [errand],
  );

function seen(c: Case, event: WorkEvent, seq: number): Errand[] {
  const id = c.id;
  const card: Errand = { kind: "card", case: id };
  const desk: Errand = { kind: "notice", case: id, event: seq, to: "desk" };
  switch (event.type) {
    case "taken-over":
    case "handed-over":
    case "vacated":
      return [
        ...(c.calledAt === null ? [] : [{ kind: "safety" as const, case: id }]),
        card,
        { kind: "thread", case: id },
        desk,
        { kind: "notice", case: id, event: seq, to: "reporter" },
      ];
    case "inquired":
      return [
        card,
        desk,
        ...Array.from(
          { length: event.parts },
          (_, n): Errand => ({
            kind: "relay",
            case: id,
            words: event.words,
            part: n + 1,
            parts: event.parts,
            to: "reporter",
          }),
        ),
      ];
    default:
      return [card, desk];
  }
}

/** The messages to those of another section who are asked. */
const asked = (c: Case, { event, people }: Advice): Errand[] =>
  people.map((person) => ({ kind: "advice", case: c.id, event, person }));

/** What decides how a question to another section looks: whether it is answered, still counts, and may still be read. */
const looks = (c: Case | null, { event }: Advice): string | null => {
  const advice = c?.work.advice.find((one) => one.event === event);
  return c === null || advice === undefined
    ? null
    : JSON.stringify([advice, isOpen(c), c.status === "withdrawn", isKeptFromManagers(c)]);
};
