import type { Chance } from "./chance.ts";
import type { Matter, Nature } from "./matter.ts";
import type { Some } from "./phrases.ts";

/** What a reporter may add at the end, by the nature of the matter. */
const endings: Readonly<Record<Nature, Some>> = {
  danger: ["", "", "応援をお願いします。", "いまは安全な所にいます。"],
  serious: [
    "",
    "",
    "同じ係の者には話しました。",
    "人に話すのは初めてです。",
    "どうすればよかったのでしょうか。",
  ],
  continuing: [
    "",
    "",
    "係では順番に応対しています。",
    "いつまで続くのかわからず、困っています。",
    "ほかの仕事が後回しになっています。",
    "対応をそろえる方法を教えてください。",
  ],
  borderline: [
    "",
    "",
    "相談してよいことなのか、迷いました。",
    "判断がつかないので、お知らせします。",
    "私の受けとめすぎかもしれません。",
  ],
  plain: ["", "", "記録だけで結構です。", "今後の参考にしたいです。"],
  guidance: ["", "", "急ぎではありません。", "資料があれば送ってください。"],
};

const isBy = ({ answers }: Matter, ...means: readonly string[]): boolean =>
  means.some((one) => answers.how?.includes(one) === true);

/** A last sentence that suits the matter and the way in which it came. */
export function endingOf(matter: Matter, luck: Chance): string {
  const byPhone = isBy(matter, "phone") && matter.nature === "continuing";
  if (byPhone && luck.percent(18)) return "電話が鳴ると身構えてしまいます。";
  const atCounter = isBy(matter, "counter") && matter.nature === "borderline";
  if (atCounter && luck.percent(20)) return "次に来られたときの答え方を知りたいです。";
  return luck.of(endings[matter.nature]);
}

/** What may be written about any further occurrence. */
const oncemore: Some = ["前と同じ内容でした。", "課の記録にも残しました。", "新しいお話はありませんでした。"];

/** The same, where people speak with one another. */
const spoken: Some = [
  "きょうは短く終わりました。",
  "係長に同席してもらいました。",
  "終えることをお伝えして、終えました。",
  "隣の職員に代わってもらいました。",
  "きょうは少し落ち着いた話し方でした。",
];

/** The same in writing. */
const written: Some = [
  "件名を変えて、同じ内容が届きました。",
  "返信はせず、受け取った記録だけ残しました。",
  "これまでより短い文でした。",
];

/** Lines for what happens again, each to be used once. */
export const linesOf = (matter: Matter, luck: Chance): readonly string[] =>
  luck.shuffled([...(matter.again ?? []), ...oncemore, ...(isBy(matter, "mail") ? written : spoken)]);

type Exchange = readonly [message: string, answer: string];
type Exchanges = readonly [Exchange, ...Exchange[]];

/** What a reporter writes later, and what the desk answers to that. */
const exchanges: Readonly<Record<"shaken" | "lasting" | "inWriting" | "unsure" | "guidance", Exchanges>> = {
  shaken: [
    [
      "ありがとうございます。少し気持ちが軽くなりました。",
      "よかったです。あすの朝、もう一度ご様子をうかがいます。",
    ],
    [
      "きょうは早めに帰らせてもらうことにしました。",
      "それがよいと思います。記録の続きは、落ち着いてからで大丈夫です。",
    ],
    [
      "{課長|係長}にも話しました。次は代わってもらえるそうです。",
      "安心しました。応対の分担は、こちらからも所属長と確認します。",
    ],
    [
      "思い出したことがあります。{周りに二人いて、見ていました。|やり取りの途中からの録音があります。}",
      "大切なことをありがとうございます。記録に加えます。",
    ],
  ],
  lasting: [
    [
      "{昨日|けさ}、係長と一緒に応対しました。{短分}で終わりました。",
      "お疲れさまでした。しばらくは、そのお二人で続けてください。",
    ],
    [
      "教えていただいた言い方で、終えることができました。",
      "よかったです。そのときの言葉と時間も、記録に残してください。",
    ],
    [
      "確認です。次のときは、別の職員が出てもよいでしょうか。",
      "差し支えありません。答えが同じになるよう、要点をお送りします。",
    ],
    [
      "係で共有しました。{記録の用紙も作りました。|朝礼で読み合わせました。}",
      "助かります。次の打合せで、用紙を見せてください。",
    ],
    [
      "相手の方から連絡がありましたが、きょうは静かでした。",
      "お知らせをありがとうございます。静かなときの記録も役に立ちます。",
    ],
  ],
  inWriting: [
    ["係で共有しました。返信の文をそろえます。", "助かります。文案ができたら、こちらでも読みます。"],
    ["届いた分は、印刷して一つにまとめています。", "よい方法です。日付がわかるようにしておいてください。"],
    ["きのうから届いていません。", "お知らせをありがとうございます。届かない日の記録も役に立ちます。"],
  ],
  unsure: [
    [
      "その後は何もありません。書いて気持ちが整理できました。",
      "何よりです。また何かあれば、ここに書いてください。",
    ],
    [
      "係で話し合い、言い方をそろえることにしました。",
      "よい形だと思います。例文をお送りしますので、使ってください。",
    ],
    [
      "こちらの説明が足りなかった所もあったと思います。",
      "説明の資料を一緒に見直しましょう。あなたを責めるものではありません。",
    ],
    ["聞いていただけて、ほっとしました。", "迷ったときは、いつでもお知らせください。"],
  ],
  guidance: [
    [
      "{来週の火曜と木曜|あさっての午後}なら、時間があります。",
      "では、その日に伺います。資料は先にお送りします。",
    ],
    ["資料を受け取りました。係で読んでみます。", "ご覧いただき、足りない所があればお知らせください。"],
  ],
};

