import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useCity } from "../data/city.ts";
import type { Hand } from "../data/use-hand.ts";
import { PARTS, type Seat } from "../routes.ts";
import { texts } from "../texts.ts";

export interface FirstHintProps {
  readonly seat: Seat;
  readonly hand: Hand;
  onSeat(seat: Seat): void;
}

/** What to try first, in the column in front, until it was tried or put away. */
export function FirstHint({ seat, hand, onSeat }: FirstHintProps): VNode | null {
  const { setting } = useCity();
  const [away, setAway] = useState(false);
  const part = PARTS.find((one) => one === setting.cast.find(({ id }) => id === seat.person)?.part);
  const { channel } = seat;
  const command = setting.commands[0]?.name;
  if (away || part === undefined) return null;
  const tries: Readonly<Record<string, { readonly label: string; try(): void }>> = {
    ...(channel === null || command === undefined
      ? {}
      : {
          staff: {
            label: texts.city.start,
            try: () => void hand.perform({ do: "command", channel, text: command }),
          },
        }),
    manager: { label: texts.city.openHome, try: () => onSeat({ ...seat, home: true }) },
  };
  const offered = tries[part];
  return (
    <div class="first-hint">
      <p>{texts.city.front[part]}</p>
      {offered === undefined ? null : (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            setAway(true);
            offered.try();
          }}
        >
          {offered.label}
        </button>
      )}
      <button type="button" class="cross" aria-label={texts.close} onClick={() => setAway(true)}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
