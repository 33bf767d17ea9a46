/** What a browser reports while a conversion from kana takes the key. */
const TAKEN_BY_CONVERSION = 229;

/** Whether Enter was meant to send: not a new line, and not the end of a conversion from kana. */
export function isFinal(event: KeyboardEvent): boolean {
  return (
    event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== TAKEN_BY_CONVERSION
  );
}
