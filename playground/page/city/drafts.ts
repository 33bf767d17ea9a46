import { useState } from "preact/hooks";
import type { Seat } from "../routes.ts";

const drafts = new Map<string, string>();

const keyOf = ({ person, channel, thread }: Seat): string => `${person} ${channel} ${thread}`;

/** Whether somebody is in the middle of writing there. */
export function hasDraft(seat: Seat): boolean {
  return (drafts.get(keyOf(seat)) ?? "") !== "";
}

/** What was written and not sent, by person and place: it is still there when they come back to it. */
export function useDraft(seat: Seat): readonly [string, (text: string) => void] {
  const key = keyOf(seat);
  const [text, setText] = useState(drafts.get(key) ?? "");
  const write = (words: string) => {
    drafts.set(key, words);
    setText(words);
  };
  return [text, write];
}
