import { tellsAll } from "../support/changes.ts";
import { type City, MINUTE } from "../support/city.ts";
import { SHARED, until } from "../support/digests.ts";
import { townsfolk } from "../support/organisation.ts";
import { ALL_DONE, decides, reports } from "../support/steps.ts";

/**
 * How far a conversation has come when its picture is taken: what was played before, and what is done then. All people
 * and all that happens are made up.
 */
export interface Play {
  readonly after: Play | null;
  readonly then: (city: City) => Promise<void>;
}

export const first = (then: Play["then"]): Play => ({ after: null, then });
export const after = (before: Play, then: Play["then"]): Play => ({ after: before, then });

/** The conversations that lead to a play, from the first, and the play itself: each is a picture on the way. */
export function leadingTo(play: Play): readonly Play[] {
  return play.after === null ? [play] : [...leadingTo(play.after), play];
}

/** Plays a conversation from its beginning, in a city in which nothing happened yet; `looks` at each play it came to. */
export async function plays(city: City, play: Play, looks: (at: Play) => void = () => {}): Promise<void> {
  for (const one of leadingTo(play)) {
    await one.then(city);
    looks(one);
  }
}

/** Found by the cues of the policy: shouting, an insult, the same again, and for long. */
const WORDS =
  "窓口で、断った内容をもう一度求められました。40分ほど同じ話が続き、「役立たず」と大声で怒鳴られました。毎週のように来られています。";

/** Names and a number, so that something is there to be hidden. */
const NAMED =
  "山田太郎さんから、断った内容でまた電話がありました。「役立たず」と怒鳴られ、090-1234-5678に折り返すよう言われました。";

export const opensReport = first(async ({ sato }) => {
  await sato.types("/kasuhara-report");
});

export const opensConsultation = first(async ({ sato }) => {
  await sato.types("/kasuhara-consult");
});

export const isAskedDoubt = after(opensConsultation, async (city) => {
  const { sato } = city;
  await sato.presses("いまは終わっている");
  await sato.fills({
    何をいっしょに考えましょうか: ["カスハラに当たるのか迷っている", "同じ相手との対応が続いている"],
  });
});

export const wantsToTalk = after(opensConsultation, async (city) => {
  const { sato } = city;
  await sato.presses("いまは終わっている");
  await sato.fills({ 何をいっしょに考えましょうか: ["まず話を聞いてほしい"] });
  await sato.presses("次へ", "書く");
});

const tellsWhat = after(isAskedDoubt, async (city) => {
  await city.sato.presses("次へ", "書く");
});

export const writesWhat = after(tellsWhat, async (city) => {
  await city.sato.fills({
    何がありましたか: WORDS,
    相手の求め: "一度お断りした減免を、認めるように求められました。",
    いつ: "きょう",
    どこで: "窓口",
  });
});

export const choosesFacts = after(tellsWhat, async (city) => {
  const { sato } = city;
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
});

export const isAskedStop = after(choosesFacts, async (city) => {
  await city.sato.presses("次へ");
});

export const isAskedLength = after(isAskedStop, async (city) => {
  await city.sato.presses("伝えたあとも続いた");
});

export const isAskedEffect = after(isAskedLength, async (city) => {
  const { sato } = city;
  await sato.presses("30分〜1時間", "6回以上");
  await sato.fills({ どんな影響: ["気持ちがつらい、仕事に向かいにくい", "仕事が止まった・遅れた"] });
});

export const isAskedMerits = after(isAskedEffect, async (city) => {
  const { sato } = city;
  await sato.presses("次へ");
  await sato.fills({
    市としての答え: "伝えた。その後、新しい事情や質問は出ていない",
    相手の求めは: "市の業務だが、制度上などで応じられないこと",
    市として確かめたい: "特にない",
  });
});

export const isAskedCare = after(isAskedMerits, async (city) => {
  const { sato } = city;
  await sato.presses("次へ");
  await sato.fills({ 気づいたこと: ["特にない・わからない"] });
});

export const isAskedSupport = after(isAskedCare, async (city) => {
  const { sato } = city;
  await sato.presses("次へ");
  await sato.fills({
    ここまでにしたこと: ["複数人で対応した", "やめてほしいと伝えた", "メモ・画像などの記録がある"],
    次に来る: "日は不明だが、また来そう",
    してほしいこと: ["対応のしかたを教えてほしい", "部署で共有してほしい"],
  });
});

export const handsOn = after(isAskedMerits, async (city) => {
  await city.sato.presses("部署の人か所属長に答えてもらう");
  await city.sato.fills({ 答えてほしい人: "高橋" });
});

export const isHanded = after(handsOn, async (city) => {
  await city.sato.submits();
});

export const isAskedWhom = after(isAskedSupport, async (city) => {
  await city.sato.presses("次へ");
});

export const seesResult = after(isAskedWhom, async (city) => {
  await city.sato.presses("相談窓口だけ");
});

export const sendsConsultation = after(seesResult, async (city) => {
  await city.sato.presses("送る");
  await city.tanaka.presses("担当する");
});

