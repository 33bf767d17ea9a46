/** この窓口で変わったこと: what the desk reads of it, and all staff. */
export const toChanges = {
  changed: {
    title: (month: string) => `この窓口で変わったこと　${month}分`,

    /** What Mamori proposes, each no longer than a line may be. */
    proposal: {
      received: (month: string, cases: string) => `${month}は、報告や相談を${cases}件受け取りました。`,
      answered: (time: string) => `半数の件には、業務時間で数えて${time}以内に、最初の返事を届けました。`,
      prevented: (cases: string) => `${cases}件で、再発防止（市の改善を含む）を行いました。`,
    },

    card: {
      open: "全職員に知らせる、3行までの文です。まだ、だれにも知らせていません。",
      empty: "全職員に知らせることがあれば、3行までで書いてください。知らせるまで、だれも読めません。",
      proposed: "窓口の数字から作った案です。",
      by: (name: string, at: string) => `最後に変えた人：${name}さん（${at}）`,
      to: (channel: string) => `知らせる先：${channel}`,
      posting: (name: string, at: string) => `${name}さんが${at}に承認しました。投稿しています。`,
      posted: (name: string, at: string) => `${name}さんが${at}に承認し、全職員に知らせました。`,
      link: "投稿を見る",
      skipped: (name: string, at: string) => `${name}さんが${at}に、今月は出さないことにしました。`,
      withdrawn: (name: string, at: string) =>
        `${name}さんが${at}に取り下げました。全職員への投稿は消します。`,
      trouble: {
        "not-there": (invite: string) =>
          `マモリがこのチャンネルにいないため、Slackに反映できていません。チャンネルで ${invite} を実行すると、1分ほどで反映します。`,
        archived:
          "このチャンネルがアーカイブされているため、Slackに反映できていません。元に戻すと、1分ほどで反映します。",
        closed:
          "このチャンネルにはマモリが書き込めないため、Slackに反映できていません。投稿の権限で許可すると、1分ほどで反映します。",
        other: (code: string) =>
          `Slackが受け付けず、${code} と答えました。マモリを動かしている担当に、お知らせください。`,
      },
      write: "書く・直す",
      edit: "直す",
      approve: "全職員に知らせる",
      approveSays: (channel: string) => `${channel} に投稿し、全職員が読みます。よろしいですか。`,
      skip: "今月は出さない",
      withdraw: "取り下げる",
      withdrawSure: "取り下げますか",
      withdrawSays: "全職員への投稿を消します。すでに読んだ人がいるかもしれません。",
      reconsider: "もう一度考える",
      no: "やめる",
    },

    form: {
      title: "窓口で変わったこと",
      submit: "保存する",
      submitPosted: "直して知らせる",
      close: "閉じる",
      intro: "保存しただけでは、知らせません。",
      introPosted: "全職員が読んでいる投稿が、すぐに変わります。",
      line: (n: number) => `${n}行目`,
      help: "個人や件が分かることは書かないでください。",
      needed: "1行は書いてください。",
      tooLong: (most: number) => `${most}文字までにしてください。`,
    },

    /** Somebody else was faster: nothing is lost, and nothing is told. */
    newer: (name: string, at: string) =>
      `${name}さんが${at}に変えた、新しいものがあります。カードで確かめてから、もう一度お試しください。`,
    newerThanForm: (name: string, at: string) =>
      `${name}さんが${at}に変えた、新しいものがあります。ここに書いた文を控えてから閉じ、カードの新しい文を確かめて、もう一度お試しください。`,
    newerAnyway: "新しいものがあります。カードで確かめてから、もう一度お試しください。",
    off: "全職員に知らせるチャンネルが、いまは決められていません。",

    /** Under what all staff read. */
    from: (desk: string) => `${desk}より`,
  },
};
