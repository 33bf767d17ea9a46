import type { OnPress, OnSubmit } from "./action.ts";
import { advise, adviseSubmitted, consult, consultSent, consultSubmitted, unknown } from "./advice.ts";
import {
  handOver,
  handOverSubmitted,
  inquire,
  inquirySubmitted,
  link,
  linkSubmitted,
  measure,
  measureSubmitted,
  question,
  takeOver,
  takeOverSubmitted,
  weigh,
  weighSubmitted,
} from "./work.ts";

/** The verbs by which the desk works on a case, most of them lines of a menu, and by which other sections answer. */
export const workPresses: Readonly<Record<string, OnPress>> = {
  "take-over": takeOver,
  "hand-over": handOver,
  inquire,
  question,
  weigh,
  measure,
  link,
  consult,
  advise,
  "advise-unknown": unknown,
};

/** What is submitted by them. */
export const workSubmissions: Readonly<Record<string, OnSubmit>> = {
  "take-over": takeOverSubmitted,
  "hand-over": handOverSubmitted,
  inquire: inquirySubmitted,
  weigh: weighSubmitted,
  measure: measureSubmitted,
  link: linkSubmitted,
  consult: consultSubmitted,
  "consult-send": consultSent,
  advise: adviseSubmitted,
};
