import { useState } from "preact/hooks";
import type { Seat } from "../routes.ts";

/** What was written and attached, and not sent. */
export interface Taken {
  readonly text: string;
  readonly files: readonly File[];
}

/** A draft, and what is done with it. */
export interface Draft extends Taken {
  write(text: string): void;
  attach(files: readonly File[]): void;
  /** Empties it: this is on its way. */
  take(): Taken;
  /** Puts back what could not be sent, before what was written since. */
  giveBack(taken: Taken): void;
}

const NOTHING: Taken = { text: "", files: [] };

const drafts = new Map<string, Taken>();

const keyOf = ({ person, channel, thread }: Seat): string => `${person} ${channel} ${thread}`;

/** Whether somebody is in the middle of writing there. */
export function hasDraft(seat: Seat): boolean {
  return (drafts.get(keyOf(seat)) ?? NOTHING).text !== "";
}

/** What was written and not sent, by person and place: it is still there when they come back to it. */
export function useDraft(seat: Seat): Draft {
  const key = keyOf(seat);
  const now = () => drafts.get(key) ?? NOTHING;
  const [words, setWords] = useState(now);
  const put = (next: Partial<Taken>) => {
    drafts.set(key, { ...now(), ...next });
    setWords(now());
  };
  return {
    ...words,
    write: (text) => put({ text }),
    attach: (files) => put({ files }),
    take() {
      const taken = now();
      put(NOTHING);
      return taken;
    },
    giveBack({ text, files }) {
      const since = now();
      const both = [text, since.text].filter((one) => one !== "");
      put({ text: both.join("\n"), files: [...files, ...since.files] });
    },
  };
}
