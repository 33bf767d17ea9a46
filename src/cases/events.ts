import type { Answers } from "../flows/answers.ts";
import type { Urgency } from "../policy/policy.ts";
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
import type { Step } from "./reminders.ts";
import type { Managed, OpenedAs, Sharing } from "./sharing.ts";
import type { WorkEvent } from "./work.ts";

/** Who made it happen, and when. `by` is `mamori` for what the bot itself observed. */
interface Happened {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Long words travel in several messages; how many is fixed when they are stored. */
interface Parts {
  readonly parts: number;
}

/**
 * Everything that can happen to a case. Events carry ids and choices, never people's words,
 * so that erasing words has one place.
 */
export type CaseEvent = Happened &
  (
    | { readonly type: "opened"; readonly kind: Kind; readonly policy: string; readonly answers: Answers }
    | { readonly type: "called"; readonly number: string }
    | {
        readonly type: "answered";
        readonly topic: string;
        /** The topic's questions: words given to them before are replaced. */
        readonly questions: readonly string[];
        readonly answers: Answers;
        readonly urgency: Urgency;
        /** The round of answering anew is through. */
        readonly through?: true;
        readonly told: readonly Told[];
      }
    | { readonly type: "continued"; readonly choice: "continued" | "desk" }
    | { readonly type: "changing"; readonly topic: string }
    | { readonly type: "added"; readonly told: readonly Told[] }
    | { readonly type: "repeating" }
    | { readonly type: "ended" }
    | ({ readonly type: "sent"; readonly number: string; readonly named: boolean } & Parts)
    | { readonly type: "withdrawn"; readonly reached: number }
    | { readonly type: "claimed"; readonly due: Instant }
    | { readonly type: "released" }
    | { readonly type: "noted"; readonly words: WordsId }
    | ({ readonly type: "replied"; readonly words: WordsId } & Parts)
    | { readonly type: "delivered"; readonly words: WordsId }
    | { readonly type: "undelivered"; readonly words: WordsId }
    | ({ readonly type: "messaged"; readonly words: WordsId } & Parts)
    | ({
        readonly type: "lifted";
        /** The later message it is about; null for what was written before sending. */
        readonly words: WordsId | null;
        /** Everything that is lifted in the case from now on. */
        readonly lifted: readonly Lift[];
      } & Parts)
    | { readonly type: "decided"; readonly outcome: Outcome; readonly reason: WordsId }
    | ({
        readonly type: "closed";
        readonly facts: Readonly<Record<ClosingFact, FactDone>>;
        readonly message: WordsId;
      } & Parts)
    | { readonly type: "reopened"; readonly side: "reporter" | "desk" }
    | ({ readonly type: "recorded" } & Pick<Incident, "on" | "minutes" | "means" | "words">)
    | { readonly type: "struck"; readonly incident: number }
    | { readonly type: "invited"; readonly people: readonly PersonId[]; readonly sees: Invited["sees"] }
    | { readonly type: "parted"; readonly people: readonly PersonId[] }
    | {
        readonly type: "reconsidered";
        readonly topics: readonly string[];
        /** The questions of those topics. */
        readonly questions: readonly string[];
      }
    | {
        readonly type: "handed";
        readonly topic: string;
        readonly to: PersonId;
        /** As they count until the person asked has answered: what was not given yet counts as skipped. */
        readonly answers: Answers;
        readonly urgency: Urgency;
        readonly through?: true;
      }
    | ({ readonly type: "summoned" } & Ringing)
    | {
        readonly type: "responded";
        readonly call: number;
        /** Who was called; `by` too, unless Slack knows no way to them. */
        readonly person: PersonId;
        readonly response: Response;
        readonly next: Instant | null;
      }
    | { readonly type: "stood-down"; readonly call: number; readonly words: WordsId }
    | { readonly type: "declined"; readonly topic: string }
    | { readonly type: "unreached"; readonly topic: string; readonly to: PersonId }
    | ({ readonly type: "shared" } & Sharing)
    /** The reporter lets fewer people know; `share` is the choice that counts from now on. */
    | { readonly type: "narrowed"; readonly share: string }
    | ({ readonly type: "managed" } & Pick<Managed, "step" | "on" | "words">)
    | { readonly type: "seen"; readonly what: OpenedAs }
    | WorkEvent
    | { readonly type: "unrelated" }
    | { readonly type: "taken-back"; readonly of: "repeating" | "unrelated" }
    | {
        readonly type: "reminded";
        readonly step: Step;
        /** From when it counts, and when what it is about is due. */
        readonly about: Instant;
        readonly due: Instant;
        readonly owner: PersonId | null;
        readonly to: PersonId | null;
        readonly tells: boolean;
        /** False where it comes so late that it would help nobody. */
        readonly said: boolean;
      }
  );
