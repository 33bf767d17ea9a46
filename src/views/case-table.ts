import { localDate } from "../calendar/local.ts";
import { type ClosingFact, closingFacts, type Instant, namedAtDesk, type WordsId } from "../cases/case.ts";
import { reachedAt } from "../cases/exports.ts";
import { standingAnswers } from "../cases/standing.ts";
import { actLabels, isJudged, type Judgement, judge } from "../flows/judge.ts";
import type { Policy } from "../policy/policy.ts";
import { clockTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toExport } from "../words/to-export.ts";
import { toFile } from "../words/to-file.ts";
import { contentOf } from "./content.ts";
import { type Recorded, textOf, withheld } from "./record-parts.ts";
import { asWritten, filler, pieces } from "./shown.ts";
import { rungLabel } from "./work-card.ts";

/**
 * A column of a table that leaves Mamori. What stands in a `text` column is text, whatever it looks like; a `day` is
 * written `2026-11-22` and a `moment` `2026-11-22 09:05`, in local time, and anything else there is text, too.
 */
export interface Column {
  readonly title: string;
  readonly kind: "text" | "number" | "day" | "moment";
  /** How wide it is, in characters. */
  readonly width: number;
}

/** What stands in a table's place; null where there is nothing. */
type Cell = string | number | null;
export type Row = readonly Cell[];

const { column, table: say } = toExport;

/** The columns of the list of cases; those with people's words come last, and only if they are asked for. */
export const caseColumns = (words: boolean): readonly Column[] =>
  columnsWith(words).map(({ title, kind, width }) => ({ title, kind, width }));

/** A case as a row of that list, as the desk may know it. Of a case that was withdrawn, only its number and that it was. */
export function caseRow(recorded: Recorded, words: boolean): Row {
  const isGone = recorded.c.status === "withdrawn";
  const of = { ...recorded, judgement: judgementOf(recorded) };
  return columnsWith(words).map(({ cell, stays }) => (isGone && stays !== true ? null : cell(of)));
}

/** The row of a case that is there and cannot be read: its number, and that. */
export const unreadableRow = (caseNumber: string | null, words: boolean): Row =>
  columnsWith(words).map((_, n) => (n === 0 ? caseNumber : n === 2 ? say.unreadable : null));

interface Listed extends Recorded {
  /** Null where there is nothing to judge, or the answers are not for the desk. */
  readonly judgement: Judgement | null;
}

interface CaseColumn extends Column {
  readonly cell: (of: Listed) => Cell;
  /** It says so of a withdrawn case, too. */
  readonly stays?: true;
}

const text = (title: string, width: number, cell: CaseColumn["cell"]): CaseColumn => ({
  ...{ title, width, cell },
  kind: "text",
});
const number = (title: string, cell: CaseColumn["cell"]): CaseColumn => ({
  ...{ title, cell, width: 12 },
  kind: "number",
});
const moment = (title: string, at: (of: Listed) => Instant | null | undefined): CaseColumn => ({
  ...{ title, width: 18 },
  kind: "moment",
  cell: (of) => stamp(at(of), of.policy),
});

function stamp(at: Instant | null | undefined, { timeZone }: Policy): string | null {
  return at == null ? null : `${localDate(at, timeZone)} ${clockTime(at, timeZone).padStart(5, "0")}`;
}

