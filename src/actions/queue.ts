import { type Choice, QUEUES, WHOLE } from "../cases/queues.ts";
import { opens, tell } from "../casework/answers.ts";
import type { Fields } from "../casework/gestures.ts";
import { queueOf } from "../casework/queue.ts";
import { lookFor } from "../casework/search.ts";
import { noteModal } from "../views/doors.ts";
import { paragraph } from "../views/kit.ts";
import { CODE, lookingModal, QUEUE_FIELD, queueModal } from "../views/queue.ts";
import { refusals } from "../words/refusals.ts";
import { toQueue } from "../words/to-queue.ts";
import { type OnPress, type OnSubmit, textIn } from "./action.ts";
import type { Carried } from "./carried.ts";

const refused = [paragraph(toQueue.queue.refused)];

/**
 * A button or menu of the queue, in the App Home or on its own screen. Neither proves that somebody belongs to the
 * desk, as a press in its channel does: Slack is asked. A button of the queue stands in no message.
 */
export const queue: OnPress = async (press, carried, bot) => {
  const { view, home } = press;
  if (view === null && !home) return { after: tell(press, [paragraph(refusals["out-of-date"])]) };
  const choice = chosen(carried, press.fields);
  return {
    after: async (chat) => {
      if (!(await bot.desk.isOnDesk(press.by))) return tell(press, refused)(chat);
      const modal = queueModal(await queueOf(bot, press.by, choice));
      return view === null ? opens(press, modal)(chat) : chat.updateView(view.id, modal);
    },
  };
};

/** Looks for a number or words; with nothing typed it is the queue again. */
export const queueSubmitted: OnSubmit = async (submission, carried, bot) => {
  const text = textIn(submission.fields, QUEUE_FIELD.find).trim();
  const choice = chosen(carried, submission.fields);
  return {
    ack: { modal: { response_action: "update", view: lookingModal(choice, text) } },
    after: async (chat) => {
      const { viewId, by } = submission;
      if (!(await bot.desk.isOnDesk(by))) return chat.updateView(viewId, noteModal(refused));
      const modal =
        text === "" ? queueModal(await queueOf(bot, by, choice)) : await lookFor(bot, choice, text);
      return chat.updateView(viewId, modal);
    },
  };
};

/** What the menus of the screen say, else what the button carried. A menu carries no page: another choice begins anew. */
function chosen({ queue = WHOLE.queue, page = WHOLE.page }: Carried, fields: Fields): Choice {
  const code = (field: string) => {
    const value = fields[field]?.[0] ?? "";
    return value.startsWith(CODE) ? value.slice(CODE.length) : null;
  };
  return {
    queue: QUEUES.find((one) => one === fields[QUEUE_FIELD.queue]?.[0]) ?? queue,
    section: code(QUEUE_FIELD.section),
    wish: code(QUEUE_FIELD.wish),
    page,
  };
}
