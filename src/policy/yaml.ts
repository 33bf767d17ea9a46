import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type YAMLParseError,
} from "yaml";
import type { Fault, Finding } from "./fault.ts";
import { syntaxWords } from "./syntax-words.ts";

const MOST_BYTES = 1_000_000;
const DEEPEST = 24;
const TOO_DEEP = "RESOURCE_EXHAUSTION";

/** A YAML text as data (mappings as `Map`, so that the order written is the order kept), with its lines. */
export interface Source {
  readonly data: unknown;
  /** Things wrong that do not keep the rest from being looked at. */
  readonly faults: readonly Fault[];
  readonly place: (finding: Finding) => Fault;
}

type Opened =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly faults: Fault[] };

/** What a text never holds that was saved as UTF-8; read as such, other encodings turn into the first of them. */
const UNREADABLE = /[\uFFFD\0]/;
/** Line breaks and tabs are the only ones of their kind that a text needs. */
const CONTROL = /[^\P{Cc}\t\r\n]/u;

/**
 * Opens a YAML text, refusing what a policy needs nothing of: anchors, aliases, tags, several documents. `begin` is
 * how such a file may begin, for whoever has nothing in it yet.
 */
export function openYaml(text: string, file: string, begin = "version: …"): Opened {
  const whole = (what: string, remedy: string): Opened => ({
    ok: false,
    faults: [{ file, line: 1, column: 1, what, remedy }],
  });
  if (text.length > MOST_BYTES || new TextEncoder().encode(text).length > MOST_BYTES) {
    return whole("ファイルが1MBを超えています。", "不要な部分を消して、1MB以下にしてください。");
  }
  const strange = strangeCharacters(text);
  if (strange !== undefined) return { ok: false, faults: [{ file, ...strange }] };
  const lines = new LineCounter();
  const doc = parse(text, lines);
  if (!doc || doc.errors.some((error) => error.code === TOO_DEEP)) {
    return whole("入れ子が深すぎて読めません。", "かっこや字下げの重なりを減らしてください。");
  }

  const at = (offset: number) => {
    const { line, col } = lines.linePos(Math.max(0, Math.min(offset, text.length)));
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (doc.errors.length > 0) {
    return {
      ok: false,
      faults: causes(doc.errors).map((error) => ({ ...at(error.pos[0]), ...syntaxWords(error.code) })),
    };
  }
  const found = [...inspect(doc.contents, 0)];
  const faults = found.map(({ offset, what, remedy }) => ({ ...at(offset), what, remedy }));
  if (found.some((one) => one.fatal)) return { ok: false, faults };
  if (!isMap(doc.contents)) {
    const what =
      doc.contents === null
        ? "ファイルに何も書かれていません。"
        : "全体が「項目: 値」の並びになっていません。";
    return whole(what, `1行目から「${begin}」のように書いてください。`);
  }
  const place = (finding: Finding): Fault => ({
    ...at(offsetOf(doc, finding)),
    what: finding.what,
    remedy: finding.remedy,
  });
  return { ok: true, source: { data: doc.toJS({ mapAsMap: true }), faults, place } };
}

/** Where the first character stands that no policy holds, and in how many more lines there are such. */
function strangeCharacters(text: string): Omit<Fault, "file"> | undefined {
  const isForeign = UNREADABLE.test(text);
  const strange = isForeign ? UNREADABLE : CONTROL;
  if (!strange.test(text)) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => strange.test(line));
  const place = { line: first + 1, column: (lines[first] ?? "").search(strange) + 1 };
  const more = lines.slice(first + 1).filter((line) => strange.test(line)).length;
  const others = more === 0 ? "" : `このような行が、ほかに${more}行あります。`;
  return isForeign
    ? {
        ...place,
        what: `読めない文字があります。文字コードがUTF-8ではないようです（Shift_JIS、UTF-16など）。${others}`,
        remedy: "文字コードにUTF-8を選んで保存し直し、「�」になっている文字は書き直してください。",
      }
    : {
        ...place,
        what: `目に見えない制御文字があります。${others}`,
        remedy: "この行のその文字を消すか、行を書き直してください。",
      };
}

/** After a line indented with a tab the library no longer knows how deep it is: what follows from that is not told. */
function causes(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const isTab = ({ code }: YAMLParseError) => code === "TAB_AS_INDENT";
  const first = errors.find(isTab)?.pos[0] ?? Number.POSITIVE_INFINITY;
  return errors.filter((error) => isTab(error) || error.pos[0] < first);
}

/** The library goes as deep as the text does; a text of nothing but brackets exhausts the stack. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Found {
  readonly offset: number;
  readonly fatal: boolean;
  readonly what: string;
  readonly remedy: string;
}

/** What a policy needs nothing of. Only an alias, or too deep a nesting, keeps the rest from being looked at. */
function* inspect(node: unknown, depth: number): Generator<Found, void> {
  if (!isNode(node)) return;
  const offset = node.range?.[0] ?? 0;
  const refuse = (what: string, remedy: string, fatal = false): Found => ({ offset, fatal, what, remedy });
  if (depth > DEEPEST) {
    yield refuse("入れ子が深すぎます。", "かっこや字下げの重なりを減らしてください。", true);
    return;
  }
  if (isAlias(node)) {
    yield refuse("別名（*）は使えません。", "同じ内容をもう一度書いてください。", true);
    return;
  }
  if (node.anchor) yield refuse("目印（&）は使えません。", "「&」で始まる語を消してください。");
  if (node.tag) {
    yield refuse("型の指定（!）は使えません。", "「!」で始まる語を消すか、文なら引用符で囲んでください。");
  }
  if (!isCollection(node)) return;
  const seen = new Set<string>();
  for (const item of node.items) {
    if (!isPair(item)) {
      yield* inspect(item, depth + 1);
      continue;
    }
    if (isScalar(item.key)) {
      const key = String(item.key.value);
      if (seen.has(key)) {
        const what = `「${key}」が同じ場所に二度書かれています。`;
        const remedy = "片方を消すか、別の名前にしてください。";
        yield { offset: item.key.range?.[0] ?? offset, fatal: false, what, remedy };
      }
      seen.add(key);
    }
    yield* inspect(item.key, depth + 1);
    yield* inspect(item.value, depth + 1);
  }
}

/** The place a finding points at; for something missing, the place it should have been in. */
function offsetOf(doc: Document.Parsed, finding: Finding): number {
  let node: unknown = doc.contents;
  let offset = doc.contents?.range?.[0] ?? 0;
  for (const [index, step] of finding.path.entries()) {
    const last = index === finding.path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) return offset;
      const key = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
      const value = isNode(node) ? (node.range?.[0] ?? key) : key;
      offset = last && finding.on === "value" && isScalar(node) ? value : key;
    } else if (isCollection(node) && typeof step === "number") {
      node = node.items[step];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
