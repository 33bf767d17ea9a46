/** The field of the queue in which the desk looks for a number or for words. */
export const FIND = "番号か、文章の中の言葉で探す";

/** The numbers on a screen, from the top. */
export const numbers = (screen: string): string[] =>
  [...screen.matchAll(/R8-\d{3}/g)].map(([number]) => number);
