import type { Bag, TrafficKind } from "./shapes.ts";

/** Something for the bot: an event, or an interaction that waits for its acknowledgement. */
export interface Parcel {
  readonly envelope: "events_api" | "slash_commands" | "interactive";
  readonly kind: TrafficKind;
  readonly name: string;
  readonly payload: Bag;
}

/** The how-manieth retry this is, and why. */
export interface Retry {
  readonly num: number;
  readonly httpReason: string;
  readonly socketReason: string;
}

/** How one try to deliver ended. */
export type Attempt =
  | { outcome: "acked"; body: unknown }
  | { outcome: "timeout" }
  /** The connection broke before the acknowledgement. */
  | { outcome: "dropped" }
  /** Nobody there to receive it. */
  | { outcome: "unreachable" }
  /** HTTP only: answered, but not with 200. */
  | { outcome: "refused"; status: number; noRetry: boolean };

/** One of the two ways to reach the bot. */
export interface Transport {
  readonly name: string;
  send(parcel: Parcel, retry: Retry | undefined): Promise<Attempt>;
}
