import { nothing, opens, tell } from "../casework/answers.ts";
import { keepSection } from "../casework/section.ts";
import { shareAgain } from "../casework/sharing.ts";
import { isGiven } from "../organisation/organisation.ts";
import { paragraph } from "../views/kit.ts";
import { SECTION_FIELD, sectionModal } from "../views/section.ts";
import { toStaff } from "../words/to-staff.ts";
import { errors, type OnPress, type OnSubmit, textIn } from "./action.ts";
import { homeOpened } from "./home.ts";

/** 所属を選ぶ, in a thread or in the App Home. */
export const section: OnPress = async (press, _, bot) => {
  const org = bot.members.organisation();
  if (!isGiven(org)) return { after: tell(press, [paragraph(toStaff.section.over)]) };
  return {
    after: async (chat) => opens(press, sectionModal(org, await bot.members.belonging(press.by)))(chat),
  };
};

/** わからない・選ばない: remembered, too, so that nobody is asked again. */
export const noSection: OnPress = async (press, _, bot) => {
  await bot.work.record(press, (tx) => keepSection(tx, press.by, null, press.at));
  return nothing;
};

export const sectionSubmitted: OnSubmit = async (submission, _, bot) => {
  const code = textIn(submission.fields, SECTION_FIELD);
  if (!bot.members.organisation().sections.has(code)) return errors(SECTION_FIELD, toStaff.section.notThere);
  await bot.work.record(submission, async (tx) => {
    await keepSection(tx, submission.by, code, submission.at);
    await shareAgain(tx, submission.by, code, submission.at, bot);
  });
  return homeOpened(submission, bot);
};
