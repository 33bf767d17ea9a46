import { type Matter, matter } from "./matter.ts";

/** The hearing section, the call centre, and what sections ask the desk to think through with them. */
export const voiceMatters: readonly Matter[] = [
  matter(
    "continuing",
    ["callcentre"],
    { how: "phone", facts: "repeat long", stuck: "30", after: "6", demand: "unrelated" },
    {
      what: "{夜の受付になると|土曜の午後に|閉庁後に}同じ番号からかかり、市政とは関係のない話が{長分}続きます。番号は{電話}です。{切ると、すぐに次の者が受けることになります。|受けるたびに、ほかの方をお待たせしています。}",
      wanted: "話を聞いてもらうこと",
      again: [
        "{長分}。きょうは天気の話でした。",
        "五回の着信。うち三回を受けました。",
        "終えることをお伝えして、終えました。",
      ],
    },
  ),
  matter(
    "continuing",
    ["callcentre"],
    { how: "phone", facts: "repeat shout", after: "3", stop: "continued", length: "15", demand: "cannot" },
    {
      what: "担当課に取り次げない時間の電話で、毎回{怒鳴られます。|大きな声になります。}{夜間は取り次げないことを、受けた者が全員お伝えしています。|名前を聞き出し、次の電話で名指しされます。}今月で{回}です。",
      wanted: "夜間に担当者へつなぐこと",
      again: [
        "怒鳴り声のまま{短分}。",
        "先輩に代わってもらいました。",
        "名前を聞かれました。お伝えしていません。",
      ],
    },
  ),
  matter(
    "continuing",
    ["hearing"],
    { how: "mail", facts: "repeat", after: "6", demand: "none" },
    {
      what: "市政への意見が、同じ方から{一日に十通以上|毎日}届きます。{所管課の回答はすでに出ています。|話題は毎日変わりますが、結びはいつも同じです。}返事をしないでいると、電話で確かめられます。",
      wanted: "すべてに回答すること",
      again: ["きょうは{十二|八|十五}通でした。", "電話で、読んだかどうかを確かめられました。"],
    },
  ),
  matter(
    "serious",
    ["callcentre"],
    {
      how: "phone",
      facts: "insult boss",
      after: "1",
      stop: "continued",
      length: "30",
      effect: "worn unwell",
    },
    {
      what: "「委託の分際で」から始まり、{長分}近く人格を否定する言葉が続きました。{上の者に代わるまでの間、切ることができませんでした。|規定の時間まで聞き続けました。}{次の電話を取るのが怖いです。|家でも動悸がします。}",
      wanted: "市の職員に代わること",
    },
  ),
  matter(
    "serious",
    ["hearing"],
    {
      how: "counter",
      facts: "stay insult",
      stop: "continued",
      length: "30",
      effect: "work worn",
      demand: "cannot",
    },
    {
      what: "面談の時間が終わり、お引き取りを三度お願いしましたが、{閉庁まで席を立たれませんでした。|さらに{長分}残られました。}その間、{職員を一人ずつ名指しして見下す言葉が続きました。|記録している職員をからかう言葉が続きました。}",
      wanted: "市長との面会",
    },
  ),
  matter(
    "borderline",
    ["callcentre"],
    { how: "phone", facts: "boss", after: "1", demand: "unknown" },
    {
      what: "{いつ}、案内の途中で「話にならない、上を出せ」と言われました。{折り返しになるとお伝えしましたが、|責任者は不在だとお伝えしましたが、}{短分}ほど同じお話でした。{私の説明が足りなかったのかもしれません。|お名前は{名}さんです。}",
      wanted: "責任者からの電話",
    },
  ),
  matter(
    "borderline",
    ["callcentre"],
    { how: "phone", facts: "long", stuck: "none", demand: "within", care: "language" },
    {
      what: "日本語があまり得意でない方の電話で、{長分}かかりました。{途中で相手の方がいら立ち、電話を置く音がしました。|通訳の窓口へつなぐまで、お互いに困りました。}怒っておられたのか、困っておられたのか、わかりません。",
      wanted: "手続きの案内",
    },
  ),
  matter(
    "borderline",
    ["callcentre", "hearing"],
    { how: "phone", facts: "none1 none2 boss", after: "none", demand: "unknown", answer: "partly" },
    {
      what: "担当課の回答を待てないとして、市長に直接話したいとのお電話でした。{回答の予定日をお伝えできず、|所管がまだ決まっていないことを説明できず、}同じやり取りになりました。{言葉は丁寧でした。|}",
      wanted: "市長との電話",
    },
  ),
  matter(
    "borderline",
    ["hearing"],
    { how: "counter", facts: "pry", stop: "stopped", length: "5", demand: "rights" },
    {
      what: "陳情の受付で、やり取りを録画してよいかと聞かれ、お断りしました。{そのあとも机の上に携帯電話が置かれていました。|一度は止めてくださいましたが、帰り際にまた構えられました。}撮られたのかどうか、わかりません。",
      wanted: "やり取りの記録",
    },
  ),
  matter(
    "borderline",
    ["hearing", "accounts"],
    { how: "mail", facts: "apology", demand: "cannot", check: "checking" },
    {
      what: "前に送った回答の文言に誤りがあり、訂正をお送りしました。{それでは足りないとして、|担当者の署名がないとして、}詫び状を求める手紙が{二|三}通届いています。どこまで応じるのがよいでしょうか。差出人は{住所}の方です。",
      wanted: "担当者名の詫び状",
    },
  ),
  matter(
    "plain",
    ["callcentre"],
    { how: "phone", facts: "none1 none2 none3", demand: "within", check: "yes" },
    {
      what: "{昨日の案内|前の電話の案内}が違っていたとのお叱りでした。{手元の資料が古いままでした。|制度が変わったことを知りませんでした。}{謝って、正しい内容をお伝えしました。|担当課に確かめて折り返しました。}強い言い方でしたが、もっともだと思います。",
      wanted: "正しい案内",
    },
  ),
  matter(
    "plain",
    ["callcentre", "counter"],
    {
      how: "phone",
      facts: "none1 shout none3",
      stop: "stopped",
      length: "5",
      effect: "none",
      demand: "within",
      check: "no",
    },
    {
      what: "つながるまで{二十分|三十分}待ったとのことで、はじめは怒っておられました。{お詫びしてご用件をうかがうと、すぐに落ち着かれました。|待ち時間の目安をお伝えすると、静かになりました。}{よくあることですが、初めてだったので書きます。|新人が受けたので、代わりに書きます。}",
      wanted: "早くつながること",
    },
  ),
  matter(
    "plain",
    ["hearing"],
    { how: "mail", facts: "none1 none2 none3", demand: "rights", check: "no" },
    {
      what: "市の計画について、{三十項目|二十項目}にわたる質問の手紙が届きました。{どれも筋の通ったご質問です。|期限も常識的です。}量が多く、係では荷が重いのですが、カスハラの相談にしてよいものか迷いました。",
      wanted: "各項目への回答",
    },
  ),
  matter(
    "danger",
    ["hearing", "welfare", "counter"],
    { how: "counter", place: "room", facts: "threat bang", stop: "not_said", length: "5", effect: "afraid" },
    {
      what: "相談室で机を叩き、「夜道に気をつけろ」と言われました。{席を外して、隣の部屋から書いています。|二人で応対しており、もう一人が残っています。}{名}さんという方です。",
      wanted: "担当者の住所を教えること",
    },
  ),
  matter(
    "guidance",
    ["insurance", "counter", "tax", "welfare"],
    { doubt: "manual" },
    {
      what: "課のマニュアルを作り直しています。{電話を終えるときの言い方|録音をお伝えする言い方}の例があれば教えてください。{来月の係会議で使います。|掲示の文も一緒に考えたいです。}",
    },
  ),
  matter(
    "guidance",
    ["library", "children", "counter"],
    { doubt: "manual" },
    {
      what: "窓口に貼る{お知らせ|掲示}の文案について相談させてください。{やわらかい言い方にしたいのですが、伝わるか心配です。|ほかの課の例があれば見たいです。}",
    },
  ),
  matter(
    "guidance",
    ["insurance", "callcentre", "welfare"],
    { doubt: "other" },
    {
      what: "{新しく入った職員|着任したばかりの職員}向けに、{三十分ほど|一時間ほど}の研修をお願いできますか。{事例を使って話し合う形を考えています。|電話の応対を中心にしたいです。}",
      months: [4, 5, 10],
    },
  ),
  matter(
    "guidance",
    ["tax", "accounts", "roads"],
    { doubt: "other" },
    {
      what: "{録音機|通話録音}の使い方と、録音を残す期間について教えてください。{課によって違うようです。|説明を求められたときの答え方も知りたいです。}",
    },
  ),
  matter(
    "guidance",
    ["hearing", "callcentre"],
    { doubt: "manual other" },
    {
      what: "長い電話の{引き継ぎ方|交代の決まり}を見直しています。{三十分の目安を、どこから数えるか迷っています。|委託先との分担も整理したいです。}ご意見をください。",
    },
  ),
  matter(
    "guidance",
    ["parks", "waste", "roads"],
    { doubt: "manual" },
    {
      what: "現場で作業する職員向けの{心得|手引き}を作りたいです。{一人で呼び止められたときの言い方に悩んでいます。|危ないときの連絡先を一枚にまとめたいです。}",
    },
  ),
  matter(
    "guidance",
    ["insurance", "tax"],
    { doubt: "other" },
    {
      what: "応対のあとの同僚への声のかけ方について、{係で話し合っています。|考えをうかがいたいです。}{その日のうちに話を聞くようにしていますが、これで足りるでしょうか。|休むよう勧めてよいものか迷います。}",
    },
  ),
  matter(
    "guidance",
    ["welfare", "children", "library", "insurance"],
    { doubt: "talk other" },
    {
      what: "特定の出来事ではありません。{このところ、電話の音に身構えてしまいます。|同僚の応対を聞いているだけで苦しくなります。}一度お話を聞いていただけますか。",
    },
  ),
];
