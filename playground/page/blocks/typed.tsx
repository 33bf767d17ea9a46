import type { VNode } from "preact";
import { isBag, textOf } from "../../workspace/bag.ts";
import type { Found } from "../../workspace/elements.ts";
import { type ElementProps, spoken, useElement } from "./element.tsx";
import { useSurface } from "./surface.ts";
import { wordsOf } from "./text.tsx";

/** The keyboard that a telephone shows. */
const KEYBOARDS: Readonly<Record<string, "text" | "email" | "url" | "decimal">> = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "decimal",
};

/** Text that is typed. The browser's own checks stay off: what Slack checks is said under the field instead. */
export function Typed(props: ElementProps): VNode {
  const { found } = props;
  const { value } = useElement(found);
  const { gestures, where } = useSurface();
  const { element, block, actionId } = found;
  const words = textOf(value.value) ?? "";
  const enter = (typed: string) => {
    gestures.fill(where, actionId, { value: typed }, block.block_id);
    if (answersAt(found, "on_character_entered")) {
      gestures.press(where, actionId, { value: typed }, block.block_id);
    }
  };
  const look = {
    ...spoken(props),
    class: "field",
    value: words,
    placeholder: wordsOf(element.placeholder),
    ...(block.optional === true ? {} : { "aria-required": "true" as const }),
  };
  if (element.multiline === true) {
    return (
      <>
        <textarea {...look} rows={5} onInput={(event) => enter(event.currentTarget.value)} />
        <Left words={words} max={element.max_length} />
      </>
    );
  }
  return (
    <>
      <input
        {...look}
        type="text"
        inputMode={KEYBOARDS[found.type] ?? "text"}
        autoComplete="off"
        onInput={(event) => enter(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter also ends a conversion from kana; that is no wish to go on.
          if (event.key !== "Enter" || event.isComposing || !answersAt(found, "on_enter_pressed")) return;
          event.preventDefault();
          gestures.press(where, actionId, { value: event.currentTarget.value }, block.block_id);
        }}
      />
      <Left words={words} max={element.max_length} />
    </>
  );
}

function answersAt({ element, block }: Found, trigger: string): boolean {
  if (block.dispatch_action !== true) return false;
  const { dispatch_action_config: config } = element;
  const on = isBag(config) ? config.trigger_actions_on : undefined;
  return Array.isArray(on) ? on.includes(trigger) : trigger === "on_enter_pressed";
}

/** How much still fits, once that is worth knowing. */
function Left({ words, max }: { words: string; max: unknown }): VNode | null {
  if (typeof max !== "number") return null;
  const left = max - [...words].length;
  if (left > Math.min(100, max / 5)) return null;
  return (
    <p class={left < 0 ? "left over" : "left"}>{left < 0 ? `${-left}文字多いです` : `あと${left}文字`}</p>
  );
}
