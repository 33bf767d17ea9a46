import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isBag } from "../../workspace/bag.ts";
import { elements } from "../../workspace/elements.ts";
import type { StateValues, View } from "../../workspace/shapes.ts";
import { Blocks } from "./blocks.tsx";
import { complaintsIn } from "./complaints.ts";
import { Dialog } from "./dialog.tsx";
import { type Directory, type Gestures, SurfaceContext } from "./surface.ts";
import { wordsOf } from "./text.tsx";

export interface ModalProps {
  readonly view: View;
  /** How many modals are open, this one included. */
  readonly depth: number;
  readonly directory: Directory;
  readonly gestures: Gestures;
  /** What was entered; default what the view holds already. */
  readonly values?: StateValues;
  /** Stands in the page like any other part instead of over it, for pictures. */
  readonly still?: boolean;
  onSubmit(): void;
  /** Closes this one; what is below it comes back. */
  onDismiss(): void;
  /** Closes all of them at once, as the cross does. */
  onDismissAll(): void;
}

const NONE: Readonly<Record<string, string>> = {};

/** The top of the stack of modals. Give it its view's id as `key`, so that another view starts anew. */
export function Modal(props: ModalProps): VNode {
  const { view, still = false } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState(NONE);
  const [tries, setTries] = useState(0);
  const values = props.values ?? view.state.values;
  const errors = { ...view.errors, ...missing };
  const wrong = Object.keys(errors).join();
  useEffect(() => {
    if (wrong === "") return;
    form.current?.querySelector<HTMLElement>(".wrong :is(input, select, textarea, .opener)")?.focus();
  }, [wrong, tries]);
  const submit = () => {
    const found = complaintsIn(view.blocks, values);
    setMissing(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) props.onSubmit();
  };
  const submits = isBag(view.submit) || elements(view.blocks).some((one) => one.input);
  return (
    <SurfaceContext.Provider
      value={{ where: "modal", directory: props.directory, gestures: props.gestures, values, errors }}
    >
      <Dialog
        class={props.depth > 1 ? "modal stacked" : "modal"}
        labelledBy={id}
        still={still}
        first=".modal-body :is(input, select, textarea)"
        onCancel={props.onDismiss}
      >
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <header class="modal-head">
            <h2 id={id}>{wordsOf(view.title)}</h2>
            <button type="button" class="cross" aria-label="すべて閉じる" onClick={props.onDismissAll}>
              <span aria-hidden="true">×</span>
            </button>
          </header>
          <div class="modal-body">
            <Blocks blocks={view.blocks} />
          </div>
          <footer class="dialog-foot">
            <button type="button" class="button" onClick={props.onDismiss}>
              {wordsOf(view.close) || "閉じる"}
            </button>
            {submits ? (
              <button type="submit" class="button primary">
                {wordsOf(view.submit) || "送信"}
              </button>
            ) : null}
          </footer>
        </form>
      </Dialog>
    </SurfaceContext.Provider>
  );
}
