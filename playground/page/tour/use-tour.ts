import { useEffect, useRef, useState } from "preact/hooks";
import { NEEDS_FRESH_CITY, type TourState } from "../../api.ts";
import { useCity } from "../data/city.ts";
import type { TourRoute } from "../routes.ts";
import { texts } from "../texts.ts";

const words = texts.tour;

/** How this page takes part in the tour, of which a city has one. */
export interface Touring {
  /** Where the tour stands; null where this page is not on it. */
  readonly tour: TourState | null;
  /** Whether this page is on the tour; it can be before it hears where the tour stands. */
  readonly isOn: boolean;
  /** Whether a wish is under way: until it has come to its end, nobody can say where this page is. */
  readonly going: boolean;
  /** What is to be said of the last wish. */
  readonly says: string | null;
  /** Whether it has to be asked first if the city may begin anew. */
  readonly asks: boolean;
  answer(mayBeginAnew: boolean): void;
  leave(): void;
}

/** Follows a wish for a step, and goes along with the tour wherever it is led, until it is over. */
export function useTour(wish: TourRoute | null): Touring {
  const { source, stage, setting } = useCity();
  const [isOn, setOn] = useState(wish !== null);
  const [followed, setFollowed] = useState<TourRoute | null>(null);
  const [asks, setAsks] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const isOver = stage.tour === null;
  const going = wish !== null && wish !== followed;
  const now = useRef({ wish, isOver });
  now.current = { wish, isOver };

  const end = (to: TourRoute | null, told: string | null) => {
    setAsks(false);
    setSays(told);
    setFollowed(to);
  };
  const follow = async (to: TourRoute, anew = false) => {
    const { step } = to;
    setAsks(false);
    setOn(true);
    if (step >= setting.tour.length) {
      end(to, words.noSuchStep(setting.tour.length));
      return setOn(!isOver);
    }
    const from = stage.tour?.step;
    // The next step comes within a second; everything else takes its time.
    setSays(step === from || step - 1 === from ? null : words.preparing);
    const done = await source.stage({ do: "tour", step, ...(anew ? { anew } : {}) });
    // Meanwhile somebody wanted to be elsewhere.
    if (now.current.wish !== to) return;
    if (!done.ok && done.says === NEEDS_FRESH_CITY) {
      setSays(null);
      return setAsks(true);
    }
    end(to, done.ok ? null : done.says);
    setOn(done.ok || !now.current.isOver);
  };
  useEffect(() => {
    if (wish !== null) void follow(wish);
  }, [wish]);
  // Somebody ended the tour, here or in another tab.
  useEffect(() => {
    if (isOver && !going) setOn(false);
  }, [isOver]);

  return {
    tour: isOn ? stage.tour : null,
    isOn,
    going,
    says,
    asks,
    answer(mayBeginAnew) {
      if (wish === null) return;
      if (mayBeginAnew) return void follow(wish, true);
      end(wish, null);
      setOn(!isOver);
    },
    leave: () => void source.stage({ do: "tour", step: null }),
  };
}
