import { type Block, type Row, SIZES } from "./chart-rows.ts";
import { box, dot, line, write } from "./chart-svg.ts";

export const MARGIN = 14;
export const HEAD = 30;
export const FOOT = 14;
/** The line of the flow runs down the left; boxes asked only sometimes stand further in. */
const SPINE = 20;
export const ALWAYS = 14;
export const SOMETIMES = 32;
export const PADDING = 2.5;
export const HEADING = 6.4;
export const BETWEEN = 6;
const PILL_LINE = 3.8;

/** What of a box stands on one page. */
export interface Part {
  readonly block: Block;
  readonly rows: readonly Row[];
  readonly begins: boolean;
  readonly ends: boolean;
}

function pillHeight({ block, begins }: Part): number {
  return begins && block.condition.length > 0 ? block.condition.length * PILL_LINE + 2 + 4 : 0;
}

function boxHeight({ rows }: Part): number {
  return HEADING + 2 * 1.6 + rows.reduce((sum, row) => sum + row.height + (row.parted ? 1.5 : 0), 0);
}

export function heightOf(part: Part): number {
  return pillHeight(part) + boxHeight(part) + BETWEEN;
}

/** The boxes of a page, one below the other, with the line of the flow between them. */
export function draw(
  parts: readonly Part[],
  width: number,
  first: boolean,
  last: boolean,
): readonly string[] {
  const drawn: string[] = [];
  const end = (text: string, y: number) => {
    drawn.push(box(ALWAYS, y, 46, HEADING, { round: HEADING / 2, fill: "light" }));
    drawn.push(write(ALWAYS + 23, y + 4.3, text, SIZES.text, { anchor: "middle" }));
  };
  let y = HEAD;
  if (first) end("はじまり（報告・相談）", y);
  else drawn.push(write(SPINE + 3, y + 3.5, "前のページから", SIZES.small));
  let from = first ? y + HEADING : y;
  y += first ? HEADING + BETWEEN : HEADING;
  for (const part of parts) {
    const pill = pillHeight(part);
    const height = boxHeight(part);
    const aside = part.block.condition.length > 0;
    if (aside) {
      if (part.begins) drawn.push(...branch(part, width, y));
      const back = y + pill + height - 2.5;
      if (part.ends)
        drawn.push(
          line(
            [
              [SOMETIMES, back],
              [SPINE, back],
            ],
            true,
          ),
        );
    } else {
      drawn.push(
        line(
          [
            [SPINE, from],
            [SPINE, y],
          ],
          true,
        ),
      );
      from = y + height;
    }
    drawn.push(...drawBox(part, aside ? SOMETIMES : ALWAYS, y + pill, width, height));
    y += pill + height + BETWEEN;
  }
  drawn.push(
    line(
      [
        [SPINE, from],
        [SPINE, y],
      ],
      true,
    ),
  );
  if (last) end("おわり", y);
  else drawn.push(write(SPINE + 3, y, "次のページへ", SIZES.small));
  return drawn;
}

/** From the flow to the side, with the condition in words. */
function branch({ block }: Part, width: number, y: number): readonly string[] {
  const height = block.condition.length * PILL_LINE + 2;
  const right = width - MARGIN;
  return [
    dot(SPINE, y + height / 2),
    line(
      [
        [SPINE, y + height / 2],
        [SOMETIMES, y + height / 2],
      ],
      true,
    ),
    box(SOMETIMES, y, right - SOMETIMES, height, { dashed: true, round: 2 }),
    ...block.condition.map((text, index) =>
      write(SOMETIMES + 2, y + 3.7 + index * PILL_LINE, text, SIZES.small),
    ),
    line(
      [
        [SOMETIMES + 10, y + height],
        [SOMETIMES + 10, y + height + 4],
      ],
      true,
    ),
  ];
}

function drawBox(
  { block, rows, begins }: Part,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly string[] {
  const right = width - MARGIN;
  const drawn = [
    box(x, y, right - x, height),
    box(x, y, right - x, HEADING, { fill: "light" }),
    write(x + PADDING, y + 4.4, begins ? block.heading : `${block.heading}（続き）`, SIZES.ask, {
      bold: true,
    }),
    write(right - PADDING, y + 4.3, block.note, SIZES.small, { anchor: "end" }),
  ];
  let at = y + HEADING + 1.6;
  for (const row of rows) {
    if (row.parted) {
      drawn.push(
        line(
          [
            [x + PADDING, at + 0.75],
            [right - PADDING, at + 0.75],
          ],
          false,
          0.15,
        ),
      );
      at += 1.5;
    }
    for (const { x: inner, text, size, bold } of row.pieces) {
      drawn.push(write(x + PADDING + inner, at + row.height * 0.72, text, size, { bold }));
    }
    at += row.height;
  }
  return drawn;
}
