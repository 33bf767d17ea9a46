import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** What the reporter wrote, which nobody in the section may ever read. */
export const SECRET = "長いお話の中身はここだけです";

/** What the reporter chose elsewhere. */
export const CHOSEN = "同じ内容の電話・来庁・メールが続いている";

export const HAND = "部署の人か所属長に答えてもらう";
export const DECLINE = "わからない・答えられない";

/** The city's answer, as whoever knows it gives it. */
export const MERITS = {
  市としての答え: "伝えた。その後、新しい事情や質問は出ていない",
  相手の求めは: "市の業務だが、制度上などで応じられないこと",
  市として確かめたい: "特にない",
};

/** A clerk of the section, who knows what was answered. */
export function joinsSection(city: City, name = "伊藤", how: object = {}): Citizen {
  const person = city.addPerson(name, how);
  city.slack.changeChannel(city.general, { addMembers: [person.actor.id] });
  return person;
}

/** A consultation as far as the questions about what the city answered. */
export async function comesToMerits(who: Citizen): Promise<void> {
  await who.types("/kasuhara-consult");
  await who.presses("いまは終わっている", "飛ばす", "書く");
  await who.submits({ 何がありましたか: SECRET, どこで: "電話", 相手方は: "市民・利用者" });
  await who.fills({ "求め・繰り返し": [CHOSEN] });
  await who.presses("次へ", "6回以上");
  await who.fills({ どんな影響: ["仕事が止まった・遅れた"] });
  await who.presses("次へ");
}

/** Asks somebody to answer instead. */
export async function hands(who: Citizen, to: string): Promise<void> {
  await who.presses(HAND);
  await who.submits({ 答えてほしい人: to });
}

/** The rest of a consultation, up to its preview. */
export async function finishes(who: Citizen, share = "相談窓口だけ"): Promise<void> {
  await who.fills({ 気づいたこと: ["特にない・わからない"] });
  await who.presses("次へ", "飛ばす", share);
}

/** 答える, for the person asked. */
export async function standsIn(who: Citizen, answers: Readonly<Record<string, string>> = MERITS) {
  await who.presses("答える");
  return who.submits(answers);
}

/** What stands in somebody's thread as the message with this text. */
export const messageWith = (who: Citizen, text: string): string =>
  who
    .everything(who.actor.dm())
    .map((m) => m.visible)
    .filter((visible) => visible.includes(text))
    .join("\n---\n");
