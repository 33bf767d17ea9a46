/** What a file is by its own first bytes, whatever its name says. */
export type Kind =
  | "jpeg"
  | "png"
  | "gif"
  | "webp"
  | "tiff"
  | "heif"
  | "pdf"
  | "office"
  | "zip"
  | "ole"
  | "mp4"
  | "mp3"
  | "wav"
  | "text"
  | "other";

/** A piece of a file as letters, one for each byte. */
export const lettersAt = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.subarray(Math.max(from, 0), Math.max(from + length, 0))).toString("latin1");

const HEIF = new Set(["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"]);

/** The parts that make a ZIP file a document of Office; their names stand in it uncompressed. */
const OFFICE = /\[Content_Types\]\.xml/;

/** Looks at the bytes only: the file's name was chosen by people. */
export function kindOf(bytes: Uint8Array): Kind {
  const at = (from: number, length: number) => lettersAt(bytes, from, length);
  if (at(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (/^GIF8[79]a$/.test(at(0, 6))) return "gif";
  if (at(0, 4) === "RIFF" && at(8, 4) === "WEBP") return "webp";
  if (at(0, 4) === "RIFF" && at(8, 4) === "WAVE") return "wav";
  if (at(0, 4) === "II*\0" || at(0, 4) === "MM\0*") return "tiff";
  if (at(4, 4) === "ftyp") return HEIF.has(at(8, 4)) ? "heif" : "mp4";
  if (at(0, 1024).includes("%PDF-")) return "pdf";
  if (at(0, 4) === "PK\x03\x04") return OFFICE.test(at(0, bytes.length)) ? "office" : "zip";
  if (at(0, 8) === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") return "ole";
  if (at(0, 3) === "ID3" || isMpegFrame(bytes)) return "mp3";
  return isText(bytes) ? "text" : "other";
}

/** Layer III, with a bit rate and a sampling rate there are. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const layerThree = first === 0xff && (second & 0xe6) === 0xe2;
  return layerThree && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c && (second & 0x18) !== 0x08;
}

/** Something to read in one of the encodings that cities use, without what only machines read. */
function isText(bytes: Uint8Array): boolean {
  return ["utf-8", "shift_jis", "euc-jp"].some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
      return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
    } catch {
      return false;
    }
  });
}

/** How the name ends under which a file of a kind is passed on. */
export const endings: Readonly<Record<Kind, string>> = {
  jpeg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
  tiff: "tif",
  heif: "heic",
  pdf: "pdf",
  office: "docx",
  zip: "zip",
  ole: "doc",
  mp4: "mp4",
  mp3: "mp3",
  wav: "wav",
  text: "txt",
  other: "bin",
};
