import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** How near the end counts as being there. */
const NEAR = 60;

/**
 * Keeps a list at its end while it grows, unless its reader scrolled up to read something; where the row that brings
 * something to be read would not be seen from its beginning, there.
 */
export function useEnd(
  list: RefObject<HTMLElement | null>,
  inside: RefObject<HTMLElement | null>,
): () => void {
  const atEnd = useRef(true);
  const height = useRef(0);
  useLayoutEffect(() => {
    const toEnd = () => {
      const { current } = list;
      if (current === null) return;
      height.current = current.scrollHeight;
      if (!atEnd.current) return;
      const brings = current.querySelector(".brings");
      const begins = brings?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      const top = current.scrollTop + begins - current.getBoundingClientRect().top;
      current.scrollTo({ top: Math.min(top, current.scrollHeight) });
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
