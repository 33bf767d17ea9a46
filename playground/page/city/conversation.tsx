import type { VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Shown, StateValues } from "../../workspace/shapes.ts";
import { formatDate } from "../blocks/dates.ts";
import type { Directory } from "../blocks/surface.ts";
import { layered } from "../blocks/values.ts";
import { useCity } from "../data/city.ts";
import type { Deeds } from "../data/use-hand.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { Composer } from "./composer.tsx";
import { MessageRow } from "./message-row.tsx";
import type { ColumnState } from "./use-column.ts";
import { useEnd } from "./use-end.ts";

export interface ConversationProps {
  readonly column: ColumnState;
  readonly seat: Seat;
  /** The channel's name. */
  readonly name: string;
  /** The message from which on it is to be read; null where that is its end. */
  readonly brings: string | null;
  onSeat(seat: Seat): void;
}

interface RowProps {
  readonly shown: Shown;
  /** Its day, where it is the first of it. */
  readonly day: string | null;
  readonly brought: boolean;
  readonly inThread: boolean;
  readonly deeds: Deeds;
  readonly directory: Directory;
  readonly values: StateValues;
  /** Opens a thread; null where there is none to be opened. */
  readonly opens: { readonly current: (thread: string) => void } | null;
}

/** A message in its list. It is drawn anew only when something in it changed: lists are long, and presses many. */
function Row({ shown, day, brought, inThread, deeds, directory, values, opens }: RowProps): VNode {
  return useMemo(
    () => (
      <li class={brought ? "row brings" : "row"} tabIndex={-1}>
        {day === null ? null : <p class="day">{day}</p>}
        <MessageRow
          shown={inThread ? { ...shown, replies: 0 } : shown}
          hand={deeds}
          directory={directory}
          values={values}
          {...(opens === null ? {} : { onThread: () => opens.current(shown.ts) })}
        />
      </li>
    ),
    [shown, day, brought, inThread, deeds, directory, values, opens],
  );
}

const NOTHING: StateValues = {};

/** What a channel or a thread holds, and the field to write into it. */
export function Conversation({ column, seat, name, brings, onSeat }: ConversationProps): VNode {
  const { source } = useCity();
  const { screen, hand, directory } = column;
  const list = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLOListElement>(null);
  const scrolled = useEnd(list, inside);
  const inThread = seat.thread !== null;
  const messages = (inThread ? screen?.thread : screen?.messages) ?? null;
  const dayOf = (shown: Shown | undefined) =>
    shown === undefined ? "" : formatDate(Number(shown.ts), "{day_divider_pretty}", directory.timeZone);
  const opens = useRef((_thread: string) => {});
  opens.current = (thread) => onSeat({ ...seat, thread });
  const row = (shown: Shown, n: number) => (
    <Row
      key={shown.ts}
      shown={shown}
      day={dayOf(shown) === dayOf(messages?.[n - 1]) ? null : dayOf(shown)}
      brought={shown.ts === brings}
      inThread={inThread}
      deeds={hand.deeds}
      directory={directory}
      values={layered(screen?.entered[shown.ts] ?? NOTHING, hand.overlay[shown.ts])}
      opens={inThread || source.recorded ? null : opens}
    />
  );
  return (
    <>
      {inThread ? (
        <div class="thread-head">
          <button
            type="button"
            class="thread-back"
            aria-label={texts.city.threadBack}
            disabled={source.recorded}
            onClick={() => onSeat({ ...seat, thread: null })}
          >
            <span aria-hidden="true">←</span>
          </button>
          <h3>{texts.city.thread}</h3>
          <span class="thread-beside">{seat.channel === screen?.dm ? texts.product : name}</span>
        </div>
      ) : null}
      <div
        ref={list}
        class="column-body"
        role="log"
        aria-label={texts.city.of(screen?.person.name ?? "", texts.city.messages)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        onScroll={scrolled}
      >
        {screen?.earlier && !inThread ? <p class="quiet-note">{texts.city.earlier}</p> : null}
        {messages?.length === 0 ? <p class="quiet-note">{texts.city.empty}</p> : null}
        <ol ref={inside} class="messages">
          {messages?.map(row)}
        </ol>
      </div>
      {source.recorded || seat.channel === null ? null : (
        <Composer
          hand={hand}
          seat={seat}
          channel={seat.channel}
          where={seat.channel === screen?.dm ? texts.product : name}
        />
      )}
    </>
  );
}
