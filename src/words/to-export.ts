import type { Content, Form, Span } from "../cases/exports.ts";
import type { HeldKind } from "../cases/held.ts";

/** What stands in a list of cases that leaves Mamori, and what the desk reads while it is made. */
export const toExport = {
  column: {
    number: "件の番号",
    kind: "区分",
    status: "状態",
    urgency: "緊急度",
    received: "受付日時",
    owner: "担当",
    claimed: "担当が決まった日時",
    answered: "最初の返事が届いた日時",
    closed: "終わった日時",
    reporter: "報告者",
    section: "所属",
    acts: "市の分類",
    indication: "答えから言えること（判断ではありません）",
    decision: "組織の判断",
    decided: "判断を記録した日時",
    measures: "措置",
    incidents: "その後の出来事（件）",
    minutes: "その後の出来事（分）",
    reopened: "再開（回）",
    told: "あったこと",
    messages: "送ったあとの書き込み",
    lines: "その後の出来事のひとこと",
  },

  table: {
    unreadable: "読み込めませんでした",
    measure: (label: string, on: string) => `${label} ${on}`,
    until: (day: string) => `${day}まで`,
    review: (day: string) => `見直し ${day}`,
    details: (all: string) => `（${all}）`,
    passage: (label: string, text: string) => `【${label}】${text}`,
    cut: "（長いため、ここまでを載せています。続きはスレッドにあります。）",
  },

  exporting: {
    /** What can be typed after the command, too. */
    typed: "書き出し",
    open: "件・集計・年報を書き出す",
    title: "書き出し",
    submit: "書き出す",
    close: "閉じる",
    refused: "書き出しは、相談窓口の人だけができます。",
    content: "書き出すもの",
    contents: { cases: "件の一覧", figures: "集計", report: "年報" } satisfies Record<Content, string>,
    intro: {
      cases: "窓口に届いた件の一覧を、表のファイルにします。できると、マモリとのメッセージに届きます。",
      figures:
        "市全体と局・部ごとの数を、表のファイルにします。終わった月の数だけが入ります。文章や、一つ一つの件は入りません。できると、マモリとのメッセージに届きます。",
      report:
        "一年度の数を、市が公表するときの形にまとめます。終わった月の数だけが入ります。文章や、一つ一つの件は入りません。できると、マモリとのメッセージに届きます。",
    } satisfies Record<Content, string>,
    span: { cases: "いつ届いた件ですか", figures: "いつの集計ですか" },
    year: "年度",
    going: (year: string) => `${year}（途中）`,
    spans: {
      "this-month": "今月",
      "last-month": "先月",
      "this-year": "今年度",
      "last-year": "昨年度",
      days: "日付を決める",
    } satisfies Record<Span, string>,
    first: "最初の日",
    last: "最後の日",
    daysHint: "「日付を決める」を選んだときだけ、入れてください。",
    form: "ファイルの形",
    forms: { xlsx: "Excel", csv: "CSV", pdf: "PDF" } satisfies Record<Form, string>,
    words: "文章",
    withWords: "書かれた文章も入れる",
    wordsSays:
      "職員が書いた文章を、カードと同じように伏せて入れます。内部のメモと、窓口が書いた文章は入りません。書き出したことは、それぞれの職員の「あなたの記録」に出ます。",
    notedHint: "書き出したことは記録され、窓口のチャンネルにも出ます。",
    held: { notice: "周知を行った日", training: "研修を行った日" } satisfies Record<HeldKind, string>,
    heldHint:
      "一日を一行に、「4月20日」「4/20」「2026-04-20」のように書いてください。行わなかったときは「なし」、分からないときは空欄にしてください。書いたことは、次に開いたときも残っています。",
    heldNone: "なし",
    heldWrong: {
      unreadable: (line: number) =>
        `${line}行目を日付として読めません。「4月20日」のように、一日を一行に書いてください。`,
      "other-year": (line: number, year: string) => `${line}行目は、${year}の日ではありません。`,
      "to-come": (line: number) => `${line}行目は、まだ来ていない日です。行った日を書いてください。`,
    },
    heldNewer:
      "この画面を開いているあいだに、ほかの人が周知と研修の日を書き換えました。ここに書いた日を控えてから閉じ、もう一度開いてください。",
    tooOld: "この画面を開いているあいだに、年度が変わりました。閉じて、もう一度開いてください。",
    notDays: "日付を使うときは「日付を決める」を選んでください。",
    busy: "いま作っているものがあります。できるのを待つか、取りやめてから、もう一度お試しください。",

    making: (what: string) => `${what}を作っています。`,
    begun: "作っています。できると、マモリとのメッセージに届きます。",
    progress: (what: string, made: string, total: string) => `${what}を作っています。${made} / ${total}件`,
    sharing: (what: string) => `${what}ができました。届けています。`,
    delivered: (what: string, total: string) =>
      `${what}を届けました（${total}件）。ほかの人に渡さず、要らなくなったら、このファイルも、保存したものも削除してください。`,
    deliveredFigures: (what: string, more: string) => `${what}を届けました。${more}`,
    deliveredReport: (what: string) => `${what}を届けました。公表する前に、中を確かめてください。`,
    cancelled: (what: string) => `${what}を作るのを取りやめました。`,
    empty: (what: string) => `${what}に入る件はありません。ファイルは作っていません。`,
    notOver: (what: string) => `${what}に入る、終わった月はありません。ファイルは作っていません。`,
    left: (what: string) => `相談窓口のチャンネルにいないため、${what}はお渡しできません。`,
    failed: (what: string) =>
      `${what}を届けられませんでした。少し待って、もう一度お試しください。続くときは、マモリを動かしている担当にお知らせください。`,
    cancel: "取りやめる",
    over: "もう作り終えたか、取りやめたものです。",
    told: (name: string, what: string) => `${name}さんが、${what}を書き出しました（文章は入っていません）。`,
    toldWithWords: (name: string, what: string) =>
      `${name}さんが、${what}を書き出しました（文章も入っています）。`,
    toldFigures: (name: string, what: string) => `${name}さんが、${what}を書き出しました。`,
    list: (span: string) => `${span}の件の一覧`,
    figures: (span: string) => `${span}の集計`,
    report: (year: string) => `${year}の年報`,
    days: (first: string, last: string) => (first === last ? first : `${first}から${last}まで`),
    file: {
      cases: (first: string, last: string) => `件の一覧_${first}_${last}`,
      figures: (first: string, last: string) => `集計_${first}_${last}`,
      report: (year: string, going: boolean) =>
        `カスタマーハラスメント対策年報_${year}${going ? "_途中" : ""}`,
    },
    fileTitle: {
      cases: "件の一覧（取扱注意）",
      figures: "集計",
      report: "年報",
    } satisfies Record<Content, string>,
  },

  /** What may be told of the city, as one long table. */
  figureList: {
    column: {
      table: "表",
      row: "項目",
      what: "数えたもの",
      number: "数",
      unit: "単位",
      from: "数えた最初の月",
      to: "数えた最後の月",
      text: "表示",
    },
  },
};
