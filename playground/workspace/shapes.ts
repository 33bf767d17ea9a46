/** Any JSON object whose inside is none of our business, such as a Block Kit block. */
export interface Bag {
  readonly [key: string]: unknown;
}

/** A Block Kit block as stored: it always has a block_id, given by the bot or by Slack. */
export interface Block extends Bag {
  readonly type: string;
  readonly block_id: string;
}

/** Somebody (or some bot) who can be named in this workspace. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly teamId: string;
  readonly guest: boolean;
  readonly singleChannelGuest: boolean;
  readonly bot: boolean;
  readonly deactivated: boolean;
  /** From another, connected workspace (Slack Connect). */
  readonly connected: boolean;
}

export interface NewPerson {
  id?: string;
  name: string;
  /** Default: their id at an invented city's. */
  mail?: string;
  guest?: boolean;
  singleChannelGuest?: boolean;
  bot?: boolean;
  deactivated?: boolean;
  connected?: boolean;
}

export type ChannelType = "channel" | "group" | "im";

/** A conversation as it is now. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly private: boolean;
  readonly archived: boolean;
  readonly extShared: boolean;
  readonly members: readonly string[];
  readonly includesBot: boolean;
  /** The person on the other side of a direct message with the bot. */
  readonly person?: string;
}

export interface NewChannel {
  id?: string;
  name: string;
  private?: boolean;
  members: string[];
  includesBot?: boolean;
}

export interface ChannelChange {
  archived?: boolean;
  private?: boolean;
  extShared?: boolean;
  addMembers?: string[];
  removeMembers?: string[];
  includesBot?: boolean;
}

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
  readonly count: number;
}

/** A file as Slack describes it to those who may see it; the bytes are fetched from `url_private`. */
/** `tombstone`: whoever shared it deleted it; `hidden_by_limit`: older than the workspace's plan shows. */
type FileMode = "hosted" | "external" | "tombstone" | "hidden_by_limit";

export interface SlackFile {
  readonly id: string;
  readonly created: number;
  readonly timestamp: number;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly filetype: string;
  readonly pretty_type: string;
  readonly user: string;
  readonly user_team: string;
  readonly size: number;
  readonly mode: FileMode;
  readonly editable: false;
  readonly is_external: boolean;
  readonly external_type: string;
  readonly is_public: boolean;
  readonly public_url_shared: false;
  readonly display_as_bot: boolean;
  readonly username: "";
  /** Of a picture: what it shows, in words. */
  readonly alt_txt?: string;
  readonly url_private: string;
  readonly url_private_download: string;
  readonly permalink: string;
  readonly channels: readonly string[];
  readonly groups: readonly string[];
  readonly ims: readonly string[];
}

/** A message in Slack's own field names. Nested values are replaced when they change, never mutated. */
export interface Message {
  readonly type: "message";
  subtype?: string;
  readonly channel: string;
  readonly ts: string;
  user: string;
  readonly team?: string;
  text: string;
  blocks?: readonly Block[];
  attachments?: readonly Bag[];
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly bot_profile?: Bag;
  readonly client_msg_id?: string;
  readonly inviter?: string;
  thread_ts?: string;
  readonly parent_user_id?: string;
  reply_count?: number;
  reply_users_count?: number;
  reply_users?: readonly string[];
  latest_reply?: string;
  hidden?: boolean;
  files?: readonly SlackFile[];
  readonly upload?: boolean;
  readonly display_as_bot?: boolean;
  reactions?: readonly Reaction[];
  edited?: { readonly user: string; readonly ts: string };
  metadata?: Bag;
}

/** One thing on somebody's screen: a message, or a whisper (ephemeral) only they see. */
export interface Shown {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly from: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What can be read: the blocks with the labels of what can be pressed, or the text when there are no blocks. */
  readonly visible: string;
  readonly ephemeral: boolean;
  readonly thread?: string;
  readonly broadcast: boolean;
  readonly edited: boolean;
  readonly tombstone: boolean;
  readonly replies: number;
  readonly reactions: readonly Reaction[];
  readonly files: readonly SlackFile[];
  /** Whom this message really mentions: user ids, "channel", "here", "everyone". */
  readonly mentions: readonly string[];
}

