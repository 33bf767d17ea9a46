import { type Act, form, leaves } from "./acts-desk.ts";
import { meddles } from "./acts-stranger.ts";
import { isManager, isOpen, isShared, type Life } from "./model.ts";
import { sent } from "./opening.ts";
import type { Play } from "./play.ts";

const TODAY = "2026-11-16";
const DAY = 24 * 60 * 60_000;
const TOKYO = 9 * 60 * 60_000;

const presses = async (
  play: Play,
  by: string,
  verb: string,
  carried: object,
  isDone: boolean,
): Promise<boolean> => {
  if (isDone || play.hands.canForge) await play.hands.press(by, "own", verb, carried);
  return isDone;
};

const isOver = (life: Life) => life.state === "closed" || life.state === "withdrawn";

/** 応援を呼ぶ, from a case that is there. */
const callsForHelp: Act = async (play, life) => {
  const isCalling = life.calledAt !== null && !life.isTakenUp;
  const isDone = await presses(play, life.reporter, "call", { case: life.id }, !isOver(life) && !isCalling);
  if (!isDone) return false;
  life.calledAt = play.now();
  life.reachedAt ??= play.now();
  life.heardAt = play.now();
  life.isTakenUp = false;
  life.isRinging = true;
  life.urgency = "now";
  if (life.state === "draft") life.state = "waiting";
  return true;
};

/** Sends what was left as a draft. */
const sends: Act = async (play, life) => {
  const isDone = life.sentAt === null && !isOver(life);
  if (isDone || play.hands.canForge) await play.hands.press(life.reporter, "own", "send", { case: life.id });
  if (isDone) sent(play, life);
  return isDone;
};

const writes: Act = async (play, life) => {
  if (life.state === "withdrawn") return false;
  const isCalling = life.calledAt !== null && !life.isTakenUp;
  const isDraft = life.sentAt === null && life.state !== "closed" && (life.calledAt === null || isCalling);
  const mark = play.mark(life, isDraft ? "t" : "m");
  await play.hands.writes(life.reporter, life, "reporter", `${mark}と言われました。`);
  if (isDraft) return true;
  life.heardAt = play.now();
  life.toDesk.push(mark);
  return true;
};

const withdraws: Act = async (play, life) => {
  const isDone = await presses(
    play,
    life.reporter,
    "withdraw",
    { case: life.id },
    life.state !== "withdrawn",
  );
  if (!isDone) return false;
  Object.assign(life, { state: "withdrawn", due: null, isRinging: false, incidents: [] });
  life.helpers.clear();
  return true;
};

const reopens: Act = async (play, life) => {
  const isDone = await presses(play, life.reporter, "reopen", { case: life.id }, life.state === "closed");
  if (isDone) Object.assign(life, { state: "waiting", owner: null, heardAt: play.now() });
  return isDone;
};

const records: Act = async (play, life) => {
  const by = play.chance.percent(60) ? life.reporter : (play.one([...life.helpers.keys()]) ?? life.reporter);
  const words = play.mark(life, "i");
  const isDone = await form(
    play,
    { by, where: "own", life },
    { verb: "again", name: "incident", opens: isOpen(life) },
    () => ({ on: TODAY, words }),
  );
  if (!isDone) return false;
  const event = (await play.read.case(life.id))?.version ?? 0;
  life.incidents.push({ by, words, event });
  if (by === life.reporter) life.heardAt = play.now();
  return true;
};

const strikes: Act = async (play, life) => {
  const incident = play.one(life.incidents);
  if (incident === undefined) return false;
  // On a colleague's screen only their latest can be taken back.
  const others = play.hands.canForge ? [incident.by, ...life.helpers.keys()] : [];
  const by = play.one([life.reporter, ...others]) ?? life.reporter;
  const isTheirs = by === life.reporter || by === incident.by;
  const mayRecord = by === life.reporter || life.helpers.has(by);
  const isDone = isOpen(life) && isTheirs && mayRecord;
  if (!isDone && !play.hands.canForge) return false;
  await play.hands.press(by, "own", "strike", { case: life.id, incident: incident.event });
  if (isDone) life.incidents = life.incidents.filter((one) => one !== incident);
  return isDone;
};

const VIEWS = ["incidents", "content"] as const;

const invites: Act = async (play, life) => {
  const people = play.chance.shuffled(play.world.colleagues).slice(0, play.chance.between(0, 2));
  const sees = play.chance.of(VIEWS);
  const isDone = await form(
    play,
    { by: life.reporter, where: "own", life },
    { verb: "together", opens: isOpen(life) },
    () => ({ people, sees }),
  );
  if (!isDone) return false;
  const before = new Map(life.helpers);
  life.helpers.clear();
  for (const person of people) life.helpers.set(person, sees);
  return before.size + people.length > 0;
};

const parts: Act = async (play, life) => {
  const by = play.one([...life.helpers.keys()]);
  const isShown = play.hands.canForge || isOpen(life);
  if (by === undefined || !isShown) return false;
  await play.hands.press(by, "own", "leave", { case: life.id });
  return life.helpers.delete(by);
};

const narrows: Act = async (play, life) => {
  if (!play.hands.canForge && isShared(life)) {
    await play.hands.dismiss(life.reporter);
    await play.hands.press(life.reporter, "own", "rights", { case: life.id });
  }
  const isDone = await presses(play, life.reporter, "narrow", { case: life.id }, isShared(life));
  if (isDone) life.isNarrowed = true;
  return isDone;
};

