import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { bags, isBag } from "../../workspace/bag.ts";
import { elements } from "../../workspace/elements.ts";
import { AnyElement } from "./any-element.tsx";
import { inJapanese } from "./complaints.ts";
import { type BlockProps, Picture } from "./plain-blocks.tsx";
import { useSurface } from "./surface.ts";
import { text, wordsOf } from "./text.tsx";
import { Unknown } from "./unknown.tsx";

/** Text, fields in two columns, and something at its side. */
export function Section({ block }: BlockProps): VNode {
  const id = useId();
  const [found] = elements([block]);
  const { accessory } = block;
  return (
    <div class="section">
      <div class="section-body">
        {isBag(block.text) ? (
          <div class="text" id={`${id}-text`}>
            {text(block.text)}
          </div>
        ) : null}
        {Array.isArray(block.fields) ? (
          <div class="fields">
            {bags(block.fields).map((field) => (
              <div class="text">{text(field)}</div>
            ))}
          </div>
        ) : null}
      </div>
      {isBag(accessory) ? (
        <div class="accessory">
          {accessory.type === "image" ? (
            <Picture image={accessory} small />
          ) : found === undefined ? (
            <Unknown what={String(accessory.type)} />
          ) : (
            <AnyElement
              found={found}
              id={`${id}-accessory`}
              labelledBy={isBag(block.text) ? `${id}-text` : undefined}
            />
          )}
        </div>
      ) : null}
    </div>
  );
}

/** Things to press in a row. */
export function Actions({ block }: BlockProps): VNode {
  const id = useId();
  const usable = elements([block]);
  return (
    <div class="actions">
      {bags(block.elements).map((element, n) => {
        const found = usable.find((one) => one.element === element);
        if (found === undefined) return <Unknown what={String(element.type)} />;
        return <AnyElement key={found.actionId} found={found} id={`${id}-${n}`} />;
      })}
    </div>
  );
}

/** One field of a form: what it is called, the field, what helps, and what is wrong with what was entered. */
export function Input({ block }: BlockProps): VNode {
  const id = useId();
  const { errors } = useSurface();
  const [found] = elements([block]);
  if (found === undefined)
    return <Unknown what={isBag(block.element) ? String(block.element.type) : "input"} />;
  const error = errors[block.block_id];
  const hinted = isBag(block.hint);
  // A field that belongs to the one above it carries a blank for its label.
  const labelled = wordsOf(block.label).trim() !== "";
  const described = [...(hinted ? [`${id}-hint`] : []), ...(error === undefined ? [] : [`${id}-error`])];
  const grouped = found.type === "checkboxes" || found.type === "radio_buttons";
  const label = (
    <>
      {text(block.label)}
      {block.optional === true ? <span class="optional">（任意）</span> : null}
    </>
  );
  return (
    <div
      class={`input${error === undefined ? "" : " wrong"}${labelled ? "" : " joined"}`}
      data-block={block.block_id}
    >
      {!labelled ? null : grouped ? (
        <div class="label" id={`${id}-label`}>
          {label}
        </div>
      ) : (
        <label class="label" id={`${id}-label`} for={id}>
          {label}
        </label>
      )}
      <AnyElement
        found={found}
        id={id}
        labelledBy={labelled ? `${id}-label` : undefined}
        describedBy={described.length === 0 ? undefined : described.join(" ")}
        invalid={error !== undefined}
      />
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`} role="alert">
          {inJapanese(error)}
        </p>
      )}
      {hinted ? (
        <p class="hint" id={`${id}-hint`}>
          {text(block.hint)}
        </p>
      ) : null}
    </div>
  );
}
