import { type ComponentChildren, createContext, type VNode } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";

/** What dialogs lie over: the whole window, or one column among others that stay usable. */
export const DialogPlace = createContext<"window" | "column">("window");

export interface DialogProps {
  readonly class: string;
  readonly labelledBy: string;
  readonly describedBy?: string;
  /** Stands in the page like any other part, for pictures. */
  readonly still?: boolean;
  /** Keeps the Tab key inside although the dialog lies over a column. */
  readonly keeps?: boolean;
  /** Where the first focus goes; default the first thing that takes it. */
  readonly first?: string;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

const REACHED = "a[href], button, input, select, textarea";

/** Something that has to be answered first. Escape is the way back, and the focus returns to where it was. */
export function Dialog(props: DialogProps): VNode {
  const { still = false, keeps = false, first, onCancel } = props;
  const inColumn = useContext(DialogPlace) === "column";
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key: whoever is quick must not lose their place to it.
  useLayoutEffect(() => {
    const { current } = dialog;
    if (still || current === null) return;
    const before = document.activeElement;
    const elsewhere = inColumn && before !== document.body && !current.closest(".column")?.contains(before);
    if (inColumn) current.setAttribute("open", "");
    else current.showModal();
    if (!elsewhere) {
      const wished = first === undefined ? null : current.querySelector<HTMLElement>(first);
      (wished ?? current.querySelector<HTMLElement>(REACHED))?.focus();
    }
    return () => {
      // While it is open, nothing below it takes the focus.
      current.close();
      if (before instanceof HTMLElement && !elsewhere) before.focus();
    };
  }, [still, inColumn, first]);
  const steer = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Tab" || !keeps) return;
    const all = [...(dialog.current?.querySelectorAll<HTMLElement>(REACHED) ?? [])];
    const from = event.shiftKey ? all[0] : all.at(-1);
    if (from?.matches(":focus") !== true) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  };
  const drawn = (
    <dialog
      ref={dialog}
      class={props.class}
      aria-labelledby={props.labelledBy}
      {...(props.describedBy === undefined ? {} : { "aria-describedby": props.describedBy })}
      {...(still ? { open: true } : {})}
      {...(inColumn ? { onKeyDown: steer } : {})}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {props.children}
    </dialog>
  );
  return inColumn ? <div class="veil">{drawn}</div> : drawn;
}
