import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Leap } from "../../api.ts";
import { useCity } from "../data/city.ts";
import { tourHash } from "../routes.ts";
import { texts } from "../texts.ts";
import { Clock } from "./clock.tsx";
import { TrafficDrawer } from "./traffic-drawer.tsx";
import { TroubleDrawer } from "./trouble-drawer.tsx";

const LEAPS: readonly Leap[] = ["5m", "30m", "day", "monday"];

/** The slim bar on top: where one is, the city's time and how to move it, and two drawers. */
export function TimeBar(): VNode {
  const { setting, stage, source } = useCity();
  const [open, setOpen] = useState<"trouble" | "traffic" | null>(null);
  const toggle = (one: "trouble" | "traffic") => setOpen(open === one ? null : one);
  const troubled = stage.bot === "dead" || stage.troubles.length > 0;
  return (
    <>
      <header class="bar">
        <a class="wordmark" href="#/" title={texts.city.home}>
          <span class="mark" aria-hidden="true">
            守
          </span>
          {texts.product}
        </a>
        <span class="bar-city">{setting.city}</span>
        <section class="bar-time" aria-label={texts.time.bar}>
          <Clock />
          {source.recorded
            ? null
            : LEAPS.map((by) => (
                <button
                  type="button"
                  class="bar-button"
                  key={by}
                  onClick={() => void source.stage({ do: "leap", by })}
                >
                  {texts.time.leaps[by]}
                </button>
              ))}
          {source.recorded ? null : (
            <button
              type="button"
              class="bar-button"
              aria-pressed={stage.fast}
              onClick={() => void source.stage({ do: "run", fast: !stage.fast })}
            >
              {texts.time.fast}
            </button>
          )}
        </section>
        {source.recorded ? (
          <span class="bar-note">{texts.recordedNote}</span>
        ) : (
          <div class="bar-doors">
            <a class="bar-button" href={tourHash(stage.tour?.step ?? 0)}>
              {texts.tour.name}
            </a>
            <button
              type="button"
              class={troubled ? "bar-button troubled" : "bar-button"}
              aria-expanded={open === "trouble"}
              onClick={() => toggle("trouble")}
            >
              {texts.trouble.open}
            </button>
            <button
              type="button"
              class="bar-button"
              aria-expanded={open === "traffic"}
              onClick={() => toggle("traffic")}
            >
              {texts.traffic.open}
            </button>
          </div>
        )}
      </header>
      {open === "trouble" ? <TroubleDrawer onClose={() => setOpen(null)} /> : null}
      {open === "traffic" ? <TrafficDrawer onClose={() => setOpen(null)} /> : null}
    </>
  );
}
