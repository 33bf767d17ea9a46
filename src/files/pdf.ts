import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { withoutNotes } from "./jpeg.ts";

/** What programs note anywhere in a document: about it, about themselves, and files put into it. */
const NOTES = ["Metadata", "PieceInfo", "LastModified", "EmbeddedFiles", "AF"];
/** Who wrote a remark at the margin, and when. */
const OF_REMARKS = ["T", "M", "CreationDate", "NM"];

/** Whether a document is under a password, also under one that only forbids changes. */
export async function isEncrypted(bytes: Uint8Array): Promise<boolean> {
  try {
    await PDFDocument.load(bytes, { updateMetadata: false });
    return false;
  } catch (error) {
    return error instanceof EncryptedPDFError;
  }
}

/**
 * A document written anew from what its pages need: what nothing leads to any more, such as an earlier version of a
 * page, stays behind. Null where it cannot be read.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const { context } = document;
    const { trailerInfo } = context;
    delete trailerInfo.Info;
    delete trailerInfo.ID;
    for (const [, object] of context.enumerateIndirectObjects()) tidy(object);
    const needed = new Set<string>();
    reach(trailerInfo.Root, needed, (ref) => context.lookup(ref));
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (!needed.has(ref.tag)) context.delete(ref);
      else if (object instanceof PDFRawStream) context.assign(ref, redrawn(object));
    }
    return await document.save({ updateFieldAppearances: false, addDefaultPage: false });
  } catch {
    return null;
  }
}

/** The object itself, and what it holds in the open. */
function tidy(object: PDFObject): void {
  if (object instanceof PDFStream) tidy(object.dict);
  if (object instanceof PDFArray) for (const one of object.asArray()) tidy(one);
  if (!(object instanceof PDFDict)) return;
  for (const name of NOTES) object.delete(PDFName.of(name));
  const isRemark = object.has(PDFName.of("Subtype")) && object.has(PDFName.of("Rect"));
  // A field of a form is found by its name.
  if (isRemark && !object.has(PDFName.of("FT")))
    for (const name of OF_REMARKS) object.delete(PDFName.of(name));
  for (const value of object.values()) tidy(value);
}

/** Notes down everything that can be reached from here. */
function reach(
  object: PDFObject | undefined,
  seen: Set<string>,
  look: (ref: PDFRef) => PDFObject | undefined,
): void {
  const waiting = [object];
  for (let one = waiting.pop(); one !== undefined || waiting.length > 0; one = waiting.pop()) {
    if (one instanceof PDFRef) {
      if (seen.has(one.tag)) continue;
      seen.add(one.tag);
      waiting.push(look(one));
    } else if (one instanceof PDFStream) waiting.push(one.dict);
    else if (one instanceof PDFDict) waiting.push(...one.values());
    else if (one instanceof PDFArray) waiting.push(...one.asArray());
  }
}

/** A photograph in a document has notes of its own. */
function redrawn(stream: PDFRawStream): PDFRawStream {
  const filter = stream.dict.get(PDFName.of("Filter"));
  if (filter !== PDFName.of("DCTDecode")) return stream;
  const bare = withoutNotes(stream.getContents());
  return bare === null ? stream : PDFRawStream.of(stream.dict, bare);
}
