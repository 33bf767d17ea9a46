import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { NEEDS_FRESH_CITY } from "../../api.ts";
import { TimeBar } from "../bar/time-bar.tsx";
import { useCity } from "../data/city.ts";
import { cityHash, type Part, type Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { FreshCity } from "../tour/fresh-city.tsx";
import { TourCard } from "../tour/tour-card.tsx";
import { Column } from "./column.tsx";
import { firstSeats, seatOfPart, seatsShowing } from "./seats.ts";

export interface CityPageProps {
  readonly as: Part;
  /** The columns as the address has them; without any, those a visit begins with. */
  readonly seats: readonly Seat[];
  /** The step of the tour that the address asks for. */
  readonly step: number | null;
}

/** Three people side by side. On a narrow screen one of them, and tabs for the others. */
export function CityPage({ as, seats: asked, step }: CityPageProps): VNode {
  const { setting, stage, source, away } = useCity();
  const { cast } = setting;
  const [seats, setSeats] = useState(asked.length > 0 ? asked : firstSeats(cast));
  const [front, setFront] = useState(() => seatOfPart(seats, cast, as));
  const [preparing, setPreparing] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const take = (at: number, seat: Seat) => setSeats((all) => all.map((one, n) => (n === at ? seat : one)));
  useEffect(() => {
    // The address follows without a new entry in the history, so that a reload brings the same screen back.
    if (step === null && !source.recorded) history.replaceState(null, "", cityHash(as, seats));
  }, [as, seats, step, source]);
  useEffect(() => {
    if (step === null) return;
    void guide(step);
  }, [step, source]);
  // What somebody did in this city is not thrown away without a word.
  const guide = async (to: number, anew = false) => {
    setAsking(false);
    setPreparing(texts.tour.preparing);
    const done = await source.stage({ do: "tour", step: to, ...(anew ? { anew } : {}) });
    const needsFresh = !done.ok && done.says === NEEDS_FRESH_CITY;
    setAsking(needsFresh);
    setPreparing(done.ok || needsFresh ? null : done.says);
  };
  const tour = step === null && !source.recorded ? null : stage.tour;
  const shows = tour === null ? "" : JSON.stringify([tour.step, tour.show]);
  useEffect(() => {
    if (tour !== null) setSeats((all) => seatsShowing(all, tour));
  }, [shows]);
  const leave = () => {
    void source.stage({ do: "tour", step: null });
    location.hash = cityHash(as, seats);
  };
  const starting = stage.bot === "starting" ? texts.city.starting : null;
  const under = away ? texts.reconnecting : (preparing ?? starting);
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
            </button>
          ))}
        </div>
        {seats.map((seat, n) => (
          <Column
            key={n}
            seat={seat}
            front={n === front}
            step={tour?.step ?? null}
            hinted={n === front && tour === null && !source.recorded}
            onSeat={(next) => take(n, next)}
          />
        ))}
      </main>
      {tour === null ? null : <TourCard tour={tour} onLeave={leave} />}
      {asking && step !== null ? <FreshCity onYes={() => void guide(step, true)} onNo={leave} /> : null}
    </div>
  );
}
