import type { VNode } from "preact";
import { type ElementProps, spoken, useElement } from "./element.tsx";
import { chosenValues, offersOf } from "./offers.ts";
import { useSurface } from "./surface.ts";
import { wordsOf } from "./text.tsx";

/** A menu from which one is chosen. The browser's own: every keyboard and screen reader knows it. */
export function Select(props: ElementProps): VNode {
  const { found } = props;
  const { value, choose, asking } = useElement(found);
  const { directory } = useSurface();
  const placeholder = wordsOf(found.element.placeholder) || "選んでください";
  const [chosen = ""] = chosenValues(value);
  const mayEmpty = chosen === "" || found.block.optional === true;
  return (
    <div class="select">
      <select
        {...spoken(props)}
        {...(props.labelledBy === undefined && !found.input ? { "aria-label": placeholder } : {})}
        class={chosen === "" ? "field empty" : "field"}
        value={chosen}
        onChange={(event) => {
          const { value: option } = event.currentTarget;
          choose(option === "" ? {} : { option });
        }}
      >
        {mayEmpty ? <option value="">{placeholder}</option> : null}
        {offersOf(found.element, directory).map((group) => {
          const options = group.offers.map((one) => <option value={one.value}>{one.label}</option>);
          return group.label === undefined ? options : <optgroup label={group.label}>{options}</optgroup>;
        })}
      </select>
      {asking}
    </div>
  );
}
