import { PDFDocument, PDFName, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, unzlibSync, zipSync } from "fflate";
import sharp from "sharp";
import { expect, test } from "vitest";
import { clean, Encrypted } from "../../src/files/clean.ts";
import { cleanOffice } from "../../src/files/office.ts";
import { LOCKED, photograph } from "../support/files.ts";

/** What must be nowhere in a cleaned file. */
const SECRET = "Sato's camera";

const holds = (bytes: Uint8Array, text = SECRET) => Buffer.from(bytes).includes(text);

async function cleaned(bytes: Uint8Array, ending: string): Promise<Uint8Array> {
  const made = await clean(bytes);
  expect(made?.ending).toBe(ending);
  return made?.bytes ?? new Uint8Array();
}

const EXIF = { IFD0: { Model: SECRET, Artist: SECRET }, IFD3: { GPSLatitude: "43/1 3/1 43/1" } };
const picture = () =>
  sharp({ create: { width: 8, height: 4, channels: 3, background: "red" } }).withExif(EXIF);

test.each([
  ["jpeg", picture().jpeg(), "jpg"],
  ["png", picture().png(), "png"],
  ["webp", picture().webp(), "webp"],
  ["tiff", picture().tiff(), "jpg"],
  ["avif", picture().avif(), "jpg"],
] as const)("a picture (%s) keeps its points and nothing else", async (_, drawn, ending) => {
  const bytes = new Uint8Array(await drawn.toBuffer());
  const made = await cleaned(bytes, ending);
  expect(holds(made)).toBe(false);
  const { width, height, exif, xmp } = await sharp(made).metadata();
  expect({ width, height, exif, xmp }).toEqual({ width: 8, height: 4, exif: undefined, xmp: undefined });
});

test("a picture that moves goes on moving", async () => {
  const frames = Buffer.concat([Buffer.alloc(4 * 4 * 3, 10), Buffer.alloc(4 * 4 * 3, 200)]);
  const raw = { width: 4, height: 8, channels: 3, pageHeight: 4 } as const;
  const bytes = new Uint8Array(await sharp(frames, { raw }).gif().toBuffer());
  expect((await sharp(await cleaned(bytes, "gif"), { animated: true }).metadata()).pages).toBe(2);
});

/** What a stream holds, packed or not. */
function inflated(stream: Uint8Array): Uint8Array {
  try {
    return unzlibSync(stream);
  } catch {
    return stream;
  }
}

/** A document with something hidden in every place there is. */
async function document(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor(SECRET);
  pdf.setTitle(SECRET);
  const page = pdf.addPage([200, 200]);
  page.drawText("Read me", { x: 20, y: 100 });
  page.drawImage(await pdf.embedJpg(await photograph()), { x: 0, y: 0, width: 20, height: 10 });
  const { context, catalog } = pdf;
  const xmp = PDFRawStream.of(context.obj({ Type: "Metadata" }), strToU8(`<x>${SECRET}</x>`));
  catalog.set(PDFName.of("Metadata"), context.register(xmp));
  context.register(PDFString.of(`${SECRET}, of an earlier version`));
  const remark = context.obj({ Type: "Annot", Subtype: "Text", Rect: [0, 0, 1, 1], T: PDFString.of(SECRET) });
  page.node.addAnnot(context.register(remark));
  await pdf.attach(strToU8(SECRET), "hidden.txt", { mimeType: "text/plain" });
  return pdf.save({ useObjectStreams: false });
}

test("a document keeps what is on its pages, and nothing beside or behind them", async () => {
  const bytes = await document();
  expect(holds(bytes)).toBe(true);
  const made = await cleaned(bytes, "pdf");
  const open = await PDFDocument.load(made, { updateMetadata: false });
  expect(holds(await open.save({ useObjectStreams: false }))).toBe(false);
  expect(open.getAuthor()).toBeUndefined();
  const all = [...open.context.enumerateIndirectObjects()].map(([, one]) => one);
  const streams = all.filter((one) => one instanceof PDFRawStream).map((one) => one.getContents());
  expect(
    streams.some((one) => holds(inflated(one), Buffer.from("Read me").toString("hex").toUpperCase())),
  ).toBe(true);
  for (const one of all) {
    expect(one.toString()).not.toContain(SECRET);
    expect(one.toString()).not.toContain("hidden.txt");
    if (one instanceof PDFRawStream) expect(holds(one.getContents())).toBe(false);
  }
});

test("a document under a password is told apart", async () => {
  await expect(clean(LOCKED)).rejects.toThrow(Encrypted);
  const office = Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.from("EncryptedPackage", "utf16le"),
  ]);
  await expect(clean(office)).rejects.toThrow(Encrypted);
});

const TYPES =
  '<Types><Override PartName="/docProps/core.xml" ContentType="a"/><Override PartName="/word/document.xml" ContentType="b"/></Types>';
const RELS =
  '<Relationships><Relationship Id="1" Target="docProps/core.xml"/><Relationship Id="2" Target="word/document.xml"/></Relationships>';

const office = async (more: Record<string, Uint8Array> = {}, folder = "word") =>
  zipSync({
    "[Content_Types].xml": strToU8(TYPES),
    "_rels/.rels": strToU8(RELS),
    "docProps/core.xml": strToU8(`<dc:creator>${SECRET}</dc:creator>`),
    [`${folder}/document.xml`]: strToU8(
      `<w:ins w:author="${SECRET}" w:date="2026-01-01"><w:t>Read me</w:t></w:ins>`,
    ),
    [`${folder}/comments.xml`]: strToU8(`<comments><authors><author>${SECRET}</author></authors></comments>`),
    [`${folder}/media/image1.jpg`]: await photograph(),
    ...more,
  });