export const seesPreview = first(async ({ sato }) => {
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits({
    何がありましたか: NAMED,
    どこで: "電話",
    だれのこと: "自分",
    相手方は: "市民・利用者",
  });
  await sato.presses("相談窓口だけ");
});

export const choosesHidden = after(seesPreview, async (city) => {
  await city.sato.presses("伏せた所を選んで戻す");
});

export const callsForHelp = first(async ({ sato }) => {
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
});

export const comes = after(callsForHelp, async (city) => {
  await city.sato.presses("相談室");
  await townsfolk(city).林.presses("向かいます");
});

export const saysWhere = after(callsForHelp, async (city) => {
  await city.sato.presses("相談室");
});

export const talksOn = first(async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている");
  await city.passes(12 * 60_000);
  await sato.presses("同じ話の繰り返しになった");
});

export const isOffered = first(async ({ sato }) => {
  await reports(sato);
});

export const opensHome = first(async (city) => {
  const { sato } = city;
  await reports(sato);
  await city.tanaka.presses("担当する");
  await sato.types("/kasuhara-consult");
  await sato.presses("いまは終わっている");
  await sato.opensHome();
});

export const isAnswered = first(async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await city.tanaka.presses("職員に返事を書く");
  await city.tanaka.submits({
    返事: "お知らせいただき、ありがとうございます。あすの電話には、私も同席します。",
  });
});

export const writesReply = first(async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する", "職員に返事を書く");
  await city.tanaka.picks("上司に同席を");
  await city.tanaka.fills({
    返事: "あすの電話では、上司に同席してもらってください。お一人で応対する必要はありません。\n私からも、係長にお願いしておきます。",
  });
});

export const recordsDecision = first(async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する", "組織の判断を記録する");
  await city.tanaka.fills({ 判断: "該当する", 理由: "説明を尽くしたあとも、同じ求めが続いています。" });
});

export const closesCase = first(async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await decides(city.tanaka);
  await city.tanaka.presses("終わりにする");
  await city.tanaka.fills(ALL_DONE);
});

export const readsMore = after(isAskedWhom, async (city) => {
  await city.sato.presses("くわしく");
});

export const recordsAgain = after(sendsConsultation, async (city) => {
  await city.passes(24 * 60 * 60_000);
  await city.sato.presses("今日もあった");
  await city.sato.fills({
    どのくらい: "15分くらい",
    ひとこと: "山田太郎さんが、きのうと同じことを言いに来られました。係長が代わりました。",
  });
});

export const hasRecorded = after(recordsAgain, async (city) => {
  await city.sato.submits();
});

export const choosesColleague = after(hasRecorded, async (city) => {
  await city.sato.presses("いっしょに記録する人を選ぶ");
  await city.sato.fills({ だれと: ["高橋"] });
});

export const invites = after(choosesColleague, async (city) => {
  await city.sato.submits();
  await city.takahashi.presses("今日もあった");
  await city.takahashi.submits({ どのくらい: "30分くらい" });
});

export const isAskedAnew = after(hasRecorded, async (city) => {
  await city.sato.presses("もう一度いっしょに考える", "次へ");
});

export const judgedAnew = after(isAskedAnew, async (city) => {
  await city.sato.presses("前と同じ", "前と同じ", "残りは前と同じ");
});

/** A case from its first word to its end, as a record sheet shows it. */
export const comesToItsEnd = after(invites, async (city) => {
  await city.tanaka.presses("職員に返事を書く");
  await city.tanaka.submits({
    返事: "お知らせいただき、ありがとうございます。次の対応には、私も同席します。",
  });
  await city.passes(60 * 60_000);
  await decides(city.tanaka, "説明を尽くしたあとも、大声を交えて同じ求めが続き、業務に支障が出ています。");
  await city.tanaka.presses("終わりにする");
  await city.tanaka.submits(ALL_DONE);
});

/** Six of one section reported in November. */
export const isTogether = first(async (city) => {
  const { 林, 森, 代理, 木村 } = townsfolk(city);
  city.slack.changeChannel(city.general, { addMembers: city.ids("林", "森", "代理", "木村") });
  for (const who of [city.sato, city.takahashi, 林, 森, 代理, 木村]) await reports(who, { share: SHARED });
  await until(city, "2026-12-01T09:02");
});

/** The desk is asked what changed in that month, and writes one line more than was proposed. */
export const writesWhatChanged = after(isTogether, async (city) => {
  await tellsAll(city);
  await city.passes(2 * MINUTE);
  await city.tanaka.presses("書く・直す");
  await city.tanaka.submits({ "2行目": "電話が長く続くときの言い方の例を、手引きに加えました。" });
});

/** Another of the desk approves it. */
export const tellsWhatChanged = after(writesWhatChanged, async (city) => {
  await city.suzuki.presses("全職員に知らせる");
});

/** A week later the head reads what is still open. */
export const isTold = first(async (city) => {
  await reports(city.sato, { share: SHARED });
  await city.tanaka.presses("担当する");
  await reports(city.sato, { share: SHARED });
  await townsfolk(city).木村.presses("担当を代える");
  await townsfolk(city).木村.submits({ 日付: "2026-11-26" });
  await until(city, "2026-11-24T09:01");
  await city.goesBy(MINUTE);
});
