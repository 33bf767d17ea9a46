import type { Instant } from "../../src/cases/case.ts";
import { dayOf, monthOf } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import type { Matter, Nature } from "./matter.ts";
import { matters } from "./matters.ts";
import { cast, type SectionId, type Staff } from "./people.ts";

/** How a case ends. The last five have not ended: they are what the desk has to do now. */
export type End =
  | "settled"
  | "returns"
  | "withdrawn"
  | "dropped"
  | "arrived"
  | "unnamed"
  | "going-on"
  | "decided"
  | "called";

/** What a case will be about, before it is told. */
export interface Plan {
  readonly end: End;
  readonly matter: Matter;
  readonly reporter: Staff;
  /** The seed of everything else about it. */
  readonly seed: number;
}

/** How many cases of each nature end in which way. */
const quotas: readonly (readonly [nature: Nature, end: End, count: number])[] = [
  ["danger", "settled", 8],
  ["serious", "settled", 14],
  ["serious", "withdrawn", 1],
  ["serious", "returns", 1],
  ["continuing", "settled", 34],
  ["continuing", "returns", 4],
  ["continuing", "withdrawn", 1],
  ["borderline", "settled", 43],
  ["borderline", "withdrawn", 3],
  ["borderline", "returns", 1],
  ["borderline", "dropped", 2],
  ["plain", "settled", 20],
  ["guidance", "settled", 13],
];

/** What is still with the desk. */
const open: readonly (readonly [nature: Nature, end: End])[] = [
  ["borderline", "arrived"],
  ["serious", "unnamed"],
  ["continuing", "going-on"],
  ["borderline", "decided"],
  ["danger", "called"],
];

/** Some sections have more to do with people than others, and so more patterns of theirs are drawn. */
const busy: Partial<Record<SectionId, number>> = {
  insurance: 4,
  counter: 3,
  callcentre: 3,
  welfare: 3,
  tax: 2,
  roads: 2,
};

/** Everything the desk has heard of, not in the order of time. */
export function plansOf(people: readonly Staff[], now: Instant, luck: Chance): readonly Plan[] {
  const decks = new Map<Nature, Matter[]>();
  const draw = (nature: Nature, fits: (one: Matter) => boolean = () => true): Matter => {
    const deck = decks.get(nature) ?? [];
    const at = deck.findIndex(fits);
    const [found] = at < 0 ? [] : deck.splice(at, 1);
    decks.set(nature, found === undefined ? [...deck, ...shuffledDeck(nature, luck)] : deck);
    return found ?? draw(nature, fits);
  };
  const month = monthOf(dayOf(now));
  const inSeason = ({ months }: Matter) => months === undefined || months.includes(month);
  const plan = (end: End, matter: Matter, known: readonly Staff[]): Plan => ({
    end,
    matter,
    reporter: reporterOf(matter, known, luck),
    seed: luck.between(0, 2 ** 31),
  });
  // What comes back takes long, and a season may be over by then.
  const anySeason = ({ months }: Matter) => months === undefined;
  const past = quotas.flatMap(([nature, end, count]) => {
    const fits = end === "returns" ? anySeason : undefined;
    return Array.from({ length: count }, () => plan(end, draw(nature, fits), people));
  });
  const more = Array.from({ length: luck.between(0, 6) }, () => plan("settled", draw("borderline"), people));
  // What the page's clerk reports now begins with whoever looks through her eyes.
  const others = people.filter((one) => one.id !== cast.clerk.id);
  return [...past, ...more, ...open.map(([nature, end]) => plan(end, draw(nature, inSeason), others))];
}

const shuffledDeck = (nature: Nature, luck: Chance): Matter[] =>
  luck.shuffled(
    matters
      .filter((one) => one.nature === nature)
      .flatMap((one) => Array.from({ length: weight(one) }, () => one)),
  );

const weight = ({ sections }: Matter): number => Math.max(...sections.map((section) => busy[section] ?? 1));

/** Those at the counters and telephones write more often than those who lead them. */
function reporterOf({ sections }: Matter, people: readonly Staff[], luck: Chance): Staff {
  const able = people
    .filter(({ section, standing }) => sections.includes(section) && standing !== "connected")
    .flatMap((one) => Array.from({ length: shareOf(one) }, () => one));
  const [first, ...rest] = able;
  if (first === undefined) throw new Error(`nobody works in ${sections.join(", ")}`);
  return luck.of([first, ...rest]);
}

function shareOf({ id, role }: Staff): number {
  if (id === cast.clerk.id) return 6;
  return role === "課長" ? 1 : role === "係長" ? 2 : 4;
}