test.each([
  ["word", "docx"],
  ["xl", "xlsx"],
  ["ppt", "pptx"],
])("a document of Office (%s) keeps its text without who wrote it", async (folder, ending) => {
  const parts = unzipSync(await cleaned(await office({}, folder), ending));
  for (const part of Object.values(parts)) expect(holds(part)).toBe(false);
  expect(Object.keys(parts)).not.toContain("docProps/core.xml");
  expect(strFromU8(parts[`${folder}/document.xml`] ?? new Uint8Array())).toContain("<w:t>Read me</w:t>");
  for (const list of ["[Content_Types].xml", "_rels/.rels"]) {
    const text = strFromU8(parts[list] ?? new Uint8Array());
    expect(text).toContain("word/document.xml");
    expect(text).not.toContain("docProps");
  }
  expect((await sharp(parts[`${folder}/media/image1.jpg`]).metadata()).width).toBe(40);
});

test.each([
  ["a program", { "word/vbaProject.bin": new Uint8Array(4) }],
  ["a document in it", { "word/embeddings/sheet1.xlsx": new Uint8Array(4) }],
])("a document of Office with %s cannot be cleaned", async (_, more) => {
  expect(await clean(await office(more))).toBeNull();
});

test("a document of Office that is larger unpacked than can be looked at cannot be cleaned", async () => {
  const bytes = await office({ "word/media/image2.bin": new Uint8Array(5_000) });
  expect(cleanOffice(bytes, 4_000)).toBeNull();
  expect(cleanOffice(bytes, 40_000)).not.toBeNull();
});

/** A box of a film: its length, its kind, and what is in it. */
const box = (kind: string, ...inside: Uint8Array[]): Buffer => {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, body]);
};
const text = (said: string) => Buffer.from(said);
const handler = (kind: string) => box("hdlr", Buffer.alloc(8), text(kind), Buffer.alloc(12), text(SECRET));
const film = (kind: string) =>
  Buffer.concat([
    box("ftyp", text("isom"), Buffer.alloc(4)),
    box(
      "moov",
      box("mvhd", Buffer.alloc(4), Buffer.alloc(8, 7), Buffer.alloc(80, 1)),
      box("trak", box("mdia", handler(kind)), box("udta", text(SECRET))),
      box("udta", box("©xyz", text(SECRET))),
      box("meta", text(SECRET)),
    ),
    box("mdat", text("pictures")),
  ]);

test("a film keeps every byte in its place, and its notes are blank", async () => {
  const bytes = film("vide");
  const made = await cleaned(bytes, "mp4");
  expect(made.length).toBe(bytes.length);
  expect(holds(made)).toBe(false);
  expect(Buffer.from(made).indexOf("pictures")).toBe(bytes.indexOf("pictures"));
  expect(Buffer.from(made).includes(Buffer.alloc(8, 7))).toBe(false);
  expect(Buffer.from(made).includes(Buffer.alloc(80, 1))).toBe(true);
});

test("a film with notes that run along cannot be cleaned", async () => {
  expect(await clean(film("meta"))).toBeNull();
  expect(await clean(Buffer.concat([film("vide"), text("more")]))).not.toBeNull();
});

test("recordings keep their sounds only", async () => {
  const sound = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), text("sound".repeat(60))]);
  const before = Buffer.concat([text("ID3\x04\0\0"), Buffer.from([0, 0, 0, SECRET.length]), text(SECRET)]);
  const after = Buffer.concat([text("TAG"), text(SECRET), Buffer.alloc(125 - SECRET.length)]);
  expect(Buffer.from(await cleaned(Buffer.concat([before, sound, after]), "mp3"))).toEqual(sound);
  const chunk = (kind: string, body: Buffer) => {
    const head = Buffer.from(`${kind}....`);
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const wave = (...chunks: Buffer[]) => {
    const head = Buffer.from("RIFF....WAVE");
    head.writeUInt32LE(4 + Buffer.concat(chunks).length, 4);
    return Buffer.concat([head, ...chunks]);
  };
  const form = chunk("fmt ", Buffer.alloc(16, 1));
  const data = chunk("data", text("sounds"));
  const given = wave(chunk("LIST", text(SECRET)), form, chunk("bext", text(SECRET)), data);
  expect(Buffer.from(await cleaned(given, "wav"))).toEqual(wave(form, data));
});

test("what is read as text stays as it is", async () => {
  for (const bytes of [text("窓口の記録"), Buffer.from("918b8cfb", "hex")])
    expect(Buffer.from(await cleaned(bytes, "txt"))).toEqual(Buffer.from(bytes));
});

test("what nobody knows is not called clean", async () => {
  for (const bytes of [text("PK\x03\x04"), Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from([0, 1, 2])])
    expect(await clean(bytes)).toBeNull();
});

test("whatever bytes follow a known beginning, it is cleaned or it is not, and nothing breaks", async () => {
  const beginnings = ["\xff\xd8\xff", "GIF89a", "%PDF-1.7\n", "PK\x03\x04[Content_Types].xml", "ID3\x04\0\0"];
  const more = [
    "RIFF\x10\0\0\0WAVE",
    "\0\0\0\x10ftypisom",
    "\x89PNG\r\n\x1a\n",
    "II*\0",
    "\0\0\0\x10ftypheic",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings, ...more),
      fc.uint8Array({ maxLength: 200 }),
      async (head, rest) => {
        const made = await clean(Buffer.concat([Buffer.from(head, "latin1"), rest]));
        expect(made === null || made.bytes.length >= 0).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
