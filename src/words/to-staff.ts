/** What staff read around their cases: the thread, the App Home, and what to do in danger. */
export const toStaff = {
  refusedPerson: {
    intro:
      "マモリは、この市の職員のための窓口です。いまのアカウントでは使えませんが、危ないときは次のようにしてください。",
    desk: (name: string, extension: string) => `相談先：${name}　${extension}`,
    nothingKept: "この操作は記録していません。",
  },

  section: {
    title: "所属",
    ask: "お名前が名簿にありません。所属を教えてください。",
    gone: "前に教えていただいた部署が、名簿からなくなりました。いまの所属を教えてください。",
    purpose:
      "応援を呼ぶ相手を決めるためと、お名前を出した件で窓口に示すために使います。お名前を伏せた件では示しません。一度だけお聞きします。ホームでいつでも変えられます。",
    choose: "所属を選ぶ",
    submit: "決める",
    none: "わからない・選ばない",
    said: (path: string) => `所属を「${path}」と覚えました。ホームで変えられます。`,
    unsaid: "所属は選ばないままにしました。ホームでいつでも選べます。",
    over: "所属はもうお聞きしません。",
    listed: (path: string) => `所属：${path}（名簿から）`,
    yours: (path: string) => `所属：${path}`,
    yoursNone: "所属：選んでいません",
    notThere: "その部署は、名簿にもうありません。もう一度選んでください。",
  },

  home: {
    yours: "あなたの報告・相談",
    none: "まだありません。",
    row: (number: string, kind: string, status: string, at: string) =>
      `${number}　${kind}${status === "" ? "" : `　${status}`}　${at}`,
    noDesk:
      "窓口のチャンネルに届けられない状態です。書いた内容は保存され、直り次第届きます。お急ぎの場合は電話をご利用ください。",
  },

  safety: {
    title: "応援を呼びました",
    told: (at: string) => `${at}に、相談窓口へお名前を伝えました。`,
    telling: (at: string) =>
      `${at}に応援を呼びました。相談窓口へお名前を送っています。届かないこともあるので、電話や声でも周りを呼んでください。`,
    cutOff: (at: string) =>
      `${at}に応援を呼びましたが、窓口のチャンネルが使えないため、相談窓口に届いていません。待たずに、電話か声で、すぐ周りを呼んでください。使えるようになり次第、窓口に届きます。`,
    writeLater:
      "担当が決まると、このスレッドに書いたことがすぐ窓口に届くようになります。それまでは下書きに加わります。",
    nobodyYet: "まだ反応がありません。返事を待たず、その場を離れてください。",
    someone: (name: string) => `${name}さんが担当します。`,
    ownerNotYet: (name: string) =>
      `担当は${name}さんです。応援には、まだ反応がありません。返事を待たず、その場を離れてください。`,
    calledOff: "応援の呼び出しは取り下げました。相談窓口にも、そのことを伝えます。",
    inHand: "呼んだ人から反応がありました。その場を離れ、安全な所で待ってください。",
    stoodDown: "呼び出しを終えました。いま危ないときは、もう一度応援を呼んでください。",
    over: "この件は終わりました。いま危ないときは、ホームかコマンドから、もう一度応援を呼んでください。",
    call: "応援を呼ぶ",
    callSure: "応援を呼びますか。",
    callSays:
      "お名前が相談窓口に、わかるときは部署とともに所属長、係長、応援の登録者にも、すぐ伝わります。所属長に伝えない件では、所属長と上司は呼びません。何があったかは送られません。",
    yes: "呼ぶ",
    no: "戻る",
  },

  hours: {
    away: (at: string, opens: string) => `${at}現在、窓口は業務時間外です。次に見るのは${opens}からです。`,
    cannotWait: (outside: string, outsideExtension: string, desk: string, extension: string) =>
      `待てないときは、${outside}（${outsideExtension}）に相談できます。身の危険があるときは、ためらわず110番をしてください。${desk}（${extension}）には、業務時間に電話が通じます。`,
    calledAway: (at: string, opens: string) =>
      `呼び出した${at}は、窓口の業務時間外です。呼び出しは届けますが、気づく人がいないことがあります。待たずに周りの人を呼び、危ないときは110番をしてください。窓口が次に開くのは${opens}です。`,
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

  undelivered: {
    failed: (at: string, desk: string, extension: string) =>
      `${at}の書き込みは、相談窓口に届きませんでした。${desk}（${extension}）に電話で伝えてください。`,
    arrived: (at: string) => `${at}の書き込みは、あとから相談窓口に届きました。`,
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
};
