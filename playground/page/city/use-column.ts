import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Screen } from "../../api.ts";
import type { Where } from "../../workspace/shapes.ts";
import type { Directory } from "../blocks/surface.ts";
import { useCity } from "../data/city.ts";
import { type Hand, useHand } from "../data/use-hand.ts";
import { useScreen } from "../data/use-screen.ts";
import type { Seat } from "../routes.ts";
import { hasDraft } from "./drafts.ts";
import { firstChannel } from "./seats.ts";

/** Where columns become tabs; the style sheet says the same. */
const NARROW = "(max-width: 1000px)";

/** What a column shows, and what its person can do. */
export interface ColumnState {
  readonly screen: Screen | null;
  readonly hand: Hand;
  readonly directory: Directory;
}

/** Keeps one column: asks for its screen, opens what newcomers would look for, and marks as read what is seen. */
export function useColumn(seat: Seat, front: boolean, onSeat: (seat: Seat) => void): ColumnState {
  const { setting, source } = useCity();
  const now = useRef<Screen | null>(null);
  const hand = useHand(seat.person, (where) => surfaceAt(now.current, where));
  const { screen, refresh } = useScreen(seat.person, seat, () => {
    const mark = hand.mark();
    return (arrived) => {
      hand.settle(mark);
      if (source.recorded) return;
      if (!arrived.channels.some((one) => one.id === seat.channel)) {
        onSeat({ ...seat, channel: firstChannel(arrived), thread: null });
        return;
      }
      // The city began anew, or somebody deleted it.
      if (seat.thread !== null && arrived.thread === null) onSeat({ ...seat, thread: null });
      const answered = newestAnswer(now.current, arrived, seat);
      if (answered !== null) onSeat({ ...seat, thread: answered });
    };
  });
  now.current = screen;
  const wasBusy = useRef(0);
  useEffect(() => {
    if (hand.busy < wasBusy.current) refresh();
    wasBusy.current = hand.busy;
  }, [hand.busy, refresh]);
  const unread = screen?.channels.find((one) => one.id === seat.channel)?.unread ?? 0;
  const seen = useSeen(front);
  const { person, channel, thread, home } = seat;
  useEffect(() => {
    if (unread === 0 || channel === null || home || source.recorded || !seen) return;
    // Beside an open thread, what arrives in its channel is not on the screen.
    void source.act(person, { do: "read", channel, ...(thread === null ? {} : { thread }) });
  }, [unread, seen, source, person, channel, thread, home]);
  const names = screen?.names;
  const directory = useMemo(
    () => ({
      ...directoryOf(names ?? {}, setting.botUser),
      picture: (file: string) => source.picture(person, file),
    }),
    [names, setting.botUser, source, person],
  );
  return { screen, hand, directory };
}

/** Whether a column is before somebody's eyes: its tab is shown, and on a narrow screen it is the one in front. */
function useSeen(front: boolean): boolean {
  const [hidden, setHidden] = useState(document.hidden);
  const [narrow, setNarrow] = useState(matchMedia(NARROW).matches);
  useEffect(() => {
    const width = matchMedia(NARROW);
    const look = () => {
      setHidden(document.hidden);
      setNarrow(width.matches);
    };
    document.addEventListener("visibilitychange", look);
    width.addEventListener("change", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      width.removeEventListener("change", look);
    };
  }, []);
  return !hidden && (front || !narrow);
}

/** The thread into which somebody wrote since the last look, if nothing else is open beside the direct message. */
function newestAnswer(before: Screen | null, arrived: Screen, seat: Seat): string | null {
  const { dm, messages } = arrived;
  if (before === null || before.messages === null || messages === null) return null;
  if (seat.channel !== dm || seat.thread !== null || seat.home || hasDraft(seat)) return null;
  if (before.messages[0] !== undefined && before.messages[0].channel !== dm) return null;
  const grew = messages.filter((one) => {
    const known = before.messages?.find(({ ts }) => ts === one.ts);
    return one.replies > (known?.replies ?? 0);
  });
  return grew.at(-1)?.ts ?? null;
}

function directoryOf(names: Readonly<Record<string, string>>, bot: string): Directory {
  const all = Object.entries(names).map(([id, name]) => ({ id, name }));
  return {
    people: all.filter(({ id }) => id.startsWith("U") && id !== bot),
    channels: all.filter(({ id }) => /^[CG]/.test(id)),
    timeZone: "Asia/Tokyo",
  };
}

function surfaceAt(screen: Screen | null, where: Where) {
  if (where === "home") return { key: "home", blocks: screen?.home?.blocks ?? [] };
  if (where === "modal") {
    const top = screen?.modals.at(-1);
    return { key: top?.id ?? "modal", blocks: top?.blocks ?? [] };
  }
  const all = [...(screen?.messages ?? []), ...(screen?.thread ?? [])];
  return { key: where.ts, blocks: all.find((one) => one.ts === where.ts)?.blocks ?? [] };
}
