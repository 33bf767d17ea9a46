import type { Outcome } from "../../src/cases/case.ts";
import type { Matter } from "./matter.ts";
import type { Some } from "./phrases.ts";

/** Why the organisation decided as it did: by what was decided and what it was about. */
const reasons = {
  danger: [
    "身の安全を脅かす言動であり、求めの内容にかかわらず許容される範囲を超えている。",
    "危害を感じさせる言動があり、職員の安全が損なわれた。要求の当否とは分けて判断した。",
  ],
  serious: [
    "人格や尊厳を傷つける言動であり、求めの内容にかかわらず許容される範囲を超えている。",
    "職員が恐れや不調を訴えており、就業環境が害されている。言動の程度も許容される範囲を超える。",
    "市の対応に改める点があるとしても、この手段は許容されない。内容と手段を分けて判断した。",
  ],
  continuing: [
    "説明を尽くしたあとも同じ求めが続き、業務に支障が出ている。手段が相当な範囲を超えている。",
    "市の答えは文書でも伝わっている。応じられない求めが{一か月|長期間}続き、業務が妨げられている。",
    "一回ごとの言葉は穏やかでも、回数と時間が業務の限度を超えている。三つの要素のいずれにも当てはまる。",
    "応じられないことと理由を組織として伝えた。そのあとも続いており、職員の負担も大きい。",
  ],
  borderline: [
    "やめていただくよう伝えたあとも続き、ほかの来庁者や業務に影響が出ている。",
    "一度のことではあるが、時間と態様からみて相当な範囲を超えている。",
  ],
  // 該当しない
  mistake: [
    "市の誤りについての申出で、言い方は強いが相当な範囲にある。誤りを正し、説明した。",
    "申出にもっともな理由があり、態様にも問題は認められない。",
  ],
  rights: ["制度に沿った申立てであり、手続きとして受け付ける。職員の負担は別に軽くする。"],
  barrier: [
    "配慮が必要な事情があり、説明の方法を変えることで応対できた。",
    "伝わりにくさから生じた行き違いであり、配慮をもって応対を続ける。",
  ],
  distress: ["相手方の安全にかかわる相談であり、カスハラとしては扱わない。福祉と保健の窓口につないだ。"],
  mild: [
    "一度の強い言い方で、態様は相当な範囲にある。通常の応対として続ける。",
    "時間は要したが、求めは業務の範囲にあり、態様にも問題は認められない。",
    "不快な言葉はあったが、程度と経過からみて、許容される範囲を超えるとまではいえない。",
  ],
  unbroken: [
    "回数は多いが、市の答えがまだ十分に伝わっていない。文書で一度お伝えしてから、改めて考える。",
    "相手方の事情を確かめた結果、支援につなぐことで応対できると判断した。",
  ],
  // 判断を留保
  open: [
    "相手方の事情と、市の説明の経過に確かめる点が残る。{一か月様子を見る。|次の機会に改めて判断する。}",
    "録音がなく、言動の程度を確かめられない。今後の記録をもとに判断する。",
    "一回の出来事であり、これだけでは判断できない。同じことがあれば改めて検討する。",
  ],
  stillOpen: [
    "市の回答がまだ出ていない。回答のあとも続くかどうかで判断する。",
    "最近は間隔が空いてきている。{一か月|二か月}の記録を見てから判断する。",
  ],
  guidance: [
    "出来事の相談ではなく、{職場づくり|応対の備え}についての相談であるため。",
    "個別の言動についての判断は求められていない。部署への支援として対応した。",
  ],
} as const satisfies Record<string, Some>;

/** The reasons that suit a decision about a matter. */
export function reasonsFor({ nature, answers }: Matter, outcome: Outcome): Some {
  const has = (question: string, ...keys: readonly string[]) =>
    keys.some((key) => answers[question]?.includes(key) === true);
  if (nature === "guidance") return reasons.guidance;
  if (has("facts", "selfharm")) return reasons.distress;
  if (outcome === "reserved") return nature === "continuing" ? reasons.stillOpen : reasons.open;
  if (outcome === "applies") return nature === "plain" ? reasons.borderline : reasons[nature];
  if (has("demand", "rights")) return reasons.rights;
  if (has("check", "yes")) return reasons.mistake;
  if (has("care", "request", "hard", "language")) return reasons.barrier;
  return nature === "continuing" ? reasons.unbroken : reasons.mild;
}

/** What the closing message tells between the policy's first and last words, by outcome. */
export const tidings = {
  applies: [
    "組織として、許容される範囲を超えていると判断しました。今後は{応対する人を二人に決め|所属長が応対し}、お一人で受けることのないようにします。",
    "所属長とともに確認し、該当すると判断しました。相手の方には、市としての考えを{文書|口頭}でお伝えしました。次に同じことがあれば、対応を終えてかまいません。",
    "該当すると判断し、対応の方針を部署で共有しました。{席の配置|電話を取る順番}も改めます。",
    "該当すると判断しました。記録はこのまま保管します。警察や弁護士への相談が必要になったときは、窓口が一緒に動きます。",
  ],
  "does-not-apply": [
    "該当しないと判断しました。つらさを感じられたこととは別の話です。応対の仕方は、部署と一緒に見直しました。",
    "お申し出として対応を続けることにしました。案内の資料を新しくし、同じ行き違いが起きないようにします。",
    "該当しないと判断しましたが、応対の負担が大きかったことは部署に伝えました。忙しい時期の応援を増やします。",
    "該当しないと判断しました。説明の方法を{一枚の資料|文書}にまとめましたので、次の応対にお使いください。",
  ],
  reserved: [
    "いまの時点では判断を留保しました。続くようでしたら、この件を再開してお知らせください。",
    "確かめられない点があり、判断は留保としました。{録音を始める準備をしました。|次の応対にはもう一人が同席します。}",
    "判断は留保としましたが、応対の分担は先に改めました。ひと月たったころに、ご様子をうかがいます。",
  ],
  guidance: [
    "ご相談のあった件について、{資料をお渡しし|打合せを行い}、部署で使える形にまとめました。",
    "ご相談を受けて、窓口からの提案をお渡ししました。使ってみた感想もお聞かせください。",
  ],
} as const satisfies Record<string, Some>;

/** Why one of the facts of a closing does not apply: where nothing had happened, and otherwise. */
export const whyNot = {
  guidance: {
    verified: ["出来事についての相談ではないため、確認する事実がない。"],
    cared: [
      "部署としての相談で、個別の配慮を要する職員がいない。",
      "本人から、配慮は必要ないとの申出があった。",
    ],
    prevented: ["出来事についての相談ではなく、再発の防止にあたるものがない。"],
  },
  otherwise: {
    verified: ["本人の希望により、記録にとどめた。", "相手方が名乗らず、確認する手段がない。"],
    cared: ["本人から、配慮は必要ないとの申出があった。", "本人の希望により、所属の中での話合いにとどめた。"],
    prevented: [
      "一度のことで収まっており、新たな措置は必要ない。",
      "相手方からの連絡が、すでに終わっている。",
    ],
    explained: ["名前を伏せた相談のため、お知らせをもって説明に代える。"],
  },
} as const satisfies Record<string, Record<string, Some>>;

/** What is written when a closed case is opened again. */
export const again: Some = [
  "終わったと思っていましたが、{今週になって|昨日から}また同じことが始まりました。",
  "{半月|一か月}ほど静かでしたが、また来られました。もう一度相談させてください。",
];
