import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { texts } from "../texts.ts";

export interface DrawerProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
  onClose(): void;
}

/** Something beside the columns, which stay usable. */
export function Drawer({ title, lead, children, onClose }: DrawerProps): VNode {
  const id = useId();
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    closer.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      class="drawer"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header class="drawer-head">
        <h2 id={id}>{title}</h2>
        <button ref={closer} type="button" class="cross" aria-label={texts.close} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <section
        class="drawer-body"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
      >
        <p class="drawer-lead">{lead}</p>
        {children}
      </section>
    </aside>
  );
}
