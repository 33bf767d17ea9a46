import type { PersonId } from "../cases/case.ts";
import type { KnownBlock } from "../views/kit.ts";
import { toBoth } from "../words/to-both.ts";
import type { Place } from "./ports.ts";
import type { Drawn } from "./ports-slack.ts";

/** What an errand comes to at this moment. */
export type Errandry =
  | {
      readonly as: "message";
      readonly to: { readonly desk: true } | { readonly person: PersonId } | { readonly channel: string };
      /** The key of the message in whose thread it stands. */
      readonly head: string | null;
      /** A message outside the outbox in whose thread it stands. */
      readonly under: string | null;
      readonly broadcast: boolean;
      readonly drawn: Drawn;
    }
  | {
      readonly as: "file";
      readonly to: { readonly desk: true } | { readonly person: PersonId };
      readonly head: string | null;
      readonly under: string | null;
      readonly name: string;
      readonly title: string;
      /** Of a picture: what it shows, for who does not see it. */
      readonly alt?: string;
      /** Its bytes, made at the moment of sending. */
      readonly make: () => Promise<Uint8Array>;
    }
  /** Its message is taken out of a channel again, if it stands there. */
  | { readonly as: "removal"; readonly channel: string }
  | { readonly as: "mark"; readonly place: Place; readonly name: string; readonly isOn: boolean }
  /** What it needs is not known yet: it is drawn again later. */
  | { readonly as: "not-yet" }
  /** Nothing to do any more. */
  | { readonly as: "nothing" };

/** A message of its own in somebody's direct messages. Its notification is neutral. */
export const toPerson = (person: PersonId, blocks: readonly KnownBlock[]) =>
  ({
    as: "message",
    to: { person },
    head: null,
    under: null,
    broadcast: false,
    drawn: { blocks, text: toBoth.notification },
  }) satisfies Errandry;
