import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** What had the focus, and the message it belonged to. */
interface Held {
  readonly element: HTMLElement;
  readonly row: Element | null;
}

/**
 * Whoever works with the keyboard goes on where they were: after a modal at what opened it, and where a message
 * changed or went away under their hands, at that message or at the newest. `covered` while a modal lies over it.
 */
export function useFocus(inside: RefObject<HTMLElement | null>, covered: boolean): void {
  const held = useRef<Held | null>(null);
  const wasCovered = useRef(false);
  useEffect(() => {
    const take = ({ target }: Event) => {
      if (target instanceof HTMLElement && inside.current?.contains(target) === true)
        held.current = { element: target, row: target.closest(".row") };
    };
    // Who clicks elsewhere wants the focus nowhere.
    const drop = () => {
      held.current = null;
    };
    document.addEventListener("focusin", take);
    document.addEventListener("pointerdown", drop);
    return () => {
      document.removeEventListener("focusin", take);
      document.removeEventListener("pointerdown", drop);
    };
  }, [inside]);
  useLayoutEffect(() => {
    const uncovered = wasCovered.current && !covered;
    wasCovered.current = covered;
    const { current } = held;
    if (covered || current === null || document.activeElement !== document.body) return;
    if (current.element.isConnected && !uncovered) return;
    const rows = inside.current?.querySelectorAll(".row") ?? [];
    const next = [
      current.element,
      current.row,
      rows[rows.length - 1],
      inside.current?.querySelector(".column-body"),
    ];
    const there = next.find((one) => one?.isConnected === true);
    if (there instanceof HTMLElement) there.focus({ preventScroll: there !== current.element });
  });
}
