import type { Citizen } from "./citizen.ts";

/** What a report says when the story is about something else. */
export const WHAT = "同じ電話が毎日あります";

/** The form of what happened, filled in. */
export const told = (words: string) => ({
  何がありましたか: words,
  どこで: "電話",
  だれのこと: "自分",
  相手方は: "市民・利用者",
});

interface Report {
  readonly words?: string;
  readonly command?: string;
  /** What is chosen under 誰に伝えますか. */
  readonly share?: string;
}

/** Opens a report and writes down what happened, up to the question who is told. */
export async function begins(who: Citizen, words = WHAT, command = "/kasuhara-report"): Promise<void> {
  await who.types(command);
  await who.presses("いまは終わっている");
  await who.submits(told(words));
}

/** Brings a report as far as its preview. */
export async function prepares(who: Citizen, report: Report = {}): Promise<void> {
  await begins(who, report.words, report.command);
  await who.presses(report.share ?? "相談窓口だけ");
}

/** A report from the command to 送る. */
export async function reports(who: Citizen, report: Report = {}): Promise<void> {
  await prepares(who, report);
  await who.presses("送る");
}

/** The four facts of a closing, each done. */
export const ALL_DONE = {
  "事実確認：行った日": "2026-11-16",
  "職員への配慮：行った日": "2026-11-16",
  "再発防止（市の改善を含む）：行った日": "2026-11-16",
  "本人への説明：行った日": "2026-11-16",
};

/** The organisation's decision, recorded. */
export async function decides(who: Citizen, reason = "説明を尽くしたあとも続いています。"): Promise<void> {
  await who.presses("組織の判断を記録する");
  await who.submits({ 判断: "該当する", 理由: reason });
}

/** Decision and closing. */
export async function closes(who: Citizen): Promise<void> {
  await decides(who);
  await who.presses("終わりにする");
  await who.submits(ALL_DONE);
}

/** What brings many to a consultation. */
export const UNSURE = "カスハラに当たるのか迷っている";

/** Opens a consultation, says what for and opens the form of what happened. */
export async function asksFor(who: Citizen, aim: string): Promise<void> {
  await who.types("/kasuhara-consult");
  await who.presses("いまは終わっている");
  await who.fills({ 何をいっしょに考えましょうか: [aim] });
  await who.presses("次へ", "書く");
}

/** What comes again and again. */
export const AGAIN = "同じ内容の電話・来庁・メールが続いている";

/** That it comes again, how often since the city's answer, and what follows from it for the work. */
export async function saysHowOften(
  who: Citizen,
  times: string,
  effect = "仕事が止まった・遅れた",
): Promise<void> {
  await who.fills({ "求め・繰り返し": [AGAIN] });
  await who.presses("次へ", times);
  await who.fills({ どんな影響: [effect] });
  await who.presses("次へ");
}

/** The city's answer, as whoever knows it gives it. */
export const MERITS = {
  市としての答え: "伝えた。その後、新しい事情や質問は出ていない",
  相手の求めは: "市の業務だが、制度上などで応じられないこと",
  市として確かめたい: "特にない",
};

/** The rest of a consultation, up to its preview. */
export async function finishes(who: Citizen, share = "相談窓口だけ"): Promise<void> {
  await who.fills({ 気づいたこと: ["特にない・わからない"] });
  await who.presses("次へ", "飛ばす", share);
}

/** That somebody was touched, which makes a case one for today. */
export async function saysTouched(who: Citizen): Promise<void> {
  await who.fills({ 安全: ["叩く・押す・つかむ・つばを吐くなど、体への行為"] });
  await who.presses("次へ");
}

/** A consultation of somebody who was touched, cut short and sent. */
export async function consultsTouched(who: Citizen): Promise<void> {
  await asksFor(who, UNSURE);
  await who.submits(told("つかまれました"));
  await saysTouched(who);
  await who.presses("ここまでで送る", "相談窓口だけ", "送る");
}

/** 職員に返事を書く: a reply by the form on the newest card. */
export async function answers(who: Citizen, words: string) {
  await who.presses("職員に返事を書く");
  return who.submits({ 返事: words });
}
