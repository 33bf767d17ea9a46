import { lettersAt } from "./kind.ts";

/** Boxes that hold other boxes on the way to what is looked for. */
const HOLDING = new Set(["moov", "trak", "mdia", "minf", "stbl", "edts", "moof", "traf", "mvex"]);
/** Boxes of notes: who, where, with what. */
const NOTES = new Set(["udta", "meta", "uuid", "ilst", "keys"]);
/** Boxes that begin with the moments of making and changing. */
const MOMENTS = new Set(["mvhd", "tkhd", "mdhd"]);
/** Kinds of track that show and sound; others are notes that run along, such as where the camera was. */
const SEEN = new Set(["vide", "soun", "hint", "text", "sbtl", "subt", "clcp"]);

/**
 * A film or a recording in which every note is blank: places in it are told by counting bytes, so none is taken out.
 * Null where notes run along with it as a track of their own.
 */
export function cleanMp4(bytes: Uint8Array): Uint8Array | null {
  const film = new Uint8Array(bytes);
  const view = new DataView(film.buffer);

  function boxes(from: number, until: number): boolean {
    for (let at = from; at + 8 <= until; ) {
      const kind = lettersAt(film, at + 4, 4);
      let head = 8;
      let size = view.getUint32(at);
      if (size === 1 && at + 16 <= until) {
        size = Number(view.getBigUint64(at + 8));
        head = 16;
      }
      const end = size === 0 ? until : at + size;
      if (size !== 0 && (size < head || end > until)) return false;
      if (NOTES.has(kind)) {
        film.set(new TextEncoder().encode("free"), at + 4);
        film.fill(0, at + head, end);
      } else if (MOMENTS.has(kind)) {
        const long = film[at + head] === 1;
        film.fill(0, at + head + 4, at + head + 4 + (long ? 16 : 8));
      } else if (kind === "hdlr") {
        if (!SEEN.has(lettersAt(film, at + head + 8, 4))) return false;
        // Behind it stands the name of the program.
        film.fill(0, at + head + 24, end);
      } else if (HOLDING.has(kind) && !boxes(at + head, end)) return false;
      at = end;
    }
    return true;
  }

  return boxes(0, film.length) ? film : null;
}

/** A recording without ID3 (before and behind) and APE: what is left are its sounds. */
export function cleanMp3(bytes: Uint8Array): Uint8Array | null {
  let from = 0;
  let until = bytes.length;
  while (lettersAt(bytes, from, 3) === "ID3") {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(from + 6, from + 10);
    const foot = ((bytes[from + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    from += 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127) + foot;
  }
  for (let before = -1; before !== until; ) {
    before = until;
    if (lettersAt(bytes, until - 128, 3) === "TAG") until -= 128;
    if (lettersAt(bytes, until - 227, 4) === "TAG+") until -= 227;
    if (lettersAt(bytes, until - 32, 8) === "APETAGEX") {
      const length = new DataView(bytes.buffer, bytes.byteOffset + until - 20, 4).getUint32(0, true);
      const headed = ((bytes[until - 9] ?? 0) & 0x80) !== 0;
      until -= length + (headed ? 32 : 0);
    }
  }
  // Sounds begin with a mark; something else before or behind them may be anything.
  return from < until && bytes[from] === 0xff && lettersAt(bytes, until - 9, 6) !== "LYRICS"
    ? bytes.slice(from, until)
    : null;
}

const SOUND = new Set(["fmt ", "data", "fact"]);

/** A recording with its sounds and how they are to be played, and nothing else. */
export function cleanWav(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (SOUND.has(lettersAt(bytes, at, 4))) kept.push(bytes.subarray(at, Math.min(end, bytes.length)));
    at = end;
  }
  if (kept.length < 2) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from("RIFF....WAVE");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
