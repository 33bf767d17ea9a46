import type { ClosingFact, Kind, Status } from "../cases/case.ts";
import type { Mark } from "../cases/errands.ts";
import type { FileRefusal } from "../cases/file-errands.ts";
import { KIND_LABELS } from "../policy/meaning-words.ts";
import type { Urgency } from "../policy/policy.ts";

/** What both sides read: reporter and desk. */
export const toBoth = {
  /** Notifications say that there is something, never what. */
  notification: "新しいお知らせがあります",

  kind: KIND_LABELS satisfies Record<Kind, string>,
  status: {
    draft: "下書き",
    waiting: "窓口の担当を待っています",
    claimed: "担当が決まっています",
    closed: "終わりました",
    withdrawn: "取り下げました",
  } satisfies Record<Status, string>,
  urgencyMark: { now: "🆘", today: "⏰", normal: "" } satisfies Record<Urgency, string>,
  closingFact: {
    verified: "事実確認",
    cared: "職員への配慮",
    prevented: "再発防止（市の改善を含む）",
    explained: "本人への説明",
  } satisfies Record<ClosingFact, string>,
  mark: { kept: "memo", delivered: "white_check_mark", failed: "warning" } satisfies Record<Mark, string>,

  /** How the desk's reaction to a message is shown to its writer, and any reaction whose name may tell more. */
  nod: { seen: "eyes" },

  content: {
    added: "書き足し",
    erased: "（取り下げにより消しました）",
    deleted: "（書いた人が消しました）",
    deletedRead: "（書いた人が消しました。すでに読まれていることがあります）",
    mayBeRead: "消しました。ただし、消す前に読まれていることがあります。",
    continued: "（続き）",
    invisible: "（見える文字のない書き込み）",
    restInThread: "_全文はスレッドにあります。_",
    moreAnswers: "答えが多いため、ここまでを表示しています。",
    sign: "（絵文字）",
    files: (n: number) => `（ファイル${n}件が付いています）`,
  },

  relay: {
    fromReporter: (name: string | null) =>
      name === null ? "職員から（名前を伏せています）" : `${name}さんから`,
    fromDesk: (name: string) => `相談窓口の${name}さんから`,
    closing: "相談窓口から",
    part: (part: number, parts: number) => (parts > 1 ? `（${part}／${parts}）` : ""),
    edited: "（編集されました）",
    forOwner: "さん、職員からの書き込みです。",
  },

  notices: {
    claimedReporter: (name: string, due: string | null) =>
      due === null ? `${name}さんが担当します。` : `${name}さんが担当します。${due}までにご連絡します。`,
    claimedDesk: (name: string) => `${name}さんが担当します。`,
    releasedReporter: "担当の人が変わります。決まりましたら、お知らせします。",
    releasedDesk: (name: string) => `${name}さんが担当を外れました。いまは担当がいません。`,
    decidedReporter: "組織としての判断が記録されました。内容は、終わりのお知らせでお伝えします。",
    decidedDesk: (name: string, outcome: string) => `${name}さんが、組織の判断を記録しました：${outcome}`,
    closedReporter: (at: string) => `この件は${at}に終わりました。`,
    closedDesk: (name: string) => `${name}さんが、この件を終わりにしました。`,
    decided: (outcome: string) => `組織の判断：${outcome}`,
    reason: "理由",
    done: "行ったこと",
    notApplicable: "該当なし",
    whyNot: (fact: string) => `${fact}：該当なしの理由`,
    reopenedReporter: "この件を再開しました。担当が決まりましたら、お知らせします。",
    reopenedDesk: "この件が再開されました。担当をお願いします。",
    withdrawnReporter: (reached: number) =>
      reached === 0
        ? "取り下げました。文章は窓口に送られていません。応援を呼んだことは伝わっています。"
        : `取り下げました。書いた文章は消しました。ただし、窓口に届いていた${reached}件は、すでに読まれていることがあります。ご自身の書き込みは、Slackで消してください。`,
    withdrawnDesk: "この件は、本人が取り下げました。書かれていた文章は消しました。",
    place: (place: string) => `場所：${place}`,
    noPlace: "（答えていません）",
    calledAgain: "本人が応援を呼んでいます。すぐに声をかけてください。",
    calledOff: (name: string) =>
      `応援を呼んでいた件です。念のため、${name}さんに声をかけて確かめてください。`,
    to: (text: string) => `さん、${text}`,
    repliedDesk: (name: string) => `${name}さんが、職員に次の返事を書きました。`,
    sentAfterCall: "応援を呼んだ件の内容が届きました。カードをご覧ください。",
    reconsidered: "職員が、新しいことを踏まえて質問に答え直しています。結果はカードに表示します。",
    moreUrgent: (urgency: string) => `職員の答えから、緊急度が「${urgency}」になりました。`,
    undelivered: "職員への返事が届きませんでした。別の方法でご連絡ください。",
  },

  files: {
    name: (n: number, ending: string) => `添付${n}.${ending}`,
    marked: (name: string) => `${name}（作成者などの情報が残っています）`,
    title: "ファイルについてのお知らせです。",
    yours: "さん、付けたファイルについてのお知らせです。",
    nth: (n: number) => `${n}件目`,
    unarrived: (n: number) =>
      `付けられたファイルのうち、${n}件は届いていません。付けた人に、理由を知らせました。`,
    why: {
      marked: "作成者や撮影場所などの情報を取り除けないまま、届けました。",
      "too-large": "大きすぎるため、届けていません。小さくするか、分けて送ってください。",
      "too-many": "一度に送れる数を超えたため、届けていません。分けて送ってください。",
      encrypted: "パスワードがかかっているため、届けていません。パスワードを外して、もう一度送ってください。",
      "hidden-data":
        "作成者や撮影場所などの情報を取り除けない種類です。お名前を伏せているため、届けていません。",
      external:
        "ほかのサービスにあるため、届けていません。ファイルそのものを付けて、もう一度送ってください。",
      gone: "Slackに見つからないため、届けていません。もう一度送ってください。",
      failed: "Slackに受け取られなかったため、届けていません。別の方法でお知らせください。",
    } satisfies Record<FileRefusal | "marked", string>,
    most: (size: string, count: number) => `1件${size}まで、一度に${count}件まで送れます。`,
  },

  trouble: {
    notSaved:
      "保存できませんでした。書いた内容は残っていません。少し待って、もう一度お試しください。お急ぎの場合は、電話か周りの人に声をかけてください。",
    notSavedForm:
      "保存できませんでした。書いた内容はこの画面に残っています。少し待って、もう一度押してください。",
    notSavedMessage:
      "いまの書き込みはまだ保存できていません。自動でもう一度試します。✅がつかないときは、書き直してください。",
    notOpened: "画面を開けませんでした。もう一度押してください。",
    claimedBy: (name: string) => `${name}さんが担当しています。`,
    broken: "うまくいきませんでした。もう一度お試しください。続くときは、相談窓口に電話でお知らせください。",
    unknownWord: (word: string) => `「${word}」という言葉は使えません。下から選んでください。`,
  },
};
