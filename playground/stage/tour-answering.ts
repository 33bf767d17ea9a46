import { ROOMS } from "./settle.ts";
import { KNOWN_BY, later, type Step, untilMorning } from "./tour-steps.ts";

const NOTE = "高橋課長に、書面でお答えする日を確かめます。電話を受ける人は一人に決めたいです。";
const REPLY =
  "同じ内容のご連絡が続いています。\n応対する人を一つに決め、市としての答えを記録に残る形でお伝えする方法を、部署と一緒に考えます。\n書面の回答は、きょう高橋課長から出します。次のお電話は、村上係長がお受けします。";
const REASON = "書面でお答えしたあとも同じ求めが続き、ほかの電話を受けられない時間が出ています。";

const CLOSING =
  "お知らせいただいた件について、確認したことと、行ったことをお伝えします。\n電話は村上係長が受けることに決め、同じ内容には書面の答えをもってお返事します。\n40回の電話を一人で受けてくださり、ありがとうございました。体調に変化があれば、いつでもお知らせください。";

/** From the desk's card to the closing: how the desk answers, and what the clerk reads. */
export const answering: readonly Step[] = [
  {
    title: "窓口に届きます",
    says: "佐藤さんが「送る」を押すと、窓口のチャンネルにカードが出ます。氏名は伏せられ、答えから言えることと、その理由が並びます。",
    front: "desk",
    opens: { desk: "card" },
    play: async ({ clerk }) => clerk.presses("送る"),
    expects: {
      clerk: ["相談窓口へ送りました。"],
      desk: ["窓口の担当を待っています", "〔氏名〕様から", "まだ伝えきれていない答え"],
    },
    hides: { desk: ["清水"] },
  },
  {
    title: "担当が決まります",
    says: "田中さんが「担当する」を押します。佐藤さんには、だれがいつまでに連絡するかが、すぐに伝わります。",
    front: "desk",
    play: async (players) => {
      await later(players, 4);
      await players.desk.presses("担当する");
    },
    expects: {
      desk: ["田中さんが担当します。"],
      clerk: ["田中さんが担当します。あした"],
    },
  },
  {
    title: "窓口の中だけのメモ",
    says: "カードのスレッドに書いたことは内部のメモで、佐藤さんには届きません。書いた人には、届いていないことが示されます。",
    front: "desk",
    play: async ({ desk }) => desk.writes(ROOMS.desk, KNOWN_BY, NOTE),
    expects: { desk: [NOTE, "いまの書き込みは内部のメモです。職員には届いていません。"] },
    hides: { clerk: [NOTE] },
  },
  {
    title: "返事を書きます",
    says: "返事は、はっきり分かれた画面で書きます。ひな形を選んで、自分の言葉を足せます。",
    front: "desk",
    play: async (players) => {
      await later(players, 25);
      const { desk } = players;
      await desk.presses("職員に返事を書く");
      await desk.picks("応対する人を一つに");
      await desk.fills({ 返事: REPLY });
    },
    expects: { desk: ["送り先：佐藤さん", "ここに書いた文章は、そのまま職員に届きます。"] },
  },
  {
    title: "返事が届きます",
    says: "佐藤さんのスレッドに、田中さんの名前で返事が届きます。カードには、届いた時刻が残ります。",
    front: "clerk",
    play: async ({ desk }) => desk.submits(),
    expects: { clerk: ["相談窓口の田中さんから", "書面の回答は、きょう"], desk: ["に届きました"] },
  },
  {
    title: "次の日も、電話がありました",
    says: "時計が次の朝へ進みます。41回目の電話を、佐藤さんは「今日もあった」に記録します。書くのは長さとひとことだけです。",
    front: "clerk",
    play: async (players) => {
      await untilMorning(players);
      const { clerk } = players;
      await clerk.presses("今日もあった");
      await clerk.fills({
        どのくらい: "15分くらい",
        ひとこと: "書面が届いたあとも、同じお話で41回目のお電話でした。",
      });
    },
    expects: { clerk: ["どのくらい", "ひとこと"] },
  },
  {
    title: "回数と時間が積み重なります",
    says: "記録は窓口のカードに足され、田中さんに知らされます。同じ説明を、もう一度書く必要はありません。",
    front: "desk",
    play: async ({ clerk }) => clerk.submits(),
    expects: {
      clerk: ["記録しました：11月17日"],
      desk: ["その後1回ありました。合わせて15分くらいです。", "また同じことがありました（佐藤さんの記録）"],
    },
  },
  {
    title: "もう一度、いっしょに考えます",
    says: "書面の答えが届いたので、佐藤さんは考え直します。変わったところだけを答え、ほかは「前と同じ」で進みます。",
    front: "clerk",
    play: async ({ clerk }) => {
      await clerk.presses("もう一度いっしょに考える", "前と同じ", "前と同じ", "前と同じ");
      await clerk.fills({ 市としての答え: "伝えた。その後、新しい事情や質問は出ていない" });
    },
    expects: {
      clerk: ["これは前の答えです。", "残りは前と同じ"],
      desk: ["職員が、新しいことを踏まえて質問に答え直しています。"],
    },
  },
  {
    title: "答えから言えることが変わります",
    says: "市の答えを尽くしたあとも続いているので、許容範囲を超える言動の可能性が示されます。前の結果も、日付とともに残ります。",
    front: "clerk",
    play: async ({ clerk }) => clerk.presses("次へ", "残りは前と同じ"),
    expects: {
      clerk: ["許容範囲を超える言動の可能性（組織で確認）", "口調が丁寧でも同じです。"],
      desk: ["許容範囲を超える言動の可能性（組織で確認）", "これまでの結果"],
    },
  },
  {
    title: "判断するのは組織です",
    says: "窓口と部署が確かめ、田中さんが組織の判断を理由とともに記録します。マモリは判断しません。",
    front: "desk",
    play: async (players) => {
      await untilMorning(players);
      await players.desk.presses("組織の判断を記録する");
      await players.desk.fills({ 判断: "該当する", 理由: REASON });
    },
    expects: { desk: ["判断するのは組織です。マモリは判断しません。"] },
  },
  {
    title: "終わりにする前に、四つのこと",
    says: "事実確認、職員への配慮、再発防止、本人への説明。四つのどれも、行った日か理由がなければ終わりにできません。",
    front: "desk",
    play: async ({ desk }) => {
      await desk.submits();
      await desk.presses("終わりにする");
      await desk.fills({
        "事実確認：行った日": "2026-11-17",
        "職員への配慮：行った日": "2026-11-16",
        "再発防止（市の改善を含む）：行った日": "2026-11-18",
        "本人への説明：行った日": "2026-11-18",
        職員へのお知らせ: CLOSING,
      });
    },
    expects: {
      desk: ["次の四つについて、行った日か、該当しない理由を入れてください。"],
      clerk: ["組織としての判断が記録されました。"],
    },
  },
  {
    title: "佐藤さんに伝わります",
    says: "判断とその理由、行った四つのことが、佐藤さんに届きます。また同じことがあれば、この続きからいつでも再開できます。",
    front: "clerk",
    play: async ({ desk }) => desk.submits(),
    expects: {
      clerk: ["組織の判断：該当する", REASON, "事実確認：11月17日", "電話は村上係長が受けることに決め"],
      desk: ["田中さんが、この件を終わりにしました。"],
    },
  },
];
