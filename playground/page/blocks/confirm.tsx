import type { VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Bag } from "../../workspace/shapes.ts";
import { text, wordsOf } from "./text.tsx";

/** Asks once more before something is done. Escape and the way back do nothing. */
export function Confirm({ confirm, onYes, onNo }: { confirm: Bag; onYes(): void; onNo(): void }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onNo();
      }}
    >
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
    </dialog>
  );
}
