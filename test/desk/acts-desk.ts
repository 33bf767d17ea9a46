import { expect } from "vitest";
import { isOpen, type Life } from "./model.ts";
import type { Filled, Play } from "./play.ts";

/** What somebody of the desk does with a case; the answer is whether it was done. */
export type Act = (play: Play, life: Life, by: string) => Promise<boolean>;

const TODAY = "2026-11-16";
const isReached = (life: Life) => life.number !== null && life.state !== "withdrawn";

/** Presses what opens a form, and submits it if it opened, as it should or should not. */
export async function form(
  play: Play,
  at: { readonly by: string; readonly where: "desk" | "own"; readonly life: Life },
  what: { readonly verb: string; readonly name?: string; readonly opens: boolean; readonly carried?: object },
  fields: () => Filled,
): Promise<boolean> {
  const { by, where, life } = at;
  const { verb, name = verb, opens } = what;
  const { hands } = play;
  if (!opens && !hands.canForge) return false;
  await hands.dismiss(by);
  await hands.press(by, where, verb, { case: life.id, ...what.carried });
  play.judges();
  expect(hands.formOf(by) === name, `${verb} opens its form`).toBe(opens);
  if (opens) await hands.submit(by, fields());
  return opens;
}

const desk =
  (
    verb: string,
    opens: (life: Life, by: string) => boolean,
    fields: (play: Play, life: Life) => Filled,
    then: (play: Play, life: Life, by: string) => void,
    name = verb,
  ): Act =>
  async (play, life, by) => {
    const isDone = await form(play, { by, where: "desk", life }, { verb, name, opens: opens(life, by) }, () =>
      fields(play, life),
    );
    if (isDone) then(play, life, by);
    return isDone;
  };

/** The desk said something to the reporter: that answers a call, and what was promised once it arrived. */
function said(play: Play, life: Life, mark: string): void {
  life.saidAt = play.now();
  life.isTakenUp = true;
  life.toReporter.push(mark);
  if (play.hands.delivers) life.due = null;
}

const presses = async (
  play: Play,
  by: string,
  verb: string,
  life: Life,
  isDone: boolean,
): Promise<boolean> => {
  if (isDone || play.hands.canForge) await play.hands.press(by, "desk", verb, { case: life.id });
  return isDone;
};

const claim: Act = async (play, life, by) => {
  const isDone = await presses(play, by, "claim", life, life.state === "waiting");
  if (!isDone) return false;
  const { due } = life;
  life.state = "claimed";
  life.owner = by;
  life.isTakenUp = true;
  life.due = (await play.read.case(life.id))?.answerDue ?? null;
  const isKept = due === null || due <= play.now() || (life.due ?? Infinity) <= due;
  expect([isKept, (life.due ?? 0) > play.now()], "what was promised is kept").toEqual([true, true]);
  return true;
};

const release: Act = async (play, life, by) => {
  const isDone = await presses(play, by, "release", life, life.state === "claimed" && life.owner === by);
  if (isDone) Object.assign(life, { state: "waiting", owner: null });
  return isDone;
};

const takeOver = desk(
  "take-over",
  (life, by) => isOpen(life) && life.owner !== null && life.owner !== by,
  (play, life) => ({ word: play.mark(life, "x") }),
  (_, life, by) => {
    life.owner = by;
  },
);

const handOver: Act = async (play, life, by) => {
  const to = play.one([...play.world.onDesk].filter((one) => one !== life.owner));
  if (to === undefined) return false;
  const opens = isOpen(life) && life.owner !== null;
  const fields = () => ({ to, word: play.mark(life, "x") });
  const isDone = await form(play, { by, where: "desk", life }, { verb: "hand-over", opens }, fields);
  if (isDone) life.owner = to;
  return isDone;
};

const says = (verb: string, opens: (life: Life) => boolean, field: string): Act => {
  let mark = "";
  return desk(
    verb,
    opens,
    (play, life) => {
      mark = play.mark(life, "r");
      return { [field]: `${mark}とお伝えします。` };
    },
    (play, life) => said(play, life, mark),
  );
};

const OUTCOMES = ["applies", "does-not-apply", "reserved"] as const;

const decides: Act = async (play, life, by) => {
  const outcome = play.chance.of(OUTCOMES);
  const reason = play.mark(life, "d");
  const isDone = await form(
    play,
    { by, where: "desk", life },
    { verb: "decide", opens: isOpen(life) },
    () => ({
      outcome,
      reason,
    }),
  );
  if (isDone) life.decided = { outcome, reason };
  return isDone;
};

