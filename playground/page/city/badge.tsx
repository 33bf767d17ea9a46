import type { VNode } from "preact";
import type { ChannelRow } from "../../api.ts";
import { texts } from "../texts.ts";

/** What is unread in one place or in several. */
export interface Unread {
  readonly unread: number;
  readonly mentioned: boolean;
}

/** What is unread in all of these together. */
export function unreadIn(rows: readonly ChannelRow[]): Unread {
  return {
    unread: rows.reduce((sum, one) => sum + one.unread, 0),
    mentioned: rows.some((one) => one.unread > 0 && one.mentioned),
  };
}

/** How much is unread; red where something speaks to the reader. */
export function Badge({ unread, mentioned }: Unread): VNode | null {
  if (unread === 0) return null;
  return (
    <span class={mentioned ? "badge" : "badge quiet"}>
      <span aria-hidden="true">{unread}</span>
      <span class="unseen">{texts.city.unread(unread)}</span>
    </span>
  );
}
