import { DIGEST_FORMS, type DigestForm } from "../cases/digests.ts";
import { asking } from "../words/asking.ts";
import { WEEKDAYS } from "../words/time.ts";
import { toHeads } from "../words/to-heads.ts";
import { button, buttons, form, type KnownBlock, type ModalView, plainText, small } from "./kit.ts";

const { digestSettings: say } = toHeads;

/** The fields of the form: on which day the digest comes, and how much it says. */
export const WEEKDAY = "weekday";
export const FORM = "form";

/** Monday to Friday. */
export const DIGEST_DAYS = [1, 2, 3, 4, 5] as const;

/** What somebody chose, or the policy for them; 0 is Sunday. */
export interface DigestChoice {
  readonly weekday: number;
  readonly form: DigestForm;
}

/** For a head, in their App Home: when their digest comes, and how to change that. */
export const digestAtHome = ({ weekday, form: length }: DigestChoice): KnownBlock[] => [
  small(say.atHome(WEEKDAYS[weekday] ?? "", say.forms[length])),
  buttons(button(say.open, "digest-settings", {})),
];

/** On which day a digest comes and how much it says; what is owed is said in any case. */
export function digestModal({ weekday, form: length }: DigestChoice): ModalView {
  const days = DIGEST_DAYS.map((day) => ({
    text: plainText(say.weekdayOf(WEEKDAYS[day] ?? "")),
    value: String(day),
  }));
  const forms = DIGEST_FORMS.map((one) => ({ text: plainText(say.forms[one]), value: one }));
  const day = days.find(({ value }) => value === String(weekday));
  const chosen = forms.find(({ value }) => value === length);
  return form("digest-settings", {}, { title: say.title, submit: say.submit, close: asking.ask.cancel }, [
    {
      type: "input",
      block_id: WEEKDAY,
      label: plainText(say.weekday),
      hint: plainText(say.weekdayHelp),
      element: {
        type: "static_select",
        action_id: WEEKDAY,
        options: days,
        ...(day === undefined ? {} : { initial_option: day }),
      },
    },
    {
      type: "input",
      block_id: FORM,
      label: plainText(say.form),
      hint: plainText(say.owedHelp),
      element: {
        type: "radio_buttons",
        action_id: FORM,
        options: forms,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
    },
  ]);
}
