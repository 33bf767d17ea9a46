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
  /** In pictures of numbers, and in what is read out in their place. */
  charts: {
    file: "図",
    units: { cases: "件", times: "回", hours: "時間" },
    unit: (unit: string) => `単位：${unit}`,
    number: (n: string, unit: string) => `${n}${unit}`,
    /** Where there is room for a few signs only, a line may end between these. */
    instead: { hidden: ["非表示"], "not-received": ["受け取って", "いません"] },
    legend: {
      hidden: "非表示：個人が分からないように、数を示していません。",
      "not-received": "受け取っていません：ここでは数えていません。",
      together: "いくつかの月をまとめたところは、1か月あたりの高さで描いています。",
    },
    year: (year: number) => `${year}年`,
    months: (from: number, to: number) => (from === to ? `${from}月` : `${from}〜${to}月`),
    span: (year: string, from: number, until: string, to: number) =>
      from === to && until === "" ? `${year}${from}月` : `${year}${from}月から${until}${to}月まで`,
    entry: (label: string, number: string) => `${label}は${number}`,
    rest: (left: number) => `ほか${left}項目は、メッセージの文にあります。`,
    empty: "示す数はありません。",
  },
};
