import type { DrawnChart } from "../views/chart.ts";
import type { RecordSheet } from "../views/record-parts.ts";
import type { YearReport } from "../views/report.ts";

/** What no font has a sign for, or a PDF cannot carry: controls but for line ends, and what is no character at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** A sheet as the typesetter takes it, with every text in it made fit to be set; nothing else of a text is changed. */
export const asJson = (sheet: RecordSheet | DrawnChart | YearReport): string =>
  JSON.stringify(sheet, (_, value: unknown) => (typeof value === "string" ? printable(value) : value));

/** Half a character, which JSON cannot carry, becomes the sign for what cannot be read. */
const printable = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").replaceAll("\t", " ").toWellFormed().replaceAll(UNPRINTABLE, "\ufffd");
