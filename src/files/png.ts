import { lettersAt } from "./kind.ts";

/** What a PNG may carry beside its picture and how that is shown. */
const REMARKS = new Set(["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "caBX"]);

/** A PNG without its remarks, its picture untouched. Null where it is not put together as it should be. */
export function withoutRemarks(png: Uint8Array): Uint8Array | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const kept: Uint8Array[] = [png.subarray(0, 8)];
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > png.length) return null;
    const kind = lettersAt(png, at + 4, 4);
    if (!REMARKS.has(kind)) kept.push(png.subarray(at, end));
    if (kind === "IEND") return Buffer.concat(kept);
    at = end;
  }
  return null;
}