/** A message of the reporter with its answer, as suits the matter. */
export function exchangeOf(matter: Matter, luck: Chance): Exchange {
  const { nature } = matter;
  if (nature === "danger" || nature === "serious") return luck.of(exchanges.shaken);
  if (nature === "continuing") return luck.of(isBy(matter, "mail") ? exchanges.inWriting : exchanges.lasting);
  return luck.of(nature === "guidance" ? exchanges.guidance : exchanges.unsure);
}

const notes: Some = [
  "所属の係長に電話で確認。{説明は尽くしている。|記録も残っている。|ほかの職員にも同じことがある。}",
  "{所管課|担当係}に、これまでの経過の写しを依頼。",
  "{前の年度|別の課}にも似た件がないか確認する。",
  "本人は{勤務を続けている。|落ち着いている。|いつもどおり出勤している。}無理のない範囲で聞き取りをする。",
  "市の説明に不足がなかったかを、先に確かめる。",
  "{次の定例|週明けの打合せ}で対応の方針を決める。",
];

/** What the desk notes for itself. */
export function noteOf(matter: Matter, luck: Chance): string {
  if (matter.nature === "guidance") return "{ほかの課の資料を集める。|過去の研修資料を探す。}";
  const isTense = matter.nature === "danger" || matter.nature === "continuing";
  return isTense && isBy(matter, "counter") && luck.percent(25)
    ? "警備員室に、来庁時の見守りを依頼。"
    : luck.of(notes);
}

const greetings: Some = [
  "お知らせいただき、ありがとうございます。",
  "ご連絡をありがとうございます。内容を拝見しました。",
  "お一人で抱えずに、お知らせくださってよかったです。",
  "ご相談をありがとうございます。",
];

/** How the desk begins a reply. */
export const greetingOf = ({ nature }: Matter, luck: Chance): string =>
  nature === "guidance" ? "ご相談をありがとうございます。" : luck.of(greetings);

/** What the desk advises, by the nature of the matter. */
export const advice: Readonly<Record<Nature, Some>> = {
  danger: [
    "まず安全な場所で休んでください。警察への連絡は、こちらからも確認します。",
    "この件は、所属長と庁舎管理の担当にも共有します。きょうは一人で帰らないでください。",
    "落ち着くまで席を離れていてください。記録はあとで一緒に作ります。",
  ],
  serious: [
    "そのような言動に、一人で耐える必要はありません。次は一度伝えて、続けば終えてかまいません。",
    "体調のことが心配です。{保健師への相談|少し休むこと}も考えてみてください。",
    "あなたの応対に問題があったとは考えていません。記録を一緒に整えます。",
    "次の応対を代わる人を、部署と相談して決めておきます。",
  ],
  continuing: [
    "次の連絡からは、応対する人を決めておきましょう。市の答えは文書でお渡しする形を考えます。",
    "これまでの回数と時間を「今日もあった」に残してください。方針を決める材料になります。",
    "説明は尽くされていると思います。30分を目安に、終えることを伝えてかまいません。",
    "所管課と一緒に、回答を一つにまとめます。それまでは同じ答えで大丈夫です。",
  ],
  borderline: [
    "迷うときに知らせてくださるのが、いちばん助かります。状況をもう少しお聞かせください。",
    "求めの内容と、伝え方とを分けて考えてみましょう。まず事実を一緒に確かめます。",
    "その場での対応は適切だったと思います。次に備えて、言い方の例をお送りします。",
    "相手の方の事情も確かめながら、応対の仕方を部署と考えます。",
  ],
  plain: [
    "厳しい言葉を受けとめるのは、つらいことです。お申し出の中身は、部署の改善につなげます。",
    "正当なお申し出として対応してくださったと思います。気持ちの面で気になることがあれば、いつでもお知らせください。",
    "丁寧に対応してくださったことが伝わります。次に同じことがあれば、説明にはこちらも同席できます。",
  ],
  guidance: [
    "資料をお送りします。{来週|今月中に}一度、打合せの時間をください。",
    "ほかの課の例をまとめてお渡しします。言い方の例は、いまのものをそのまま使えます。",
    "ご都合のよい日を二つほどお知らせください。こちらから伺います。",
  ],
};
