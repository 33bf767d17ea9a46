import type { VNode } from "preact";
import { Confirm } from "../blocks/confirm.tsx";
import { texts } from "../texts.ts";

const words = texts.tour;

/** Asks before the tour begins with a fresh city: what was done in this one is gone then. */
export function FreshCity({ onYes, onNo }: { onYes(): void; onNo(): void }): VNode {
  return (
    <Confirm
      confirm={{
        title: { type: "plain_text", text: words.freshTitle },
        text: { type: "plain_text", text: words.freshText },
        confirm: { type: "plain_text", text: words.freshYes },
        deny: { type: "plain_text", text: words.freshNo },
      }}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
