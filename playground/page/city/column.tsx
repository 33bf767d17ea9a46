import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { TourState } from "../../api.ts";
import { DialogPlace } from "../blocks/dialog.tsx";
import { HomeTab } from "../blocks/home-tab.tsx";
import { layered } from "../blocks/values.ts";
import { useCity } from "../data/city.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { type Unread, unreadIn } from "./badge.tsx";
import { ChannelTabs } from "./channel-tabs.tsx";
import { ColumnHead } from "./column-head.tsx";
import { Conversation } from "./conversation.tsx";
import { FirstHint } from "./first-hint.tsx";
import { Modals } from "./modals.tsx";
import { Notice } from "./notice.tsx";
import { SendingLine } from "./sending.tsx";
import { useColumn } from "./use-column.ts";
import { useFocus } from "./use-focus.ts";

export interface ColumnProps {
  readonly seat: Seat;
  readonly front: boolean;
  /** The tour in whose step it is shown; each step is looked at from what it brings. */
  readonly tour: TourState | null;
  /** Whether it says what to try first. */
  readonly hinted: boolean;
  onSeat(seat: Seat): void;
  /** Told what is unread in it, for those who do not see it. */
  onUnread(unread: Unread): void;
}

/** One person's Slack, small and complete. */
export function Column({ seat, front, tour, hinted, onSeat, onUnread }: ColumnProps): VNode {
  const { setting, source } = useCity();
  const column = useColumn(seat, front, onSeat);
  const { screen, hand, directory } = column;
  const modals = screen?.modals ?? [];
  const name = screen?.person.name ?? "";
  const inside = useRef<HTMLDivElement>(null);
  useFocus(inside, modals.length > 0);
  useEffect(() => {
    if (seat.home && !source.recorded) void hand.perform({ do: "open-home" });
  }, [seat.home, seat.person]);
  const { unread, mentioned } = unreadIn(screen?.channels ?? []);
  useEffect(() => onUnread({ unread, mentioned }), [unread, mentioned]);
  const told = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest(".notice-place")) return;
    if (!event.target.closest("button, input, select, textarea, label")) return;
    event.preventDefault();
    event.stopPropagation();
    hand.say(texts.recorded);
  };
  const open = useMemo(
    () => screen?.channels.find((one) => one.id === seat.channel),
    [screen?.channels, seat.channel],
  );
  return (
    <DialogPlace.Provider value="column">
      <section
        class={front ? "column front" : "column"}
        aria-label={texts.city.of(name, texts.city.slack)}
        data-person={seat.person}
        {...(source.recorded ? { onClickCapture: told } : {})}
      >
        <div ref={inside} class="column-inside" inert={modals.length > 0}>
          <ColumnHead seat={seat} onSeat={onSeat} busy={hand.busy > 0} />
          {screen === null ? null : <ChannelTabs screen={screen} seat={seat} onSeat={onSeat} />}
          {hinted ? <FirstHint seat={seat} hand={hand} onSeat={onSeat} /> : null}
          {seat.home ? (
            <div class="column-body">
              {screen === null || screen.home === null ? (
                <p class="quiet-note">{texts.city.noHome}</p>
              ) : (
                <HomeTab
                  view={screen.home}
                  name={setting.botName}
                  directory={directory}
                  gestures={hand.gestures}
                  values={layered(screen.home.state.values, hand.overlay.home)}
                />
              )}
            </div>
          ) : (
            <Conversation
              key={`${seat.person} ${seat.channel} ${seat.thread} ${tour?.step}`}
              column={column}
              seat={seat}
              name={open?.name ?? ""}
              brings={tour?.brings[seat.person] ?? null}
              onSeat={onSeat}
            />
          )}
        </div>
        <SendingLine hand={hand} />
        <Notice hand={hand} />
        <Modals modals={modals} hand={hand} directory={directory} />
      </section>
    </DialogPlace.Provider>
  );
}
