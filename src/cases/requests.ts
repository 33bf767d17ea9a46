import type { Answers } from "../flows/answers.ts";
import type { Response, Ringing } from "./calls.ts";
import type {
  ClosingFact,
  FactDone,
  Incident,
  Instant,
  Invited,
  Kind,
  Lift,
  Outcome,
  PersonId,
  Told,
  WordsId,
} from "./case.ts";
import type { CaseEvent } from "./events.ts";
import type { Managed, OpenedAs, Sharing } from "./sharing.ts";
import type { WorkAsk } from "./work.ts";

/** Who asks. `onDesk` is proven by where they asked: inside the desk's own channel, or in a modal opened from it. */
export interface Asker {
  readonly id: PersonId;
  readonly onDesk: boolean;
}

/** What somebody (or, for deliveries, the outbox) asks of a case. Words were stored already and come as ids. */
export type Ask =
  | { readonly ask: "open"; readonly kind: Kind; readonly answers: Answers }
  | { readonly ask: "call"; readonly number: string }
  | {
      readonly ask: "answer";
      readonly topic: string;
      readonly answers: Answers;
      readonly told: readonly Told[];
      /** How often the topic had been asked anew when this was asked for. */
      readonly round?: number;
      /** In the reporter's place, by whom they asked. */
      readonly instead?: true;
    }
  | { readonly ask: "cut" }
  | { readonly ask: "continue"; readonly choice: "continued" | "desk" }
  | { readonly ask: "change"; readonly topic: string; readonly round?: number }
  | { readonly ask: "repeating" }
  | { readonly ask: "ended" }
  | { readonly ask: "send"; readonly number: string; readonly parts: number }
  | { readonly ask: "withdraw" }
  | { readonly ask: "claim"; readonly due: Instant }
  | { readonly ask: "release" }
  | { readonly ask: "note"; readonly words: WordsId }
  | { readonly ask: "reply"; readonly words: WordsId; readonly parts: number }
  | { readonly ask: "delivered"; readonly words: WordsId }
  | { readonly ask: "undelivered"; readonly words: WordsId }
  | { readonly ask: "write"; readonly words: WordsId; readonly question: string; readonly parts: number }
  | {
      readonly ask: "lift";
      /** A later message; null for what is in the draft. */
      readonly words: WordsId | null;
      readonly lifted: readonly Lift[];
      readonly parts: number;
    }
  | { readonly ask: "decide"; readonly outcome: Outcome; readonly reason: WordsId }
  | {
      readonly ask: "close";
      readonly facts: Readonly<Record<ClosingFact, FactDone>>;
      readonly message: WordsId;
      readonly parts: number;
    }
  | { readonly ask: "reopen" }
  | ({ readonly ask: "record" } & Pick<Incident, "on" | "minutes" | "means" | "words">)
  | { readonly ask: "strike"; readonly incident: number }
  /** Who shall record together with the reporter from now on; nobody else does any more. */
  | { readonly ask: "invite"; readonly people: readonly PersonId[]; readonly sees: Invited["sees"] }
  | { readonly ask: "part" }
  | { readonly ask: "reconsider" }
  | { readonly ask: "hand"; readonly topic: string; readonly to: PersonId }
  | ({ readonly ask: "summon" } & Ringing)
  | { readonly ask: "respond"; readonly call: number; readonly response: Response }
  /** From the outbox: somebody could not be called. */
  | { readonly ask: "miss"; readonly call: number; readonly person: PersonId }
  | { readonly ask: "stand-down"; readonly call: number; readonly words: WordsId }
  | { readonly ask: "decline"; readonly topic: string }
  /** From the outbox: the person could not be asked. `event` is the one by which the topic was handed. */
  | { readonly ask: "unreached"; readonly event: number }
  /** As the reporter wished. */
  | ({ readonly ask: "share" } & Sharing)
  /** From the outbox: the manager's card could not be delivered. */
  | { readonly ask: "miss-manager"; readonly event: number }
  | { readonly ask: "narrow" }
  | ({ readonly ask: "manage" } & Pick<Managed, "step" | "on" | "words">)
  | { readonly ask: "see"; readonly what: OpenedAs }
  | WorkAsk
  | { readonly ask: "unrelated" }
  /** A mis-press of what began to be counted. */
  | { readonly ask: "take-back"; readonly of: "repeating" | "unrelated" }
  /** From the alarm: whatever has fallen due. `lead` hears of what is late; null where nobody may. */
  | { readonly ask: "remind"; readonly lead: PersonId | null };

/** An ask with who asks and when. */
export type Request = Ask & { readonly by: Asker; readonly now: Instant };

/** Why something asked is not done. The words catalogue has a sentence for each. */
export type Refusal =
  | "unknown-case"
  | "not-yours"
  | "not-on-the-desk"
  | "already-claimed"
  | "not-claimed"
  | "not-your-claim"
  | "not-open"
  | "not-closed"
  | "already-sent"
  | "not-complete"
  | "answer-not-offered"
  | "not-decided"
  | "withdrawn"
  | "not-live"
  | "words-changed"
  | "nothing-written"
  | "out-of-date"
  | "not-sent"
  | "handed-to-self"
  | "call-over"
  | "yours-already"
  | "still-calling"
  | "linked-to-itself"
  | "too-many-links"
  | "answered-already"
  | "not-asked-any-more";

export type Ruling =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly because: Refusal };
