/** What time brings about: in a talk that goes on, and where an answer is owed. */
export const toRemind = {
  timer: {
    unrelated: "市の業務と関係のない話が続いている",
    unrelatedSince: (at: string, from: string, to: string) =>
      `${at}から、市の業務と関係のない話が続いています。${from}から${to}までが、打ち切りの目安です。`,
    takeBack: {
      repeating: "取り消す（同じ話の繰り返し）",
      unrelated: "取り消す（業務と関係のない話）",
    },
    sayNow: "いま伝える言い方",
    soon: (minutes: number, guide: string) => `あと${minutes}分で、目安の${guide}です。`,
    reached: (guide: string) => `目安の${guide}になりました。終える判断は組織で行います。`,
    unrelatedSoon: (from: string, to: string) =>
      `打ち切りの目安に入りました。目安は${from}から${to}までです。`,
    mayEnd: "目安は、カスハラかどうかの線引きではありません。",
    talkOver: "このお知らせの件は、対応が終わりました。",
  },

  reminder: {
    title: "お返事の期限",
    owed: (number: string, due: string) => `${number}　${due}までのお返事`,
    late: (number: string, due: string) => `${number}　${due}までのお返事（過ぎています）`,
    ofOther: (owner: string) => `担当：${owner}さん`,
    where: "相談窓口のチャンネルで、同じ番号のカードをご覧ください。",
    more: "期限の件はほかにもあります。早いものから表示しています。",
    none: "期限のお返事は、いまはありません。",

    unclaimedHalf: (due: string) => `担当がまだ決まっていません。${due}までにお返事する件です。`,
    unclaimedDue: (due: string) => `担当が決まらないまま、お返事の期限（${due}）になりました。`,
    answerLate: (due: string) => `お返事の期限（${due}）を過ぎましたが、職員へのお返事がまだ届いていません。`,
    idle: (owner: string, at: string) =>
      `${owner}さんが${at}から担当していますが、職員へのお返事がまだ届いていません。代われる人はいませんか。`,
    told: "窓口にもう一度知らせました。",
  },
};
