import { reachedDesk } from "../cases/case.ts";
import { eraDateTime, eraYear, fiscalYear } from "../words/time.ts";
import { toFile } from "../words/to-file.ts";
import { closingSection, decisionSection } from "./record-closing.ts";
import { contentSection, incidentSection } from "./record-content.ts";
import { courseSection } from "./record-course.ts";
import { judgedSection } from "./record-judged.ts";
import { type Recorded, type RecordSheet, withheld } from "./record-parts.ts";
import { pathStops } from "./record-path.ts";
import { receiptSection } from "./record-receipt.ts";

/**
 * The record sheet (記録票) of a case for its reader; null where the desk asks for a case it never heard of. Never
 * internal notes, and for the reporter nothing that only the desk may see.
 */
export function recordOf(recorded: Recorded): RecordSheet | null {
  const { policy, c, audience, made } = recorded;
  if (audience === "desk" && !reachedDesk(c)) return null;
  const { timeZone } = policy;
  const why = withheld(recorded);
  const stops = why === null ? pathStops(policy, c) : [];
  return {
    title: toFile.sheet.title,
    year: eraYear(c.number?.split("-")[0] ?? fiscalYear(c.openedAt, timeZone)),
    number: c.number === null ? toFile.sheet.noNumber : toFile.sheet.number(c.number),
    handling: toFile.sheet.handling,
    copy: toFile.sheet.copy[audience],
    footer: toFile.sheet.footer(eraDateTime(made.at, timeZone), made.by, toFile.sheet.copy[audience]),
    remarks: [
      audience === "desk" ? toFile.sheet.masked : toFile.sheet.asWritten,
      toFile.sheet.notes,
      policy.notice,
    ],
    sections: [
      receiptSection(recorded),
      contentSection(recorded),
      incidentSection(recorded),
      judgedSection(recorded),
      decisionSection(recorded),
      closingSection(recorded),
      courseSection(recorded),
    ],
    path: {
      title: toFile.path.title,
      note: toFile.path.note,
      stops,
      instead: stops.length > 0 ? "" : (why ?? toFile.sheet.nothing),
    },
  };
}
