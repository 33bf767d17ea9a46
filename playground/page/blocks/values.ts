import type { Found } from "../../workspace/elements.ts";
import { findElement } from "../../workspace/elements.ts";
import { chosen } from "../../workspace/inputs.ts";
import type { Bag, Block, Choice, StateValues } from "../../workspace/shapes.ts";

/** What was entered, with one choice more: what the stand-in will hold as soon as it has heard of it. */
export function entered(
  values: StateValues,
  blocks: readonly Block[],
  actionId: string,
  choose: Choice,
  blockId: string,
): StateValues {
  const found = findElement(blocks, actionId, { blockId });
  return { ...values, [blockId]: { ...values[blockId], [actionId]: held(found, choose) } };
}

/** Two layers of what was entered; what lies over hides what lies under it, element by element. */
export function layered(under: StateValues, over: StateValues = {}): StateValues {
  if (Object.keys(over).length === 0) return under;
  const touched = Object.entries(over).map(([block, held]) => [block, { ...under[block], ...held }] as const);
  return { ...under, ...Object.fromEntries(touched) };
}

function held(found: Found, choose: Choice): Bag {
  if (found.type !== "file_input") return chosen(found, choose);
  const files = (choose.files ?? []).map(({ name, mimetype }) => ({ name, mimetype }));
  return { type: found.type, files };
}
