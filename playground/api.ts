import type { Outcome, Shown, StateValues, Traffic, View } from "./workspace/shapes.ts";

// What the page and its server say to each other. The stand-in stays the only source of truth: the page asks for a
// screen, sends what a person does, and asks again whenever the stream says that something changed.

/** Somebody of the invented city, as the page lists them. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  /** What they do, for instance 課長. */
  readonly title: string;
  readonly section: string;
  /** Whose place in the story they take. */
  readonly part: "staff" | "desk" | "manager" | "outside";
}

/** What one person has open in their Slack. */
export interface Looking {
  readonly channel: string | null;
  readonly thread: string | null;
}

export interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly type: "channel" | "group" | "im";
  readonly private: boolean;
  readonly unread: number;
  /** Whether something in it speaks to this person. */
  readonly mentioned: boolean;
}

/** One person's Slack as it stands: what a client would show, and no more. */
export interface Screen {
  readonly person: CastMember;
  readonly channels: readonly ChannelRow[];
  readonly messages: readonly Shown[] | null;
  /** Whether older messages of the channel were left out. */
  readonly earlier: boolean;
  readonly thread: readonly Shown[] | null;
  /** The stack of open modals, the topmost last. */
  readonly modals: readonly View[];
  readonly home: View | null;
  /** The person's direct message with the bot. */
  readonly dm: string;
  /** What was entered in messages and not sent yet, by the message's ts. */
  readonly entered: Readonly<Record<string, StateValues>>;
  /** Names for the ids in messages. */
  readonly names: Readonly<Record<string, string>>;
}

/** A file as the page sends it. */
export interface Upload {
  readonly name: string;
  readonly mimetype: string;
  readonly base64: string;
}

/** Where something is pressed. */
export type Place = { readonly channel: string; readonly ts: string } | "modal" | "home";

/** What an element takes, as the stand-in's `Choice`, with files as the page sends them. */
export interface Chosen {
  readonly value?: string | undefined;
  readonly option?: string | undefined;
  readonly options?: readonly string[] | undefined;
  readonly date?: string | undefined;
  readonly files?: readonly Upload[] | undefined;
}

/** Everything a person can do in their client. */
export type Act =
  | {
      readonly do: "command";
      readonly channel: string;
      readonly text: string;
      readonly thread?: string | undefined;
    }
  | { readonly do: "shortcut"; readonly id: string }
  | { readonly do: "message-shortcut"; readonly id: string; readonly channel: string; readonly ts: string }
  | { readonly do: "open-home" }
  | {
      readonly do: "write";
      readonly channel: string;
      readonly text: string;
      readonly thread?: string | undefined;
      readonly broadcast?: boolean | undefined;
      readonly files?: readonly Upload[] | undefined;
    }
  | { readonly do: "edit"; readonly channel: string; readonly ts: string; readonly text: string }
  | { readonly do: "delete"; readonly channel: string; readonly ts: string }
  | { readonly do: "react" | "unreact"; readonly channel: string; readonly ts: string; readonly name: string }
  | {
      readonly do: "press";
      readonly where: Place;
      readonly action: string;
      readonly block?: string | undefined;
      readonly chosen?: Chosen | undefined;
    }
  | {
      readonly do: "fill";
      readonly where: Place;
      readonly action: string;
      readonly block?: string | undefined;
      readonly chosen: Chosen;
    }
  | { readonly do: "submit" }
  | { readonly do: "dismiss" | "dismiss-all" | "reload" }
  /** Everything in a channel was on their screen, or in one thread of it. */
  | { readonly do: "read"; readonly channel: string; readonly thread?: string | undefined };

/** What the tour needs is a fresh city, and somebody has done something in this one: it is asked before. */
export const NEEDS_FRESH_CITY = "needs-fresh-city";

/** How it ended: as Slack would tell the person, or why a client would not even offer it. */
export type Done =
  | { readonly ok: true; readonly outcome: Outcome | null }
  | { readonly ok: false; readonly says: string };

/** A trouble of Slack's that can be switched on. */
export const TROUBLES = [
  "ratelimited",
  "http500",
  "hang",
  "accept-then-drop",
  "twice",
  "unreachable",
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** How far the clock can be moved. */
export const LEAPS = ["5m", "30m", "day", "monday"] as const;
export type Leap = (typeof LEAPS)[number];

/** What can be done to the whole city. */
export type StageAct =
  | { readonly do: "leap"; readonly by: Leap }
  | { readonly do: "run"; readonly fast: boolean }
  | { readonly do: "trouble"; readonly trouble: Trouble; readonly on: boolean }
  | { readonly do: "drop-sockets" | "kill" | "start" | "restart" }
  | { readonly do: "reset" }
  | { readonly do: "policy"; readonly text: string }
  /** Brings the city to this step of the tour (from 0); null ends the tour and leaves everything as it stands. */
  | { readonly do: "tour"; readonly step: number | null; readonly anew?: true | undefined };

/** A step of the guided tour, in a title and a line. */
export interface TourStep {
  readonly title: string;
  readonly says: string;
}

/** How far the guided tour has come, and what to look at: by person, what is open in their Slack. */
export interface TourState {
  readonly step: number;
  readonly show: Readonly<Record<string, Looking>>;
  /** Whose screen the step is about. */
  readonly front: string;
  /** By person, the first message in which the step brings what it is about. */
  readonly brings: Readonly<Record<string, string | null>>;
}

/** How the whole city stands. */
export interface StageState {
  readonly now: string;
  /** Whether time runs a minute a second. */
  readonly fast: boolean;
  readonly bot: "starting" | "running" | "dead";
  readonly connections: number;
  readonly troubles: readonly Trouble[];
  readonly policy: string;
  /** Where the guided tour stands; null when nobody takes it. */
  readonly tour: TourState | null;
}

/** What the stream says. */
export type Push =
  | { readonly type: "hello"; readonly stage: StageState }
  /** Something changed for these people; `"all"` for everybody. */
  | { readonly type: "changed"; readonly people: readonly string[] | "all" }
  | { readonly type: "stage"; readonly stage: StageState }
  /** Something crossed the wire; whoever looks at the wire asks what. */
  | { readonly type: "traffic" };

/** One thing that crossed the wire, as the inspector lists it; moments as ISO text. */
export type WireEntry = Omit<Traffic, "at" | "request" | "answer"> & {
  readonly at: string;
  readonly request: string;
  readonly answer: string;
};

/** What does not change while the page is open. */
export interface Setting {
  readonly city: string;
  readonly cast: readonly CastMember[];
  readonly commands: readonly { readonly name: string; readonly hint: string; readonly says: string }[];
  readonly shortcuts: readonly {
    readonly id: string;
    readonly name: string;
    readonly on: "global" | "message";
  }[];
  readonly botUser: string;
  readonly botName: string;
  readonly tour: readonly TourStep[];
}

/** A recorded moment of the tour: what three people saw. Written into the static tour. */
export interface Frame extends TourStep, Omit<TourState, "step"> {
  readonly screens: readonly Screen[];
  readonly now: string;
}

/** Everything the static tour holds, as JSON in its page. */
export interface Recording {
  readonly setting: Setting;
  readonly frames: readonly Frame[];
}
