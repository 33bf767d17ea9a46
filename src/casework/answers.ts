import { noteModal } from "../views/doors.ts";
import { type KnownBlock, type ModalView, paragraph } from "../views/kit.ts";
import { refusals } from "../words/refusals.ts";
import { toBoth } from "../words/to-both.ts";
import type { Bot } from "./bot.ts";
import type { Outcome } from "./casework.ts";
import type { Answer, Gesture, Press } from "./gestures.ts";
import type { Chat, Drawn } from "./ports-slack.ts";

/** Blocks with the neutral notification that goes with everything Mamori says. */
export const drawn = (blocks: readonly KnownBlock[]): Drawn => ({ blocks, text: toBoth.notification });

/** Says something to the person alone, where they just did something. */
export function tell(gesture: Gesture & Partial<Press>, blocks: readonly KnownBlock[]) {
  return async (chat: Chat): Promise<unknown> => {
    if (gesture.respondTo !== null)
      return chat.respond(gesture.respondTo, { ...drawn(blocks), replace: false });
    if (gesture.view != null) return chat.updateView(gesture.view.id, noteModal([...blocks]));
    if (gesture.trigger !== null) return chat.openView(gesture.trigger, noteModal([...blocks]));
    return false;
  };
}

/** Puts blocks in the place of what was pressed. */
export function replace(gesture: Gesture & Partial<Press>, blocks: readonly KnownBlock[]) {
  return async (chat: Chat): Promise<unknown> => {
    if (gesture.respondTo !== null)
      return chat.respond(gesture.respondTo, { ...drawn(blocks), replace: true });
    return tell(gesture, blocks)(chat);
  };
}

/** Opens a modal; says so if Slack did not let it open, since a press that shows nothing helps nobody. */
export function opens(gesture: Gesture & Partial<Press>, view: ModalView) {
  return async (chat: Chat): Promise<boolean> => {
    if (gesture.trigger !== null && (await chat.openView(gesture.trigger, view))) return true;
    if (gesture.respondTo !== null) {
      await chat.respond(gesture.respondTo, {
        ...drawn([paragraph(toBoth.trouble.notOpened)]),
        replace: false,
      });
    }
    return false;
  };
}

/** Opens a form for whoever Slack says belongs to the desk, and tells everybody else that they do not. */
export function forDesk(
  gesture: Gesture,
  bot: Bot,
  refused: string,
  view: () => ModalView | Promise<ModalView>,
) {
  return async (chat: Chat): Promise<unknown> =>
    (await bot.desk.isOnDesk(gesture.by))
      ? opens(gesture, await view())(chat)
      : tell(gesture, [paragraph(refused)])(chat);
}

/** Nothing to show beyond what the outbox brings. */
export const nothing: Answer = {};

/** The sentence for what was not done; who has the case is named. */
export async function refusalText(bot: Bot, outcome: Outcome & { as: "refused" }): Promise<string> {
  const owner = outcome.c?.owner ?? null;
  if (outcome.because !== "already-claimed" || owner === null) return refusals[outcome.because];
  const name = (await bot.people.known(owner))?.name;
  return name ? toBoth.trouble.claimedBy(name) : refusals["already-claimed"];
}

/** Runs `done` for what was done; tells the refusal otherwise; a repetition shows nothing. */
export async function answer(
  bot: Bot,
  gesture: Gesture & Partial<Press>,
  outcome: Outcome,
  done: (outcome: Outcome & { as: "done" }) => Answer | Promise<Answer> = () => nothing,
): Promise<Answer> {
  switch (outcome.as) {
    case "done":
      return done(outcome);
    case "refused":
      return { after: tell(gesture, [paragraph(await refusalText(bot, outcome))]) };
    case "repeated":
      return nothing;
  }
}
