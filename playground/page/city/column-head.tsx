import type { VNode } from "preact";
import { Avatar } from "../blocks/avatar.tsx";
import { useCity } from "../data/city.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { seatFor } from "./seats.ts";

/** Whose Slack this column is; another of the cast can take the seat. */
export function ColumnHead({
  seat,
  busy,
  onSeat,
}: {
  seat: Seat;
  busy: boolean;
  onSeat(seat: Seat): void;
}): VNode {
  const { setting, source } = useCity();
  const person = setting.cast.find((one) => one.id === seat.person);
  return (
    <header class="column-head">
      <Avatar name={person?.name ?? ""} bot={false} />
      <div class="who">
        <h2 class="unseen">{texts.city.of(person?.name ?? "", texts.city.slack)}</h2>
        <span class="who-pick">
          <span class="who-shown" aria-hidden="true">
            {person?.name}
            <small>{person?.title}</small>
          </span>
          <select
            class="who-name"
            aria-label={texts.city.person}
            value={seat.person}
            disabled={source.recorded}
            onChange={(event) => onSeat(seatFor(event.currentTarget.value))}
          >
            {setting.cast.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.name}（${one.title}）`}
              </option>
            ))}
          </select>
        </span>
        <span class="who-section">{person?.section}</span>
      </div>
      {busy ? (
        <span class="busy" role="status">
          {texts.city.busy}
        </span>
      ) : null}
    </header>
  );
}
