const decoder = new TextDecoder("shift_jis");

/** Every character of Shift_JIS with its bytes, learned from the decoder that Node brings. */
const table = new Map<string, readonly number[]>();
for (let lead = 0; lead < 256; lead++) {
  const alone = decoder.decode(new Uint8Array([lead]));
  if (!alone.includes("\uFFFD")) table.set(alone, [lead]);
  for (let trail = 0x40; trail < 256 && lead >= 0x81; trail++) {
    const pair = decoder.decode(new Uint8Array([lead, trail]));
    if ([...pair].length === 1 && pair !== "\uFFFD" && !table.has(pair)) table.set(pair, [lead, trail]);
  }
}

/** A text as an older spreadsheet program saves it. */
export function shiftJis(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error("Shift_JIS does not hold every character of this text");
      return bytes;
    }),
  );
}
