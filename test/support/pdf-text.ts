import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** What a PDF lets a reader search and copy: the text of each page, in the order in which it was set. */
export async function textOfPdf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map(({ node }) => {
    const fonts = node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
    const unicode = new Map(
      (fonts?.entries() ?? []).map(([name]) => {
        const font = fonts?.lookup(name, PDFDict);
        const map = font?.lookup(PDFName.of("ToUnicode"));
        return [name.asString(), map instanceof PDFRawStream ? unicodeIn(bytesOf(map)) : new Map()] as const;
      }),
    );
    return said(codeOf(node), unicode);
  });
}

/** How far from the left edge of its page every piece of text begins, in points. */
export async function textBegins(pdf: Uint8Array): Promise<readonly number[]> {
  const document = await PDFDocument.load(pdf);
  return document
    .getPages()
    .flatMap(({ node }) => [...codeOf(node).matchAll(/1 0 0 -1 ([\d.]+) [\d.]+ cm(?=[^Q]*BT)/g)])
    .map(([, x]) => Number(x));
}

/** What draws a page. */
function codeOf(node: PDFPageLeaf): string {
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((one) => (one instanceof PDFRef ? node.context.lookup(one) : one))
    .map((one) => (one instanceof PDFRawStream ? bytesOf(one) : ""))
    .join("\n");
}

const bytesOf = (stream: PDFRawStream): string =>
  Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");

/** Which text each sign of a font stands for. */
function unicodeIn(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, sign = "", text = ""] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      map.set(sign.toLowerCase(), utf16(text));
  }
  for (const [, block = ""] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from = "", to = "", text = ""] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi,
    )) {
      for (let n = 0; n <= Number.parseInt(to, 16) - Number.parseInt(from, 16); n++) {
        const sign = (Number.parseInt(from, 16) + n).toString(16).padStart(from.length, "0");
        const low = Number.parseInt(text.slice(-4), 16) + n;
        map.set(sign, utf16(text.slice(0, -4) + low.toString(16).padStart(4, "0")));
      }
    }
  }
  return map;
}

/** Strings in a page's code, in brackets that may nest or in hexadecimal, and what decides what they stand for. */
const STRING =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\))*\)|<[0-9A-Fa-f\s]*>/;
const TOKEN = new RegExp(
  String.raw`\/ActualText\s*(${STRING.source})|\/([^\s/<>[\]()]+)\s+[-\d.]+\s+Tf|(${STRING.source})|\b(BDC|BMC|EMC)\b`,
  "g",
);

function said(code: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let text = "";
  let font: ReadonlyMap<string, string> = new Map();
  let actual: string | null = null;
  const open: boolean[] = [];
  for (const [, given, named, shown, mark] of code.matchAll(TOKEN)) {
    if (given !== undefined) actual = decoded(given);
    else if (named !== undefined) font = fonts.get(`/${named}`) ?? new Map();
    else if (mark === "BDC" || mark === "BMC") {
      // What is read aloud instead stands for all the signs until its end.
      open.push(actual !== null);
      text += actual ?? "";
      actual = null;
    } else if (mark === "EMC") open.pop();
    else if (shown !== undefined && !open.includes(true)) {
      // A font of pictures counts its signs in one byte, all others in two.
      const signs = [...font.keys()][0]?.length === 2 ? /.{2}/g : /.{4}/g;
      text += (hexOf(shown).match(signs) ?? []).map((sign) => font.get(sign) ?? "").join("");
    }
  }
  return text;
}

const decoded = (string: string): string =>
  string.startsWith("<")
    ? PDFHexString.of(string.slice(1, -1)).decodeText()
    : PDFString.of(string.slice(1, -1)).decodeText();

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function hexOf(string: string): string {
  if (string.startsWith("<")) return string.slice(1, -1).replaceAll(/\s/g, "").toLowerCase();
  const bytes = string
    .slice(1, -1)
    .replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, sign: string) =>
      octal === undefined ? (ESCAPES[sign] ?? sign) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return Buffer.from(bytes, "latin1").toString("hex");
}
