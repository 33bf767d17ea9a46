import { heads } from "./citizen.ts";
import type { City } from "./city.ts";
import { SAPPORO_2026, textOf } from "./policies.ts";

/** Minutes before the first working day's nine o'clock on which October is over. */
export const FIRST_OF_NOVEMBER = { begins: "2026-11-02T08:58" };

/** What stands above the card and above what all staff read of October. */
export const OCTOBER = "この窓口で変わったこと　令和8年10月分";

/** The policy of the city with a channel of all staff. */
export const telling = (channel: string, version = "sapporo-2026.9"): string =>
  `${textOf(SAPPORO_2026).replace("sapporo-2026.2", version)}\nchanges: { channel: ${channel} }\n`;

/** Makes a channel that all staff read and names it in the policy, as those who run the city would; its id. */
export async function tellsAll(city: City, includesBot = true): Promise<string> {
  const members = city.ids("佐藤", "田中", "鈴木", "高橋");
  const { id } = city.slack.addChannel({ name: "全庁連絡", members, includesBot });
  await city.restarts(telling(id));
  return id;
}

/** The cards of what changed, the oldest first. */
export const changeCards = (city: City): string[] =>
  city.cards().filter((text) => text.includes("この窓口で"));

/** The newest card of what changed. */
export const changeCard = (city: City): string => changeCards(city).at(-1) ?? "";

/** What the bot wrote where all staff read it. */
export const staffRead = (city: City, channel: string): string[] =>
  city.sato.actor
    .sees(channel)
    .filter(heads)
    .map((m) => m.visible);
