/** What stands in the yearly report (年報), and on the first sheet of figures in Excel, beside the tables themselves. */
export const toReport = {
  report: {
    title: "カスタマーハラスメント対策　年報",
    figures: "カスタマーハラスメント対策　集計",
    about: { report: "この年報について", figures: "この集計について" },
    period: (from: string, to: string) => `${from}から${to}まで`,
    going: (to: string) => `年度の途中です。${to}までの数を載せています。`,
    made: (day: string) => `${day} 作成`,
    office: (name: string) => `作成：${name}`,
    footer: (title: string, year: string) => `${title}　${year}`,
    noticeTitle: "決まりごとについて",
    summary: "この年度のあらまし",
    hours: "対応にかかった時間",
    chapters: {
      about: "この年報について",
      received: "届いた報告と相談",
      acts: "行為の類型",
      judged: "判断と措置",
      desk: "窓口の対応",
      closing: "終えるときに確かめたこと",
      held: "周知と研修",
    },
    definitions: "カスタマーハラスメントとは",
    reading: "数の読み方",
    source: (source: string) => `出典：${source}`,
    about1: (office: string) =>
      `職員がカスタマーハラスメントにあったとき、またはそうではないかと思ったときに、${office}に報告し、相談することができます。この年報は、そこに届いたことと、市が行ったことをまとめたものです。`,
    since: (day: string) => `数え始めたのは${day}です。それより前のことは入っていません。`,
    notCounted: "この年度には、まだ数えていませんでした。数はすべて「受け取っていません」です。",
    notReceived: "「受け取っていません」は、ここでは数えていないことを表します。",
    stretched:
      "月が添えてある数は、その月のあいだの数です。残りの月の数は、個人が分からないように示していません。",
    wholeMonths: "終わった月の数だけを載せています。",
    months: (from: number, to: number) => (from === to ? `${from}月` : `${from}月〜${to}月`),
    days: (n: number) => `${n}日`,
    received: "届いた件数（月ごと）",
  },
};
