import { cast } from "../city/people.ts";
import { ROOMS } from "./settle.ts";
import { KNOWN_BY, later, type Step } from "./tour-steps.ts";

const WORDS = `清水様から、${KNOWN_BY}でした。保険料の計算が違う、とのお話です。きょうも「話にならない、課長を出せ」と言われ、15分ほどで終えました。そのあいだ、ほかの電話を取れませんでした。`;

const GREETING =
  "おはようございます。通知が届くころなので、電話が増えています。つらいときは、早めに声をかけてください。";

/** From the telephone to the desk: the clerk's part of the tour. */
export const asking: readonly Step[] = [
  {
    title: "電話のあと",
    says: "保険年金課の佐藤さんが、同じ方からの40回目の電話を終えました。左から、佐藤さん、相談窓口の田中さん、高橋課長の画面です。",
    front: "clerk",
    opens: { clerk: "section", desk: "desk", head: "section" },
    play: async (players) => {
      await players.head.says(ROOMS.section, GREETING);
      await later(players, 72);
    },
    expects: { clerk: [GREETING], desk: ["窓口の担当を待っています"], head: [GREETING] },
  },
  {
    title: "相談を始めます",
    says: "佐藤さんが /kasuhara-consult と入力します。はじめに聞くのは、いま危険があるかどうかです。この画面は佐藤さんにだけ見えます。",
    front: "clerk",
    play: async ({ clerk }) => clerk.types("/kasuhara-consult", ROOMS.section),
    expects: { clerk: ["いまの状況は", "危険がある（応援を呼ぶ）", "いまは終わっている"] },
    hides: { head: ["いまの状況は"] },
  },
  {
    title: "まだ、だれにも届きません",
    says: "「いまは終わっている」を選ぶと、マモリとのやり取りに下書きができます。送るまでは、佐藤さんだけのものです。",
    front: "clerk",
    opens: { clerk: "case" },
    play: async ({ clerk }) => clerk.presses("いまは終わっている"),
    expects: { clerk: ["送るまで届きません。", "何をいっしょに考えましょうか。"] },
    hides: { desk: ["佐藤"] },
  },
  {
    title: "あったことを書きます",
    says: "短くてもかまいません。相手の氏名を書いてしまっても、窓口には伏せて届きます。",
    front: "clerk",
    play: async ({ clerk }) => {
      await clerk.fills({
        何をいっしょに考えましょうか: [
          "対応を続けてよいか、どう答えるか迷っている",
          "同じ相手との対応が続いている",
        ],
      });
      await clerk.presses("次へ", "書く");
      await clerk.fills({ 何がありましたか: WORDS, どこで: "電話", 相手方は: "市民・利用者" });
    },
    expects: { clerk: ["何がありましたか", "短くて大丈夫です。"] },
  },
  {
    title: "見聞きしたことを選びます",
    says: "書いた文章に手がかりがあるものには「候補」と出ます。印をつけるのは佐藤さんで、マモリが代わりに選ぶことはありません。",
    front: "clerk",
    play: async ({ clerk }) => {
      await clerk.submits();
      await clerk.fills({
        "求め・繰り返し": [
          "同じ内容の電話・来庁・メールが続いている",
          "説明したあとも、上司や市長を出すよう求め続けられた",
        ],
      });
    },
    expects: { clerk: ["あったことを、すべて選んでください。", "候補：書かれた内容から"] },
  },
  {
    title: "答えに合わせて、一つだけ足します",
    says: "電話が続いていると答えたので、市の答えのあとの回数を聞きます。関係のない質問は出ません。",
    front: "clerk",
    play: async ({ clerk }) => clerk.presses("次へ"),
    expects: { clerk: ["市の答えを伝えたあと、同じ内容は何回ありましたか。", "6回以上"] },
  },
  {
    title: "影響をたずねます",
    says: "感じ方に正解はありません。答えたくない質問は、理由を言わずに飛ばせます。",
    front: "clerk",
    play: async ({ clerk }) => {
      await clerk.presses("6回以上");
      await clerk.fills({
        どんな影響: ["仕事が止まった・遅れた", "気持ちがつらい、仕事に向かいにくい"],
      });
    },
    expects: { clerk: ["どんな影響がありましたか。", "感じ方に正解はありません。"] },
  },
  {
    title: "分からないことは、人に頼めます",
    says: "市としての答えは、高橋課長のほうがよく知っています。課長に届くのは質問だけで、佐藤さんが書いたことは見えません。",
    front: "clerk",
    opens: { head: "case" },
    play: async ({ clerk }) => {
      await clerk.presses("次へ", "部署の人か所属長に答えてもらう");
      await clerk.submits({ 答えてほしい人: cast.head.id });
    },
    expects: {
      clerk: ["高橋さんに頼みました。まだ答えがありません。"],
      head: ["佐藤さんから、質問に答えてほしいとのお願いです。", "書かれた内容は、ここには出ません。"],
    },
    hides: { head: ["40回目", "清水"] },
  },
  {
    title: "課長が答えます",
    says: "高橋課長は、書面での答えがまだ届いていないと答えます。市の側の事情も、はじめから材料に入ります。",
    front: "head",
    play: async (players) => {
      await later(players, 3);
      const { head } = players;
      await head.presses("答える");
      await head.submits({
        市としての答え: "まだ伝えきれていない、確認中のことがある",
        相手の求めは: "市の業務だが、制度上などで応じられないこと",
        市として確かめたい: "特にない",
      });
    },
    expects: {
      head: ["答えを佐藤さんに伝えました。ありがとうございます。"],
      clerk: ["頼んだ質問に、高橋さんが答えました。", "やり取りの中で、気づいたことはありますか。"],
    },
  },
  {
    title: "配慮と、してほしいこと",
    says: "相手の方に必要な配慮がなかったかを確かめ、佐藤さんがしてほしいことを聞きます。記録のためだけの欄は、判断に使いません。",
    front: "clerk",
    play: async ({ clerk }) => {
      await clerk.fills({ 気づいたこと: ["特にない・わからない"] });
      await clerk.presses("次へ");
      await clerk.fills({
        ここまでにしたこと: ["上司に相談・交代した", "終えることを伝えて終えた"],
        次に来る: "日は不明だが、また来そう",
        してほしいこと: ["対応のしかたを教えてほしい", "対応を代わってほしい、担当を一本化してほしい"],
      });
      await clerk.presses("次へ");
    },
    expects: { clerk: ["誰に伝えますか。", "不利益な扱いは受けません。"] },
  },
  {
    title: "まず、これからどうするか",
    says: "送る前に、対応の方向が先に出ます。市の答えがまだ届いていないので、どちらとも言わず、確かめる点を挙げます。これは判断ではありません。",
    front: "clerk",
    play: async ({ clerk }) => clerk.presses("相談窓口だけ"),
    expects: {
      clerk: [
        "まず、できること・できないことと理由を、組織として一度お伝えします。",
        "いっしょに確かめたい点があります",
        "これは判断ではありません。",
        "〔氏名〕様から",
      ],
    },
  },
];
