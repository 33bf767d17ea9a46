import sharp from "sharp";

/** How many points a picture is wide: three times what a message gives it, for fine screens and for a look from near. */
export const PICTURE_WIDE = 1200;

/** A sheet that was set as SVG, as a PNG of plain sRGB points; nothing else is written into it. */
export async function pictureOf(svg: string): Promise<Uint8Array> {
  const drawn = sharp(Buffer.from(svg), { density: 144 }).resize({ width: PICTURE_WIDE });
  return new Uint8Array(await drawn.png({ compressionLevel: 9, palette: true }).toBuffer());
}
