import { CsvError, parse } from "csv-parse/sync";
import type { Fault } from "./fault.ts";

const MOST_BYTES = 5_000_000;
const MOST_ROWS = 50_000;

/** The columns of the file, as its first row names them; what stands in brackets behind a name does not count. */
export const columns = [
  "種別",
  "部署コード",
  "名称",
  "上位部署",
  "場所",
  "内線",
  "守衛",
  "ID",
  "役割",
  "上司",
  "代理",
] as const;

export type Column = (typeof columns)[number];

/** One row of the file with the line it begins in. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

type Table =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Opens the file as what a spreadsheet program saved: UTF-8 or Shift_JIS, any line breaks, columns in any order. */
export function openTable(bytes: Uint8Array): Table {
  const wrong = (line: number, text: string): Table => ({ ok: false, faults: [{ line, text }] });
  if (bytes.byteLength > MOST_BYTES)
    return wrong(1, "ファイルが5MBを超えています。要らない行や列を消してください。");
  const text = textOf(bytes);
  if (text === null)
    return wrong(
      1,
      "CSVとして読めません。表計算ソフトの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    );
  const parsed = parsedFrom(text);
  if ("text" in parsed) return { ok: false, faults: [parsed] };
  if (parsed.records.length > MOST_ROWS + 1)
    return wrong(MOST_ROWS + 2, "行が5万を超えています。要らない行を消してください。");
  const [header, ...rest] = parsed.records.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (header === undefined)
    return wrong(1, "ファイルに何も書かれていません。1行目に列の名前を書いてください。");
  const places = header.cells.map((cell) => plain(cell).replace(/\(.*$/s, "").trim().toUpperCase());
  const faults = columns.flatMap((column) => {
    const found = places.filter((place) => place === column).length;
    if (found === 1) return [];
    const what =
      found === 0
        ? `「${column}」の列がありません。列の名前の行に「${column}」を足してください（中は空でもかまいません）。`
        : `「${column}」の列が${found}つあります。1つだけにしてください。`;
    return [{ line: header.line, text: what }];
  });
  if (faults.length > 0) return { ok: false, faults };
  const at = (column: Column) => places.indexOf(column);
  const valuesOf = (cells: readonly string[]): Row["values"] => {
    const of = (column: Column) => cells[at(column)] ?? "";
    return {
      種別: of("種別"),
      部署コード: of("部署コード"),
      名称: of("名称"),
      上位部署: of("上位部署"),
      場所: of("場所"),
      内線: of("内線"),
      守衛: of("守衛"),
      ID: of("ID"),
      役割: of("役割"),
      上司: of("上司"),
      代理: of("代理"),
    };
  };
  return { ok: true, rows: rest.map(({ line, cells }) => ({ line, values: valuesOf(cells) })) };
}

/** Codes, ids and roles however wide they were typed. */
export const plain = (value: string): string => value.normalize("NFKC").trim();

/** Line breaks and tabs are the only control characters a table holds. */
const CONTROL = /[^\P{Cc}\t\r\n]/u;

/** UTF-8 if every byte of it is, else Shift_JIS; null for what is no text in either. A byte-order mark falls away. */
function textOf(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "shift_jis"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return CONTROL.test(text) ? null : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function parsedFrom(text: string): { readonly records: readonly Line[] } | Fault {
  const records: Line[] = [];
  let before = 0;
  try {
    // The library counts a line break of two characters within quotes as two lines.
    parse(text.replaceAll(/\r\n?/g, "\n"), {
      record_delimiter: "\n",
      to: MOST_ROWS + 2,
      relax_column_count: true,
      on_record: (cells: readonly string[], { lines }) => {
        records.push({ line: before + 1, cells: cells.map(tidy) });
        before = lines;
        return null;
      },
    });
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      line: before + 1,
      text: '引用符（"）の書き方が合っていません。値の中に " を書くときは "" と2つ重ね、値の全体を " で囲んでください。',
    };
  }
}

/** A value without the spaces around it, full-width ones too, and on one line. */
const tidy = (cell: string): string => cell.trim().replaceAll(/\s*\n\s*/g, " ");
