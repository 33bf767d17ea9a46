import { z } from "zod";
import type {
  CommandTyped,
  Fields,
  Gesture,
  Press,
  Reacted,
  ShortcutUsed,
  Submission,
  Written,
} from "../casework/gestures.ts";
import type { Posted } from "../casework/ports-slack.ts";
import { fileIds } from "./attached.ts";
import { textOf } from "./plain.ts";

/** Slack's payloads as far as Mamori reads them. What does not fit is nothing Mamori knows. */
const id = z.string().min(1);
const option = z.object({ value: z.string() });

const state = z
  .object({
    values: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          type: z.string(),
          value: z.string().nullish(),
          selected_option: option.nullish(),
          selected_options: z.array(option).nullish(),
          selected_date: z.string().nullish(),
          selected_user: z.string().nullish(),
          selected_users: z.array(z.string()).nullish(),
          files: z.array(z.object({ id })).nullish(),
        }),
      ),
    ),
  })
  .nullish();

const command = z.object({
  command: id,
  text: z.string().default(""),
  user_id: id,
  trigger_id: id,
  response_url: z.string().nullish(),
});

const message = z.object({
  ts: id,
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  blocks: z.unknown().optional(),
  files: z.array(z.unknown()).nullish(),
});

const shortcut = z.object({
  callback_id: id,
  trigger_id: id,
  user: z.object({ id }),
  response_url: z.string().nullish(),
  channel: z.object({ id }).nullish(),
  message: message.nullish(),
});

const press = z.object({
  trigger_id: id,
  user: z.object({ id }),
  response_url: z.string().nullish(),
  container: z.object({ channel_id: z.string().nullish() }).nullish(),
  channel: z.object({ id }).nullish(),
  view: z
    .object({ id, type: z.string().default("modal"), private_metadata: z.string().default(""), state })
    .nullish(),
  state,
  actions: z
    .array(
      z.object({
        type: z.string().nullish(),
        action_id: id,
        value: z.string().nullish(),
        selected_option: option.nullish(),
      }),
    )
    .min(1),
});

const submission = z.object({
  trigger_id: id.nullish(),
  user: z.object({ id }),
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    hash: z.string().nullish(),
    state,
  }),
});

const envelope = z.object({ event_id: id });

const posted = z.object({
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  ts: id,
  thread_ts: z.string().nullish(),
  text: z.string().nullish(),
  blocks: z.unknown().optional(),
  files: z.array(z.unknown()).nullish(),
  edited: z.object({ ts: z.string() }).nullish(),
  subtype: z.string().nullish(),
});

const messageEvent = posted.extend({
  channel: id,
  channel_type: z.string().nullish(),
  message: posted.nullish(),
  previous_message: posted.nullish(),
});

const reaction = z.object({
  type: z.string().default("reaction_added"),
  user: id,
  reaction: id,
  item: z.object({ type: z.string(), channel: z.string().nullish(), ts: z.string().nullish() }),
  event_ts: z.string().default(""),
});

const homeOpened = z.object({ user: id, tab: z.string().nullish() });
const membership = z.object({
  channel: z.union([z.string(), z.object({ id }).transform((c) => c.id)]).nullish(),
});

/** A field's content, whatever kind of element it stands in. */
function fieldsOf(given: z.infer<typeof state>): Fields {
  const fields: Record<string, string[]> = {};
  for (const block of Object.values(given?.values ?? {})) {
    for (const [action, it] of Object.entries(block)) {
      const one = it.selected_option?.value ?? it.selected_date ?? it.selected_user ?? it.value;
      const several = it.selected_options?.map((o) => o.value) ?? it.selected_users;
      const many = several ?? it.files?.map((file) => file.id);
      fields[action] = many ?? (one == null ? [] : [one]);
    }
  }
  return fields;
}

const at = (now: Date) => now.getTime();

export function parseCommand(body: unknown, now: Date): CommandTyped | null {
  const it = command.safeParse(body).data;
  if (it === undefined) return null;
  return {
    ...gesture(it.trigger_id, it.user_id, now, it.trigger_id, it.response_url),
    name: it.command,
    word: it.text.trim(),
  };
}

export function parseShortcut(body: unknown, now: Date): ShortcutUsed | null {
  const it = shortcut.safeParse(body).data;
  if (it === undefined) return null;
  return {
    ...gesture(it.trigger_id, it.user.id, now, it.trigger_id, it.response_url),
    shortcut: it.callback_id,
    message:
      it.message == null || it.message.bot_id != null || it.channel == null
        ? null
        : {
            place: { channel: it.channel.id, ts: it.message.ts },
            text: textOf(it.message),
            files: fileIds(it.message.files).length,
          },
  };
}

export function parsePress(body: unknown, now: Date): Press | null {
  const it = press.safeParse(body).data;
  const action = it?.actions[0];
  if (it === undefined || action === undefined) return null;
  return {
    ...gesture(it.trigger_id, it.user.id, now, it.trigger_id, it.response_url),
    ...pressed(action),
    fields: {
      ...fieldsOf(it.view?.state ?? it.state),
      ...(action.selected_option == null || action.type === "overflow"
        ? {}
        : { [action.action_id]: [action.selected_option.value] }),
    },
    channel: it.channel?.id ?? it.container?.channel_id ?? null,
    home: it.view?.type === "home",
    view:
      it.view == null || it.view.type !== "modal"
        ? null
        : { id: it.view.id, metadata: it.view.private_metadata },
  };
}

