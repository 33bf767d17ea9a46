import type { ComponentChildren, VNode } from "preact";
import { bags, isBag, textOf } from "../../workspace/bag.ts";
import type { Bag } from "../../workspace/shapes.ts";
import type { BlockProps } from "./plain-blocks.tsx";
import { RichText } from "./rich-text.tsx";
import { Unknown } from "./unknown.tsx";

/** A table, the first row of which names the columns. It can be scrolled sideways, by keyboard too. */
export function Table({ block }: BlockProps): VNode {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const [head, ...body] = rows.map((row) => bags(row));
  const caption = textOf(block.caption);
  const look = (column: number) => {
    const setting: unknown = settings[column];
    const align = isBag(setting) ? textOf(setting.align) : undefined;
    const wrapped = isBag(setting) && setting.is_wrapped === true;
    return `align-${align === "center" || align === "right" ? align : "left"}${wrapped ? " wrapped" : ""}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse.
    <section class="table" aria-label={caption ?? "表"} tabIndex={0}>
      <table>
        {caption === undefined ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {head?.map((cell, n) => (
              <th scope="col" class={look(n)}>
                {content(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.map((cell, n) => (
                <td class={look(n)}>{content(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function content(cell: Bag): ComponentChildren {
  if (cell.type === "raw_text" || cell.type === "raw_number") return textOf(cell.text) ?? "";
  return cell.type === "rich_text" ? <RichText block={cell} /> : <Unknown what={textOf(cell.type) ?? ""} />;
}
