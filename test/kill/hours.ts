import type { Actor } from "../../playground/workspace/actor.ts";
import { shows, type Talk } from "./talk.ts";

const TOLD = "窓口にもう一度知らせました。";

/** While the other party is still there: the same talk over and over, which is counted from then on. */
export async function isCounted(talk: Talk): Promise<void> {
  await presses(talk, "同じ話の繰り返しになった", "から、同じ話の繰り返しになっています");
}

/** Five minutes before the guide, and at the guide. */
export const isWarned = (talk: Talk): Promise<void> =>
  talk.sees("five minutes left", () => shows(talk.thread(), "分で、目安の30分です。"));

export async function isOver(talk: Talk): Promise<void> {
  await talk.sees("the guide", () => shows(talk.thread(), "目安の30分になりました。"));
  await presses(talk, "終わった", "おつかれさまでした");
}

async function presses(talk: Talk, label: string, text: string): Promise<void> {
  await talk.sees(label, () => shows(talk.thread(), `[${label}]`));
  await talk.again(
    label,
    () => shows(talk.thread(), text),
    () => talk.press(talk.clerk, talk.thread(), label),
  );
}

/** The clerk says where they are, and the head of the section is called there. */
export async function isCalled(talk: Talk): Promise<void> {
  await talk.atDesk("the urgent card");
  await talk.chooses("相談室", "place");
  await talk.sees("the call", () => isAsked(talk, talk.head));
}

const isAsked = (talk: Talk, who: Actor): boolean =>
  talk.written(who).some((m) => m.visible.includes("[向かいます]") && m.visible.includes(`職員${talk.tag}`));

/** The head did not answer: who is above is called, and who is on duty at the desk. */
export async function nextIsCalled(talk: Talk): Promise<void> {
  for (const who of [talk.above, talk.lead]) await talk.sees("the next call", () => isAsked(talk, who));
  await talk.sees("who was called", () => shows(talk.thread(), "次の人を呼びました"));
}

/** Who is called comes, and the clerk says how it ended. */
export async function comes(talk: Talk, who: Actor): Promise<void> {
  await talk.again(
    "who comes",
    () =>
      shows(talk.thread(), "：向かっています") && shows(talk.cardThread().slice(0, 1), "：向かっています"),
    () => talk.press(who, talk.written(who), "向かいます"),
  );
  const ends = () => talk.press(talk.clerk, talk.thread(), "解除");
  const word = { note: `もう大丈夫です${talk.tag}` };
  await talk.form(talk.clerk, "stand-down", ends, word, () => talk.happened("stood-down") > 0);
  await talk.sees("the end of the call", () => shows(talk.written(who), "向かっていただき"));
}

/** Nobody has the case: the desk is reminded half-way, or at the time; the clerk hears it once. */
export async function deskIsReminded(talk: Talk, when: "half" | "due"): Promise<void> {
  const text = when === "half" ? "担当がまだ決まっていません。" : "担当が決まらないまま";
  await talk.sees(`the desk's reminder (${when})`, () => shows(talk.cardThread(), text));
  await talk.sees("the word about it", () => shows(talk.thread(), TOLD));
}

/** Who has the case is reminded before and at the time, the desk's lead after it. */
export async function ownerIsReminded(talk: Talk, when: "before" | "at" | "late"): Promise<void> {
  const own = () => talk.written(talk.helper);
  if (when === "late")
    return talk.sees("the lead's reminder", () => shows(talk.written(talk.lead), `窓口${talk.tag}`));
  if (when === "before") return talk.sees("the reminder before", () => shows(own(), "までのお返事"));
  await talk.sees("the reminder at the time", () => own().length > 1 && shows(own(), "（過ぎています）"));
  await talk.sees("the word about it", () => shows(talk.thread(), TOLD));
}
