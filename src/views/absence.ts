import { daysLater, localDate } from "../calendar/local.ts";
import type { Instant, PersonId } from "../cases/case.ts";
import { asking } from "../words/asking.ts";
import { readDate } from "../words/time.ts";
import { toCalled } from "../words/to-called.ts";
import {
  button,
  buttons,
  form,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  small,
  sure,
} from "./kit.ts";

const { absence: say } = toCalled;

/** The fields of the form: first and last day, and who is called instead. */
export const FROM = "from";
export const TO = "to";
export const DELEGATE = "delegate";

/** A time in which somebody cannot be called; `until` is the midnight after the last day. */
export interface Away {
  readonly from: Instant;
  readonly until: Instant;
  readonly delegate: PersonId | null;
}

const lastDay = (away: Away, timeZone: string): string => daysLater(localDate(away.until, timeZone), -1);

/** For whoever may be called, in their App Home: when they are away, and who is called instead. */
export function absenceAtHome(away: Away | null, delegate: string, timeZone: string): KnownBlock[] {
  if (away === null) return [small(say.purpose), buttons(button(say.set, "absence", {}))];
  const days = say.days(readDate(localDate(away.from, timeZone)), readDate(lastDay(away, timeZone)));
  return [
    paragraph(away.delegate === null ? say.away(days) : say.awayWith(days, delegate)),
    buttons(
      button(say.change, "absence", {}),
      button(say.end, "absence-end", {}, { confirm: sure(say.endSure, say.endSays, say.end, say.no) }),
    ),
  ];
}

/** First and last day, and who is called instead; what was set before is filled in. */
export function absenceModal(away: Away | null, today: string, timeZone: string): ModalView {
  const first = away === null ? today : localDate(away.from, timeZone);
  const last = away === null ? today : lastDay(away, timeZone);
  const day = (field: string, label: string, initial: string): KnownBlock => ({
    type: "input",
    block_id: field,
    label: plainText(label),
    element: { type: "datepicker", action_id: field, initial_date: initial },
  });
  return form("absence", {}, { title: say.title, submit: say.submit, close: asking.ask.cancel }, [
    day(FROM, say.from, first),
    day(TO, say.to, last),
    {
      type: "input",
      block_id: DELEGATE,
      optional: true,
      label: plainText(say.delegate),
      hint: plainText(say.delegateSays),
      element: {
        type: "users_select",
        action_id: DELEGATE,
        placeholder: plainText(asking.ask.choose),
        ...(away?.delegate == null ? {} : { initial_user: away.delegate }),
      },
    },
  ]);
}
