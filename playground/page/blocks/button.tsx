import type { VNode } from "preact";
import { textOf } from "../../workspace/bag.ts";
import { type ElementProps, useElement } from "./element.tsx";
import { safeHref } from "./links.ts";
import { text } from "./text.tsx";

/** A button. One with an address opens it and tells the bot of the press as well, as in Slack. */
export function Button({ found, id }: ElementProps): VNode {
  const { choose, asking } = useElement(found);
  const { element } = found;
  const style = element.style === "primary" || element.style === "danger" ? ` ${element.style}` : "";
  const name = textOf(element.accessibility_label);
  const value = textOf(element.value);
  const look = { id, class: `button${style}`, ...(name === undefined ? {} : { "aria-label": name }) };
  const press = () => choose(value === undefined ? {} : { value });
  const href = safeHref(textOf(element.url) ?? "");
  return (
    <>
      {href === undefined ? (
        <button type="button" {...look} onClick={press}>
          {text(element.text)}
        </button>
      ) : (
        <a {...look} href={href} target="_blank" rel="noopener noreferrer" onClick={press}>
          {text(element.text)}
        </a>
      )}
      {asking}
    </>
  );
}
