import type { VNode } from "preact";
import { bags, textOf } from "../../workspace/bag.ts";
import { type ElementProps, spoken, useElement } from "./element.tsx";

/** Files from the reader's own machine; their bytes go out with the choice, as somebody must upload them. */
export function FileInput(props: ElementProps): VNode {
  const { found } = props;
  const { value, choose } = useElement(found);
  const { filetypes, max_files: max } = found.element;
  const accept = Array.isArray(filetypes) ? filetypes.map((type) => `.${String(type)}`).join(",") : undefined;
  const held = bags(value.files).map((file) => textOf(file.name) ?? "");
  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, typeof max === "number" ? max : 10);
    const read = files.map(async (file) => ({
      name: file.name,
      mimetype: file.type || "application/octet-stream",
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    choose({ files: await Promise.all(read) });
  };
  return (
    <>
      <span class="file-box">
        <input
          {...spoken(props)}
          class="field file"
          type="file"
          multiple={max !== 1}
          accept={accept}
          onChange={(event) => void take(event.currentTarget.files)}
        />
        {/* The browser's own words would be in the language of the browser. */}
        <span class="file-face" aria-hidden="true">
          ファイルを選ぶ
        </span>
      </span>
      {held.length === 0 ? null : (
        <ul class="chips">
          {held.map((name) => (
            <li class="chip">{name}</li>
          ))}
        </ul>
      )}
    </>
  );
}