const STEPS = ["speak", "relieve", "verify", "confer"] as const;

/** A manager notes on their card what they do for the reporter; whoever is none gets no form. */
const manages: Act = async (play, life) => {
  const by = play.chance.percent(80) ? life.manager : play.one(play.world.managers);
  if (by == null) return false;
  const what = { verb: "manage", opens: isManager(life, by) && life.state !== "closed" };
  const carried = { step: play.chance.of(STEPS) };
  const fields = () => ({ on: TODAY, note: play.mark(life, "g") });
  const isDone = await form(play, { by, where: "own", life }, { ...what, carried }, fields);
  if (isDone) life.managed += 1;
  return isDone;
};

/** A manager whose form stands open while the reporter tells fewer: nothing of it is noted. */
const managesTooLate: Act = async (play, life) => {
  const { canForge, dismiss, press, submit } = play.hands;
  const by = life.manager;
  if (!canForge || by === null || !isManager(life, by) || life.state === "closed") return false;
  await dismiss(by);
  await press(by, "own", "manage", { case: life.id, step: "speak" });
  play.judges();
  await press(life.reporter, "own", "narrow", { case: life.id });
  life.isNarrowed = true;
  await submit(by, { on: TODAY, note: play.mark(life, "z") });
  return true;
};

const RESPONSES = ["coming", "phoning", "unable"] as const;

const responds: Act = async (play, life) => {
  const c = await play.read.case(life.id);
  const call = c?.calls.findLast((one) => one.over === null);
  const by = play.one(call?.summoned.map((one) => one.person) ?? []);
  if (call === undefined || by === undefined) return false;
  const response = play.chance.of(RESPONSES);
  await play.hands.press(by, "own", "respond", { case: life.id, call: call.event, response });
  return true;
};

/** 解除, by the reporter, by somebody who was called, or by the desk. */
const endsCall: Act = async (play, life, member) => {
  const c = await play.read.case(life.id);
  const call = c?.calls.findLast((one) => one.over === null);
  if (call === undefined) return false;
  const called = call.summoned.map((one) => one.person);
  const by = play.one([life.reporter, member, ...called]) ?? life.reporter;
  const where = by === member && !called.includes(by) ? "desk" : "own";
  const isDone = await form(
    play,
    { by, where, life },
    { verb: "stand-down", opens: true, carried: { call: call.event } },
    () => ({ note: play.mark(life, "s") }),
  );
  life.isRinging = false;
  life.isTakenUp = true;
  return isDone;
};

const advises: Act = async (play, life) => {
  const at = play.chance.between(0, life.advice.length - 1);
  const asked = life.advice[at];
  const event = (await play.read.case(life.id))?.work.advice[at]?.event;
  const by = play.one(asked?.people ?? []);
  if (asked === undefined || by === undefined || event === undefined) return false;
  const mayAnswer = isOpen(life) && asked.answered === null;
  if (play.chance.percent(25)) {
    const isFirst = mayAnswer && !asked.unknowing.has(by);
    if (isFirst) asked.unknowing.add(by);
    return presses(play, by, "advise-unknown", { case: life.id, advice: event }, isFirst);
  }
  const what = { verb: "advise", opens: mayAnswer, carried: { advice: event } };
  const isDone = await form(play, { by, where: "own", life }, what, () => ({ text: play.mark(life, "b") }));
  if (isDone) asked.answered = by;
  return isDone;
};

/** A manager says that they are away today, or that they are back. */
const isAway: Act = async (play) => {
  const { world, hands } = play;
  const by = play.one(world.managers);
  if (by === undefined) return false;
  await play.catchesUp();
  await hands.dismiss(by);
  const until = world.away.get(by) ?? 0;
  if (until > play.now()) {
    await hands.press(by, "home", "absence-end", {});
    world.away.delete(by);
    return true;
  }
  await hands.press(by, "home", "absence", {});
  if (hands.formOf(by) !== "absence") return false;
  await hands.submit(by, {});
  world.away.set(by, Math.floor((play.now() + TOKYO) / DAY + 1) * DAY - TOKYO);
  return true;
};

const comesOrGoes: Act = async (play, _, by) => {
  const { world, hands } = play;
  const outside = world.desk.filter((one) => !world.onDesk.has(one));
  const back = play.one(outside);
  if (back !== undefined && (outside.length > 1 || play.chance.percent(60))) {
    await play.catchesUp();
    world.onDesk.add(back);
    await hands.counts();
    return true;
  }
  await leaves(play, by);
  return true;
};

/** What everybody else does, and how often beside the rest. */
export const OTHER_ACTS: Readonly<Record<string, readonly [weight: number, act: Act]>> = {
  "calls for help": [6, callsForHelp],
  sends: [10, sends],
  writes: [14, writes],
  withdraws: [3, withdraws],
  "reopens theirs": [12, reopens],
  "records one more": [10, records],
  strikes: [4, strikes],
  invites: [8, invites],
  "records no more": [8, parts],
  "tells fewer": [8, narrows],
  manages: [8, manages],
  "manages too late": [6, managesTooLate],
  responds: [8, responds],
  "ends the call": [8, endsCall],
  advises: [6, advises],
  meddles: [8, meddles],
  "is away": [2, isAway],
  "comes or goes": [2, comesOrGoes],
};
