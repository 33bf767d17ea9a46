import type { Refusal } from "../cases/requests.ts";

/** For every reason why something is not done: what the person is told. */
export const refusals = {
  "unknown-case": "この件は見つかりませんでした。画面が古いようです。コマンドからもう一度お試しください。",
  "not-yours": "この操作は、書いた本人か相談窓口だけができます。",
  "not-on-the-desk": "この操作は、相談窓口のチャンネルからだけできます。",
  "already-claimed": "すでに担当が決まっています。",
  "not-claimed": "まだ担当が決まっていません。",
  "not-your-claim": "担当している人だけが外れることができます。",
  "not-open": "この件は終わっています。続きがあれば、再開してください。",
  "not-closed": "この件はまだ終わっていません。",
  "already-sent": "この件はもう送られています。続きは、このスレッドにそのまま書いてください。",
  "not-complete": "まだ選んでいない項目があります。スレッドの質問に答えてから、送ってください。",
  "answer-not-offered":
    "その答えはいま選べません。画面が古いようです。スレッドの新しい質問から選んでください。",
  "not-decided": "先に「組織の判断」を記録してください。判断を留保することもできます。",
  withdrawn: "この件は取り下げられています。",
  "not-live": "この画面は、対応が続いている間だけ使えます。",
  "words-changed": "文章がそのあと変わっています。いまの文章を確かめて、もう一度送ってください。",
  "nothing-written": "送る文章がありません。",
  "out-of-date": "この画面は古くなっています。スレッドの新しい表示から操作してください。",
  "not-sent": "まだ送っていない下書きです。送ったあとで、続きを記録できます。",
  "handed-to-self": "ご自身は選べません。ほかの人を選んでください。",
  "call-over": "この呼び出しは終わっています。ありがとうございました。",
  "yours-already": "すでにご自身が担当しています。",
  "still-calling": "応援を呼んでいる間は、緊急度を変えられません。呼び出しが終わってから変えてください。",
  "linked-to-itself": "この件とは別の件の番号を入れてください。",
  "too-many-links": "つなげる件は10件までです。",
  "answered-already": "この問い合わせには、もう答えがあります。ありがとうございました。",
  "not-asked-any-more": "この問い合わせは終わっています。答えていただく必要はありません。",
} satisfies Record<Refusal, string>;
