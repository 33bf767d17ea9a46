/** Characters that may not begin a line, and those that may not end one. */
const NOT_FIRST =
  /^[、。，．・：；？！）」』】〕〉》ー…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)\]}%]/u;
const NOT_LAST = /[（「『【〔〈《([{]$/u;

/** How wide a text is at most, in ems, whatever the font: full-width characters count one. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOfOne(character), 0);
}

function widthOfOne(character: string): number {
  if (/[iljtfr.,:;'|!()[\]{} ]/.test(character)) return 0.42;
  if (/[mwMW@%]/.test(character)) return 0.98;
  if (/[\u0020-\u007e]/.test(character)) return 0.68;
  return /[\uff61-\uff9f]/.test(character) ? 0.55 : 1;
}

/** A text in lines of at most so many ems. Words of Latin letters and digits stay whole where they can. */
export function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.replaceAll(/\s+/g, " ").match(/[0-9A-Za-z_.-]+|./gu) ?? []) {
    for (const piece of widthOf(word) > most ? [...word] : [word]) {
      if (line === "" || widthOf(line + piece) <= most) {
        line += piece;
        continue;
      }
      const carried = carriedOver(line, piece, most);
      lines.push(line.slice(0, line.length - carried.length));
      line = (carried + piece).trimStart();
    }
  }
  return [...lines, line].filter((one) => one.trim() !== "");
}

/** What goes down to the next line, so that none begins with 「、」 or ends with an opening bracket. */
function carriedOver(line: string, next: string, most: number): string {
  const characters = [...line];
  for (let count = 0; count < Math.min(4, characters.length); count++) {
    const kept = characters.slice(0, characters.length - count).join("");
    const carried = characters.slice(characters.length - count).join("");
    if (widthOf(carried + next) > most) break;
    if (!NOT_FIRST.test(carried + next) && !NOT_LAST.test(kept)) return carried;
  }
  return "";
}
