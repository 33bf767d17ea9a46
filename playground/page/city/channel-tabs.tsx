import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { ChannelRow, Screen } from "../../api.ts";
import { Menu } from "../blocks/menu.tsx";
import { useCity } from "../data/city.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { Badge, unreadIn } from "./badge.tsx";

export interface ChannelTabsProps {
  readonly screen: Screen;
  readonly seat: Seat;
  onSeat(seat: Seat): void;
}

/** How many channels lie open; the others are behind a button, so that the list stays calm. */
const OPEN = 4;

/** The channels somebody is in, with what is unread, and the bot's two pages. */
export function ChannelTabs({ screen, seat, onSeat }: ChannelTabsProps): VNode {
  const { setting, source } = useCity();
  const id = useId();
  const rows = screen.channels.toSorted((a, b) => rank(a) - rank(b));
  const isOpen = (row: ChannelRow, n: number) => n < OPEN || row.id === seat.channel;
  const others = rows.filter((row, n) => !isOpen(row, n));
  const opens = (row: ChannelRow) => onSeat({ ...seat, channel: row.id, thread: null, home: false });
  const inBot = seat.channel === screen.dm;
  return (
    <>
      <nav class="channels" aria-label={texts.city.of(screen.person.name, texts.city.channels)}>
        <ul>
          {rows.filter(isOpen).map((row) => (
            <li key={row.id}>
              <button
                type="button"
                class={row.unread > 0 ? "channel unread" : "channel"}
                aria-current={row.id === seat.channel}
                disabled={source.recorded && row.id !== seat.channel}
                onClick={() => opens(row)}
              >
                <ChannelName row={row} />
              </button>
            </li>
          ))}
          {others.length === 0 ? null : (
            <li>
              <Menu
                id={`${id}-others`}
                look={others.some((row) => row.unread > 0) ? "channel unread" : "channel"}
                items={others.map((row) => ({
                  key: row.id,
                  label: <ChannelName row={row} />,
                  pick: () => opens(row),
                }))}
              >
                {texts.city.others(others.length)}
                <Badge {...unreadIn(others)} />
              </Menu>
            </li>
          )}
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

function ChannelName({ row }: { row: ChannelRow }): VNode {
  const isBot = row.type === "im";
  return (
    <>
      <span class="channel-sign" aria-hidden="true">
        {isBot ? "守" : row.private ? "🔒" : "#"}
      </span>
      {row.private && !isBot ? <span class="unseen">{texts.city.private}</span> : null}
      <span class="channel-name">{isBot ? texts.product : row.name}</span>
      <Badge {...row} />
    </>
  );
}

/** The bot first, then what is locked, then the rest, each as Slack gave them. */
const rank = (row: ChannelRow): number => (row.type === "im" ? 0 : row.private ? 1 : 2);
