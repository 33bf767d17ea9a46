import { localDate } from "../calendar/local.ts";
import type { Export } from "../cases/exports.ts";
import { daysOfStretches, stretches } from "../figures/years.ts";
import { type BookSheet, bookOf } from "../views/book.ts";
import { type CityTold, cityTables } from "../views/city-tables.ts";
import { yearOf } from "../views/exports.ts";
import { figureColumns, figureRows } from "../views/figure-list.ts";
import { reportOf } from "../views/report.ts";
import { toReport } from "../words/to-report.ts";
import type { Around } from "./draw.ts";
import type { Exports } from "./ports-documents.ts";

/** Why there is no file: no month of that time is over; or cases of before are still being counted. */
export type NoFile = "empty" | "not-counted";

/** What may be told of the city, as the bytes of a file: the figures of some time, or the report of a fiscal year. */
export async function cityFile(
  it: Export,
  { around, exports }: { readonly around: Around; readonly exports: Exports },
): Promise<Uint8Array | NoFile> {
  const policy = around.policies.current;
  const asked = localDate(it.at, policy.timeZone);
  const days = daysOfStretches(stretches({ from: it.first, to: it.last }, asked));
  if (days === null) return "empty";
  const told = await around.cityOf(days);
  if (told === null) return "not-counted";
  const report = () => reportOf(told, policy, yearOf(it), asked);
  switch (it.form) {
    case "pdf":
      return around.sheets.report(report());
    case "csv":
      return exports.table(it.form, figureColumns, each(figureRows(cityTables(told, policy))));
    case "xlsx":
      return exports.book(it.content === "report" ? reportBook(told) : figuresBook(told));
  }

  function reportBook(city: CityTold): readonly BookSheet[] {
    const { title, year, period, going, office, made, about } = report();
    const lines = [period, ...(going === "" ? [] : [going]), office, made, about.text];
    return bookOf({ as: "report", title: `${title}　${year}`, lines }, city, policy);
  }

  function figuresBook(city: CityTold): readonly BookSheet[] {
    const { office, made } = report();
    return bookOf({ as: "figures", title: toReport.report.figures, lines: [office, made] }, city, policy);
  }
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
