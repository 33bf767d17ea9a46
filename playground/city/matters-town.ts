import { type Matter, matter } from "./matter.ts";

/** The counter for everybody, roads, parks and waste. */
export const townMatters: readonly Matter[] = [
  matter(
    "continuing",
    ["roads"],
    { how: "phone", facts: "repeat", after: "6", demand: "cannot" },
    {
      what: "自宅前の除雪を先にしてほしいとのお電話が、{雪の降った日は必ず|降雪のたびに}あります。順番の決め方は{回}ご説明しました。{朝の一時間は、ほとんどこの電話です。|ほかの通報が受けられない時間があります。}",
      wanted: "自宅前を最初に除雪すること",
      again: ["きょうも朝一番に除雪の電話。{短分}。", "三回の着信。内容は同じです。"],
      months: [12, 1, 2, 3],
    },
  ),
  matter(
    "continuing",
    ["roads"],
    { how: "visit", facts: "repeat boss", after: "3", demand: "cannot" },
    {
      what: "道路の段差の件で、現場に呼ばれるのが{回}目です。{補修の必要がないことは、測った結果をお見せして説明しました。|境界の内側のため市では直せないことを、図面で説明しました。}そのたびに「部長を連れてこい」と言われます。場所は{住所}の前です。",
      wanted: "段差をなくすこと、部長の立会い",
      again: ["現場に呼ばれました。{短分}ほど。", "電話で、今週中に来るようにとのことでした。"],
    },
  ),
  matter(
    "continuing",
    ["waste"],
    { how: "phone", facts: "repeat long", stuck: "30", after: "3", demand: "cannot" },
    {
      what: "収集場所を{隣の区画|道の反対側}へ移すよう求めるお電話が続いています。町内会で決める仕組みであることは、文書でもお伝えしました。一回の電話が{長分}になることもあります。",
      wanted: "収集場所を移すこと",
      again: ["収集日の朝に電話。{長分}。", "町内会には話したくないとのことでした。"],
    },
  ),
  matter(
    "continuing",
    ["counter"],
    { how: "counter", facts: "repeat special", after: "3", demand: "cannot" },
    {
      what: "本人確認の書類なしで証明書を出すよう、同じ方から{回}求められています。{毎回、別の職員の前に並ばれます。|前は出してもらえた、とおっしゃいますが、記録はありません。}{待っている方にも影響が出ています。|}",
      wanted: "書類なしで証明書を出すこと",
      again: [
        "きょうは別の窓口へ並ばれました。",
        "書類をお持ちでないため、お断りしました。{短分}。",
        "同じ求めでした。係長と二人で応対しました。",
      ],
    },
  ),
  matter(
    "continuing",
    ["counter"],
    {
      how: "phone",
      facts: "repeat pry",
      after: "unknown",
      stop: "continued",
      length: "15",
      demand: "unrelated",
    },
    {
      what: "手続きの電話のあと、応対した職員を指名する電話が{毎日のように|週に何度も}かかります。{どこに住んでいるのか、休みの日は何をするのかと聞かれます。|用件はなく、私の予定を聞かれます。}番号は{電話}です。",
      wanted: "特定の職員と話すこと",
      again: ["きょうは{二|三}回。用件はありませんでした。", "同僚が代わりに出ました。"],
    },
  ),
  matter(
    "serious",
    ["counter"],
    { how: "counter", facts: "discriminate insult", stop: "continued", length: "15", effect: "worn afraid" },
    {
      what: "転入の手続きで「{若い女|臨時の人}では話にならない」と言われ、そのあとも見下す言葉が続きました。{隣の職員が代わってくれました。|最後まで一人で応対しました。}{帰ってからも、言葉が頭から離れません。|}",
      wanted: "ほかの職員に代わること",
    },
  ),
  matter(
    "serious",
    ["counter", "library"],
    { how: "else", facts: "lurk", effect: "afraid", next: "likely" },
    {
      what: "{昨日|おととい|先週の金曜日}の帰りに、通用口の外で窓口の方が待っていました。{駅まで同じ道を歩いて来られました。|声をかけられましたが、返事をせずに戻りました。}昼間に手続きをした{名}さんだと思います。{一人で帰るのが怖いです。|明日の帰りが不安です。}",
      wanted: "",
    },
  ),
  matter(
    "serious",
    ["roads", "parks"],
    { how: "visit", facts: "dogeza insult", stop: "not_said", length: "15", effect: "worn" },
    {
      what: "{木の枝が落ちた件|工事の音の件}で現場へお詫びに伺ったところ、「土下座しろ」と言われました。{お断りして、戻りました。|近所の方も見ていました。}市の対応に遅れがあったのは確かで、どこまで応じるべきだったのか迷っています。",
      wanted: "土下座と、補償",
    },
  ),
  matter(
    "borderline",
    ["counter"],
    { how: "counter", facts: "nitpick", stop: "unknown", length: "15", demand: "none" },
    {
      what: "マイナンバーカードの受け取りで、私の敬語の間違いを{何度も|一つずつ}指摘されました。{手続きは終わっているのに、|受け取りのあとも、}{短分}ほど席を立たれませんでした。{言い方が悪かったのかもしれません。|}",
      wanted: "",
    },
  ),
  matter(
    "borderline",
    ["counter"],
    { how: "counter", facts: "special", demand: "cannot" },
    {
      what: "{いつ}、閉庁の時刻を過ぎてから来られた方に、受け付けるよう強く求められました。{翌朝の一番にお受けすることをお伝えしましたが、|ほかの日にできることをご案内しましたが、}納得されないまま帰られました。{断り方がこれでよかったのか、教えてください。|}",
      wanted: "時間外の受付",
      months: [3, 4],
    },
  ),
  matter(
    "borderline",
    ["counter"],
    { how: "counter", facts: "shout", stop: "continued", length: "15", care: "hard", demand: "within" },
    {
      what: "番号の順番が前後したことで、{短分}ほど大きな声が続きました。{申請の種類で順番が違うことをご説明しましたが、伝わりにくい様子でした。|ほかの方が間に入ろうとされ、ひやりとしました。}耳が聞こえにくい方だったのかもしれません。",
      wanted: "順番どおりに呼ぶこと",
    },
  ),
  matter(
    "borderline",
    ["waste"],
    { how: "phone", facts: "apology", demand: "cannot", check: "checking" },
    {
      what: "収集の取り残しについて、謝罪文を出すよう求められています。{当日のうちに回収し、お詫びしました。|残っていたのは出し方の違うごみでした。}{書面はお出ししていないことを、二度お伝えしました。|市長名でなければ受け取らないとのことです。}",
      wanted: "市長名の謝罪文",
    },
  ),
  matter(
    "borderline",
    ["roads"],
    { how: "phone", facts: "shout insult", stop: "stopped", length: "5" },
    {
      what: "{いつ}、道路の穴で自転車が傷んだとのお電話で、最初の{五|十}分ほど怒鳴られました。{現場を見に行くとお伝えすると、落ち着かれました。|事故の届出の方法をご案内しました。}{「ばか」という言葉もありましたが、そのあと謝られました。|}",
      wanted: "補修と、修理代の相談",
    },
  ),
  matter(
    "borderline",
    ["parks"],
    { how: "mail", facts: "repeat", after: "1", demand: "cannot" },
    {
      what: "公園のボール遊びを禁じるよう、{三|四}通目のメールが届きました。{掲示を増やしたことは前にお伝えしています。|言葉は丁寧です。}返事を続けるべきか迷っています。差出人は{名}さんです。",
      wanted: "ボール遊びの全面禁止",
      months: [4, 5, 6, 9, 10],
    },
  ),
  matter(
    "plain",
    ["roads"],
    { how: "phone", facts: "none1 none2 none3", demand: "within", check: "yes" },
    {
      what: "街路灯が{二週間|十日}消えたままだとのお叱りでした。{前の連絡が業者に届いていませんでした。|受付の記録が抜けていました。}{当日中に直しました。|翌日に直し、ご連絡しました。}厳しい口調でしたが、もっともなお話でした。",
      wanted: "早く直すこと",
    },
  ),
  matter(
    "plain",
    ["counter"],
    { how: "counter", facts: "none1 none2 none3", demand: "within", check: "no" },
    {
      what: "{いつ}、待ち時間が一時間を超え、{何人かの方|三人の方}から続けて苦情をいただきました。{一人の方は涙ぐんでおられました。|お子さん連れの方でした。}乱暴なことはありませんでしたが、対応した若手が落ち込んでいます。",
      wanted: "待ち時間を短くすること",
      months: [3, 4],
    },
  ),
  matter(
    "plain",
    ["waste", "parks"],
    { how: "phone", facts: "none1 none2 none3", demand: "within", check: "checking" },
    {
      what: "{落ち葉|草刈りの跡|ごみ袋の値段}について、一つひとつ理由を尋ねるお電話でした。{口調は終始静かでした。|メモを取りながら聞いておられました。}{短分}かかりましたが、最後は「よくわかりました」とのことでした。念のためお知らせします。",
      wanted: "理由の説明",
    },
  ),
  matter(
    "danger",
    ["roads"],
    { how: "visit", place: "visit", facts: "confine shout", stop: "not_said", length: "15" },
    {
      what: "現場の確認を終えて戻ろうとしたところ、{車の前に立たれ、出発できません。|運転席のドアを押さえられています。}{住所}の前です。{二人で来ています。|作業員も一緒です。}",
      wanted: "その場で補修の約束をすること",
    },
  ),
  matter(
    "danger",
    ["counter"],
    { how: "counter", place: "counter", facts: "hit", effect: "injured afraid" },
    {
      what: "カウンター越しに{腕を強くつかまれ、赤くなっています。|名札のひもを引っ張られ、首に跡が残りました。}{離していただきましたが、まだ窓口にいらっしゃいます。|警備の方が間に入ってくれました。}",
      wanted: "名札を渡すこと",
    },
  ),
];
