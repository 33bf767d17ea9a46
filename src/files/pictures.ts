import sharp from "sharp";
import type { Clean } from "./clean.ts";

/** The most points a picture may have: beyond, it is a trap rather than a photograph. */
const MOST_POINTS = 100_000_000;

/**
 * Draws a picture anew, upright, and writes nothing but its points. What cannot be written in its own kind becomes a
 * JPEG. Null where it cannot be read.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  kind: "jpeg" | "png" | "gif" | "webp" | "tiff" | "heif",
): Promise<Clean | null> {
  const moves = kind === "gif" || kind === "webp";
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_POINTS, animated: moves }).autoOrient();
    const written =
      kind === "png"
        ? { to: picture.png(), ending: "png" }
        : kind === "gif"
          ? { to: picture.gif(), ending: "gif" }
          : kind === "webp"
            ? { to: picture.webp({ quality: 90 }), ending: "webp" }
            : { to: picture.jpeg({ quality: 90 }), ending: "jpg" };
    return { bytes: new Uint8Array(await written.to.toBuffer()), ending: written.ending };
  } catch {
    return null;
  }
}
