import type { VNode } from "preact";
import type { ChannelRow, Screen } from "../../api.ts";
import { useCity } from "../data/city.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";

export interface ChannelTabsProps {
  readonly screen: Screen;
  readonly seat: Seat;
  onSeat(seat: Seat): void;
}

/** The channels somebody is in, with what is unread, and the bot's two pages. */
export function ChannelTabs({ screen, seat, onSeat }: ChannelTabsProps): VNode {
  const { setting, source } = useCity();
  const rows = screen.channels.toSorted((a, b) => rank(a) - rank(b));
  const inBot = seat.channel === screen.dm;
  return (
    <>
      <nav class="channels" aria-label={texts.city.of(screen.person.name, texts.city.channels)}>
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                class={row.unread > 0 ? "channel unread" : "channel"}
                aria-current={row.id === seat.channel}
                disabled={source.recorded && row.id !== seat.channel}
                onClick={() => onSeat({ ...seat, channel: row.id, thread: null, home: false })}
              >
                <span class="channel-sign" aria-hidden="true">
                  {row.type === "im" ? "守" : row.private ? "🔒" : "#"}
                </span>
                {row.private && row.type !== "im" ? <span class="unseen">{texts.city.private}</span> : null}
                <span class="channel-name">{row.type === "im" ? texts.product : row.name}</span>
                {row.unread > 0 ? (
                  <span class={row.mentioned ? "badge" : "badge quiet"}>
                    <span aria-hidden="true">{row.unread}</span>
                    <span class="unseen">{texts.city.unread(row.unread)}</span>
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {inBot && seat.thread === null ? (
        <nav class="bot-tabs" aria-label={texts.city.of(screen.person.name, texts.city.tabs)}>
          <button
            type="button"
            aria-current={seat.home}
            disabled={source.recorded}
            onClick={() => onSeat({ ...seat, home: true })}
          >
            {texts.city.homeTab}
          </button>
          <button type="button" aria-current={!seat.home} onClick={() => onSeat({ ...seat, home: false })}>
            {texts.city.messages}
          </button>
          <span class="unseen">{setting.botName}</span>
        </nav>
      ) : null}
    </>
  );
}

/** The bot first, then what is locked, then the rest, each as Slack gave them. */
const rank = (row: ChannelRow): number => (row.type === "im" ? 0 : row.private ? 1 : 2);
