/** Marks after which no segment with a length of its own follows. */
const ALONE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;

/** What a program may note: APP1 (Exif, XMP) to APP13; APP0, APP2 and APP14 say how the colours are meant. */
const isNote = (mark: number): boolean =>
  mark === COMMENT || (mark >= 0xe0 && mark <= 0xef && ![0xe0, 0xe2, 0xee].includes(mark));

/**
 * A JPEG without its notes, its picture untouched, for those inside other documents. Null where it is not put together
 * as it should be.
 */
export function withoutNotes(jpeg: Uint8Array): Uint8Array | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  for (let at = 2; at + 3 < jpeg.length; ) {
    const mark = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff) return null;
    if (mark === 0xff || ALONE.has(mark)) {
      at += mark === 0xff ? 1 : 2;
      continue;
    }
    if (mark === START_OF_SCAN) return Buffer.concat([...kept, jpeg.subarray(at)]);
    const end = at + 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0));
    if (!isNote(mark)) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return null;
}
