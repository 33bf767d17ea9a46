import { expect } from "vitest";
import type { Act } from "./acts-desk.ts";
import { isManager } from "./model.ts";

/** Every verb that does something in a case, for whoever has no part in it. */
const VERBS = [
  ...["claim", "release", "reply", "decide", "close", "reopen", "take-over", "hand-over", "inquire", "weigh"],
  ...["measure", "link", "consult", "withdraw", "again", "together", "leave", "narrow", "manage", "respond"],
  ...["stand-down", "call", "send", "rights", "strike", "advise", "copy", "sheet", "change", "write", "edit"],
];

/** Somebody without any part in a case presses what they never saw: nothing opens, nothing happens. */
export const meddles: Act = async (play, life) => {
  if (!play.hands.canForge) return false;
  const { world } = play;
  const strangers = [
    ...world.managers,
    ...world.colleagues,
    ...world.lives.slice(-3).map((one) => one.reporter),
  ];
  const isStranger = (one: string) =>
    one !== life.reporter && !life.called.has(one) && !life.helpers.has(one) && !isManager(life, one);
  const by = play.one(strangers.filter(isStranger));
  const verb = play.one(VERBS);
  if (by === undefined || verb === undefined) return false;
  await play.hands.dismiss(by);
  const carried = { case: life.id, call: 1, response: "coming", step: "speak", incident: 1, advice: 1 };
  await play.hands.press(by, "own", verb, { ...carried, topic: "told" });
  expect([null, "note"], `${verb} opens nothing`).toContain(play.hands.formOf(by));
  return false;
};
