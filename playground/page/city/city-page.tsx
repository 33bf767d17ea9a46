import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { TimeBar } from "../bar/time-bar.tsx";
import { useCity } from "../data/city.ts";
import { cityHash, type Part, type Seat, type TourRoute, tourHash } from "../routes.ts";
import { texts } from "../texts.ts";
import { FreshCity } from "../tour/fresh-city.tsx";
import { TourCard } from "../tour/tour-card.tsx";
import { useTour } from "../tour/use-tour.ts";
import { Badge, type Unread } from "./badge.tsx";
import { Column } from "./column.tsx";
import { firstSeats, seatOfPart, seatsShowing } from "./seats.ts";

export interface CityPageProps {
  readonly as: Part;
  /** The columns as the address has them; without any, those a visit begins with. */
  readonly seats: readonly Seat[];
  /** The step of the tour that is wished for. */
  readonly wish: TourRoute | null;
  onWish(wish: TourRoute): void;
}

const NOTHING_UNREAD: Unread = { unread: 0, mentioned: false };

/** Three people side by side. On a narrow screen one of them, and tabs for the others. */
export function CityPage({ as, seats: asked, wish, onWish }: CityPageProps): VNode {
  const { setting, stage, source, away } = useCity();
  const { cast } = setting;
  const [seats, setSeats] = useState(asked.length > 0 ? asked : firstSeats(cast));
  const [front, setFront] = useState(() => seatOfPart(seats, cast, as));
  const [unread, setUnread] = useState<Readonly<Record<number, Unread>>>({});
  const { tour, isOn, going, says, asks, answer, leave } = useTour(wish);
  const take = (at: number, seat: Seat) => setSeats((all) => all.map((one, n) => (n === at ? seat : one)));
  const shows = tour === null ? "" : JSON.stringify([tour.step, tour.show]);
  useEffect(() => {
    if (tour !== null) setSeats((all) => seatsShowing(all, tour));
  }, [shows]);
  useEffect(() => {
    if (tour === null) return;
    // Until the next step; in between the visitor may look at whom they like.
    const at = seatsShowing(seats, tour).findIndex(({ person }) => person === tour.front);
    if (at >= 0) setFront(at);
  }, [tour?.step]);
  const address = tour !== null ? tourHash(tour.step) : isOn ? null : cityHash(as, seats);
  useEffect(() => {
    // The address follows without a new entry in the history, so that a reload brings the same screen back.
    // Where it stands there already nothing is written: the browser would drop a step forward that is under way.
    if (!going && address !== null && address !== location.hash) history.replaceState(null, "", address);
  }, [address, going, wish]);
  const starting = stage.bot === "starting" ? texts.city.starting : null;
  const under = away ? texts.reconnecting : (says ?? starting);
  const nameOf = (seat: Seat) => cast.find((one) => one.id === seat.person);
  return (
    <div class={source.recorded ? "city recorded" : "city"}>
      <TimeBar />
      {under === null ? null : (
        <p class="away" role="status">
          {under}
        </p>
      )}
      <main class="columns" aria-label={texts.city.columns} data-front={front}>
        <h1 class="unseen">{texts.city.name}</h1>
        <div class="column-tabs" role="tablist" aria-label={texts.city.columns}>
          {seats.map((seat, n) => (
            <button type="button" role="tab" key={n} aria-selected={n === front} onClick={() => setFront(n)}>
              {nameOf(seat)?.name} <small>{nameOf(seat)?.title}</small>
              {n === front ? null : <Badge {...(unread[n] ?? NOTHING_UNREAD)} />}
            </button>
          ))}
        </div>
        {seats.map((seat, n) => (
          <Column
            key={n}
            seat={seat}
            front={n === front}
            tour={tour}
            hinted={n === front && tour === null && !source.recorded}
            onSeat={(next) => take(n, next)}
            onUnread={(some) => setUnread((all) => ({ ...all, [n]: some }))}
          />
        ))}
      </main>
      {tour === null ? null : (
        <TourCard tour={tour} going={going} onStep={(step) => onWish({ at: "tour", step })} onLeave={leave} />
      )}
      {asks ? <FreshCity onYes={() => answer(true)} onNo={() => answer(false)} /> : null}
    </div>
  );
}
