/** One thing about the organisation's file that somebody has to put right, or may want to. Names nobody. */
export interface Fault {
  /** The line of the file in which the row begins, as an editor counts. */
  readonly line: number;
  readonly text: string;
}

/** A fault as one line for a terminal or a log. */
export const tellFault = ({ line, text }: Fault): string => `${line}行目：${text}`;

const MOST_TOLD = 100;

/** From top to bottom, each once. Of a file that is something else entirely, the first hundred are enough. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const once = new Map(faults.map((fault) => [tellFault(fault), fault]));
  const all = [...once.values()].toSorted((a, b) => a.line - b.line);
  const next = all[MOST_TOLD];
  if (next === undefined) return all;
  const text = `ここから先にも、${all.length - MOST_TOLD}件あります。ここまでを見直してから、もう一度確かめてください。`;
  return [...all.slice(0, MOST_TOLD), { line: next.line, text }];
}
