import type { VNode } from "preact";
import type { View } from "../../workspace/shapes.ts";
import { Modal } from "../blocks/modal.tsx";
import type { Directory } from "../blocks/surface.ts";
import { layered } from "../blocks/values.ts";
import type { Hand } from "../data/use-hand.ts";

/** The topmost of the open modals, over its column. */
export function Modals({
  modals,
  hand,
  directory,
}: {
  modals: readonly View[];
  hand: Hand;
  directory: Directory;
}): VNode | null {
  const top = modals.at(-1);
  if (top === undefined) return null;
  return (
    <Modal
      key={top.id}
      view={top}
      depth={modals.length}
      directory={directory}
      gestures={hand.gestures}
      values={layered(top.state.values, hand.overlay[top.id])}
      onSubmit={() => void hand.perform({ do: "submit" })}
      onDismiss={() => void hand.perform({ do: "dismiss" })}
      onDismissAll={() => void hand.perform({ do: "dismiss-all" })}
    />
  );
}
