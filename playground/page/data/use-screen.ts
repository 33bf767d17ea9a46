import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Looking, Screen } from "../../api.ts";
import { useCity } from "./city.ts";
import { shared } from "./shared.ts";

interface Held {
  readonly key: string;
  readonly screen: Screen;
}

/**
 * One person's Slack, asked for anew whenever something changes: one question at a time, and the last answer counts.
 * `asking` is called with each question, and what it gives back with the answer.
 */
export function useScreen(
  person: string,
  { channel, thread }: Looking,
  asking: () => (screen: Screen) => void,
): { readonly screen: Screen | null; refresh(): void } {
  const { source } = useCity();
  const [held, hold] = useState<Held | null>(null);
  const key = [person, channel ?? "", thread ?? ""].join(" ");
  const wanted = useRef({ key, person, channel, thread, asking });
  wanted.current = { key, person, channel, thread, asking };
  const state = useRef({ asking: false, again: false });
  const refresh = useCallback(async () => {
    if (state.current.asking) {
      state.current.again = true;
      return;
    }
    state.current.asking = true;
    do {
      state.current.again = false;
      const asked = wanted.current;
      try {
        const arrived = asked.asking();
        const screen = await source.screen(asked.person, asked);
        if (asked.key !== wanted.current.key) continue;
        // What stayed as it was stays the same object, and is not drawn anew.
        hold((before) => shared(before, { key: asked.key, screen }));
        arrived(screen);
      } catch {
        // The stream tells when the server is back, and then it is asked again.
      }
    } while (state.current.again);
    state.current.asking = false;
  }, [source]);
  useEffect(() => void refresh(), [refresh, key]);
  useEffect(() => {
    // What was heard last is told again to whoever begins to listen: that is asked for already.
    let listens = false;
    const leave = source.listen((news) => {
      const concerned = news.type === "changed" && (news.people === "all" || news.people.includes(person));
      if (listens && (concerned || news.type === "hello")) void refresh();
    });
    listens = true;
    return leave;
  }, [source, person, refresh]);
  return { screen: shownNow(held, key, person), refresh: () => void refresh() };
}

/** What was asked for, or, until it is there, what of the same person's Slack still holds. */
function shownNow(held: Held | null, key: string, person: string): Screen | null {
  if (held === null || held.screen.person.id !== person) return null;
  return held.key === key ? held.screen : { ...held.screen, messages: null, thread: null };
}
