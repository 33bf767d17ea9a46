import type { Screen as Drawn, Still } from "../../playground/page/still.ts";
import type { Shown, StateValues } from "../../playground/workspace/shapes.ts";
import type { Citizen } from "../support/citizen.ts";
import type { City } from "../support/city.ts";
import type { Screen } from "./screens.ts";

/** What stands on somebody's screen, as the stand-in holds it; nothing of it is written for the picture. */
export function stillOf(city: City, screen: Screen, theme: Still["theme"]): Still {
  const who = city.person(screen.whose);
  const { slack } = city;
  const drawn = screenOf(city, screen, who);
  return {
    caption: `${who.name}さんの画面　${screen.title}`,
    theme,
    botId: slack.botUserId,
    botName: nameOfBot(city),
    directory: { people: slack.people, channels: slack.channels, timeZone: "Asia/Tokyo" },
    screen: drawn,
    values: drawn.kind === "messages" ? enteredIn(who, drawn.messages) : {},
  };
}

function screenOf(city: City, screen: Screen, who: Citizen): Drawn {
  const { actor } = who;
  if (screen.shows === "modal" || screen.shows === "home") {
    const view = screen.shows === "modal" ? actor.modal() : actor.home();
    if (view === undefined) throw new Error(`${screen.file}: no ${screen.shows} is there\n${who.screen()}`);
    return screen.shows === "home"
      ? { kind: "home", view }
      : { kind: "modal", view, depth: actor.modals().length };
  }
  const messages = screen.shows.map((text) => newest(who, screen.file, text));
  const channel = city.slack.channels.find((one) => one.id === messages[0]?.channel);
  const direct = channel?.type === "im";
  return {
    kind: "messages",
    title: direct ? nameOfBot(city) : `${channel?.private === true ? "" : "# "}${channel?.name ?? ""}`,
    beside: direct ? "ダイレクトメッセージ" : channel?.private === true ? "非公開のチャンネル" : "チャンネル",
    // A picture of some messages of a thread tells nothing of how many there are.
    messages: messages.map((one) => ({ ...one, replies: 0 })),
  };
}

function nameOfBot({ slack }: City): string {
  return slack.people.find((one) => one.id === slack.botUserId)?.name ?? "";
}

function newest(who: Citizen, file: string, text: string): Shown {
  const found = who.everywhere().find((one) => one.visible.includes(text));
  if (found === undefined) throw new Error(`${file}: nothing says "${text}":\n${who.screen()}`);
  return found;
}

function enteredIn(who: Citizen, messages: readonly Shown[]): Record<string, StateValues> {
  return Object.fromEntries(
    messages.map(({ channel, ts }) => [ts, who.actor.entered({ channel, ts })] as const),
  );
}
