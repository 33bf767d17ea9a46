import type { Measure } from "../figures/figures.ts";

/** What stands beside numbers, wherever they are read. */
export const toFigures = {
  figures: {
    measure: {
      received: "届いた件数",
      occurred: "起きた回数",
      called: "応援を呼んだ回数",
      closed: "終えた件数",
    } satisfies Partial<Record<Measure, string>>,
    act: (label: string) => `行為：${label}`,
    otherActs: "そのほかの行為",
    cases: (n: number) => `${n}件`,
    times: (n: number) => `${n}回`,
    hidden: "非表示",
    during: (text: string, month: string) => `${text}（${month}）`,
    between: (text: string, from: string, to: string) => `${text}（${from}から${to}まで）`,
    month: (year: number, month: number) => `${year}年${month}月`,
    kinds: (none: number, hidden: number) =>
      [...(none > 0 ? [`0件が${none}種類`] : []), ...(hidden > 0 ? [`非表示が${hidden}種類`] : [])].join(
        "、",
      ),
  },
};
