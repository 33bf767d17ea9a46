import { crc32, deflateSync, inflateSync } from "node:zlib";

/**
 * The same picture in at most 256 colours, which for text on plain ground no eye tells apart: a third of the size, so
 * that the pictures can live in the repository. Takes what Chromium writes: eight bits a channel, not interlaced.
 */
export function smaller(png: Buffer): Buffer {
  const { width, height, channels, data } = parsed(png);
  const pixels = unfiltered(data, width, height, channels);
  const { palette, index } = paletteFor(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + x + 1] = index.get(pixels[y * width + x] ?? 0) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function parsed(png: Buffer): { width: number; height: number; channels: number; data: Buffer } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || interlaced !== 0 || (type !== 2 && type !== 6))
    throw new Error("not a picture of Chromium's");
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    channels: type === 6 ? 4 : 3,
    data: inflateSync(Buffer.concat(parts)),
  };
}

/** Undoes the filters by which a row is written as its difference from its neighbours. */
function unfiltered(data: Buffer, width: number, height: number, channels: number): Uint32Array {
  const stride = width * channels;
  let above = new Uint8Array(stride);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)] ?? 0;
    const row = Uint8Array.from(data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : (row[i - channels] ?? 0);
      const up = above[i] ?? 0;
      const corner = i < channels ? 0 : (above[i - channels] ?? 0);
      row[i] = (row[i] ?? 0) + predicted(filter, left, up, corner);
    }
    for (let x = 0; x < width; x++) {
      const [r = 0, g = 0, b = 0] = row.subarray(x * channels, x * channels + 3);
      pixels[y * width + x] = (r << 16) | (g << 8) | b;
    }
    above = row;
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}

/** Colours nearer than this, as the square of their distance, are one where there are too many. */
const ALIKE = 30;

/** The commonest colours that differ from one another, and for every other the nearest of them. */
function paletteFor(pixels: Uint32Array): { palette: number[]; index: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = all.length <= 256 ? all : unlike(all);
  const index = new Map(palette.map((colour, n) => [colour, n]));
  for (const colour of all) if (!index.has(colour)) index.set(colour, nearest(palette, colour));
  return { palette, index };
}

/** Many shades of grey would leave no place for what is small and bright, such as an emoji. */
function unlike(all: readonly number[]): number[] {
  const palette: number[] = [];
  for (const colour of all) {
    if (palette.length === 256) break;
    if (palette.every((other) => apart(colour, other) > ALIKE)) palette.push(colour);
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((other, n) => {
    if (apart(colour, other) < apart(colour, palette[best] ?? 0)) best = n;
  });
  return best;
}

function apart(one: number, other: number): number {
  return (
    ((one >> 16) - (other >> 16)) ** 2 +
    (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
    ((one & 255) - (other & 255)) ** 2
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
