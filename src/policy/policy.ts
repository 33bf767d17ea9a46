import type { WorkingTime } from "../calendar/working-time.ts";
import type { Cues } from "../cues/cues.ts";
import type { Act, Judging, Labels, Term } from "./judging.ts";
import type { Occasions, Template } from "./replies.ts";

/**
 * The city's rules as the program sees them, already read and checked. A city changes all of this in its
 * policy file without touching the program; a case keeps the version it was opened under.
 */
export interface Policy {
  /** Names the rules a case was opened under, for example `sapporo-2026.2`. */
  readonly version: string;
  readonly name: string;
  /** What everybody must know about the standing of this file; shown first wherever rules are quoted. */
  readonly notice: string;
  /** Local time is the city's, never the computer's. */
  readonly timeZone: "Asia/Tokyo";
  readonly definitions: readonly Definition[];
  readonly desk: Desk;
  /** Whom of those who are not plain members of the workspace the bot serves. */
  readonly admits: { readonly guests: boolean; readonly connected: boolean };
  /** What to do in danger; shown to anybody, also to those who are not admitted. */
  readonly safety: readonly string[];
  readonly thresholds: Thresholds;
  readonly calls: Calls;
  /** What is carried of files. */
  readonly files: { readonly most: Size };
  /** When somebody is at the desk. */
  readonly workingTime: WorkingTime;
  /** When the digest of a section comes out, where its head chose nothing else, and who has that of the city beside the desk. */
  readonly digest: { readonly weekday: number; readonly at: number; readonly leadership: readonly string[] };
  /** How soon the desk answers, by urgency: counted while it works, for `now` round the clock. */
  readonly answerWithin: Readonly<Record<Urgency, Duration>>;
  readonly flow: Flow;
  readonly acts: readonly Act[];
  /** Named conditions, for reading the rules aloud; inside conditions they are already put in. */
  readonly terms: readonly Term[];
  readonly urgency: readonly UrgencyRule[];
  readonly judging: Judging;
  readonly labels: Labels;
  /** Words by which a narrative may mention a fact. */
  readonly cues: Cues;
  readonly phrases: readonly Phrase[];
  readonly templates: readonly Template[];
  readonly occasions: Occasions;
  readonly closing: Closing;
  /** Which answers stand under which heading of the record sheet; the others stand together at the end. */
  readonly sheet: readonly SheetRow[];
  /** What the desk often asks a reporter. */
  readonly deskQuestions: readonly Template[];
  /** The ladder of measures, from the mildest. */
  readonly measures: readonly Rung[];
  /** Other sections the desk can ask. */
  readonly advisers: readonly Adviser[];
}

/** What counts as harassment, in the words of whoever defined it, with where that is written. */
export interface Definition {
  readonly text: string;
  readonly source: string;
}

/** The stages of a talk that is counted: it repeats itself, it left the city's work, its guide is near, is reached. */
export const PHRASE_STAGES = ["repeating", "unrelated", "soon", "over"] as const;

/** The people who answer, and where to turn when one of them is the concern. */
export interface Desk {
  readonly name: string;
  readonly extension: string;
  /** Names shown to staff; empty when the program shall take them from the desk's channel. */
  readonly members: readonly string[];
  /** The Slack id of whoever hears of answers that are late; without it everybody at the desk does. */
  readonly lead?: string;
  readonly outsideOffice: { readonly name: string; readonly extension: string };
  /** Where problems between colleagues belong: shown when the other party is staff. */
  readonly workplaceOffice: { readonly name: string; readonly extension: string };
}

/** How people are called who have to come (応援を呼ぶ). */
export interface Calls {
  /** Without an answer for so long, the next above are called. */
  readonly nextAfter: Duration;
  /** Slack ids of those at the desk who are called next; empty for everybody in the desk's channel. */
  readonly onDuty: readonly string[];
  /** Numbers that are shown throughout, whoever answers or not. */
  readonly numbers: readonly { readonly label: string; readonly number: string }[];
}

/** Guides from the city's manuals. `deadlock`: a deadlocked talk may be ended after it. */
export type Thresholds = { readonly deadlock: Duration } & Readonly<Record<string, Duration | Times>>;

/** A length of time, as written (`30分`) and as counted. */
export interface Duration {
  readonly text: string;
  readonly minutes: number;
  /** Where it is written in days or weeks: how many days of work that is. */
  readonly days?: number;
}

/** How large a file may be, as written (`20MB`) and as counted. */
export interface Size {
  readonly text: string;
  readonly bytes: number;
}

/** How often, as written (`3回`) and as counted. */
export interface Times {
  readonly text: string;
  readonly times: number;
}

