import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { type ElementProps, useElement } from "./element.tsx";
import { chosenValues, type Offer, offersOf, toggled } from "./offers.ts";
import { useSurface } from "./surface.ts";
import { wordsOf } from "./text.tsx";

/** With more to choose from than this, a field to search in helps more than it takes away. */
const SEARCHED = 8;

/** A menu from which several are chosen: a button that opens a list of boxes, and the chosen ones beside it. */
export function MultiSelect({ found, id, labelledBy, describedBy }: ElementProps): VNode {
  const { value, choose, asking } = useElement(found);
  const { directory } = useSurface();
  const [open, setOpen] = useState(false);
  const [sought, seek] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  const groups = offersOf(found.element, directory);
  const chosen = chosenValues(value);
  const { max_selected_items: max } = found.element;
  const full = typeof max === "number" && chosen.length >= max;
  const all = groups.flatMap((group) => group.offers);
  const toggle = (one: string) => choose({ options: toggled(chosen, one) });
  const placeholder = wordsOf(found.element.placeholder) || "選んでください";
  const box = (one: Offer) => (
    <label class="option">
      <input
        type="checkbox"
        checked={chosen.includes(one.value)}
        disabled={full && !chosen.includes(one.value)}
        onChange={() => toggle(one.value)}
      />
      <span class="option-text">{one.label}</span>
    </label>
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div class="multi">
      {chosen.length === 0 ? null : (
        <ul class="chips">
          {chosen.map((one) => {
            const label = all.find((offer) => offer.value === one)?.label ?? one;
            return (
              <li class="chip">
                {label}
                <button type="button" aria-label={`${label}を外す`} onClick={() => toggle(one)}>
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <button
        ref={opener}
        id={id}
        type="button"
        class="field opener"
        aria-expanded={open}
        aria-labelledby={labelledBy === undefined ? id : `${labelledBy} ${id}`}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        {chosen.length === 0 ? placeholder : `${chosen.length}件を選んでいます`}
      </button>
      {open ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from elsewhere.
        <div class="panel" role="group" aria-labelledby={labelledBy ?? id} onKeyDown={onKeyDown}>
          {all.length > SEARCHED ? (
            <input
              class="field"
              type="search"
              aria-label="候補をしぼる"
              placeholder="しぼりこむ"
              value={sought}
              onInput={(event) => seek(event.currentTarget.value)}
            />
          ) : null}
          {groups.map((group) => (
            <>
              {group.label === undefined ? null : <p class="panel-label">{group.label}</p>}
              {group.offers.filter((one) => one.label.includes(sought)).map(box)}
            </>
          ))}
        </div>
      ) : null}
      {asking}
    </div>
  );
}
