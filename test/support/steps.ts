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

/** Brings a report as far as its preview. */
export async function prepares(who: Citizen, report: Report = {}): Promise<void> {
  const { words = WHAT, command = "/kasuhara-report", share = "相談窓口だけ" } = report;
  await who.types(command);
  await who.presses("いまは終わっている");
  await who.submits(told(words));
  await who.presses(share);
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
