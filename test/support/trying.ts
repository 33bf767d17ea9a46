import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";
import { OWN, pressed, submitted, VERBS } from "./forging.ts";
import { ORGANISATION, TOWNSFOLK } from "./organisation.ts";
import { SAPPORO_2026, textOf } from "./policies.ts";

/** 高橋 is the legal section, which the desk can ask. */
const policy = `${textOf(SAPPORO_2026)}\nadvisers:\n  legal: { label: 法務, people: [U0000000004] }\n`;

/** A part of a city, and a policy by which everything the desk can do with a case is there to be tried. */
export const LIVING = { organisation: ORGANISATION, people: TOWNSFOLK, policy };

/** Everything a button can carry of the first case. */
export const carried = (call = 1) => ({
  ...{ v: 1, case: 1, topic: "told", question: "share", option: "desk", words: 1, revision: 0, incident: 1 },
  ...{ round: 0, need: "replace", call, response: "coming", step: "speak", side: "desk" },
});

export interface May {
  readonly opened: readonly string[];
  readonly moved: readonly string[];
  readonly submitted: readonly string[];
}

export const NOTHING: May = { opened: [], moved: [], submitted: [] };

/** Somebody presses every button and submits every form of somebody else's case. */
export async function tries(city: City, who: Citizen, value: object, verbs = VERBS): Promise<May> {
  const { opened, moved } = await pressed(city, who, who.actor.dm(), value, verbs);
  // What is done with a case that somebody has is to be refused for who asks, and not because nobody has it.
  const c = await city.mamori.work.store.read.case(1);
  if (c?.status === "waiting") await city.suzuki.presses("担当する");
  const forms = await submitted(city, who, value, city.takahashi.actor.id);
  return { opened: opened.filter((verb) => !OWN.includes(verb)), moved, submitted: forms };
}
