import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../texts.ts";
import { isFinal } from "./keys.ts";

/** Changes the words of a message in its place. */
export function Edit({
  text,
  onSave,
  onDone,
}: {
  text: string;
  /** Whether the new words were taken; if not, they stay here. */
  onSave(text: string): Promise<boolean>;
  onDone(): void;
}): VNode {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const save = async () => {
    const words = field.current?.value.trim() ?? "";
    if (words === "" || words === text || (await onSave(words))) onDone();
  };
  return (
    <div class="edit">
      <textarea
        ref={field}
        class="field"
        rows={3}
        aria-label={texts.message.editing}
        defaultValue={text}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.isComposing) onDone();
          if (!isFinal(event)) return;
          event.preventDefault();
          void save();
        }}
      />
      <div class="edit-foot">
        <button type="button" class="button" onClick={onDone}>
          {texts.message.keep}
        </button>
        <button type="button" class="button primary" onClick={() => void save()}>
          {texts.message.save}
        </button>
      </div>
    </div>
  );
}
