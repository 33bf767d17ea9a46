import type { City } from "./city.ts";
import { ORGANISATION, TOWNSFOLK } from "./organisation.ts";
import { reports } from "./steps.ts";

/** Fictional colleagues of 市民課, enough that a number says nothing about one of them. */
export const COLLEAGUES = ["青木", "石田", "上田", "江口", "岡田"];
const mailOf = (name: string) => `colleague${COLLEAGUES.indexOf(name)}@example.jp`;

/** The part of a city with them in it, on the Wednesday before the last of a month. */
export const IN_OCTOBER = {
  organisation: `${ORGANISATION}${COLLEAGUES.map((name) => `人,madoguchi,${name},,,,,${mailOf(name)},職員,,\n`).join("")}`,
  people: [...TOWNSFOLK, ...COLLEAGUES.map((name) => ({ name, mail: mailOf(name) }))],
  begins: "2026-10-28T10:00",
};

/** Each of them reports, as one by one they get to it. */
export async function reportAll(city: City, names: readonly string[], share: string): Promise<void> {
  for (const name of names) {
    city.slack.changeChannel(city.general, { addMembers: [city.idOf(name)] });
    await reports(city.person(name), { share });
  }
}
