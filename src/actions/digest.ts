import { DIGEST_FORMS } from "../cases/digests.ts";
import { opens, tell } from "../casework/answers.ts";
import { choiceOf, hasDigests } from "../casework/digest.ts";
import { tellsCityDigest, tellsDigest } from "../casework/digest-asked.ts";
import { chosen } from "../casework/digests.ts";
import { DIGEST_DAYS, digestModal, FORM, WEEKDAY } from "../views/digest-settings.ts";
import { paragraph } from "../views/kit.ts";
import { toHeads } from "../words/to-heads.ts";
import { errors, type OnPress, type OnSubmit, textIn } from "./action.ts";
import { homeOpened } from "./home.ts";

const refused = [paragraph(toHeads.digest.notHead)];

/** 今週, 先月, 今年度: the digest of that time, in the place of the one shown. */
export const digest: OnPress = async (press, { time = "week" }, bot) => ({
  after: tellsDigest(press, time, bot),
});

/** 市全体：先月, 市全体：今年度: the digest of the city for the desk, in the place of the one shown. */
export const cityDigest: OnPress = async (press, { time = "month" }, bot) => ({
  after: tellsCityDigest(press, time, bot),
});

/** お知らせの設定: opens the form, with what holds now. */
export const digestSettings: OnPress = async (press, _, bot) => {
  const { read } = bot.store;
  if (!(await hasDigests(press.by, read, bot.around))) return { after: tell(press, refused) };
  return { after: opens(press, digestModal(await choiceOf(press.by, read, bot.around))) };
};

export const digestSettingsSubmitted: OnSubmit = async (submission, _, bot) => {
  const { fields, by, at } = submission;
  const weekday = DIGEST_DAYS.find((day) => String(day) === textIn(fields, WEEKDAY));
  const form = DIGEST_FORMS.find((one) => one === textIn(fields, FORM));
  if (weekday === undefined) return errors(WEEKDAY, toHeads.digestSettings.choose);
  if (form === undefined) return errors(FORM, toHeads.digestSettings.choose);
  await bot.work.record(submission, async (tx) => {
    const mark = await tx.digest(by);
    await tx.keepDigest(chosen(by, mark, { weekday, form }, bot.work.policies.current, at));
  });
  return homeOpened(submission, bot);
};
