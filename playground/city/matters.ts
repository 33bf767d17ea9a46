import type { Matter } from "./matter.ts";
import { moneyMatters } from "./matters-money.ts";
import { peopleMatters } from "./matters-people.ts";
import { townMatters } from "./matters-town.ts";
import { voiceMatters } from "./matters-voice.ts";

/** Everything that happens in this city. */
export const matters: readonly Matter[] = [
  ...moneyMatters,
  ...townMatters,
  ...peopleMatters,
  ...voiceMatters,
];