/** A modal or Home as Slack keeps it, with what the person has entered in `state`. */
export interface View {
  readonly id: string;
  readonly team_id: string;
  readonly app_id: string;
  readonly bot_id: string;
  readonly type: "modal" | "home";
  readonly title?: Bag;
  readonly submit?: Bag | null;
  readonly close?: Bag | null;
  readonly blocks: readonly Block[];
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly state: { readonly values: StateValues };
  /** Shown under the fields after an `errors` answer; never sent to the bot. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What can be read in it. */
  readonly visible: string;
}

export type StateValues = { readonly [blockId: string]: { readonly [actionId: string]: Bag } };

/** How a person's action ended, as far as Slack tells them. */
export interface Outcome {
  acknowledged: boolean;
  /** What Slack itself shows when it failed, for instance "operation_timeout". */
  shown?: string;
  /** Errors under the fields of a modal, by block_id: Slack's own check, or the bot's `errors` answer. */
  errors?: Readonly<Record<string, string>>;
  /** Real milliseconds from the action to its acknowledgement. */
  tookMs: number;
}

/** What a person chooses or enters in an element. */
export interface Choice {
  /** Text of an input; also the time of a timepicker. */
  value?: string;
  /** Value or visible label of an option; a user or channel id in the selects of those. */
  option?: string;
  options?: readonly string[];
  date?: string;
  files?: readonly { name: string; bytes: Uint8Array; mimetype: string }[];
}

/** Where something is pressed: a message (or whisper) by ts, the top modal, or the App Home. */
export type Where = { channel: string; ts: string } | "modal" | "home";

export interface Notification {
  readonly channel: string;
  readonly ts: string;
  /** The thread it leads into; a message that stands by itself is the head of its own. */
  readonly thread?: string;
  readonly text: string;
  readonly why: "direct" | "mention" | "thread" | "channel";
}

export type TrafficKind =
  | "event"
  | "command"
  | "action"
  | "shortcut"
  | "submission"
  | "closed"
  | "call"
  | "response_url"
  | "upload"
  | "download"
  | "connection";

/** One thing that crossed the wire. Filled in as it goes: `state` tells how far it came. */
export interface Traffic {
  readonly n: number;
  /** The workspace clock when it began. */
  readonly at: Date;
  readonly direction: "to-bot" | "from-bot";
  readonly kind: TrafficKind;
  /** Method, event type, command, action_id or callback_id. */
  readonly name: string;
  readonly request: unknown;
  state: "under way" | "answered" | "refused" | "failed";
  /** The bot's ack body, or the answer it got. */
  answer?: unknown;
  /** Why it was refused or failed. */
  reason?: string;
  /** Deliveries: 0 at first, then the number of the retry. */
  readonly attempt?: number;
  readonly via?: string;
  tookMs?: number;
}

/** Every change of what anybody could see, and all traffic, as data. */
export type Change =
  | { type: "posted" | "updated"; channel: string; message: Message }
  | { type: "deleted"; channel: string; ts: string }
  | { type: "whispered" | "whisper-updated"; channel: string; person: string; message: Message }
  | { type: "whisper-deleted"; channel: string; person: string; ts: string }
  | { type: "reacted" | "unreacted"; channel: string; ts: string; person: string; name: string }
  | { type: "notified"; person: string; notification: Notification }
  | { type: "view-opened" | "view-pushed" | "view-updated"; person: string; view: View }
  | { type: "view-closed"; person: string; viewId: string; cleared: boolean }
  | { type: "home-published"; person: string; view: View }
  | { type: "person"; person: Person }
  | { type: "channel"; channel: Channel }
  | { type: "member"; channel: string; person: string; joined: boolean }
  | { type: "connections"; count: number }
  | { type: "traffic"; entry: Traffic };
