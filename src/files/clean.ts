import { endings, kindOf } from "./kind.ts";
import { cleanMp3, cleanMp4, cleanWav } from "./media.ts";

/** A file without what its programs and cameras wrote into it, with the ending of its name. */
export interface Clean {
  readonly bytes: Uint8Array;
  readonly ending: string;
}

/** Under a password: nothing in it can be looked at. */
export class Encrypted extends Error {}

/**
 * Takes away what a file says of who made it, when, where and with what; null where that cannot be done for sure.
 * A library is loaded only for a file that needs it: a process lives for one file, and spends most of it on loading.
 */
export async function clean(bytes: Uint8Array): Promise<Clean | null> {
  const kind = kindOf(bytes);
  const as = (cleaned: Uint8Array | null): Clean | null =>
    cleaned === null ? null : { bytes: cleaned, ending: endings[kind] };
  switch (kind) {
    case "jpeg":
    case "png":
    case "gif":
    case "webp":
    case "tiff":
    case "heif": {
      const { cleanPicture } = await import("./pictures.ts");
      return cleanPicture(bytes, kind);
    }
    case "pdf": {
      const { cleanPdf, isEncrypted } = await import("./pdf.ts");
      if (await isEncrypted(bytes)) throw new Encrypted();
      return as(await cleanPdf(bytes));
    }
    case "office": {
      const { cleanOffice } = await import("./office.ts");
      return cleanOffice(bytes);
    }
    case "mp4":
      return as(cleanMp4(bytes));
    case "mp3":
      return as(cleanMp3(bytes));
    case "wav":
      return as(cleanWav(bytes));
    case "text":
      return as(bytes);
    case "ole":
      // A document of Office under a password is kept in this older form.
      if (Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"))) throw new Encrypted();
      return null;
    case "zip":
    case "other":
      return null;
  }
}
