import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { Bag } from "../../workspace/shapes.ts";
import { Dialog } from "./dialog.tsx";
import { text, wordsOf } from "./text.tsx";

/** Asks once more before something is done. Escape and the way back do nothing. */
export function Confirm({ confirm, onYes, onNo }: { confirm: Bag; onYes(): void; onNo(): void }): VNode {
  const id = useId();
  return (
    <Dialog class="confirm" labelledBy={`${id}-title`} describedBy={`${id}-text`} keeps onCancel={onNo}>
      <h2 id={`${id}-title`}>{text(confirm.title)}</h2>
      <div id={`${id}-text`}>{text(confirm.text)}</div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onNo}>
          {wordsOf(confirm.deny) || "やめる"}
        </button>
        <button
          type="button"
          class={`button ${confirm.style === "danger" ? "danger" : "primary"}`}
          onClick={onYes}
        >
          {wordsOf(confirm.confirm) || "続ける"}
        </button>
      </div>
    </Dialog>
  );
}
