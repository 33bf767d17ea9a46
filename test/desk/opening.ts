import type { Errand } from "../../src/cases/errands.ts";
import type { Reader } from "../../src/casework/ports-store.ts";
import type { Eyes } from "./looks.ts";
import { tellsOf } from "./marks.ts";
import { isShared, type Life } from "./model.ts";
import type { Hands, Play } from "./play.ts";
import { type Dweller, type Town, toldOf } from "./town.ts";

/** A case nobody has done anything with yet. */
const newLife = (id: number, n: number, reporter: string, audience: Life["audience"]): Life => ({
  ...{ id, n, reporter, audience, number: null, state: "draft", sentAt: null },
  ...{ calledAt: null, reachedAt: null },
  ...{
    isTakenUp: false,
    isRinging: false,
    owner: null,
    urgency: "normal",
    due: null,
    heardAt: 0,
    saidAt: -1,
  },
  ...{
    decided: null,
    told: new Set(),
    helpers: new Map(),
    manager: null,
    isNarrowed: false,
    called: new Set(),
  },
  ...{ links: new Set(), advice: [], toReporter: [], toDesk: [], incidents: [], managed: 0, words: 0 },
});

/** Somebody reports, or leaves a draft; the answer is the case's id. */
type Reports = (by: string, n: number, audience: Life["audience"], isSent: boolean) => Promise<number>;

/** Door, form, choice and 送る, one after the other; the answer is the case's id. */
export const reportsByHand =
  (hands: Hands, read: Reader): Reports =>
  async (by, n, audience, isSent) => {
    await hands.dismiss(by);
    await hands.press(by, "home", "door", { kind: "report", situation: "over" });
    const id = (await read.casesOf(by, 1))[0]?.id ?? 0;
    const chosen = { "f.how": "phone", "f.party": "user", "f.when": "now", "f.whose": "self" };
    await hands.submit(by, { ...chosen, "f.what": tellsOf(n) });
    await hands.press(by, "own", "choose", { case: id, topic: "share", question: "share", option: audience });
    if (isSent) await hands.press(by, "own", "send", { case: id });
    return id;
  };

/** Lets those who report do so, in whichever way this town has for it. */
export function opening(play: Play, staff: readonly Dweller[], reports: Reports): Town["opens"] {
  return async (n, audience, isSent) => {
    const one = staff[n];
    if (one === undefined) throw new Error(`nobody is the ${n}th`);
    const life = newLife(await reports(one.id, n, audience, isSent), n, one.id, audience);
    play.comes(life);
    if (isSent) sent(play, life);
    await play.same(life);
  };
}

/** The card of the manager with whom a case is shared, where it can be seen. */
export const managerCard =
  (read: Reader, seen: (errand: Errand) => Promise<string | null>): Eyes["manager"] =>
  async (life) => {
    const manager = (await read.case(life.id))?.manager;
    if (manager?.person == null) return null;
    const { event, person } = manager;
    const card = await seen({ kind: "manager", case: life.id, event, person });
    return card === null ? null : { person, card };
  };

/** The content is with the desk, and who shall know beside it is known. */
export function sent(play: Play, life: Life): void {
  life.sentAt = play.now();
  life.reachedAt ??= play.now();
  life.heardAt = play.now();
  if (life.state === "draft") life.state = "waiting";
  const isAway = (one: number) => (play.world.away.get(play.world.managers[one] ?? "") ?? 0) > play.now();
  if (isShared(life)) life.manager = play.world.managers[toldOf(life.n, isAway)] ?? null;
}
