import type { Reader } from "../../src/casework/ports.ts";
import { tellsOf } from "./marks.ts";
import { isShared, type Life } from "./model.ts";
import type { Hands, Play } from "./play.ts";
import { toldOf } from "./town.ts";

/** A case nobody has done anything with yet. */
export const newLife = (id: number, n: number, reporter: string, audience: Life["audience"]): Life => ({
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

/** Door, form, choice and 送る, one after the other; the answer is the case's id. */
export async function reportsByHand(
  hands: Hands,
  read: Reader,
  by: string,
  n: number,
  audience: Life["audience"],
  isSent: boolean,
): Promise<number> {
  await hands.dismiss(by);
  await hands.press(by, "home", "door", { kind: "report", situation: "over" });
  const id = (await read.casesOf(by, 1))[0]?.id ?? 0;
  const chosen = { "f.how": "phone", "f.party": "user", "f.when": "now", "f.whose": "self" };
  await hands.submit(by, { ...chosen, "f.what": tellsOf(n) });
  await hands.press(by, "own", "choose", { case: id, topic: "share", question: "share", option: audience });
  if (isSent) await hands.press(by, "own", "send", { case: id });
  return id;
}

/** The content is with the desk, and who shall know beside it is known. */
export function sent(play: Play, life: Life): void {
  life.sentAt = play.now();
  life.reachedAt ??= play.now();
  life.heardAt = play.now();
  if (life.state === "draft") life.state = "waiting";
  const isAway = (one: number) => (play.world.away.get(play.world.managers[one] ?? "") ?? 0) > play.now();
  if (isShared(life)) life.manager = play.world.managers[toldOf(life.n, isAway)] ?? null;
}
