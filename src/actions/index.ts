import { absence, absenceEnd, absenceSubmitted } from "./absence.ts";
import type { OnPress, OnSubmit } from "./action.ts";
import { deputySubmitted, need, respond, standDown, standDownSubmitted } from "./calls.ts";
import {
  changeApprove,
  changeReconsider,
  changeSkip,
  changeWithdraw,
  changeWrite,
  changeWritten,
} from "./changes.ts";
import {
  call,
  ended,
  goOn,
  reconsider,
  reopen,
  repeating,
  send,
  takeBack,
  unrelated,
} from "./conversation.ts";
import {
  claim,
  close,
  closeSubmitted,
  decide,
  decideSubmitted,
  keepNote,
  offerSend,
  release,
  reply,
  replySubmitted,
  sendNote,
  template,
} from "./desk.ts";
import { cityDigest, digest, digestSettings, digestSettingsSubmitted } from "./digest.ts";
import { door, resume } from "./doors.ts";
import { exportCancel, exportCases, exportChanged, exportSubmitted } from "./exports.ts";
import { decline, hand, handSubmitted, standIn, standInSubmitted } from "./handing.ts";
import { again, incidentSubmitted, leave, strike, together, togetherSubmitted } from "./incidents.ts";
import { manage, manageSubmitted } from "./manager.ts";
import { masks, masksSubmitted, unmask } from "./masking.ts";
import { change, choose, cut, edit, more, next, skip, topicSubmitted, write } from "./questions.ts";
import { queue, queueSubmitted } from "./queue.ts";
import { copy, narrow, rights, withdraw } from "./rights.ts";
import { noSection, section, sectionSubmitted } from "./section.ts";
import { sheet } from "./sheet.ts";
import { strayForget, strayInto, strayNew } from "./stray.ts";
import { workPresses, workSubmissions } from "./working.ts";

/** Every verb a button can carry. Buttons of one message with the same verb tell apart by what follows a dot. */
export const presses: Readonly<Record<string, OnPress>> = {
  door,
  resume,
  choose,
  next,
  skip,
  more,
  write,
  change,
  edit,
  cut,
  "go-on": goOn,
  send,
  withdraw,
  reopen,
  masks,
  unmask,
  call,
  repeating,
  ended,
  claim,
  release,
  reply,
  template,
  decide,
  close,
  "offer-send": offerSend,
  "send-note": sendNote,
  "keep-note": keepNote,
  "stray-into": strayInto,
  "stray-new": strayNew,
  "stray-forget": strayForget,
  again,
  strike,
  together,
  leave,
  reconsider,
  hand,
  "stand-in": standIn,
  decline,
  need,
  respond,
  "stand-down": standDown,
  section,
  "section-none": noSection,
  absence,
  "absence-end": absenceEnd,
  queue,
  rights,
  narrow,
  copy,
  manage,
  sheet,
  digest,
  "city-digest": cityDigest,
  "digest-settings": digestSettings,
  ...workPresses,
  unrelated,
  "take-back": takeBack,
  export: exportCases,
  "export-cancel": exportCancel,
  "change-write": changeWrite,
  "change-approve": changeApprove,
  "change-skip": changeSkip,
  "change-reconsider": changeReconsider,
  "change-withdraw": changeWithdraw,
  "export-content": exportChanged,
  "export-year": exportChanged,
};

/** Every modal that can be submitted. */
export const submissions: Readonly<Record<string, OnSubmit>> = {
  topic: topicSubmitted,
  masks: masksSubmitted,
  reply: replySubmitted,
  decide: decideSubmitted,
  close: closeSubmitted,
  incident: incidentSubmitted,
  together: togetherSubmitted,
  hand: handSubmitted,
  "stand-in": standInSubmitted,
  "stand-down": standDownSubmitted,
  deputy: deputySubmitted,
  section: sectionSubmitted,
  absence: absenceSubmitted,
  queue: queueSubmitted,
  manage: manageSubmitted,
  "digest-settings": digestSettingsSubmitted,
  export: exportSubmitted,
  "change-write": changeWritten,
  ...workSubmissions,
};
