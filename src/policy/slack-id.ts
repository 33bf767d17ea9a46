import { z } from "zod";

/** A person as the policy names them: by their id in Slack. */
export const SLACK_ID = z
  .string()
  .regex(/^[UW][0-9A-Z]{5,}$/, "SlackのメンバーID（U か W で始まる英大文字と数字）を書いてください。");

/** A channel, by its id in Slack. */
export const SLACK_CHANNEL = z
  .string()
  .regex(/^[CG][0-9A-Z]{5,}$/, "SlackのチャンネルID（C で始まる英大文字と数字）を書いてください。");
