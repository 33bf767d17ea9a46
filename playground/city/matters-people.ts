import { type Matter, matter } from "./matter.ts";

/** Welfare, families and the library. */
export const peopleMatters: readonly Matter[] = [
  matter(
    "continuing",
    ["welfare"],
    { how: "phone", facts: "repeat long", stuck: "30", after: "6", demand: "unrelated", care: "distress" },
    {
      what: "{毎日、開庁と同時に|午後になると必ず}電話があり、{長分}ほどお話が続きます。手当の件は終わっており、いまは{昔のお勤めの話|近所づきあいの話}が中心です。{さびしいのだと思うと、切りにくいです。|ほかの方の電話が受けられません。}",
      wanted: "話を聞いてもらうこと",
      again: [
        "{長分}。手当の話は出ませんでした。",
        "途中で係長に代わり、終えました。",
        "きょうは二回かかってきました。",
      ],
    },
  ),
  matter(
    "continuing",
    ["welfare"],
    { how: "counter", facts: "repeat insult", after: "3", stop: "continued", length: "15", demand: "cannot" },
    {
      what: "給付の対象にならないことをご説明した方が、{週に一度|月に三、四回}来られます。{回を重ねるごとに、言葉がきつくなっています。|担当の名前を呼び、能力がないと言われます。}事情はお気の毒ですが、{名}さんが来る日は担当が出勤をためらうようになりました。",
      wanted: "給付を認めること",
      again: ["きょうは{短分}。言葉は前と同じです。", "担当が休みと知って帰られました。"],
    },
  ),
  matter(
    "continuing",
    ["children"],
    { how: "mail", facts: "repeat punish", after: "3", demand: "cannot" },
    {
      what: "保育所の利用調整の結果について、担当者の処分を求めるメールが{毎週|三日おきに}届きます。点数の根拠は開示の手続きでもお示ししました。{文面は長く、印刷すると十枚を超えます。|写しが議会にも送られているようです。}",
      wanted: "結果の変更と、担当者の処分",
      again: ["{五|七|九}通目が届きました。", "処分の時期を尋ねる内容でした。"],
      months: [2, 3, 4],
    },
  ),
  matter(
    "continuing",
    ["library"],
    {
      how: "counter",
      facts: "repeat nitpick",
      after: "unknown",
      stop: "continued",
      length: "15",
      demand: "cannot",
    },
    {
      what: "貸出の延長をお断りしてから、毎日カウンターに来られ、{職員の言葉づかいを責められます。|前の日の応対の文句を言われます。}{小さな声ですが、{短分}は続きます。|ほかの利用者の方が列を離れてしまいます。}",
      wanted: "延長を認めること",
      again: ["きょうも開館と同時に。", "土曜日も来られました。{短分}。"],
    },
  ),
  matter(
    "serious",
    ["welfare"],
    { how: "phone", facts: "selfharm", effect: "worn", care: "distress", demand: "unknown" },
    {
      what: "電話で「もう死ぬしかない」と{くり返し|泣きながら}おっしゃり、{途中で切れてしまいました。|折り返しましたが出られませんでした。}連絡先は{電話}です。{地区の保健師には連絡しました。|生活支援の担当にはつなぎました。}私の言い方がいけなかったのか、ずっと考えています。",
      wanted: "",
    },
  ),
  matter(
    "serious",
    ["library", "children", "callcentre"],
    { how: "phone", facts: "sexual", stop: "continued", length: "5", effect: "afraid worn" },
    {
      what: "問い合わせの電話が、途中から{下着の話|体つきの話}になりました。{やめてくださいと伝えて切りましたが、すぐにかけ直してきました。|同僚にも同じ電話があったそうです。}思い出すのがつらいので、短く書きます。",
      wanted: "",
    },
  ),
  matter(
    "serious",
    ["library"],
    { how: "net", facts: "exposed", effect: "afraid", demand: "none", check: "no" },
    {
      what: "地域の掲示板に、カウンターの職員の{名字と外見|写真}が書き込まれているのを同僚が見つけました。{応対した日時も書かれています。|「見に行こう」という返信もありました。}本人は{いつもどおり勤めています。|きょうは休んでいます。}",
      wanted: "",
    },
  ),
  matter(
    "borderline",
    ["welfare"],
    { how: "visit", facts: "long", stuck: "unknown", care: "distress", demand: "none" },
    {
      what: "訪問先で{長分}引き止められました。{帰ろうとするたびに別の話が始まりました。|お茶を何度も勧められ、席を立てませんでした。}怖いことはありませんでしたが、次の訪問に遅れました。どこまで聞けばよいのでしょうか。",
      wanted: "話し相手になること",
    },
  ),
  matter(
    "borderline",
    ["welfare"],
    { how: "counter", facts: "shout", stop: "stopped", length: "5", care: "request", demand: "within" },
    {
      what: "{いつ}、申請の書類が足りないことをお伝えすると、大きな声で「何度来させるのか」とおっしゃいました。{筆談に替えると、落ち着いてお話しできました。|代わりに書いてほしいとのお申出があり、応じました。}{前に渡した一覧が古かったようです。|}",
      wanted: "一度で済ませること",
    },
  ),
  matter(
    "borderline",
    ["welfare", "children"],
    { how: "phone", facts: "money", demand: "cannot", check: "yes" },
    {
      what: "こちらの案内の誤りで一度むだ足になった方から、タクシー代を求められています。{お詫びはしました。|誤りは認めています。}{払えないことをお伝えしましたが、明日また電話すると言われました。|金額は{千円台|三千円}です。}これは正当な求めなのでしょうか。",
      wanted: "往復のタクシー代",
    },
  ),
  matter(
    "borderline",
    ["children"],
    { how: "counter", facts: "boss special", after: "1", demand: "cannot" },
    {
      what: "入所の締切りを過ぎた申込みで、{特例を求められました。|知り合いの名前を出して優先を求められました。}お断りすると「上に話を通す」と言われ、{短分}ほど同じやり取りになりました。{お子さんも一緒で、心配になりました。|}",
      wanted: "特例での受付",
      months: [11, 12, 1],
    },
  ),
  matter(
    "borderline",
    ["children"],
    { how: "phone", facts: "none1 insult none3", stop: "not_said", length: "5" },
    {
      what: "児童手当の振込日の問い合わせで、「子どもがいない人にはわからない」と言われました。{言葉はそれだけでしたが、胸に残っています。|そのあとは普通の問い合わせでした。}大げさかもしれませんが、聞いてください。",
      wanted: "振込日を早めること",
      months: [6, 8, 10, 12],
    },
  ),
  matter(
    "borderline",
    ["library"],
    { how: "counter", facts: "bang", stop: "stopped", length: "5", effect: "others" },
    {
      what: "{いつ}、席の取り置きをやめていただくようお願いしたところ、机をたたいて立ち上がられました。{周りの学生が席を移りました。|すぐに座り直され、それ以上はありませんでした。}{名}さんという常連の方です。",
      wanted: "席の取り置きを認めること",
    },
  ),
  matter(
    "plain",
    ["welfare"],
    { how: "phone", facts: "none1 none2 none3", demand: "within", care: "distress", check: "checking" },
    {
      what: "{ご家族を亡くされた方|長く看病をされた方}から、手続きの多さについて強いお言葉をいただきました。{責められたというより、つらさを話されたのだと思います。|最後は「あなたに言っても仕方ない」と謝られました。}受けとめ方を相談したいです。",
      wanted: "手続きをまとめること",
    },
  ),
  matter(
    "plain",
    ["children"],
    { how: "counter", facts: "none1 none2 none3", demand: "rights", check: "no" },
    {
      what: "保育料の決定について、情報公開の請求をしたいとのことでした。{以前にも何度か請求されている方です。|書き方の細かなところまで尋ねられました。}{半日かかり、ほかの仕事が遅れました。|担当が交代で応対しました。}請求そのものは普通に進めています。",
      wanted: "関係する文書の開示",
    },
  ),
  matter(
    "plain",
    ["library"],
    { how: "counter", facts: "none1 none2 none3", demand: "within", check: "yes" },
    {
      what: "返した本が未返却になっていると、{強い調子で|何度も}言われました。棚を探すと、{こちらの処理もれでした。|別の棚にありました。}お詫びしましたが、{気まずさが残っています。|次に会うのが不安です。}",
      wanted: "記録の訂正",
    },
  ),
  matter(
    "danger",
    ["welfare"],
    { how: "visit", place: "visit", facts: "confine threat", effect: "afraid" },
    {
      what: "訪問先の玄関で、{話が終わるまで帰さないと言われています。|ドアの前に立たれ、外に出られません。}{住所}です。{二人で来ていますが、一人が車に戻れていません。|電話は通じます。}",
      wanted: "給付の約束をすること",
    },
  ),
  matter(
    "danger",
    ["library"],
    { how: "counter", place: "counter", facts: "throw bang", stop: "not_said", length: "5" },
    {
      what: "閉館の案内をしたところ、{椅子を蹴り、本を投げました。|傘を振り回しながら出口へ向かいました。}{子どもたちを奥の部屋に移しています。|利用者の方にけがはありません。}職員は{二人|三人}です。",
      wanted: "閉館を遅らせること",
    },
  ),
];