/** What was pressed and what it carried; a line of a menu says both, since the menu itself has one name for all. */
function pressed(action: z.infer<typeof press>["actions"][number]): Pick<Press, "verb" | "value"> {
  const chosen = action.type === "overflow" ? action.selected_option?.value : undefined;
  const [verb = "", ...carried] = chosen?.split(" ") ?? [];
  return chosen === undefined
    ? { verb: action.action_id.split(".")[0] ?? "", value: action.value ?? "" }
    : { verb, value: carried.join(" ") };
}

export function parseSubmission(body: unknown, now: Date): Submission | null {
  const it = submission.safeParse(body).data;
  if (it === undefined) return null;
  // The view's id repeats when a form comes back after errors; the trigger does not.
  const key = it.trigger_id ?? `${it.view.id}/${it.view.hash ?? ""}`;
  return {
    ...gesture(key, it.user.id, now, it.trigger_id, null),
    form: it.view.callback_id,
    viewId: it.view.id,
    metadata: it.view.private_metadata,
    fields: fieldsOf(it.view.state),
  };
}

/** Subtypes of messages that people write; all others are Slack's own remarks. */
const BY_PEOPLE = new Set([undefined, null, "file_share", "thread_broadcast", "me_message"]);

/** A message of a person as a conversation's history gives it; null for all others. */
export function personal(message: unknown, self: string): Posted | null {
  const it = posted.safeParse(message).data;
  if (it === undefined || !BY_PEOPLE.has(it.subtype) || it.user == null) return null;
  if (it.bot_id != null || it.user === self) return null;
  const { ts, user: author, files, edited } = it;
  return { ts, author, text: textOf(it), files: fileIds(files), edited: edited?.ts ?? null };
}

/** A message written, edited or deleted by a person; null for the bot's own, for unfurls and for remarks of Slack. */
export function parseMessage(body: unknown, event: unknown, now: Date, self: string): Written | null {
  const id = envelope.safeParse(body).data?.event_id;
  const it = messageEvent.safeParse(event).data;
  if (id === undefined || it === undefined) return null;
  const change =
    it.subtype === "message_changed" ? "edited" : it.subtype === "message_deleted" ? "deleted" : "new";
  if (change === "new" && !BY_PEOPLE.has(it.subtype)) return null;
  const after = change === "new" ? it : it.message;
  const before = it.previous_message;
  const gone = change === "deleted" || after?.subtype === "tombstone";
  const subject = gone ? before : after;
  if (subject?.user == null || subject.bot_id != null || subject.user === self) return null;
  // An unfurl is a change, too; only an edit by the person has a new mark, and a file that was deleted is missing.
  const isMissing = fileIds(before?.files).some((one) => !fileIds(after?.files).includes(one));
  if (
    change === "edited" &&
    !gone &&
    !isMissing &&
    (after?.edited == null || after.edited.ts === before?.edited?.ts)
  )
    return null;
  return {
    ...gesture(id, subject.user, now, null, null),
    place: { channel: it.channel, ts: subject.ts },
    thread: subject.thread_ts == null || subject.thread_ts === subject.ts ? null : subject.thread_ts,
    text: gone ? null : textOf(subject),
    files: fileIds(subject.files),
    direct: it.channel_type === "im" || it.channel.startsWith("D"),
    change: gone ? "deleted" : change,
    edited: gone ? null : (subject.edited?.ts ?? null),
  };
}

export function parseReaction(body: unknown, event: unknown, now: Date): Reacted | null {
  const id = envelope.safeParse(body).data?.event_id;
  const it = reaction.safeParse(event).data;
  if (id === undefined || it?.item.channel == null || it.item.ts == null) return null;
  return {
    ...gesture(id, it.user, now, null, null),
    place: { channel: it.item.channel, ts: it.item.ts },
    // With which colour of skin somebody shows themselves is nobody else's concern.
    name: it.reaction.split("::")[0] ?? it.reaction,
    isThere: it.type !== "reaction_removed",
    when: it.event_ts,
  };
}

export function parseHome(body: unknown, event: unknown, now: Date): Gesture | null {
  const id = envelope.safeParse(body).data?.event_id;
  const it = homeOpened.safeParse(event).data;
  if (id === undefined || it === undefined || (it.tab ?? "home") !== "home") return null;
  return gesture(id, it.user, now, null, null);
}

/** The channel something happened to: somebody came or went, it was archived or shared. */
export const parseChannel = (event: unknown): string | null =>
  membership.safeParse(event).data?.channel ?? null;

function gesture(
  id: string,
  by: string,
  now: Date,
  trigger: string | null | undefined,
  url: string | null | undefined,
): Gesture {
  return { id, by, at: at(now), trigger: trigger ?? null, respondTo: url ?? null };
}
