import type { City } from "../support/city.ts";
import { ALL_DONE, decides, reports } from "../support/steps.ts";

/** How far a conversation has come when its picture is taken. All people and all that happens are made up. */
export type Play = (city: City) => Promise<void>;

/** Found by the cues of the policy: shouting, an insult, the same again, and for long. */
const WORDS =
  "窓口で、断った内容をもう一度求められました。40分ほど同じ話が続き、「役立たず」と大声で怒鳴られました。毎週のように来られています。";

/** Names and a number, so that something is there to be hidden. */
const NAMED =
  "山田太郎さんから、断った内容でまた電話がありました。「役立たず」と怒鳴られ、090-1234-5678に折り返すよう言われました。";

export const opensReport: Play = async ({ sato }) => {
  await sato.types("/kasuhara-report");
};

export const opensConsultation: Play = async ({ sato }) => {
  await sato.types("/kasuhara-consult");
};

const tellsWhat: Play = async (city) => {
  const { sato } = city;
  await opensConsultation(city);
  await sato.presses("いまは終わっている");
  await sato.fills({
    何をいっしょに考えましょうか: ["カスハラに当たるのか迷っている", "同じ相手との対応が続いている"],
  });
  await sato.presses("次へ", "書く");
};

export const writesWhat: Play = async (city) => {
  await tellsWhat(city);
  await city.sato.fills({
    何がありましたか: WORDS,
    相手は何を求めていましたか: "一度お断りした減免を、認めるように求められました。",
    いつのことですか: "きょう",
    どこで: "窓口",
  });
};

export const choosesFacts: Play = async (city) => {
  const { sato } = city;
  await tellsWhat(city);
  await sato.submits({
    何がありましたか: WORDS,
    どこで: "窓口",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
  await sato.fills({
    言葉や態度: ["「ばか」「役立たず」など、人として見下す言葉を言われた", "大声で怒鳴られた"],
    "求め・繰り返し": ["同じ内容の電話・来庁・メールが続いている"],
  });
};

export const isAskedStop: Play = async (city) => {
  await choosesFacts(city);
  await city.sato.presses("次へ");
};

export const isAskedLength: Play = async (city) => {
  await isAskedStop(city);
  await city.sato.presses("伝えたあとも続いた");
};

export const isAskedMerits: Play = async (city) => {
  const { sato } = city;
  await isAskedLength(city);
  await sato.presses("30分〜1時間", "6回以上");
  await sato.fills({ どんな影響: ["気持ちがつらい、仕事に向かいにくい", "仕事が止まった・遅れた"] });
  await sato.presses("次へ");
  await sato.fills({
    市としての答え: "伝えた。その後、新しい事情や質問は出ていない",
    相手の求めは: "市の業務だが、制度上などで応じられないこと",
    市として確かめたい: "特にない",
  });
};

export const isAskedSupport: Play = async (city) => {
  const { sato } = city;
  await isAskedMerits(city);
  await sato.presses("次へ");
  await sato.fills({ 気づいたこと: ["特にない・わからない"] });
  await sato.presses("次へ");
  await sato.fills({
    ここまでにしたこと: ["複数人で対応した", "やめてほしいと伝えた", "メモ・画像などの記録がある"],
    次に来る: "日は不明だが、また来そう",
    してほしいこと: ["対応のしかたを教えてほしい", "部署で共有してほしい"],
  });
};

export const isAskedWhom: Play = async (city) => {
  await isAskedSupport(city);
  await city.sato.presses("次へ");
};

export const seesResult: Play = async (city) => {
  await isAskedWhom(city);
  await city.sato.presses("相談窓口だけ");
};

export const sendsConsultation: Play = async (city) => {
  await seesResult(city);
  await city.sato.presses("送る");
  await city.tanaka.presses("担当する");
};

export const seesPreview: Play = async ({ sato }) => {
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits({
    何がありましたか: NAMED,
    どこで: "電話",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
  await sato.presses("相談窓口だけ");
};

export const choosesHidden: Play = async (city) => {
  await seesPreview(city);
  await city.sato.presses("伏せた所を選んで戻す");
};

export const callsForHelp: Play = async ({ sato }) => {
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
};

export const saysWhere: Play = async (city) => {
  await callsForHelp(city);
  await city.sato.presses("相談室");
};

export const talksOn: Play = async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている");
  await city.passes(12 * 60_000);
  await sato.presses("同じ話の繰り返しになった");
};

export const opensHome: Play = async (city) => {
  const { sato } = city;
  await reports(sato);
  await city.tanaka.presses("担当する");
  await sato.types("/kasuhara-consult");
  await sato.presses("いまは終わっている");
  await sato.opensHome();
};

export const isAnswered: Play = async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await city.tanaka.presses("職員に返事を書く");
  await city.tanaka.submits({
    返事: "お知らせいただき、ありがとうございます。あすの電話には、私も同席します。",
  });
};

export const writesReply: Play = async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する", "職員に返事を書く");
  await city.tanaka.fills({
    返事: "お知らせいただき、ありがとうございます。あすの電話には、私も同席します。",
  });
};

export const recordsDecision: Play = async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する", "組織の判断を記録する");
  await city.tanaka.fills({ 判断: "該当する", 理由: "説明を尽くしたあとも、同じ求めが続いています。" });
};

export const closesCase: Play = async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await decides(city.tanaka);
  await city.tanaka.presses("終わりにする");
  await city.tanaka.fills(ALL_DONE);
};
