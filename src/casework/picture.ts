import { altOf, type Chart } from "../views/chart.ts";
import { toFigures } from "../words/to-figures.ts";
import type { Errandry } from "./errandry.ts";
import type { Sheets } from "./ports-documents.ts";

type FileErrandry = Errandry & { readonly as: "file" };

/**
 * A chart as a picture beside a message: in the thread of the row `head`, or of the message `under`. It is drawn while it is
 * sent and brought once, like every file; who does not see it hears its numbers. The same numbers belong into the
 * message: a picture may be lost, and not everything in it may fit into its alternative text.
 */
export const picture = (
  chart: Chart,
  place: Pick<FileErrandry, "to" | "head" | "under">,
  sheets: Pick<Sheets, "chart">,
): FileErrandry => ({
  as: "file",
  ...place,
  name: `${toFigures.charts.file}.png`,
  title: chart.title,
  alt: altOf(chart),
  make: () => sheets.chart(chart),
});
