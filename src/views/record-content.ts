import type { Incident } from "../cases/case.ts";
import { deputyOf } from "../cases/handing.ts";
import { standing, standingAnswers } from "../cases/standing.ts";
import { pathOf } from "../flows/path.ts";
import { eraDay } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toFile } from "../words/to-file.ts";
import { ADDED, toldInOrder } from "./content.ts";
import { answeredBy } from "./handing.ts";
import { lengthOf, meansOf } from "./incidents.ts";
import {
  type Entry,
  emptyRow,
  entry,
  field,
  instead,
  namesPeople,
  type Recorded,
  type Section,
  textOf,
  withheld,
} from "./record-parts.ts";

const { contents, occurred, path } = toFile;

/** What was answered and written, under the headings that the policy gives the sheet; the other answers at the end. */
export function contentSection(recorded: Recorded): Section {
  const { policy, c, names } = recorded;
  const why = withheld(recorded);
  if (why !== null)
    return { as: "fields", title: contents.title, note: "", fields: [instead(contents.title, why)] };
  const stands = standing(c);
  const questions = new Map(
    pathOf(policy, standingAnswers(c)).flatMap((stop) =>
      stop.questions.map((question) => [question.id, { ...question, topic: stop.topic }] as const),
    ),
  );
  const told = toldIn(recorded);
  const textsOf = (id: string): readonly string[] => {
    const question = questions.get(id);
    if (question === undefined) return [];
    const by = answeredBy(c, deputyOf(stands, question.topic), names);
    const said = question.as === "later" ? path.later : question.answer.join("、");
    if (question.as === "skipped") return [contents.skipped];
    return [...(said === "" ? [] : [`${said}${by}`]), ...(told.get(id) ?? [])];
  };
  const labelled = (ids: readonly string[]): readonly string[] =>
    ids.flatMap((id) => textsOf(id).map((text) => contents.pair(questions.get(id)?.label ?? "", text)));
  const placed = new Set(policy.sheet.flatMap((row) => row.questions));
  const added = told.get(ADDED) ?? [];
  return {
    as: "fields",
    title: contents.title,
    note: "",
    fields: [
      ...policy.sheet.map((row) => {
        const [only, ...more] = row.questions;
        return field(
          row.label,
          only !== undefined && more.length === 0 ? textsOf(only) : labelled(row.questions),
          true,
        );
      }),
      ...(added.length === 0 ? [] : [field(toBoth.content.added, added, true)]),
      field(contents.others, labelled([...questions.keys()].filter((id) => !placed.has(id))), true),
    ],
  };
}

/** What was written, by question; what was written into the thread under `ADDED`. */
function toldIn(recorded: Recorded): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const told of toldInOrder(recorded.c, recorded.words)) {
    const words = recorded.words.find((w) => w.id === told.words);
    if (words === undefined) continue;
    texts.set(told.question, [...(texts.get(told.question) ?? []), textOf(recorded, words)]);
  }
  return texts;
}

/** What happened again since: the day, how long, by what means, and a line. */
export function incidentSection(recorded: Recorded): Section {
  const shown = withheld(recorded) === null ? recorded.c.incidents : [];
  return {
    as: "table",
    title: occurred.title,
    head: [occurred.on, occurred.means, occurred.minutes, occurred.words, occurred.by],
    shares: [31, 20, 20, 56, 24],
    rows: shown.length === 0 ? [emptyRow(5)] : shown.map((one) => incidentRow(recorded, one)),
  };
}

function incidentRow(recorded: Recorded, one: Incident): readonly Entry[] {
  const { policy, c, words, names } = recorded;
  const line = words.find((w) => w.id === one.words);
  const role = one.by === c.reporter ? occurred.reporter : occurred.colleague;
  return [
    entry(eraDay(one.on)),
    entry(meansOf(policy, one.means)),
    entry(one.minutes === null ? null : lengthOf(one.minutes)),
    entry(line === undefined ? null : textOf(recorded, line)),
    entry(namesPeople(recorded) ? names(one.by) : role),
  ];
}
