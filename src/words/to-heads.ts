import type { DigestForm, DigestTime } from "../cases/digests.ts";

/** What the heads of sections read of what is owed and what is new in their sections. */
export const toHeads = {
  digest: {
    title: (day: string) => `所属のお知らせ　${day}`,
    titleNow: (from: string, to: string) => `所属のお知らせ　${from}から${to}まで`,
    late: (day: string) => `${day}分です。遅れてお届けします。`,
    away: (name: string) => `不在の${name}さんの代わりに、お届けしています。`,
    unreachable: (name: string) =>
      `${name}さんに届けられないため、お届けしています。名簿とSlackの登録を確かめてください。`,
    notYours: (name: string) =>
      `記録などの操作は、${name}さんの画面だけでできます。急ぐときは、相談窓口に番号を伝えてください。`,
    owed: "お願いしたいこと",
    owedMore: (n: number) => `お願いしたいことは、ほかに${n}件あります。上から順にお願いします。`,
    unnoted: (number: string) => `${number}　まだ何も記録されていません。`,
    planned: (number: string, on: string, step: string) => `${number}　${on}に「${step}」の予定です。`,
    passed: (number: string, on: string, step: string) =>
      `${number}　${on}に「${step}」の予定でした。行った日を記録してください。`,
    call: (number: string, need: string, at: string) =>
      number === "" ? `${need}（${at}から）` : `${number}　${need}（${at}から）`,
    cases: "伝えられている件",
    casesThen: "この間に伝えられた件",
    line: (number: string, state: string, received: string) => `${number}　${state}　${received}受付`,
    isNew: "（更新あり）",
    counted: (all: number, fresh: number) => `${all}件（うち新しい動きのある件 ${fresh}件）`,
    more: (n: number) => `ほかに${n}件あります。`,
    where: "詳しくは、マモリから届いた同じ番号のカードをご覧ください。",
    nothing: "いまお願いしたいことと、新しい動きのある件はありません。",
    nothingOwed: "いまお願いしたいことはありません。",
    figures: "直近12か月の件数",
    figuresThen: "この間の件数",
    hidden: "人数が少ないため、まだ表示できません。",
    several: "いくつかの所属の数は、表示できる所属と月の分だけを合わせています。",
    time: { week: "今週", month: "先月", year: "今年度" } satisfies Record<DigestTime, string>,
    notHead: "このお知らせは、所属長と、件を伝えられている方にお届けしています。",
    /** What can be typed after the command, too. */
    typed: "お知らせ",
  },

  digestSettings: {
    open: "お知らせの設定",
    atHome: (day: string, form: string) => `所属のお知らせは、毎週${day}曜日に「${form}」でお届けします。`,
    title: "お知らせの設定",
    submit: "保存する",
    weekday: "届ける曜日",
    weekdayHelp: "閉庁日のときは、次の開庁日に届きます。",
    weekdayOf: (day: string) => `${day}曜日`,
    form: "長さ",
    forms: { short: "短く", full: "くわしく" } satisfies Record<DigestForm, string>,
    choose: "一つ選んでください。",
    owedHelp: "お願いしたいことは、どちらでも届きます。",
  },
};
