import type { Change, Channel } from "../workspace/shapes.ts";

/** People by id, or everybody. */
export type Sees = readonly string[] | "all";

/** On whose screen a change can be seen: that of a channel's members, or that of the one person it is for. */
export function whoSees(change: Change, channels: readonly Pick<Channel, "id" | "members">[]): Sees {
  switch (change.type) {
    case "whispered":
    case "whisper-updated":
    case "whisper-deleted":
    case "notified":
    case "view-opened":
    case "view-pushed":
    case "view-updated":
    case "view-closed":
    case "home-published":
      return [change.person];
    case "posted":
    case "updated":
    case "deleted":
    case "reacted":
    case "unreacted":
      return channels.find(({ id }) => id === change.channel)?.members ?? "all";
    // Names, channels and who is in them stand on many screens.
    default:
      return "all";
  }
}
