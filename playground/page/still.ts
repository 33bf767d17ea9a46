import type { Shown, StateValues, View } from "../workspace/shapes.ts";
import type { Directory } from "./blocks/surface.ts";

/** A screen at one moment, as the stand-in holds it, to be drawn once as a picture. */
export interface Still {
  /** Whose screen it is, said below it. */
  readonly caption: string;
  readonly theme: "light" | "dark";
  readonly botId: string;
  readonly botName: string;
  readonly directory: Directory;
  readonly screen: Screen;
  /** What was entered in messages, by their ts. */
  readonly values: Readonly<Record<string, StateValues>>;
}

export type Screen =
  | {
      readonly kind: "messages";
      readonly title: string;
      readonly beside?: string;
      readonly messages: readonly Shown[];
    }
  | { readonly kind: "modal"; readonly view: View; readonly depth: number }
  | { readonly kind: "home"; readonly view: View };
