import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Clean } from "./clean.ts";
import { withoutNotes } from "./jpeg.ts";
import { kindOf } from "./kind.ts";
import { cleanMp3, cleanMp4, cleanWav } from "./media.ts";
import { withoutRemarks } from "./png.ts";

/** Unpacked, a document may be so large; beyond, it is a trap. */
const MOST = 300_000_000;

/** Parts about the document instead of in it: its properties, the people in it, its picture, where it was printed. */
const ABOUT =
  /^(docProps\/|customXml\/|word\/people\.xml|xl\/persons\/|ppt\/commentAuthors\.xml|ppt\/authors\.xml|.*printerSettings\d*\.bin$)/;

/** Who wrote or changed something, in all three languages of Office. */
const NAMING =
  /\b((?:w\d*|mc):(?:author|initials|userId)|(?:author|initials|userName|lastModifiedBy))="[^"]*"/g;
const DATING = /\b(w\d*:date|dt|dateTime)="[^"]*"/g;

/** Programs inside a document: nobody looks into them. */
const MACROS = /vbaProject\.bin$/;

/** The first minute a ZIP file knows. */
const LONG_AGO = new Date(1980, 0, 1, 12).getTime();

/**
 * A document of Word, Excel or PowerPoint without what is said about it and who wrote in it. Null where there may be
 * more in it than can be looked at: programs, and documents within documents.
 */
export function cleanOffice(bytes: Uint8Array, most = MOST): Clean | null {
  let room = most;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: (part) => {
        room -= part.originalSize;
        return room >= 0;
      },
    });
  } catch {
    return null;
  }
  const names = Object.keys(parts);
  const ending = endingOf(names);
  if (room < 0 || ending === null || names.some((name) => MACROS.test(name) || isDocument(name))) return null;
  const kept = names.filter((name) => !ABOUT.test(name) && !name.endsWith("/"));
  const cleaned: Record<string, [Uint8Array, { mtime: number }]> = {};
  for (const name of kept) {
    const part = cleanPart(name, parts[name] ?? new Uint8Array());
    if (part === null) return null;
    cleaned[name] = [part, { mtime: LONG_AGO }];
  }
  return { bytes: zipSync(cleaned), ending };
}

/** Documents put into the document bring notes of their own. */
const isDocument = (name: string): boolean => /\/embeddings\//.test(name);

function endingOf(names: readonly string[]): string | null {
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  return has("word/") ? "docx" : has("xl/") ? "xlsx" : has("ppt/") ? "pptx" : null;
}

function cleanPart(name: string, part: Uint8Array): Uint8Array | null {
  if (/\.rels$/.test(name)) return strToU8(withoutLost(strFromU8(part), /Target="\/?([^"]*)"/, name));
  if (name === "[Content_Types].xml")
    return strToU8(withoutLost(strFromU8(part), /PartName="\/([^"]*)"/, name));
  if (!/\.(xml|vml)$/.test(name)) return cleanMedia(part);
  const text = strFromU8(part).replace(NAMING, '$1=""').replace(DATING, "");
  // Excel keeps the names of those who made remarks as a list.
  return strToU8(text.replace(/<((?:\w+:)?author)>[^<]*<\/\1>/g, "<$1></$1>"));
}

/** A photograph or a film in a document has notes of its own. */
function cleanMedia(part: Uint8Array): Uint8Array | null {
  switch (kindOf(part)) {
    case "jpeg":
      return withoutNotes(part);
    case "png":
      return withoutRemarks(part);
    case "mp4":
      return cleanMp4(part);
    case "mp3":
      return cleanMp3(part);
    case "wav":
      return cleanWav(part);
    case "gif":
    case "other":
    case "text":
      return part;
    default:
      return null;
  }
}

/** The list of a package's parts without those that are gone. */
function withoutLost(xml: string, target: RegExp, list: string): string {
  const folder = list.replace(/_rels\/[^/]*$/, "");
  return xml.replace(/<(?:Relationship|Override)\b[^>]*\/>/g, (entry) => {
    const to = target.exec(entry)?.[1] ?? "";
    const from = list.endsWith(".rels") ? resolved(folder, to) : to;
    return ABOUT.test(to) || ABOUT.test(from) ? "" : entry;
  });
}

/** `../docProps/app.xml` from `word/` is `docProps/app.xml`. */
function resolved(folder: string, to: string): string {
  const parts = folder.split("/").filter((part) => part !== "");
  for (const step of to.split("/")) {
    if (step === "..") parts.pop();
    else parts.push(step);
  }
  return parts.join("/");
}
