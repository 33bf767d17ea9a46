import type { Policy } from "../src/policy/policy.ts";
import {
  ALWAYS,
  BETWEEN,
  draw,
  FOOT,
  HEAD,
  HEADING,
  heightOf,
  MARGIN,
  PADDING,
  type Part,
  SOMETIMES,
} from "./chart-draw.ts";
import { type Block, blockOf, type Row, SIZES } from "./chart-rows.ts";
import { box, page, write } from "./chart-svg.ts";
import { wrap } from "./chart-text.ts";

export type Paper = "portrait" | "landscape";
const PAPERS = { portrait: [210, 297], landscape: [297, 210] } as const;

/** The flow of a policy as pages to print, each a picture of its own. The same policy gives the same pages. */
export function chart(policy: Policy, paper: Paper = "portrait"): readonly string[] {
  const [width, height] = PAPERS[paper];
  const blocks = policy.flow.topics.map((topic, index) => {
    const left = topic.askedWhen ? SOMETIMES : ALWAYS;
    return blockOf(topic, index + 1, policy, width - MARGIN - left - 2 * PADDING);
  });
  const pages = paginate(blocks, height - HEAD - FOOT);
  return pages.map((parts, index) => {
    const title = `${policy.name}　質問の流れ`;
    return page(width, height, `${title}（${policy.version}）${index + 1}/${pages.length}`, [
      ...frame(policy, width, height, `${index + 1} / ${pages.length}`),
      ...draw(parts, width, index === 0, index === pages.length - 1),
    ]);
  });
}

function frame(policy: Policy, width: number, height: number, number: string): readonly string[] {
  const right = width - MARGIN;
  const [name = "", more] = wrap(policy.name, (right - MARGIN) / 4.6);
  const [notice = ""] = wrap(policy.notice, (right - MARGIN - 6) / SIZES.text);
  return [
    write(MARGIN, 13, more ? `${name.slice(0, -1)}…` : name, 4.6, { bold: true }),
    write(MARGIN, 19, "質問の流れ", 3.6),
    write(right, 19, `版：${policy.version}`, SIZES.text, { anchor: "end" }),
    box(MARGIN, 21.5, right - MARGIN, 5.6, { stroke: 0.25 }),
    write(MARGIN + 2, 25.4, notice, SIZES.text, { bold: true }),
    write(MARGIN, height - 7, "○ 一つ選ぶ　□ いくつでも選ぶ　【条件】当てはまるときだけ聞く", SIZES.small),
    write(right, height - 7, number, SIZES.text, { anchor: "end" }),
  ];
}

/** Spreads the boxes over pages; one that fits on a page is not torn apart. */
function paginate(blocks: readonly Block[], room: number): readonly (readonly Part[])[] {
  const pages: Part[][] = [[]];
  let left = room - 2 * HEADING - BETWEEN;
  const turn = () => {
    pages.push([]);
    left = room - HEADING;
  };
  for (const block of blocks) {
    const whole = heightOf({ block, rows: block.rows, begins: true, ends: true });
    if (whole > left && (whole <= room - 2 * HEADING || left < room / 3)) turn();
    let rest = block.rows;
    let begins = true;
    while (begins || rest.length > 0) {
      const count = rowsThatFit(block, rest, begins, left);
      if (count === 0 && pages.at(-1)?.length) {
        turn();
        continue;
      }
      const rows = rest.slice(0, Math.max(1, count));
      rest = rest.slice(rows.length);
      const part = { block, rows, begins, ends: rest.length === 0 };
      pages.at(-1)?.push(part);
      left -= heightOf(part);
      begins = false;
      if (rest.length > 0) turn();
    }
  }
  return pages;
}

function rowsThatFit(block: Block, rows: readonly Row[], begins: boolean, room: number): number {
  let height = heightOf({ block, rows: [], begins, ends: true });
  let count = 0;
  for (const [index, row] of rows.entries()) {
    height += row.height + (row.parted ? 1.5 : 0);
    if (height > room) break;
    if (!rows[index + 1]?.joined) count = index + 1;
  }
  return count;
}
