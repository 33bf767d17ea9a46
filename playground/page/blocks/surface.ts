import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Found } from "../../workspace/elements.ts";
import { untouched } from "../../workspace/inputs.ts";
import type { Bag, Choice, StateValues, Where } from "../../workspace/shapes.ts";

/** Somebody or something that an id in a text stands for. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a client knows beside the blocks themselves: the names behind ids, and where its reader lives. */
export interface Directory {
  readonly people: readonly Named[];
  readonly channels: readonly Named[];
  readonly timeZone: string;
  /** Where a file can be fetched as a picture, by its id; where nothing is said, its name stands for it. */
  readonly picture?: (file: string) => string | undefined;
}

/** What a person does on a message, a modal or the Home, in the terms of `Actor.press` and `Actor.fill`. */
export interface Gestures {
  press(where: Where, actionId: string, choose: Choice, blockId: string): void;
  fill(where: Where, actionId: string, choose: Choice, blockId: string): void;
}

/** What every block of one surface needs to be drawn and used. */
export interface Surface {
  readonly where: Where;
  readonly directory: Directory;
  readonly gestures: Gestures;
  /** What was entered so far; an element that is not in it still holds its initial value. */
  readonly values: StateValues;
  /** What is wrong, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

const NOWHERE: Surface = {
  where: "home",
  directory: { people: [], channels: [], timeZone: "Asia/Tokyo" },
  gestures: { press() {}, fill() {} },
  values: {},
  errors: {},
};

/** Hands a surface down to its elements, which would otherwise be passed through every block. */
export const SurfaceContext = createContext<Surface>(NOWHERE);

export function useSurface(): Surface {
  return useContext(SurfaceContext);
}

/** What an element holds now: entered, or its initial value. */
export function valueIn(values: StateValues, found: Found): Bag {
  return values[found.block.block_id]?.[found.actionId] ?? untouched(found);
}
