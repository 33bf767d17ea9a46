/**
 * What words are about, by the letter in their mark. t: the report; m: written later; i: of what happened again;
 * r: from the desk to the reporter; c: the closing message; d: why it was decided so; x: internal to the desk;
 * g: a manager's to the desk; a, b: asked of another section, and answered; s: how a call ended; n: the reporter's name.
 */
export const markOf = (n: number, letter: string, count: number | "" = ""): string =>
  `◆${n}${letter}${count}◆`;

/** What somebody reports, and a word in it by which nothing else is found. */
export const wordOf = (n: number): string => `ことば${String(n).padStart(5, "0")}`;
export const tellsOf = (n: number): string => `${markOf(n, "t")}同じ電話が毎日あります。${wordOf(n)}`;