const closes: Act = async (play, life, by) => {
  const message = play.mark(life, "c");
  const opens = isOpen(life) && life.decided !== null;
  const isDone = await form(play, { by, where: "desk", life }, { verb: "close", opens }, () => ({
    ...{ "on.verified": TODAY, "on.cared": TODAY, "on.prevented": TODAY },
    ...{ "why.explained": play.mark(life, "x"), message },
  }));
  if (!isDone) return false;
  life.state = "closed";
  life.due = null;
  life.isRinging = false;
  life.isTakenUp = true;
  if (life.decided !== null) life.told.add(life.decided.reason);
  life.toReporter.push(message);
  return true;
};

const reopens: Act = async (play, life, by) => {
  const isDone = await presses(play, by, "reopen", life, life.state === "closed");
  if (isDone) Object.assign(life, { state: "waiting", owner: null });
  return isDone;
};

const URGENCIES = ["now", "today", "normal"] as const;

const weighs: Act = async (play, life, by) => {
  const urgency = play.chance.of(URGENCIES);
  const isOpened = await form(
    play,
    { by, where: "desk", life },
    { verb: "weigh", opens: isOpen(life) },
    () => ({
      urgency,
      reason: play.mark(life, "x"),
    }),
  );
  const isCalling = life.isRinging || (life.calledAt !== null && !life.isTakenUp);
  const isDone = isOpened && !isCalling && life.urgency !== urgency;
  if (isDone) life.urgency = urgency;
  return isDone;
};

const measures = desk(
  "measure",
  isReached,
  (play, life) => ({ rung: "caution", on: TODAY, note: play.mark(life, "x") }),
  () => {},
);

const MOST_LINKS = 10;

const links: Act = async (play, life, by) => {
  const other = play.one(play.world.lives.filter((one) => one.number !== null)) ?? life;
  const isOpened = await form(
    play,
    { by, where: "desk", life },
    { verb: "link", opens: isReached(life) },
    () => ({
      number: other.number ?? "",
    }),
  );
  const isRoom = life.links.size < MOST_LINKS && other.links.size < MOST_LINKS;
  const isDone =
    isOpened && other !== life && other.state !== "withdrawn" && (isRoom || life.links.has(other.id));
  if (isDone) {
    life.links.add(other.id);
    other.links.add(life.id);
  }
  return isDone;
};

/** Another section is asked: what it reads is shown first, without the reporter's name and the case's number. */
const consults: Act = async (play, life, by) => {
  const words = play.mark(life, "a");
  const name = `◆${life.n}n◆`;
  const isOpened = await form(
    play,
    { by, where: "desk", life },
    { verb: "consult", opens: isOpen(life) },
    () => ({
      adviser: "legal",
      text: `${words}について。${name}さんの件（${life.number}）です。`,
    }),
  );
  if (!isOpened) return false;
  expect(play.hands.formOf(by)).toBe("consult-send");
  await play.hands.submit(by, {});
  life.advice.push({ people: play.world.advisers, words, unknowing: new Set(), answered: null });
  return true;
};

const notes: Act = async (play, life, by) => {
  if (life.number === null) return false;
  await play.hands.writes(by, life, "desk", `${play.mark(life, "x")}と思います。`);
  return true;
};

/** Somebody whose form stood open while they left the desk's channel: nothing of it goes out. */
const leavesWhileWriting: Act = async (play, life, by) => {
  const { world, hands } = play;
  if (!isReached(life) || world.onDesk.size < 3) return false;
  await hands.dismiss(by);
  await hands.press(by, "desk", "reply", { case: life.id });
  await leaves(play, by);
  await hands.submit(by, { "reply.none": play.mark(life, "z") });
  return true;
};

/** Somebody is no more in the desk's channel: their cases are offered to the others. */
export async function leaves(play: Play, by: string): Promise<void> {
  await play.catchesUp();
  play.judges();
  play.world.onDesk.delete(by);
  for (const life of play.world.lives)
    if (life.state === "claimed" && life.owner === by) Object.assign(life, { state: "waiting", owner: null });
  await play.hands.counts();
}

/** What the desk does, and how often beside the rest. */
export const DESK_ACTS: Readonly<Record<string, readonly [weight: number, act: Act]>> = {
  claims: [28, claim],
  releases: [6, release],
  "takes over": [8, takeOver],
  "hands over": [8, handOver],
  answers: [14, says("reply", isReached, "reply.none")],
  asks: [10, says("inquire", isOpen, "question.none")],
  notes: [10, notes],
  weighs: [10, weighs],
  measures: [6, measures],
  links: [8, links],
  "asks another section": [8, consults],
  decides: [16, decides],
  closes: [24, closes],
  reopens: [8, reopens],
  "leaves while writing": [1, leavesWhileWriting],
};