/** How soon somebody must look; computed apart from what the answers point to. */
export const URGENCIES = ["now", "today", "normal"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The first rule that holds decides; where none holds, a case is `normal`. */
export interface UrgencyRule {
  readonly when: Condition;
  readonly level: Urgency;
  readonly because: string;
  /** What to do at once, where the general safety steps are not the right ones. */
  readonly steps: readonly string[];
  /** In place of the time the level gives, where this rule promises another. */
  readonly within?: Duration;
}

/** The guided questions: topics in the order in which they are asked. */
export interface Flow {
  readonly topics: readonly Topic[];
}

/** One message, one modal or the row of doors; asked when its condition holds. */
export interface Topic {
  readonly id: string;
  readonly title?: string;
  readonly intro?: string;
  readonly askedWhen?: Condition;
  readonly surface: Surface;
  readonly skippable: boolean;
  /** Who may answer instead of the reporter, for questions about what the city itself said and did. */
  readonly mayBeAnsweredBy: readonly Deputy[];
  readonly questions: readonly Question[];
}

export const DEPUTIES = ["section", "manager"] as const;
export type Deputy = (typeof DEPUTIES)[number];

/** Where a topic appears: the doors are the buttons of the very first answer to a command. */
export const SURFACES = ["message", "modal", "doors"] as const;
export type Surface = (typeof SURFACES)[number];

/** A question of a topic. One answered in words has no options; the words are kept elsewhere. */
export interface Question {
  readonly id: string;
  readonly ask: string;
  /** A short name for cards and summaries, where the whole question would be too long. */
  readonly label?: string;
  readonly help?: string;
  /** The whole of what `help` says in short: shown where the person asks for more. */
  readonly more?: string;
  readonly kind: "one" | "several" | "words";
  /** Every option, those of groups included, in order. */
  readonly options: readonly Option[];
  /** Titled groups of the same options, where there are too many for one list; else empty. */
  readonly groups: readonly OptionGroup[];
  /** May be left empty even where its topic cannot be skipped. */
  readonly optional: boolean;
  readonly askedWhen?: Condition;
  /** The option chosen beforehand, to spare a press. */
  readonly initial?: string;
  /** Only for words: the longest text taken in the form. */
  readonly maxLength?: number;
  /** Only for words: the label of the box by which the person says "not now". */
  readonly later?: string;
  /** No rule uses the answer; it is asked for the record. */
  readonly forTheRecord: boolean;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export interface Option {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly offeredWhen?: Condition;
  /** The city's categories this observation belongs to, by key. */
  readonly acts: readonly string[];
  /** What it stands for where it is no act, for example content without validity. */
  readonly mark?: string;
  /** 「この中にはない」: counts only if nothing else of its list (its group, else its question) is chosen. */
  readonly alone: boolean;
  /** No rule uses this answer; it is offered for the record. */
  readonly forTheRecord: boolean;
}

/** The question before all questions: `report` or `consult`, given by the way somebody came in. */
export const KIND = "kind";
const KINDS = ["report", "consult"] as const;

/**
 * What somebody chose once a report was sent: to go on answering (続けて答える), or to be asked by the desk.
 * Topics for judging a report wait for it; nothing else about the walk is different.
 */
export const AFTER_SENDING = "after_sending";
const AFTER_SENDING_CHOICES = ["continued", "desk"] as const;

/** How urgent the answers are, as a condition of the directions may ask. */
export const URGENCY = "urgency";

/** Answers nobody is asked for: the program gives them. Names no question of a policy may have. */
export const BUILT_IN: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  [KIND, KINDS],
  [AFTER_SENDING, AFTER_SENDING_CHOICES],
]);

/** What stands in the answers for a question answered in words, or put off. */
export const WORDS = "words";
export const LATER = "later";

/** A condition on earlier answers. `none` wants an answer without these options, so skipping never meets it. */
export type Condition =
  | { readonly is: "all-of"; readonly of: readonly Condition[] }
  | { readonly is: "any-of"; readonly of: readonly Condition[] }
  | { readonly is: "not"; readonly of: Condition }
  | {
      readonly is: "chosen";
      readonly question: string;
      readonly how: "any" | "all" | "none";
      readonly options: readonly string[];
    }
  | { readonly is: "answered" | "skipped"; readonly question: string }
  | { readonly is: "term"; readonly term: string; readonly of: Condition };

/** A sentence to say to the other party, with who may say it: some belong to the building's administrator. */
export interface Phrase {
  readonly id: string;
  readonly label: string;
  readonly say: string;
  readonly by: string;
  readonly note?: string;
  /** At which stage of a talk that is counted it is the one to say. */
  readonly when?: (typeof PHRASE_STAGES)[number];
}

/** A step on the ladder of measures, and which date must be given with it. */
export interface Rung {
  readonly id: string;
  readonly label: string;
  readonly needs?: "end" | "review";
}

/** Another section, and who answers for it, by their ids in Slack. */
export interface Adviser {
  readonly id: string;
  readonly label: string;
  readonly people: readonly string[];
}

/** One row of the record sheet: the answers to these questions under one heading. */
export interface SheetRow {
  readonly label: string;
  readonly questions: readonly string[];
}

/** What frames the last message of a case: before and after what was decided and done. */
export interface Closing {
  readonly opening: string;
  readonly ending: string;
}
