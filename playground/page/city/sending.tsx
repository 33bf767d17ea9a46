import type { VNode } from "preact";
import type { Hand } from "../data/use-hand.ts";
import { texts } from "../texts.ts";

const words = texts.composer;

/** How far files have come on their way, at the foot of the column: they go on whatever is open in it. */
export function SendingLine({ hand }: { hand: Hand }): VNode | null {
  if (hand.sending === null) return null;
  const { share, callOff } = hand.sending;
  return (
    <div class="sending">
      <span>{words.uploading}</span>
      <progress aria-label={words.uploading} value={share} />
      <span class="sending-share">{words.uploaded(share)}</span>
      {share < 1 ? (
        <button type="button" class="button" onClick={callOff}>
          {words.callOff}
        </button>
      ) : null}
    </div>
  );
}
