import type { ClosingFact, Kind, Status } from "../cases/case.ts";
import type { Mark } from "../cases/errands.ts";
import { AFTER_SENDING_LABELS, KIND_LABELS } from "../policy/meaning-words.ts";
import type { Deputy, Urgency } from "../policy/policy.ts";

/** Every sentence people read that is not the policy's. 敬体, short, calm, without blame. */
export const sentences = {
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

  doors: {
    dangerSays: (door: string) => `「${door}」は、伏せたい方のお名前も、確認なしで窓口に伝えます。`,
    quoted: "選んだメッセージの文章を、下書きに写します。送る前に確かめて、消すこともできます。",
    openDraft: "書きかけの下書きがあります。",
    resume: "下書きを続ける",
    resumed: "下書きは、マモリとのダイレクトメッセージにあります。",
    noDraft: "この下書きはもうありません。",
    continueInDm: "続きはマモリから届きます。",
    modalTitle: "マモリ",
    homeIntro: "一人で抱え込まないでください。迷っている段階でも相談できます。",
  },

  refusedPerson: {
    intro:
      "マモリは、この市の職員のための窓口です。いまのアカウントでは使えませんが、危ないときは次のようにしてください。",
    desk: (name: string, extension: string) => `相談先：${name}　${extension}`,
    nothingKept: "この操作は記録していません。",
  },

  safety: {
    title: "応援を呼びました",
    told: (at: string) => `${at}に、相談窓口へお名前を伝えました。`,
    telling: (at: string) =>
      `${at}に応援を呼びました。相談窓口へお名前を送っています。届かないこともあるので、電話や声でも周りを呼んでください。`,
    writeLater:
      "担当が決まると、このスレッドに書いたことがすぐ窓口に届くようになります。それまでは下書きに加わります。",
    nobodyYet: "まだ反応がありません。返事を待たず、その場を離れてください。",
    someone: (name: string) => `${name}さんが担当します。`,
    ownerNotYet: (name: string) =>
      `担当は${name}さんです。応援には、まだ反応がありません。返事を待たず、その場を離れてください。`,
    calledOff: "応援の呼び出しは取り下げました。相談窓口にも、そのことを伝えます。",
    over: "この件は終わりました。いま危ないときは、ホームかコマンドから、もう一度応援を呼んでください。",
    call: "応援を呼ぶ",
    callSure: "応援を呼びますか。",
    callSays: "あなたのお名前が、相談窓口にすぐ伝わります。何があったかは送られません。",
    yes: "呼ぶ",
    no: "戻る",
  },

  live: {
    title: "対応が続いているあいだ",
    intro: "困ったときに使える言い方です。",
    repeat: "同じ話の繰り返しになった",
    repeatSays: (minutes: number) =>
      `押した時刻から数えます。${minutes}分は対応を終える目安で、カスハラかどうかの線引きではありません。`,
    since: (at: string, until: string) =>
      `${at}から、同じ話の繰り返しになっています。${until}が、対応を終える目安です。所属長と相談してください。`,
    ended: "終わった",
    over: "対応は終わりました。おつかれさまでした。",
    afterwards: "落ち着いたら、下の質問に答えてください。",
  },

  result: {
    title: "いっしょに考えたこと",
    now: "いますぐすること",
    directions: "対応の方向",
    elements: "国の指針の三つの要素",
    openPoints: "これから確かめること",
    pointsTo: "答えから言えること（判断ではありません）",
    acts: "市の分類",
    offences: (names: string) => `次の罪にあたることがあります。判断は警察や弁護士が行います。例：${names}`,
    notDecision: "これは判断ではありません。該当するかどうかは、組織として決めます。",
    notYet: "答えが変わったため、この表示は新しくなるまで使えません。",
    offer:
      "続けて、状況をうかがう質問に答えることもできます。3分ほどです。答えなくても、窓口があとでお聞きします。",
    goOn: `${AFTER_SENDING_LABELS.continued}（3分ほど）`,
    letDeskAsk: AFTER_SENDING_LABELS.desk,
    deskAsks: "窓口からお聞きします。気が変わったら、いつでも続けられます。",
    goingOn: "下の質問に、答えられるところだけ答えてください。答えると窓口にも届きます。",
    offerOver: "この件の質問は終わりました。",
    again: "もう一度いっしょに考える",
    past: (at: string) => `${at}までに考えたこと`,
    earlier: "これまでの結果",
    until: (at: string, label: string) => `${at}まで：${label}`,
  },

  ask: {
    candidate: "候補：書かれた内容から",
    enough: "ここまでで送る",
    enoughSent: "ここまでにする",
    added: "答えると、窓口のカードに加わります。",
    write: "書く",
    next: "次へ",
    skip: "飛ばす",
    more: "くわしく",
    change: "変更",
    changing: "答えを選び直してください。",
    remaining: (n: number) => `あと${n}問ほど`,
    skipped: "飛ばしました",
    asBefore: "前と同じ",
    restAsBefore: "残りは前と同じ",
    before: (answer: string) => `前の答え：${answer}`,
    past: "これは前の答えです。下で、もう一度お聞きしています。",
    unanswered: "答えていません",
    inWords: "書きました",
    later: "あとで",
    choose: "選ぶ",
    needed: "ここを選んでください。",
    tooLong: "長すぎます。短くするか、続きをスレッドに書いてください。",
    unknown: "この答えはいま選べません。",
    submit: "次へ",
    cancel: "閉じる",
    notAsked: "この質問は、いまの答えでは必要なくなりました。",
    rewritten:
      "ほかの画面で、次のように書かれました。このまま「次へ」を押すと、下の文章に置きかわります。残すときは、この画面を閉じてください。",
    longer: "入りきらないときは、「次へ」を押したあとに、続きをスレッドにそのまま書けます。",
  },

  preview: {
    title: "窓口に送る内容",
    besides: "緊急度なども出ます。",
    besidesJudged: "緊急度や、答えから言えることなども出ます。",
    anonymous:
      "お名前と部署名は、相談窓口に表示されません。ただし、文章の内容から書いた人が分かることがあります。Slackの管理者が記録を調べることもできます。",
    send: "送る",
    edit: "直す",
    discard: "やめる",
    discardSure: "書いた内容を消して、やめますか。",
    discardSays: "書いた文章は消えます。元には戻せません。",
    discardCalled: "書いた文章は消えます。応援を呼んだことは、相談窓口に伝わっています。",
    discardYes: "消してやめる",
    back: "戻る",
    sent: (at: string) => `${at}に、相談窓口へ送りました。`,
    over: "この下書きは終わりました。文章は消しました。",
    changing: "答えを変更しています。上の質問に答えると、新しい内容を確かめられます。",
    more: "この続きは、次のメッセージにあります。",
    gone: "この部分はなくなりました。",
    closed: "この件は終わりました。ここに書いた内容は送っていません。再開すると、続きから送れます。",
    waits: "この続きは、質問に答えたあとに、もう一度表示します。",
    notYet: "まだ送っていません。送るときは、上の「変更」を押してください。",
  },

  masking: {
    atDesk: "伏せた所があります。必要なときは職員に尋ねてください。",
    inPreview: (hidden: number, lifted: number) =>
      `${hidden === 0 ? "いま伏せている所はありません。" : `名前や番号など、${hidden}か所を伏せました。`}${
        lifted === 0 ? "" : `${lifted}か所は、書いたとおりに見えます。`
      }自動で伏せるため、見落としや伏せすぎがあります。送る前に確かめてください。`,
    choose: "伏せた所を選んで戻す",
    title: "伏せた所を選んで戻す",
    intro:
      "選んだ所は、書いたとおりに相談窓口に見えます。選ばない所は伏せたままです。この一覧は、あなたにだけ見えています。",
    group: (from: number, to: number) => `伏せた所（${from}〜${to}）`,
    times: (n: number) => `${n}か所`,
    submit: "決める",
    tooMany: (n: number) => `ほかに${n}件あります。伏せたまま送ります。`,
    inMessage: (n: number) => `いまの書き込みは、次の${n}か所を伏せて相談窓口に届けます。`,
    andMore: (n: number) => `ほか${n}件`,
    sendOpen: "伏せずに送り直す",
    opened: "書いたとおりに、相談窓口に届け直します。",
  },

  thread: {
    title: (kind: string, number: string | null) =>
      number === null ? `${kind}の下書き` : `${kind} ${number}`,
    draft: "送るまで届きません。",
    draftWrite: "ここに書いた文章は下書きに加わります（📝がつきます）。送るまで窓口には届きません。",
    open: "このスレッドに書いたことは、相談窓口に届きます（届くと✅がつきます）。",
    onItsWay: (desk: string, extension: string) =>
      `相談窓口へ送っています。まだ届いていません。お急ぎのときは、${desk}（${extension}）へお電話ください。`,
    calledFirst: "応援を呼びました。落ち着いたら、何があったかをこのスレッドで教えてください。",
    owner: (name: string) => `担当：${name}さん`,
    noOwner: "担当：これから決まります",
    closed: "この件は終わりました。続きがあれば、再開できます。",
    withdrawn: "取り下げました。書いた文章は消しました。",
    withdraw: "取り下げる",
    withdrawSure: "この件を取り下げますか。",
    withdrawSays: "書いた文章をマモリの記録から消します。窓口がすでに読んだ内容は、取り消せません。",
    withdrawYes: "取り下げる",
    discard: "やめる",
    reopen: "もう一度相談する",
    no: "戻る",
  },

  card: {
    title: (number: string, kind: string) => `${number}　${kind}`,
    urgent: "応援を呼んでいます",
    everybody: "すぐに声をかけてください。",
    urgency: "緊急度",
    received: "受付",
    reporter: "本人",
    noName: "名前を伏せています",
    owner: "担当",
    nobody: "未担当",
    lastAnswer: "職員への返事",
    noAnswer: "まだありません",
    answered: (at: string) => `${at} に届きました`,
    unsent: "未送信（送っています）",
    failed: "未送信（届きませんでした）",
    due: (at: string) => `${at}までにご連絡する約束です`,
    status: "状態",
    notYetTold: "何があったかは、まだ届いていません。",
    repeating: (at: string) => `${at}から、同じ話の繰り返し（膠着）`,
    ended: (at: string) => `${at}に、対応が終わりました`,
    decision: "組織の判断",
    messages: (n: number) => `職員からの書き込み：${n}件`,
    claim: "担当する",
    release: "担当を外れる",
    releaseSure: "担当を外れますか。",
    releaseSays: "この件は、ほかの人が担当できるようになります。職員にも伝わります。",
    reply: "職員に返事を書く",
    decide: "組織の判断を記録する",
    close: "終わりにする",
    reopen: "再開する",
    lanes: "スレッドに書いたことは内部のメモです。職員には届きません。",
    withdrawn: "取り下げられました。文章は消しました。",
    no: "戻る",
  },

  content: {
    added: "書き足し",
    erased: "（取り下げにより消しました）",
    deleted: "（書いた人が消しました）",
    continued: "（続き）",
    invisible: "（見える文字のない書き込み）",
    restInThread: "_全文はスレッドにあります。_",
    moreAnswers: "答えが多いため、ここまでを表示しています。",
    files: (n: number) => `（ファイル${n}件が付いていました。ファイルは、マモリでは届きません）`,
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

  note: {
    internal: "いまの書き込みは内部のメモです。職員には届いていません。",
    send: "職員に送る",
    confirm: (to: string) => `次の文章を、${to}に送ります。`,
    to: (name: string | null, number: string) =>
      name === null ? `${number}の職員（名前を伏せています）` : `${name}さん（${number}）`,
    longer: "長いため、はじめの部分だけを表示しています。送るときは、全文をお送りします。",
    yes: "送る",
    no: "やめる",
    sending: "送っています。届くと✅がつきます。",
    stopped: "送りませんでした。",
    already: "この文章はもう職員に送っています。",
    own: "自分の書き込みだけを送れます。",
  },

  replyForm: {
    title: "職員に返事を書く",
    to: (to: string) => `送り先：${to}`,
    template: "ひな形（選ぶと下に入ります）",
    text: "返事",
    help: "ここに書いた文章は、そのまま職員に届きます。",
    submit: "送る",
    empty: "返事を書いてください。",
  },

  decideForm: {
    title: "組織の判断を記録する",
    outcome: "判断",
    reason: "理由（終わりのお知らせで、職員にも伝わります）",
    help: "判断するのは組織です。マモリは判断しません。",
    submit: "記録する",
    empty: "理由を書いてください。",
  },

  closeForm: {
    title: "この件を終わりにする",
    intro: "次の四つについて、行った日か、該当しない理由を入れてください。",
    on: (fact: string) => `${fact}：行った日`,
    why: (fact: string) => `${fact}：該当なしの理由`,
    message: "職員へのお知らせ",
    submit: "終わりにする",
    needed: "日付か、該当なしの理由を入れてください。",
    both: "日付か理由の、どちらか一つにしてください。",
    future: "これからの日付は入れられません。",
    empty: "お知らせを書いてください。",
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

  stray: {
    ask: "いまの書き込みは、どの件のことですか。文章は保存しました。",
    newReport: "新しい報告にする",
    newConsult: "新しい相談にする",
    forget: "消す",
    into: (title: string) => `${title}に加える`,
    done: (title: string) => `${title}に加えました。`,
    began: "新しい下書きに写しました。",
    gone: "この書き込みは、もう消されています。",
    taken: "この書き込みは、もう加えてあります。",
    forgotten: "消しました。ご自身の書き込みは、Slackで消してください。",
  },

  home: {
    yours: "あなたの報告・相談",
    none: "まだありません。",
    row: (number: string, kind: string, status: string, at: string) =>
      `${number}　${kind}${status === "" ? "" : `　${status}`}　${at}`,
    noDesk:
      "窓口のチャンネルに届けられない状態です。書いた内容は保存され、直り次第届きます。お急ぎの場合は電話をご利用ください。",
  },

  incident: {
    again: "今日もあった",
    againIn: (title: string) => `今日もあった（${title}）`,
    goingOn: "続いている件は、ここからも記録できます。",
    submit: "記録する",
    on: "いつ",
    minutes: "どのくらい",
    about: (length: string) => `${length}くらい`,
    atLeast: (length: string) => `${length}以上`,
    means: "どこで・何で",
    words: "ひとこと",
    hint: "空けておいてもかまいません。相手の氏名や電話番号は、伏せて届きます。",
    someDay: "日付を選んでください。",
    recorded: (line: string) => `記録しました：${line}`,
    atDesk: (line: string) => `また同じことがありました：${line}`,
    atDeskBy: (name: string, line: string) => `また同じことがありました（${name}さんの記録）：${line}`,
    by: (name: string) => `${name}さん`,
    hidden: (n: number) => `${n}か所を伏せて、相談窓口に届けました。`,
    struck: "この記録は取り消しました。",
    strike: "この記録を取り消す",
    strikeSure: "この記録を取り消しますか。",
    strikeSays: "相談窓口の画面からも消えます。窓口がすでに読んだ内容は、取り消せません。",
    strikeYes: "取り消す",
    title: "続いていること",
    none: "その後の記録は、まだありません。",
    often: (count: number) => `その後${count}回ありました。`,
    total: (length: string) => `合わせて${length}です。`,
    unknown: (count: number) => `時間の記録がないものは${count}回です。`,
    latest: (day: string) => `最近は${day}です。`,
  },

  deskList: {
    title: "窓口の対応中の件",
    none: "いま対応中の件はありません。",
    owner: (name: string) => `担当：${name}`,
    due: (at: string) => `${at}まで`,
    more: "ほかにもあります。急ぐものから表示しています。",
  },

  together: {
    open: "いっしょに記録する人を選ぶ",
    title: "いっしょに記録する人",
    intro: "選んだ人は、同じことがあったときに、この件へ記録できます。あなたのお名前は、その人に伝わります。",
    people: "だれと記録しますか",
    hint: "外すと、その人には見えなくなります。すでに読まれた内容は、取り消せません。",
    sees: "その人に見えるもの",
    incidents: "出来事の記録だけ",
    content: "出来事の記録と、報告の内容（名前や番号は伏せます）",
    submit: "決める",
    notYourself: "ご自身のほかの人を選んでください。",
    notAdmitted: (names: string) => `${names}には、お願いできません。市の職員を選んでください。`,
    invited: (names: string, sees: string) =>
      `${names}に、いっしょに記録するようお願いしました。見えるもの：${sees}`,
    unreachable: (names: string) => `${names}には、お願いできませんでした。市の職員として確かめられません。`,
    left: (names: string) => `${names}が、記録から抜けました。`,
    removed: (names: string) => `${names}へのお願いを取り消しました。`,
    with: (names: string) => `いっしょに記録している人：${names}`,
    count: (n: number) => `いっしょに記録している人：${n}人`,
    asked: (name: string, number: string) =>
      `${name}さんから、続いている出来事（${number}）をいっしょに記録するよう頼まれました。`,
    seesIncidents: "あなたに見えるのは、出来事の記録だけです。",
    seesContent: "あなたには、出来事の記録と、報告の内容が見えます。名前や番号は伏せてあります。",
    over: "この件の記録は終わりました。ありがとうございました。",
    leave: "記録から抜ける",
    leaveSure: "記録から抜けますか。",
    leaveSays: "この件は見えなくなります。これまでの記録は残ります。",
    leaveYes: "抜ける",
    notRead: "このスレッドの書き込みは保存されず、どこにも届きません。ボタンから記録してください。",
    yours: "いっしょに記録している件",
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

  handing: {
    deputy: { section: "部署の人", manager: "所属長" } satisfies Record<Deputy, string>,
    or: "か",
    hand: (deputies: string) => `${deputies}に答えてもらう`,
    title: "代わりに答えてもらう",
    who: "答えてほしい人",
    submit: "頼む",
    shown:
      "頼んだ人に見えるのは、この質問と、あなたのお名前と、相談を記録していることだけです。書いた文章、ほかの答え、番号は見えません。窓口に名前を伏せるときも、頼んだ人にはお名前が見えます。どの件のことかは、直接お伝えください。",
    notAdmitted: "この人には頼めません。マモリを使える職員を選んでください。",
    waiting: (name: string) => `${name}さんに頼みました。まだ答えがありません。`,
    answered: (name: string) => `${name}さんが答えました。`,
    declined: (name: string) => `${name}さんは、答えられないとのことです。`,
    unreached: (name: string) => `${name}さんには、マモリから頼めませんでした。`,
    whileWaiting: (name: string) =>
      `${name}さんに頼んでいます。ここで答えるか飛ばすと、頼んだことは取り消されます。`,
    answeredNotice: (name: string) => `頼んだ質問に、${name}さんが答えました。`,
    declinedNotice: (name: string) => `頼んだ質問に、${name}さんは答えられないとのことです。`,
    unreachedNotice: (name: string) => `質問を、${name}さんには頼めませんでした。`,
    goBack: "「変更」を押すと、ご自身で答えるか、ほかの人に頼むか、飛ばすことができます。",
    by: (name: string) => `（${name}さんが回答）`,
    bySection: "（部署の人が回答）",
    asks: (name: string) => `${name}さんから、質問に答えてほしいとのお願いです。`,
    about: (name: string) =>
      `${name}さんは、マモリで相談を記録しています。部署の人のほうがよく分かることなので、次の質問だけをお願いしています。書かれた内容は、ここには出ません。どの件のことかは、${name}さんに直接お聞きください。`,
    whereTo: (name: string) =>
      `答えは、${name}さんに届きます。あなたのお名前とともに、相談窓口にも伝わることがあります。`,
    quiet: (name: string) =>
      `このお願いのことは、${name}さんのほかには話さないでください。このスレッドに書いたことは、だれにも届きません。`,
    answer: "答える",
    decline: "わからない・答えられない",
    nothing:
      "一つも選ばれていません。答えられないときは、この画面を閉じて「わからない・答えられない」を押してください。",
    given: (name: string) => `答えを${name}さんに伝えました。ありがとうございます。`,
    passed: (name: string) =>
      `答えられないことを、${name}さんに伝えました。分かったときは、あとからでも答えられます。`,
    over: "このお願いは終わりました。お手数をおかけしました。",
    unread:
      "このスレッドは、お願いした人も相談窓口も読みません。お願いへの答えは、上のボタンから送ってください。",
  },
};
