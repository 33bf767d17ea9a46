import { callable, type Section, sectionOf } from "./town.ts";

/** What a case is, told as anybody could tell it who knows the rules of the house and none of the program. */
export interface Life {
  /** The id of the case, and which of those who report it is about. */
  readonly id: number;
  readonly n: number;
  readonly reporter: string;
  readonly audience: "with_manager" | "desk" | "desk_noname";
  number: string | null;
  state: "draft" | "waiting" | "claimed" | "closed" | "withdrawn";
  sentAt: number | null;
  calledAt: number | null;
  /** When the desk first heard of it. */
  reachedAt: number | null;
  /** Whether somebody of the desk took the latest call up, and whether people are being called. */
  isTakenUp: boolean;
  isRinging: boolean;
  owner: string | null;
  urgency: "now" | "today" | "normal";
  due: number | null;
  /** When the reporter last said something to the desk, and the desk last to the reporter. */
  heardAt: number;
  saidAt: number;
  decided: { readonly outcome: string; readonly reason: string } | null;
  /** The reasons of decisions that the reporter was told. */
  readonly told: Set<string>;
  /** Who records together with the reporter, and what they see. */
  readonly helpers: Map<string, "incidents" | "content">;
  manager: string | null;
  isNarrowed: boolean;
  readonly called: Set<string>;
  readonly links: Set<number>;
  readonly advice: {
    people: readonly string[];
    words: string;
    unknowing: Set<string>;
    answered: string | null;
  }[];
  /** The words carried to the reporter, and to the desk, in their order. */
  readonly toReporter: string[];
  readonly toDesk: string[];
  incidents: { readonly by: string; readonly words: string; readonly event: number }[];
  /** How often a manager noted something, and words were written. */
  managed: number;
  words: number;
}

/** Everybody's town: its cases, who is in the desk's channel, who is away. */
export interface World {
  readonly lives: Life[];
  readonly desk: readonly string[];
  readonly managers: readonly string[];
  readonly colleagues: readonly string[];
  readonly advisers: readonly string[];
  readonly onDesk: Set<string>;
  readonly away: Map<string, number>;
}

export const isOpen = (life: Life): boolean => life.state === "waiting" || life.state === "claimed";
export const isNamed = (life: Life): boolean => life.audience !== "desk_noname" || life.calledAt !== null;
export const isShared = (life: Life): boolean =>
  life.sentAt !== null && life.audience === "with_manager" && !life.isNarrowed && life.state !== "withdrawn";
export const isManager = (life: Life, person: string): boolean => isShared(life) && life.manager === person;
/** Whether nobody above may hear of it. Before the reporter chose, nothing is kept. */
const isKept = (life: Life): boolean => life.audience !== "with_manager" || life.isNarrowed;

/** Who may be called for somebody: their section and those above it, and the desk. */
export const mayBeCalled = (world: World, life: Life): ReadonlySet<string> =>
  new Set([...callable(life.n, isKept(life)).map((one) => world.managers[one] ?? ""), ...world.onDesk]);

/** Whether a mark may come before somebody's eyes at this moment. */
export function maySee(world: World, life: Life, person: string, letter: string, mark: string): boolean {
  const isReporter = person === life.reporter;
  const isDesk = world.onDesk.has(person) && life.number !== null;
  const isGone = life.state === "withdrawn";
  const sees = life.helpers.get(person);
  switch (letter) {
    case "n":
      return (
        isReporter ||
        (isDesk && isNamed(life)) ||
        isManager(life, person) ||
        sees !== undefined ||
        life.called.has(person)
      );
    case "#":
      return isReporter || isDesk || isManager(life, person) || sees !== undefined;
    case "t":
      return (
        !isGone && (isReporter || (life.sentAt !== null && (isDesk || (sees === "content" && isOpen(life)))))
      );
    case "m":
      return !isGone && (isReporter || isDesk);
    case "i": {
      const stands = !isGone && life.incidents.some((one) => one.words === mark);
      return stands && (isReporter || isDesk || (sees !== undefined && isOpen(life)));
    }
    case "r":
    case "c":
      return isReporter || isDesk;
    case "d":
      return isDesk || (isReporter && life.told.has(mark));
    case "x":
      return isDesk;
    case "g":
      return isDesk && !isGone;
    case "a":
      return isDesk || life.advice.some((one) => one.words === mark && one.people.includes(person));
    case "b":
      return isDesk;
    case "s":
      return !isGone && (isReporter || isDesk || life.called.has(person));
    default:
      return false;
  }
}

/** The queues of the desk as somebody sees them: the numbers of what lies there, in their order. */
export function queueOf(
  world: World,
  person: string,
  which: string,
  section: Section | null,
  now: number,
): readonly string[] {
  const lies = (life: Life): boolean => {
    if (!isOpen(life)) return false;
    if (section !== null && !(isNamed(life) && sectionOf(life.n) === section)) return false;
    if (which === "unclaimed") return life.owner === null;
    if (which === "mine") return life.owner === person;
    if (which === "waiting") return life.owner === person && life.saidAt < life.heardAt;
    return which === "overdue" ? life.due !== null && life.due < now : true;
  };
  const rank = (life: Life) =>
    life.urgency === "now" ? 0 : life.urgency === "today" ? 1 : life.due === null ? 3 : 2;
  const at = (life: Life) => life.due ?? life.reachedAt ?? 0;
  return world.lives
    .filter(lies)
    .sort((a, b) => rank(a) - rank(b) || at(a) - at(b) || a.id - b.id)
    .map((life) => life.number ?? "");
}
