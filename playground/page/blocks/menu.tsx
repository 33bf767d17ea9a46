import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** One line of a menu. */
export interface MenuItem {
  readonly key: string;
  readonly label: ComponentChildren;
  /** Where it leads, if it is a link. */
  readonly href?: string | undefined;
  readonly pick: () => void;
}

export interface MenuProps {
  readonly id: string;
  /** What the opener is called where it shows a mark; without it, what it shows is its name. */
  readonly name?: string;
  readonly look: string;
  readonly items: readonly MenuItem[];
  /** What the opener shows. */
  readonly children: ComponentChildren;
}

/** A button and the menu behind it, with the keys that a menu has: arrows, Home, End, Escape. */
export function Menu({ id, name, look, items, children }: MenuProps): VNode {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const lines = () => [...(whole.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  // Before the next key, however fast it comes.
  useLayoutEffect(() => {
    if (!open) return;
    lines()[0]?.focus();
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const steer = (event: KeyboardEvent) => {
    const all = lines();
    const at = all.findIndex((one) => one.matches(":focus"));
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) all[next]?.focus();
    else if (event.key === "Escape") close();
    else {
      if (event.key === "Tab") setOpen(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={whole} class="overflow">
      <button
        ref={opener}
        id={id}
        type="button"
        class={look}
        {...(name === undefined ? {} : { "aria-label": name, title: name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <div class="menu" role="menu" aria-labelledby={id} tabIndex={-1} onKeyDown={steer}>
          {items.map((one) => line(one, close))}
        </div>
      ) : null}
    </div>
  );
}

function line({ key, label, href, pick }: MenuItem, close: () => void): VNode {
  const onClick = () => {
    close();
    pick();
  };
  const look = { role: "menuitem" as const, tabIndex: -1, class: "menu-item", onClick };
  return href === undefined ? (
    <button key={key} type="button" {...look}>
      {label}
    </button>
  ) : (
    <a key={key} {...look} href={href} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}
