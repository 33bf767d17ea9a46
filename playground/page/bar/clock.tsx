import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatDate } from "../blocks/dates.ts";
import { useCity } from "../data/city.ts";
import { texts } from "../texts.ts";
import { every } from "../timers.ts";

/** The city's time, going on by itself between two words of the server. */
export function Clock(): VNode {
  const { stage, source } = useCity();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    setPassed(0);
    if (source.recorded) return;
    const since = performance.now();
    return every(1_000, () => setPassed(performance.now() - since));
  }, [stage, source]);
  const seconds = (new Date(stage.now).getTime() + passed) / 1_000;
  return (
    <time class="clock" title={texts.time.now} dateTime={stage.now}>
      <span>{formatDate(seconds, "{day_divider_pretty}", "Asia/Tokyo")}</span>{" "}
      <strong>{formatDate(seconds, "{time}", "Asia/Tokyo")}</strong>
    </time>
  );
}
