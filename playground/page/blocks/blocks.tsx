import type { ComponentType, VNode } from "preact";
import type { Block } from "../../workspace/shapes.ts";
import { Alert, type BlockProps, Context, Divider, Header, ImageBlock, Markdown } from "./plain-blocks.tsx";
import { RichText } from "./rich-text.tsx";
import { Table } from "./table.tsx";
import { Unknown } from "./unknown.tsx";
import { Actions, Input, Section } from "./used-blocks.tsx";

/** Who draws which block. A new one is a line here. */
const BLOCKS: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: Section,
  header: Header,
  context: Context,
  divider: Divider,
  actions: Actions,
  input: Input,
  image: ImageBlock,
  rich_text: RichText,
  markdown: Markdown,
  table: Table,
  data_table: Table,
  alert: Alert,
};

/** The blocks of one surface, one below the other. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): VNode {
  return (
    <div class="blocks">
      {blocks.map((block) => {
        const Drawn = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : undefined;
        return Drawn === undefined ? (
          <Unknown key={block.block_id} what={block.type} />
        ) : (
          <Drawn key={block.block_id} block={block} />
        );
      })}
    </div>
  );
}
