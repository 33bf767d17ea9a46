import * as play from "./plays.ts";

/** One picture: whose screen, how it comes about, and what of it is shown. */
export interface Screen {
  /** The file in docs/images, without its ending. */
  readonly file: string;
  readonly whose: "佐藤" | "田中" | "高橋" | "木村";
  readonly play: play.Play;
  /** The open modal, the Home, or for each text the newest message in which it can be read. */
  readonly shows: "modal" | "home" | readonly string[];
  /** What it is, said below it. The guides describe it to those who cannot see it. */
  readonly title: string;
}

/** Every screen of the conversation that has a picture. A new one is a line here, and its place in the guides. */
export const screens: readonly Screen[] = [
  {
    file: "doors-report",
    whose: "佐藤",
    play: play.opensReport,
    shows: ["いまの状況は"],
    title: "報告の最初の画面",
  },
  {
    file: "doors-consult",
    whose: "佐藤",
    play: play.opensConsultation,
    shows: ["いまの状況は"],
    title: "相談の最初の画面",
  },
  {
    file: "safety",
    whose: "佐藤",
    play: play.callsForHelp,
    shows: ["応援を呼びました", "いまどこにいますか"],
    title: "応援を呼んだあとの画面",
  },
  {
    file: "called",
    whose: "木村",
    play: play.comes,
    shows: ["応援の呼び出し"],
    title: "呼ばれた人に届くメッセージ",
  },
  {
    file: "coming",
    whose: "佐藤",
    play: play.comes,
    shows: ["応援を呼びました", "林さん（係長）：向かっています"],
    title: "だれが来るかが分かる画面",
  },
  {
    file: "live",
    whose: "佐藤",
    play: play.talksOn,
    shows: ["対応が続いているあいだ"],
    title: "対応が続いているあいだの画面",
  },
  {
    file: "doubt",
    whose: "佐藤",
    play: play.isAskedDoubt,
    shows: ["何をいっしょに考えましょうか"],
    title: "相談したいことの質問",
  },
  {
    file: "talk",
    whose: "佐藤",
    play: play.wantsToTalk,
    shows: "modal",
    title: "話を聞いてほしいときの画面",
  },
  {
    file: "what-happened",
    whose: "佐藤",
    play: play.writesWhat,
    shows: "modal",
    title: "何があったかを書く画面",
  },
  {
    file: "facts",
    whose: "佐藤",
    play: play.choosesFacts,
    shows: ["あったことを、すべて"],
    title: "見聞きしたことを選ぶ質問",
  },
  {
    file: "stop",
    whose: "佐藤",
    play: play.isAskedStop,
    shows: ["やめてほしいと伝えたあと"],
    title: "選んだことに続く質問",
  },
  {
    file: "length",
    whose: "佐藤",
    play: play.isAskedLength,
    shows: ["合わせてどのくらい"],
    title: "続いた時間の質問",
  },
  {
    file: "effect",
    whose: "佐藤",
    play: play.isAskedEffect,
    shows: ["どんな影響"],
    title: "影響の質問",
  },
  {
    file: "merits",
    whose: "佐藤",
    play: play.isAskedMerits,
    shows: ["市の答えと、相手の求め"],
    title: "市の答えと相手の求めの質問",
  },
  {
    file: "care",
    whose: "佐藤",
    play: play.isAskedCare,
    shows: ["気づいたこと"],
    title: "気づいたことの質問",
  },
  {
    file: "support",
    whose: "佐藤",
    play: play.isAskedSupport,
    shows: ["ここまでと、これから"],
    title: "ここまでとこれからの質問",
  },
  {
    file: "share",
    whose: "佐藤",
    play: play.isAskedWhom,
    shows: ["誰に伝えますか"],
    title: "誰に伝えるかの質問",
  },
  {
    file: "result",
    whose: "佐藤",
    play: play.seesResult,
    shows: ["対応の方向"],
    title: "いっしょに考えたこと",
  },
  {
    file: "preview",
    whose: "佐藤",
    play: play.seesPreview,
    shows: ["窓口に送る内容"],
    title: "窓口に送る内容の確認",
  },
  { file: "masks", whose: "佐藤", play: play.choosesHidden, shows: "modal", title: "伏せた所を選ぶ画面" },
  {
    file: "offer",
    whose: "佐藤",
    play: play.isOffered,
    shows: ["続けて、状況をうかがう質問"],
    title: "報告を送ったあとの画面",
  },
  { file: "home", whose: "佐藤", play: play.opensHome, shows: "home", title: "マモリのホーム" },
  {
    file: "answered",
    whose: "佐藤",
    play: play.isAnswered,
    shows: ["さんが担当します", "私も同席します"],
    title: "職員に届いた返事",
  },
  { file: "card", whose: "田中", play: play.sendsConsultation, shows: ["緊急度"], title: "相談窓口のカード" },
  {
    file: "card-urgent",
    whose: "田中",
    play: play.saysWhere,
    shows: ["緊急度"],
    title: "応援を呼んだ件のカード",
  },
  { file: "reply", whose: "田中", play: play.writesReply, shows: "modal", title: "職員に返事を書く画面" },
  {
    file: "decide",
    whose: "田中",
    play: play.recordsDecision,
    shows: "modal",
    title: "組織の判断を記録する画面",
  },
  {
    file: "more",
    whose: "佐藤",
    play: play.readsMore,
    shows: "modal",
    title: "誰に伝えるかを、くわしく読む画面",
  },
  {
    file: "again",
    whose: "佐藤",
    play: play.recordsAgain,
    shows: "modal",
    title: "今日もあったことを記録する画面",
  },
  {
    file: "recorded",
    whose: "佐藤",
    play: play.hasRecorded,
    shows: ["相談 R8-001", "記録しました"],
    title: "続いている件のスレッド",
  },
  {
    file: "together",
    whose: "佐藤",
    play: play.choosesColleague,
    shows: "modal",
    title: "いっしょに記録する人を選ぶ画面",
  },
  {
    file: "invited",
    whose: "高橋",
    play: play.invites,
    shows: ["いっしょに記録している件"],
    title: "いっしょに記録する人に届くメッセージ",
  },
  {
    file: "anew",
    whose: "佐藤",
    play: play.isAskedAnew,
    shows: ["前の答え"],
    title: "もう一度いっしょに考えるときの質問",
  },
  {
    file: "card-again",
    whose: "田中",
    play: play.judgedAnew,
    shows: ["これまでの結果"],
    title: "続いている件のカード",
  },
  {
    file: "hand",
    whose: "佐藤",
    play: play.handsOn,
    shows: "modal",
    title: "代わりに答えてもらう人を選ぶ画面",
  },
  {
    file: "handed",
    whose: "高橋",
    play: play.isHanded,
    shows: ["質問に答えてほしいとのお願い"],
    title: "代わりに答える人に届くメッセージ",
  },
  {
    file: "digest",
    whose: "木村",
    play: play.isTold,
    shows: ["所属のお知らせ"],
    title: "所属長に届く所属のお知らせ",
  },
  { file: "close", whose: "田中", play: play.closesCase, shows: "modal", title: "終わりにする画面" },
];
