/** Drawing with the few shapes a chart needs; everything in millimetres and in shades a copier keeps apart. */
const FONTS =
  "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,'IPAexGothic','IPAGothic',sans-serif";

export type Fill = "white" | "light" | "black" | "none";
const FILLS: Readonly<Record<Fill, string>> = {
  white: "#fff",
  light: "#e6e6e6",
  black: "#000",
  none: "none",
};

export interface Look {
  readonly fill?: Fill;
  readonly round?: number;
  readonly dashed?: boolean;
  readonly stroke?: number;
}

const number = (value: number) => String(Math.round(value * 100) / 100);

export function box(x: number, y: number, width: number, height: number, look: Look = {}): string {
  const { fill = "white", round = 0, dashed = false, stroke = 0.3 } = look;
  const dash = dashed ? ' stroke-dasharray="1.2 0.8"' : "";
  const line = stroke > 0 ? `stroke="#000" stroke-width="${number(stroke)}"` : 'stroke="none"';
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${number(round)}" fill="${FILLS[fill]}" ${line}${dash}/>`;
}

export function line(points: readonly (readonly [number, number])[], arrow = false, stroke = 0.4): string {
  const path = points.map(([x, y]) => `${number(x)},${number(y)}`).join(" ");
  const head = arrow ? ' marker-end="url(#arrow)"' : "";
  return `<polyline points="${path}" fill="none" stroke="#000" stroke-width="${number(stroke)}"${head}/>`;
}

export function dot(x: number, y: number): string {
  return `<circle cx="${number(x)}" cy="${number(y)}" r="0.9" fill="#000"/>`;
}

export function write(
  x: number,
  y: number,
  text: string,
  size: number,
  look: { readonly bold?: boolean; readonly anchor?: "start" | "middle" | "end" } = {},
): string {
  const weight = look.bold ? ' font-weight="bold"' : "";
  const anchor = look.anchor ? ` text-anchor="${look.anchor}"` : "";
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}"${weight}${anchor}>${escaped(text)}</text>`;
}

/** A page as a file of its own. */
export function page(width: number, height: number, title: string, content: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" font-family="${FONTS}" lang="ja" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 6 6" refX="5.4" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0,0 L6,3 L0,6 Z"/></marker></defs>',
    box(0, 0, width, height, { stroke: 0 }),
    ...content,
    "</svg>",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.replaceAll(/[\u0000-\u001f]/g, " ").replaceAll(/[&<>"]/g, (one) => names[one] ?? one);
}
