import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";

/** A table that was read back: what each row says under each heading. */
type Read = readonly Readonly<Record<string, string>>[];

/** The rows of a CSV file, by their headings. */
export const readCsv = (bytes: Uint8Array): Read =>
  parse(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: "\r\n" });

/** One place of an Excel sheet: what it says, and as what. Numbers and moments have no kind; texts are shared. */
export interface Place {
  readonly text: string;
  readonly kind: string | null;
  readonly isFormula: boolean;
}

const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** The rows of an Excel file's only sheet, by their headings; a place that is empty is left out. */
export function readExcel(bytes: Uint8Array): readonly Readonly<Record<string, Place>>[] {
  const [sheet] = sheetsIn(bytes);
  const [head = new Map<string, Place>(), ...rest] = sheet?.rows ?? [];
  return rest.map((row) =>
    Object.fromEntries([...row].map(([column, place]) => [head.get(column)?.text ?? column, place])),
  );
}

/** The sheets of an Excel file by their names, each as rows of the places that say something. */
export const readBook = (bytes: Uint8Array): ReadonlyMap<string, readonly (readonly Place[])[]> =>
  new Map(sheetsIn(bytes).map(({ name, rows }) => [name, rows.map((row) => [...row.values()])]));

function sheetsIn(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const part = (name: string) => {
    const found = parts[name];
    if (found === undefined) throw new Error(`no ${name} among ${Object.keys(parts).join()}`);
    return strFromU8(found);
  };
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml = ""]) =>
    plain(xml),
  );
  const names = [...part("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = ""]) =>
    plain(name),
  );
  return names.map((name, n) => ({ name, rows: rowsIn(part(`xl/worksheets/sheet${n + 1}.xml`), shared) }));
}

const rowsIn = (sheet: string, shared: readonly string[]): readonly ReadonlyMap<string, Place>[] =>
  [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(
    ([, row = ""]) =>
      new Map(
        [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(
          ([, column = "", looks = "", inner = ""]) => {
            const kind = /t="(\w+)"/.exec(looks)?.[1] ?? null;
            const said = plain(/<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? "");
            const text = kind === "s" ? (shared[Number(said)] ?? "") : said;
            return inner === "" ? [] : [[column, { text, kind, isFormula: inner.includes("<f") }] as const];
          },
        ),
      ),
  );

/** The moment that a number in a sheet stands for, as the spreadsheet shows it. */
export const shownAs = (place: Place | undefined): string =>
  new Date(Math.round((Number(place?.text) - 25_569) * 86_400) * 1_000).toISOString();
