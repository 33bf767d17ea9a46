import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { WireEntry } from "../../api.ts";
import { formatDate } from "../blocks/dates.ts";
import { useCity } from "../data/city.ts";
import { texts } from "../texts.ts";
import { Drawer } from "./drawer.tsx";

const words = texts.traffic;

/** How many entries the list keeps. */
const KEPT = 200;

/** What crosses the wire between the bot and Slack, as it happens. */
export function TrafficDrawer({ onClose }: { onClose(): void }): VNode {
  const entries = useTraffic();
  const [only, setOnly] = useState(false);
  const shown = only ? entries.filter((one) => one.state === "refused" || one.state === "failed") : entries;
  return (
    <Drawer title={words.title} lead={words.lead} onClose={onClose}>
      <label class="only">
        <input type="checkbox" checked={only} onChange={() => setOnly(!only)} />
        {words.only}
      </label>
      {shown.length === 0 ? <p class="quiet">{words.empty}</p> : null}
      <ol class="wire">
        {shown.map((one) => (
          <li key={one.n}>
            <Entry one={one} />
          </li>
        ))}
      </ol>
    </Drawer>
  );
}

function Entry({ one }: { one: WireEntry }): VNode {
  const toBot = one.direction === "to-bot";
  const seconds = new Date(one.at).getTime() / 1_000;
  return (
    <details class={`entry ${one.state.replace(" ", "-")}`}>
      <summary>
        <time>{formatDate(seconds, "{time_secs}", "Asia/Tokyo")}</time>
        <span
          class={toBot ? "way to" : "way from"}
          role="img"
          aria-label={toBot ? words.toBot : words.fromBot}
        >
          {toBot ? "→ 守" : "守 →"}
        </span>
        <span class="kind">{words.kinds[one.kind]}</span>
        <code>{one.name}</code>
        <span class="state">{words.states[one.state]}</span>
        <span class="took">{one.tookMs === undefined ? "" : words.took(one.tookMs)}</span>
        {one.reason === undefined ? null : <span class="reason">{one.reason}</span>}
        {one.attempt ? <span class="reason">{words.attempt(one.attempt)}</span> : null}
      </summary>
      <p class="quiet">{words.request}</p>
      <pre>{one.request}</pre>
      {one.answer === "" ? null : (
        <>
          <p class="quiet">{words.answer}</p>
          <pre>{one.answer}</pre>
        </>
      )}
    </details>
  );
}

/** The newest first; an entry that goes on takes the place of what it was. */
function useTraffic(): readonly WireEntry[] {
  const { source } = useCity();
  const [entries, setEntries] = useState<readonly WireEntry[]>([]);
  useEffect(() => {
    let known: readonly WireEntry[] = [];
    // One question after the other: an older answer never takes the place of a newer one.
    let asking: Promise<void> = Promise.resolve();
    const ask = async () => {
      const some = await source.traffic(nextOf(known)).catch(() => []);
      const merged = new Map([...known, ...some].map((one) => [one.n, one] as const));
      known = [...merged.values()].toSorted((a, b) => b.n - a.n).slice(0, KEPT);
      setEntries(known);
    };
    return source.listen((news) => {
      // Another life of the server or of the city counts from the beginning.
      if (news.type === "hello") known = [];
      if (news.type === "hello" || news.type === "traffic") asking = asking.then(ask);
    });
  }, [source]);
  return entries;
}

/** The number from which on there is news: the first that is under way, else the one after the last. */
function nextOf(known: readonly WireEntry[]): number {
  const open = known.filter(({ state }) => state === "under way").map(({ n }) => n);
  return Math.min(...open, (known[0]?.n ?? -1) + 1);
}
