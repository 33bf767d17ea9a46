import type { Reader } from "./ports-store.ts";

/** The same reader, which reads each case and its words only once; for what is drawn at one moment. */
export function readOnce(read: Reader): Reader {
  return { ...read, case: once(read.case), wordsOf: once(read.wordsOf) };
}

function once<T>(read: (id: number) => Promise<T>): (id: number) => Promise<T> {
  const found = new Map<number, Promise<T>>();
  return (id) => {
    const known = found.get(id) ?? read(id);
    found.set(id, known);
    return known;
  };
}
