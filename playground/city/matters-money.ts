import { type Matter, matter } from "./matter.ts";

/** Insurance, pensions, taxes and payments. */
export const moneyMatters: readonly Matter[] = [
  matter(
    "continuing",
    ["insurance"],
    { how: "phone", facts: "repeat long", stuck: "30", demand: "cannot" },
    {
      what: "国民健康保険料の減額を求める電話が、{今月に入って|先月の終わりから|決定通知のあと}{回}続いています。{計算の根拠は文書でもお送りしました。|軽減の対象にならないことは、係長からも説明しました。}{きょうは|昨日は}一度の電話が{長分}でした。",
      wanted: "保険料を{半額にする|ゼロにする}こと",
      again: [
        "同じ内容の電話。{長分}。",
        "また減額の話でした。説明は同じです。",
        "係長に代わっても、同じお話でした。",
      ],
      months: [6, 7, 8, 9, 10],
    },
  ),
  matter(
    "continuing",
    ["insurance", "tax"],
    { how: "counter", facts: "repeat boss", after: "3", demand: "cannot" },
    {
      what: "督促状のことで、同じ方が{週に二回ほど|月曜と木曜に|開庁と同時に}窓口へいらっしゃいます。分割納付の条件は{回}ご説明しました。{そのたびに「上の人を」と言われます。|担当では話にならないと言われ、課長が出た日もあります。}",
      wanted: "督促状を取り消すこと、上司の対応",
      again: ["きょうも来庁。{短分}ほどで帰られました。", "課長を出すよう求められました。お断りしています。"],
    },
  ),
  matter(
    "continuing",
    ["insurance"],
    {
      how: "mail",
      facts: "repeat nitpick",
      after: "6",
      demand: "cannot",
      stop: "not_said",
      length: "unknown",
    },
    {
      what: "年金の納付記録について、{毎朝|ほぼ毎日|休みの日にも}長いメールが届きます。回答は三通お送りしました。{回答の言い回しを一つずつ取り上げ、説明を求められます。|前の回答の一語を引いて、撤回を求められます。}",
      wanted: "回答の撤回と、書き直し",
      again: ["きょうは{二|三|四}通届きました。", "回答書の句読点についてのご指摘でした。"],
    },
  ),
  matter(
    "continuing",
    ["tax"],
    { how: "phone", facts: "repeat punish", after: "3", demand: "cannot" },
    {
      what: "固定資産税の評価額に納得できないとのお電話が続いています。審査の申出の方法はご案内しました。{最近は、評価の話より担当を替えるよう求める話が多くなりました。|二度目からは、担当者を外せというお話に変わりました。}{名}と名乗る方です。",
      wanted: "評価のやり直し、担当の変更",
      again: ["担当を替えるまでかけ続けるとのことでした。", "{短分}ほど。評価額のことと、担当のこと。"],
      months: [4, 5, 6, 7],
    },
  ),
  matter(
    "serious",
    ["insurance"],
    {
      how: "phone",
      facts: "insult long",
      stop: "continued",
      length: "60",
      stuck: "30",
      effect: "unwell worn",
    },
    {
      what: "資格確認書の再交付のお電話で、{長分}のあいだ「役立たず」「給料泥棒」と言われ続けました。{やめてくださいとお願いしましたが、続きました。|途中で係長が代わりましたが、同じでした。}{電話のあと、手の震えが止まりませんでした。|その晩は眠れませんでした。}",
      wanted: "当日中に自宅へ届けること",
    },
  ),
  matter(
    "serious",
    ["insurance", "tax", "counter"],
    { how: "counter", facts: "threat_net pry", stop: "continued", length: "15", effect: "afraid" },
    {
      what: "窓口で、断ったあともスマートフォンで{顔を撮られ|名札と顔を撮影され}、「名前も顔もネットに載せる」と言われました。{いまのところ載ってはいないようです。|消すようお願いしましたが、聞いてもらえませんでした。}",
      wanted: "その場で{証明書を出す|手続きを通す}こと",
    },
  ),
  matter(
    "borderline",
    ["insurance"],
    { how: "counter", facts: "shout", stop: "stopped", length: "5" },
    {
      what: "{いつ}、保険料の通知を持っていらした方に、計算の説明をしました。途中から声が大きくなり、周りの方が振り向くほどでした。{お茶をお出しして席を替えると、落ち着かれました。|声を落としていただくようお願いすると、少し静かになりました。}これはカスハラなのでしょうか。",
      wanted: "保険料が上がった理由の説明",
      months: [6, 7],
    },
  ),
  matter(
    "borderline",
    ["insurance"],
    { how: "phone", facts: "long", stuck: "29", demand: "unknown" },
    {
      what: "{いつ}、高額療養費のことで{長分}の電話がありました。{前半は手続きのご質問でしたが、後半は病院への不満でした。|ご家族の介護の話が長く続きました。}切ってよいのか迷いながら聞いていました。お名前は{名}さん、折り返しは{電話}とのことです。",
      wanted: "",
    },
  ),
  matter(
    "borderline",
    ["insurance"],
    { how: "counter", facts: "boss", after: "1", demand: "cannot" },
    {
      what: "国民年金の免除の申請で、前年の所得では対象にならないことをお伝えしました。{「あなたではわからない。課長を呼んで」と言われ、|何を言っても「責任者を」と言われ、}{短分}ほど同じ話になりました。最後は書類だけ受け取って帰られました。",
      wanted: "免除を認めること",
    },
  ),
  matter(
    "borderline",
    ["tax"],
    { how: "counter", facts: "bang shout", stop: "not_said", length: "5" },
    {
      what: "{いつ}、市税の証明の手数料のことで、カウンターを{一度|二度}たたいて「払わない」と言われました。{手数料の根拠をお見せすると、支払って帰られました。|別の窓口でも同じことがあったと聞きました。}{音で、待っていた方が驚いていました。|}",
      wanted: "手数料を無料にすること",
    },
  ),
  matter(
    "borderline",
    ["tax", "insurance"],
    { how: "phone", facts: "money", demand: "cannot", check: "checking" },
    {
      what: "通知の届くのが遅れたため仕事を休んだとして、日当を払うよう求められました。{お断りしましたが、また電話すると言われました。|遅れた理由は、いま確かめているところです。}金額は{二万円|三万円|五千円}です。",
      wanted: "休んだ日の日当",
    },
  ),
  matter(
    "plain",
    ["insurance"],
    { how: "counter", facts: "none1 none2 none3", demand: "within", check: "yes" },
    {
      what: "{いつ}、保険料の二重払いについて、強いお叱りを受けました。調べると、{口座振替の登録が重なっていました。|こちらの入力の誤りでした。}{還付の手続きをして、お詫びしました。|すぐに訂正し、還付のご案内をしました。}つらかったので、聞いてもらえればと思います。",
      wanted: "払いすぎた分を返すこと",
    },
  ),
  matter(
    "plain",
    ["tax"],
    { how: "counter", facts: "none1 none2 none3", demand: "rights" },
    {
      what: "住民税の決定に納得できないので審査請求をしたい、と{静かに|はっきりと}おっしゃいました。{書き方を一時間ほどかけてご案内しました。|必要な書類を調べてお渡ししました。}厳しい言い方でしたが、これは記録した方がよいのでしょうか。",
      wanted: "審査請求の書き方の案内",
    },
  ),
  matter(
    "plain",
    ["accounts"],
    { how: "phone", facts: "none1 none2 none3", demand: "within", check: "no" },
    {
      what: "支払いの遅れについて、{業者の方|取引先の方}からお電話がありました。語気は強めでしたが、{支払日をお伝えすると納得されました。|請求書の不備をご説明し、出し直していただくことになりました。}初めてのことで、どう受けとめればよいか迷っています。",
      wanted: "早く支払うこと",
    },
  ),
  matter(
    "danger",
    ["insurance", "tax", "counter"],
    { how: "counter", place: "counter", facts: "throw shout", stop: "not_said", length: "5" },
    {
      what: "説明の途中で相手の方が立ち上がり、カウンター越しに{書類の束|番号札の台|ファイル}を投げつけました。{隣の職員と後ろへ下がり、係長を呼びました。|すぐに奥の部屋へ移りました。}{けがはありません。|肩に当たりましたが、けがはありません。}",
      wanted: "その場で{証明書を出す|差押えを解く|保険証を作る}こと",
    },
  ),
  matter(
    "danger",
    ["insurance", "callcentre"],
    { how: "phone", place: "phone", facts: "threat", effect: "afraid" },
    {
      what: "電話で「これから行く。ただで済むと思うな」と言われました。{名}と名乗り、番号は{電話}でした。{電話は切れています。|話の途中で切れました。}{庁舎の警備には伝えました。|周りの職員には伝えました。}",
      wanted: "差押えの取消し",
    },
  ),
];
