import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TourState } from "../../api.ts";
import { useCity } from "../data/city.ts";
import { texts } from "../texts.ts";
import { after } from "../timers.ts";

const words = texts.tour;

/** How long a step stands before the next one comes by itself. */
const STEP = 7_000;

export interface TourCardProps {
  readonly tour: TourState;
  /** Whether the tour is on its way to another step. */
  readonly going: boolean;
  onStep(step: number): void;
  onLeave(): void;
}

/** The guide at the foot of the page: where the tour is, in a title and a line, and where to go from here. */
export function TourCard({ tour, going, onStep, onLeave }: TourCardProps): VNode | null {
  const { setting, source } = useCity();
  const [auto, setAuto] = useState(false);
  const { step } = tour;
  const count = setting.tour.length;
  const isLast = step >= count - 1;
  // A button that is disabled for a moment would lose the focus.
  const go = (to: number) => {
    if (!going) onStep(to);
  };
  useEffect(() => {
    if (!auto) return;
    if (isLast) return setAuto(false);
    return after(STEP, () => onStep(step + 1));
  }, [auto, step, isLast]);
  const here = setting.tour[step];
  if (here === undefined) return null;
  return (
    <section class="tour" aria-label={words.name}>
      <div class={auto ? "tour-way auto" : "tour-way"} key={auto ? step : "still"} aria-hidden="true">
        {setting.tour.map((_, n) => (
          <span key={n} class={n < step ? "done" : n === step ? "here" : ""} />
        ))}
      </div>
      <div class="tour-says" aria-live="polite">
        <p class="tour-step">{words.step(step + 1, count)}</p>
        <h2>{here.title}</h2>
        <p>{here.says}</p>
      </div>
      <div class="tour-buttons">
        <button
          type="button"
          class="button"
          disabled={step === 0}
          aria-disabled={going}
          onClick={() => go(step - 1)}
        >
          {words.previous}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={isLast}
          aria-disabled={going}
          onClick={() => go(step + 1)}
        >
          {words.next}
        </button>
        <button
          type="button"
          class="button"
          aria-pressed={auto}
          disabled={isLast}
          onClick={() => setAuto(!auto)}
        >
          {auto ? words.pause : words.auto}
        </button>
        {source.recorded ? null : (
          <button type="button" class="button plain" onClick={onLeave}>
            {words.stop}
          </button>
        )}
      </div>
    </section>
  );
}
