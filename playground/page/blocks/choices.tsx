import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { isBag, textOf } from "../../workspace/bag.ts";
import { optionsOf } from "../../workspace/elements.ts";
import type { Bag } from "../../workspace/shapes.ts";
import { type ElementProps, useElement } from "./element.tsx";
import { chosenValues, toggled } from "./offers.ts";
import { line } from "./text.tsx";

/** Checkboxes and radio buttons: everything that can be chosen stands in the open. */
export function Choices({ found, id, labelledBy, describedBy }: ElementProps): VNode {
  const { value, choose, asking } = useElement(found);
  const name = useId();
  const chosen = chosenValues(value);
  const many = found.type === "checkboxes";
  const pick = (one: string) => choose(many ? { options: toggled(chosen, one) } : { option: one });
  return (
    <div
      id={id}
      class="choices"
      role={many ? "group" : "radiogroup"}
      {...(labelledBy === undefined ? { "aria-label": "選択" } : { "aria-labelledby": labelledBy })}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
    >
      {optionsOf(found.element).map((option, n) => (
        <Choice
          key={textOf(option.value)}
          option={option}
          id={`${name}-${n}`}
          name={name}
          many={many}
          chosen={chosen.includes(textOf(option.value) ?? "")}
          onPick={pick}
        />
      ))}
      {asking}
    </div>
  );
}

interface ChoiceProps {
  readonly option: Bag;
  readonly id: string;
  readonly name: string;
  readonly many: boolean;
  readonly chosen: boolean;
  onPick(value: string): void;
}

function Choice({ option, id, name, many, chosen, onPick }: ChoiceProps): VNode {
  const value = textOf(option.value) ?? "";
  const described = isBag(option.description);
  return (
    <div class="option">
      <input
        type={many ? "checkbox" : "radio"}
        id={id}
        name={name}
        value={value}
        checked={chosen}
        {...(described ? { "aria-describedby": `${id}-more` } : {})}
        onChange={() => onPick(value)}
      />
      <div class="option-text">
        <label for={id}>{line(option.text)}</label>
        {described ? (
          <span id={`${id}-more`} class="option-more">
            {line(option.description)}
          </span>
        ) : null}
      </div>
    </div>
  );
}
