import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { textOf } from "../../workspace/bag.ts";
import { labelOf, optionsOf } from "../../workspace/elements.ts";
import type { Bag } from "../../workspace/shapes.ts";
import { type ElementProps, useElement } from "./element.tsx";
import { safeHref } from "./links.ts";
import { text } from "./text.tsx";

/** The menu behind the three dots, with the keys that a menu has: arrows, Home, End, Escape. */
export function Overflow({ found, id }: ElementProps): VNode {
  const { choose, asking } = useElement(found);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const pick = (option: Bag) => {
    close();
    choose({ option: textOf(option.value) ?? labelOf(option) });
  };
  const steer = (event: KeyboardEvent) => {
    const all = items();
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
    <div class="overflow">
      <button
        ref={opener}
        id={id}
        type="button"
        class="button dots"
        aria-label="そのほかの操作"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">•••</span>
      </button>
      {open ? (
        <div ref={menu} class="menu" role="menu" aria-labelledby={id} tabIndex={-1} onKeyDown={steer}>
          {optionsOf(found.element).map((option) => item(option, pick))}
        </div>
      ) : null}
      {asking}
    </div>
  );
}

function item(option: Bag, pick: (option: Bag) => void): VNode {
  const href = safeHref(textOf(option.url) ?? "");
  const look = { role: "menuitem" as const, tabIndex: -1, class: "menu-item", onClick: () => pick(option) };
  return href === undefined ? (
    <button type="button" {...look}>
      {text(option.text)}
    </button>
  ) : (
    <a {...look} href={href} target="_blank" rel="noopener noreferrer">
      {text(option.text)}
    </a>
  );
}
