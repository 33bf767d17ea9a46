import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";
import { MERITS, saysHowOften } from "./steps.ts";

/** What the reporter wrote, which nobody in the section may ever read. */
export const SECRET = "長いお話の中身はここだけです";

export const HAND = "部署の人か所属長に答えてもらう";
export const DECLINE = "わからない・答えられない";

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
  await saysHowOften(who, "6回以上");
}

/** Asks somebody to answer instead. */
export async function hands(who: Citizen, to: string): Promise<void> {
  await who.presses(HAND);
  await who.submits({ 答えてほしい人: to });
}

/** A consultation whose questions about the city's answer went to 伊藤 of the section. */
export async function handsToIto(city: City): Promise<Citizen> {
  const ito = joinsSection(city);
  await comesToMerits(city.sato);
  await hands(city.sato, "伊藤");
  return ito;
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