const COLUMNS: readonly CaseColumn[] = [
  { ...text(column.number, 12, ({ c }) => c.number), stays: true },
  text(column.kind, 8, ({ c }) => toBoth.kind[c.kind]),
  { ...text(column.status, 24, ({ c }) => toBoth.status[c.status]), stays: true },
  text(column.urgency, 12, ({ c, policy }) => policy.labels.urgency[c.urgency]),
  moment(column.received, ({ c }) => reachedAt(c)),
  text(column.owner, 14, ({ c, names }) => (c.owner === null ? null : names(c.owner))),
  moment(column.claimed, ({ events }) => events.find((e) => e.type === "claimed")?.at),
  moment(column.answered, answeredAt),
  moment(column.closed, ({ c }) => c.closing?.at),
  text(column.reporter, 14, ({ c, names }) =>
    namedAtDesk(c) ? names(c.reporter) : toFile.receipt.anonymous,
  ),
  text(column.section, 28, ({ c, section }) => (namedAtDesk(c) ? section : null)),
  text(column.acts, 28, ({ policy, judgement }) => joined(actLabels(policy, judgement))),
  text(column.indication, 28, ({ judgement }) => judgement?.indication.label ?? null),
  text(column.decision, 14, ({ c, policy }) =>
    c.decision === null ? null : policy.labels.decision[c.decision.outcome],
  ),
  moment(column.decided, ({ c }) => c.decision?.at),
  text(column.measures, 30, measuresOf),
  number(column.incidents, ({ c }) => c.incidents.length),
  number(column.minutes, minutesOf),
  number(column.reopened, ({ c }) => c.reopened),
  ...closingFacts.map(
    (fact): CaseColumn => ({
      ...{ title: toBoth.closingFact[fact], width: 14 },
      kind: "day",
      cell: (of) => factOf(of, fact),
    }),
  ),
];

const WORDS: readonly CaseColumn[] = [
  text(column.told, 60, toldOf),
  text(column.messages, 60, (of) =>
    written(
      of,
      of.c.messages.map((one) => one.words),
    ),
  ),
  text(column.lines, 40, (of) =>
    written(
      of,
      of.c.incidents.flatMap((one) => one.words ?? []),
    ),
  ),
];

const columnsWith = (words: boolean): readonly CaseColumn[] => (words ? [...COLUMNS, ...WORDS] : COLUMNS);

/** When the first answer reached the reporter; the closing message travels the same way and is none. */
function answeredAt({ c, events }: Listed): Instant | undefined {
  const replies = new Set(c.replies.map(({ words }) => words));
  return events.find((e) => e.type === "delivered" && replies.has(e.words))?.at;
}

function judgementOf(recorded: Recorded): Judgement | null {
  const answers = standingAnswers(recorded.c);
  if (withheld(recorded) !== null || !isJudged(recorded.policy, answers)) return null;
  return judge(recorded.policy, answers);
}

function measuresOf({ c, policy }: Listed): string | null {
  return joined(
    c.work.measures.map(({ rung, on, until, review }) => {
      const more = [
        ...(until === null ? [] : [say.until(until)]),
        ...(review === null ? [] : [say.review(review)]),
      ];
      const details = more.length === 0 ? "" : say.details(more.join("、"));
      return `${say.measure(rungLabel(policy, rung), on)}${details}`;
    }),
  );
}

/** About how long it took in all, as far as somebody noted it. */
function minutesOf({ c }: Listed): number | null {
  const known = c.incidents.flatMap(({ minutes }) => minutes ?? []);
  return known.length === 0 ? null : known.reduce((sum, minutes) => sum + minutes, 0);
}

function factOf({ c }: Listed, fact: ClosingFact): string | null {
  const done = c.closing?.facts[fact];
  if (done === undefined) return null;
  return "on" in done ? done.on : toFile.measures.notApplicable;
}

/** What was written before sending, by question, as the card shows it. */
function toldOf(of: Listed): string | null {
  if (withheld(of) !== null) return null;
  const { passages } = contentOf(of.policy, of.c, of.words, of.known);
  return whole(
    passages.map(({ label, text: said }) => {
      const shown = said ?? asWritten(toBoth.content.deleted);
      return say.passage(label, filler(shown)(shown.text));
    }),
  );
}

/** Some of the reporter's words and of those who record with them, as the desk reads them. */
const written = (of: Listed, ids: readonly WordsId[]): string | null =>
  withheld(of) === null
    ? whole(ids.flatMap((id) => of.words.filter((one) => one.id === id).map((one) => textOf(of, one))))
    : null;

/** A spreadsheet's place holds 32,767 characters; some are left for the sentence that says that there is more. */
const MOST = 32_000;

function whole(texts: readonly string[]): string | null {
  const [first, ...rest] = pieces(texts.join("\n\n"), MOST);
  if (first === undefined || first === "") return null;
  return rest.length === 0 ? first : `${first}${say.cut}`;
}

const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join("、"));
