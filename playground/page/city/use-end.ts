import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** How near the end counts as being there. */
const NEAR = 60;

/** Keeps a list at its end while it grows, unless its reader scrolled up to read something. */
export function useEnd(
  list: RefObject<HTMLElement | null>,
  inside: RefObject<HTMLElement | null>,
): () => void {
  const atEnd = useRef(true);
  const height = useRef(0);
  useLayoutEffect(() => {
    const toEnd = () => {
      height.current = list.current?.scrollHeight ?? 0;
      if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
    };
    const watcher = new ResizeObserver(toEnd);
    if (inside.current !== null) watcher.observe(inside.current);
    if (list.current !== null) watcher.observe(list.current);
    return () => watcher.disconnect();
  }, [list, inside]);
  return () => {
    const { current } = list;
    // A list that moves because something in it grew was not moved by its reader.
    if (current === null || current.scrollHeight !== height.current) return;
    atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
  };
}
