import { useState } from "preact/hooks";

const drafts = new Map<string, string>();

/** What was written and not sent, by person and place: it is still there when they come back to it. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(key) ?? "");
  const write = (words: string) => {
    drafts.set(key, words);
    setText(words);
  };
  return [text, write];
}
