import type { Leap, Trouble } from "../api.ts";

// Everything the page itself says. What the bot says comes from the bot.

/** What Slack or its server answers, and how it is said to a Japanese reader. */
const SLACK_SAYS: readonly (readonly [RegExp, string])[] = [
  [
    /^operation_timeout$/,
    "マモリから時間内に返事がありませんでした。止まっているときは、上の「こまったときを試す」から動かしてください。",
  ],
  [
    /^dispatch_failed$/,
    "マモリに届きませんでした。止まっているか、つなぎ直しているところです。少し待って、もう一度お試しください。",
  ],
  [/^(\S+) is not a valid command\.$/, "「$1」というコマンドはありません。「/」と打つと一覧が出ます。"],
  [
    /^(\S+) is not supported in threads\. Sorry!$/,
    "「$1」はスレッドの中では使えません。スレッドを閉じて、元の画面で送ってください。",
  ],
  [/^invalid_command_response$/, "マモリの返事を表示できませんでした。"],
  [/^This channel is archived\.$|is archived$/, "このチャンネルは保管されていて、書き込めません。"],
  [/^an empty message cannot be sent$/, "何か書いてから送ってください。"],
  [/ is not in /, "このチャンネルには入っていません。"],
  [/^there is no message /, "そのメッセージは、もうありません。"],
  [/^(no|there is no) (open )?(modal|view)/i, "この画面は、もう閉じられています。"],
  [/^only one's own messages/, "直したり消したりできるのは、自分のメッセージだけです。"],
  [/^Sending messages to this app/, "このアプリにはメッセージを送れません。"],
];

function slackSays(sentence: string): string {
  const known = SLACK_SAYS.find(([pattern]) => pattern.test(sentence));
  if (known !== undefined) return known[1].replaceAll("$1", sentence.split(" ")[0] ?? "");
  return /[ぁ-んァ-ヶ一-龠]/.test(sentence)
    ? sentence
    : `うまくいきませんでした。もう一度お試しください。（${sentence}）`;
}

const leaps: Readonly<Record<Leap, string>> = {
  "5m": "+5分",
  "30m": "+30分",
  day: "次の日",
  monday: "次の月曜9時",
};

const troubles: Readonly<Record<Trouble, readonly [name: string, seen: string]>> = {
  ratelimited: [
    "Slackが「少し待って」と答える",
    "カードや返事の届くのが遅れます。10秒ほどの待ち時間を守って送り直すので、なくなりません。",
  ],
  http500: [
    "Slackが故障の返事をする",
    "送信が失敗し続けます。書いたことは保存され、スイッチを切ると順に届きます。",
  ],
  hang: ["Slackが返事をしない", "送信が止まって見えます。スイッチを切ってしばらくすると、続きから届きます。"],
  "accept-then-drop": [
    "受け取ったのに返事が途切れる",
    "届いたかどうか分からない状態です。マモリは先に履歴を確かめるので、二重に投稿しません。",
  ],
  twice: [
    "同じ操作が二回届く",
    "一回押しただけでも二回届きます。二回目は数えないので、見た目は変わりません。",
  ],
  unreachable: [
    "Slackに一切つながらない",
    "ボタンを押すと、Slackが「届かなかった」と知らせます。つながると、ひとりでに元へ戻ります。",
  ],
};

export const texts = {
  product: "マモリ",
  kana: "守り",
  notReached: "サーバーにつながりません。この画面を開いたコマンドが動いているか、確かめてください。",
  recorded: "これは録画です。ボタンは押せません。",
  recordedNote: "録画を見ています。押したり書いたりはできません。",
  reconnecting: "つなぎ直しています",
  opening: "市役所を開いています",
  back: "もどる",
  close: "閉じる",
  slackSays,

  doors: {
    lead: "カスタマーハラスメントから、職員を守る。",
    about:
      "マモリは、Slackの中で応援を呼び、あったことを記録し、相談窓口につなぐボットです。ここでは架空の市を一つまるごと動かして、三人の目から試せます。",
    invented: "人も出来事もすべて架空です。外のネットワークは使いません。何を押しても、だれにも届きません。",
    choose: "だれとして始めますか",
    staff: ["報告する人", "電話や窓口でつらいことがあった職員です。数回押すだけで、窓口に届きます。"],
    desk: ["窓口", "届いた報告を受けもち、職員に返事をします。昨年度からの事例が並んでいます。"],
    manager: ["課長", "部下に何かあったとき、何を知らされ、何を知らされないかを見ます。"],
    open: "この人で始める",
    tour: "案内つきで見る",
    tourSays: "報告から返事まで、順に見ていきます。およそ一分です。",
    it: "情報システムの方へ",
    itSays: "何がどこに残り、何が外へ出るか。質問の変え方も試せます。",
  },

  city: {
    name: "市役所の画面",
    home: "最初の画面",
    columns: "三人の画面",
    person: "だれの画面を見るか",
    front: {
      staff: "入力欄の「⚡」から「報告・相談する」を選ぶと、報告が始まります。",
      desk: "鍵のついたチャンネルに、報告のカードが届きます。「担当する」を押してみてください。",
      manager:
        "課長には、マモリから知らせは行きません。「マモリ」の「ホーム」を開くと、できることが分かります。",
    },
    start: "報告を始める",
    openHome: "ホームを開く",
    channels: "チャンネル",
    unread: (n: number) => `未読${n}件`,
    private: "鍵つき",
    tabs: "マモリの表示",
    messages: "メッセージ",
    homeTab: "ホーム",
    noHome: "ホームを開いています。",
    empty: "まだ何もありません。",
    earlier: "これより前のメッセージは省いています。",
    thread: "スレッド",
    threadBack: "チャンネルへもどる",
    busy: "送っています",
    dismiss: "この知らせを閉じる",
    photo: "架空",
  },

  message: {
    more: "メッセージの操作",
    react: "リアクションをつける",
    palette: "リアクション",
    reply: "スレッドで返信",
    edit: "編集する",
    delete: "削除する",
    deleteTitle: "メッセージを削除しますか",
    deleteText: "削除すると、もとに戻せません。",
    keep: "やめる",
    save: "保存する",
    editing: "メッセージを編集",
  },

  composer: {
    label: (where: string) => `${where}へのメッセージ`,
    hint: "メッセージを書く、または「/」でコマンド",
    threadHint: "返信を書く",
    send: "送信",
    attach: "ファイルをつける",
    remove: (name: string) => `${name}を外す`,
    shortcuts: "ショートカット",
    commands: "コマンドの候補",
    broadcast: "チャンネルにも投稿する",
    tooLarge: "20 MBを超えるファイルは送れません。小さくしてから、もう一度つけてください。",
    uploading: "ファイルを送っています",
    keys: "Enterで送信、Shift+Enterで改行",
  },

  time: {
    bar: "市の時計",
    now: "市の時刻",
    leaps,
    fast: "早送り",
    fastOn: "早送り中",
  },

  trouble: {
    open: "こまったときを試す",
    title: "こまったときを試す",
    lead: "通信の不調やマモリの停止を起こして、何がどう見えるかを確かめられます。",
    slack: "Slackの不調",
    troubles,
    bot: "マモリ",
    states: { starting: "動き始めています", running: "動いています", dead: "止まっています" },
    connections: (n: number) => `Slackとの接続 ${n}本`,
    drop: "接続を切る",
    kill: "急に止める",
    start: "動かす",
    restart: "再起動",
    botSays: "急に止めても、保存したことは残ります。止まっている間に押すと、Slackが知らせます。",
    city: "市役所",
    reset: "はじめからやり直す",
    resetTitle: "はじめからやり直しますか",
    resetText: "ここで書いたことや進めたことは、すべて消えます。",
    resetYes: "やり直す",
    resetNo: "やめる",
    working: "進めています",
  },

  traffic: {
    open: "通信を見る",
    title: "通信を見る",
    lead: "マモリとSlackの間を通ったものが、新しい順に並びます。",
    empty: "まだ何も通っていません。",
    toBot: "Slackからマモリへ",
    fromBot: "マモリからSlackへ",
    states: { "under way": "途中", answered: "済み", refused: "断られた", failed: "失敗" },
    kinds: {
      event: "出来事",
      command: "コマンド",
      action: "押下",
      shortcut: "ショートカット",
      submission: "送信",
      closed: "閉じた",
      call: "呼び出し",
      response_url: "返信先",
      upload: "ファイル送信",
      download: "ファイル取得",
      connection: "接続",
    },
    took: (ms: number) => `${Math.round(ms)} ms`,
    attempt: (n: number) => `再送${n}回目`,
    request: "送ったもの",
    answer: "返ったもの",
    only: "断られたものだけ",
  },

  tour: {
    name: "案内",
    step: (n: number, of: number) => `${n} / ${of}`,
    previous: "前へ",
    next: "次へ",
    auto: "自動で進む",
    pause: "自動を止める",
    stop: "ここから自分で続ける",
    leave: "案内を終える",
    none: "案内は、まだ用意されていません。",
  },
} as const;
