/** One question in the text of a policy: the lines in which it stands, counted from 0, the last one not included. */
export interface Excerpt {
  readonly ask: string;
  readonly from: number;
  readonly to: number;
}

/** Finds the questions of a policy without reading the rest, so that a text with faults can still be put right. */
export function questionsIn(text: string): readonly Excerpt[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const [, ask] = /^\s+ask:\s*(.+)$/.exec(line) ?? [];
    if (ask === undefined || /^[|>]/.test(ask)) return [];
    const from = lines.findLastIndex((one, n) => n < at && isText(one) && depth(one) < depth(line));
    const next = lines.findIndex((one, n) => n > at && isText(one) && depth(one) <= depth(lines[from] ?? ""));
    return [{ ask, from, to: next === -1 ? lines.length : trimmed(lines, next) }];
  });
}

/** The lines of one question. */
export function excerptOf(text: string, { from, to }: Excerpt): string {
  return text.split("\n").slice(from, to).join("\n");
}

/** The whole text with other lines in the place of a question's. */
export function replaced(text: string, { from, to }: Excerpt, lines: string): string {
  return text
    .split("\n")
    .toSpliced(from, to - from, ...lines.split("\n"))
    .join("\n");
}

const depth = (line: string): number => line.length - line.trimStart().length;
const isText = (line: string): boolean => line.trim() !== "" && !line.trimStart().startsWith("#");

/** Blank lines and comments before the next question belong to that one. */
function trimmed(lines: readonly string[], next: number): number {
  return lines.findLastIndex((one, n) => n < next && isText(one)) + 1;
}
