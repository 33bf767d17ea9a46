import type { VNode } from "preact";
import { textOf } from "../../workspace/bag.ts";
import { labelOf, optionsOf } from "../../workspace/elements.ts";
import { type ElementProps, useElement } from "./element.tsx";
import { safeHref } from "./links.ts";
import { Menu } from "./menu.tsx";
import { text } from "./text.tsx";

/** The menu behind the three dots. */
export function Overflow({ found, id }: ElementProps): VNode {
  const { choose, asking } = useElement(found);
  const items = optionsOf(found.element).map((option) => {
    const value = textOf(option.value) ?? labelOf(option);
    return {
      key: value,
      label: text(option.text),
      href: safeHref(textOf(option.url) ?? ""),
      pick: () => choose({ option: value }),
    };
  });
  return (
    <>
      <Menu id={id} name="そのほかの操作" look="button dots" items={items}>
        <span aria-hidden="true">•••</span>
      </Menu>
      {asking}
    </>
  );
}
