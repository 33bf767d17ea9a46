import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isBag } from "../../workspace/bag.ts";
import type { Found } from "../../workspace/elements.ts";
import type { Bag, Choice } from "../../workspace/shapes.ts";
import { Confirm } from "./confirm.tsx";
import { useSurface, valueIn } from "./surface.ts";

/** How an element is tied to the words around it. */
export interface ElementProps {
  readonly found: Found;
  /** The id that its label points to. */
  readonly id: string;
  /** The id of what names it, where that is no label of its own. */
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

/** What an element holds, and the way in which a choice leaves it. */
export interface Held {
  readonly value: Bag;
  choose(choice: Choice): void;
  /** The question asked before the choice goes out, while it is asked. */
  readonly asking: VNode | null;
}

/** Inputs are filled and wait for the submission; everything else is pressed, after its confirmation if it has one. */
export function useElement(found: Found): Held {
  const surface = useSurface();
  const [asked, ask] = useState<Choice | null>(null);
  const { element, block, actionId } = found;
  const { where, gestures } = surface;
  const waits = found.input && block.dispatch_action !== true;
  const give = (choice: Choice) => {
    if (waits) gestures.fill(where, actionId, choice, block.block_id);
    else gestures.press(where, actionId, choice, block.block_id);
  };
  const { confirm } = element;
  const asking =
    asked === null || !isBag(confirm) ? null : (
      <Confirm
        confirm={confirm}
        onNo={() => ask(null)}
        onYes={() => {
          ask(null);
          give(asked);
        }}
      />
    );
  return {
    value: valueIn(surface.values, found),
    choose: (choice) => (isBag(confirm) ? ask(choice) : give(choice)),
    asking,
  };
}

/** The attributes that name and describe an element to those who listen. */
export function spoken({ id, labelledBy, describedBy, invalid }: ElementProps) {
  return {
    id,
    ...(labelledBy === undefined ? {} : { "aria-labelledby": labelledBy }),
    ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
    ...(invalid === true ? { "aria-invalid": true } : {}),
  };
}
