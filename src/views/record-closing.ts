import { closingFacts, type WordsId } from "../cases/case.ts";
import { eraDateTime, eraDay } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toFile } from "../words/to-file.ts";
import { emptyRow, entry, erased, field, instead, type Recorded, type Section } from "./record-parts.ts";

const { decision, measures } = toFile;

/** What somebody of the desk wrote in a form; nothing of it is hidden. */
function written({ c, words }: Recorded, id: WordsId): string | null {
  const found = words.find((w) => w.id === id);
  return found === undefined ? null : (found.text ?? erased(c));
}

/** The reporter hears what was decided when the case is closed. */
export function tellsOutcome({ audience, events }: Pick<Recorded, "audience" | "events">): boolean {
  if (audience === "desk") return true;
  const decided = events.findLastIndex((e) => e.type === "decided");
  return events.some((e, n) => e.type === "closed" && n > decided);
}

/** What the organisation decided, by whom it was recorded, and why. */
export function decisionSection(recorded: Recorded): Section {
  const { policy, c, names } = recorded;
  const section = (fields: Extract<Section, { as: "fields" }>["fields"]): Section => ({
    as: "fields",
    title: decision.title,
    note: "",
    fields,
  });
  if (c.decision !== null && !tellsOutcome(recorded))
    return section([instead(decision.outcome, decision.later)]);
  const { outcome, by, at, reason } = c.decision ?? {};
  return section([
    field(decision.outcome, outcome === undefined ? null : policy.labels.decision[outcome]),
    field(
      decision.by,
      by === undefined || at === undefined ? null : [names(by), eraDateTime(at, policy.timeZone)],
    ),
    field(decision.reason, reason === undefined ? null : written(recorded, reason), true),
  ]);
}

/** The dated facts of the closing; why one does not apply is for the desk alone. */
export function closingSection(recorded: Recorded): Section {
  const { c, audience } = recorded;
  const desk = audience === "desk";
  const head = [measures.what, measures.on, ...(desk ? [measures.why] : [])];
  return {
    as: "table",
    title: measures.title,
    head,
    shares: desk ? [50, 36, 60] : [50, 96],
    rows: closingFacts.map((fact) => {
      const done = c.closing?.facts[fact];
      const label = entry(toBoth.closingFact[fact]);
      if (done === undefined) return [label, ...emptyRow(head.length - 1)];
      if ("on" in done) return [label, entry(eraDay(done.on)), ...(desk ? [{ text: "—", pale: true }] : [])];
      return [
        label,
        entry(measures.notApplicable),
        ...(desk ? [entry(written(recorded, done.notApplicable))] : []),
      ];
    }),
  };
}
