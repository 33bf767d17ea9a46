import type { VNode } from "preact";
import type { Hand } from "../data/use-hand.ts";
import { texts } from "../texts.ts";

/** What did not work, in one calm line at the foot of the column. */
export function Notice({ hand }: { hand: Hand }): VNode {
  return (
    <div class="notice-place" role="status">
      {hand.notice === null ? null : (
        <p class="notice">
          <span>{hand.notice}</span>
          <button type="button" class="cross" aria-label={texts.city.dismiss} onClick={() => hand.say(null)}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}
