import type { Bot } from "../casework/bot.ts";
import type { Who } from "../casework/casework.ts";
import type { Answer, Fields, Gesture, Press, Submission } from "../casework/gestures.ts";
import { type Carried, readCarried } from "./carried.ts";

/** What is done when something is pressed: the press, what the button carried, everything to work with. */
export type OnPress = (press: Press, carried: Carried, bot: Bot) => Promise<Answer>;

/** What is done when a modal is submitted. */
export type OnSubmit = (submission: Submission, carried: Carried, bot: Bot) => Promise<Answer>;

/** Who presses. Only somebody in the desk's channel can press there: that is the proof of belonging to the desk. */
export function whoPresses(press: Press, bot: Bot, answering?: string): Who {
  const { id, by, at } = press;
  const who = { id, by, at, onDesk: bot.desk.isProof(press.channel) };
  return answering === undefined || press.respondTo === null ? who : { ...who, answering };
}

/** A gesture by somebody as themselves, not as a member of the desk. */
export const asPerson = ({ id, by, at }: Gesture): Who => ({ id, by, at, onDesk: false });

/** A gesture in a modal that only opens from the desk's channel. */
export const asDesk = ({ id, by, at }: Gesture): Who => ({ id, by, at, onDesk: true });

/** What a press or a modal carried; an unreadable one counts as empty and meets "this screen is out of date". */
export const carriedBy = (json: string): Carried => readCarried(json) ?? { v: 1 };

/** Beside a field, in the modal that stays open. */
export const errors = (field: string, text: string): Answer => ({
  ack: { modal: { response_action: "errors", errors: { [field]: text } } },
});

/** What a field with one value holds. */
export const textIn = (fields: Fields, field: string): string => fields[field]?.[0] ?? "";

/** A case that no database has: for buttons that carry none. */
export const NO_CASE = -1;
