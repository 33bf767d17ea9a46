import { expect } from "vitest";
import { toBoth } from "../../src/words/to-both.ts";
import type { City } from "./city.ts";

/** Shorter ones may well be part of a word of our own. */
const TELLING = 6;

/** What holds in every story, whatever else it tells: nothing stands twice, and nothing people wrote leaks. */
export function keepsItsPromises(city: City): void {
  expect(doubledFiles(city), "files that stand twice").toEqual([]);
  expect(doubled(city), "messages that stand twice").toEqual([]);
  expect(notSoNeutral(city), "notifications that say more than that there is something").toEqual([]);
  expect(leaked(city), "people's words in the log").toEqual([]);
}

/** Every message the bot wrote where others can read it, as far as it is still there. */
function botMessages(city: City) {
  const { slack } = city;
  return slack.channels.flatMap(({ id }) =>
    slack
      .messages(id)
      .flatMap((head) => [head, ...slack.replies(id, head.ts)])
      .filter((m) => m.user === slack.botUserId && m.subtype !== "channel_join")
      .map((m) => ({ ...m, channel: id })),
  );
}

function doubled(city: City): string[] {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { channel, ts, blocks } of botMessages(city)) {
    const marker = blocks?.[0]?.block_id ?? "";
    // A broadcast stands in the thread and in the channel, and is one message.
    const other = seen.get(`${channel} ${marker}`);
    if (marker.startsWith("m.") && other !== undefined && other !== ts) twice.push(JSON.stringify(blocks));
    seen.set(`${channel} ${marker}`, ts);
  }
  return twice;
}

/** Every file of a case has a number of its own; in one thread it stands once. */
function doubledFiles(city: City): string[] {
  const titles = botMessages(city).flatMap((m) =>
    (m.files ?? []).map((file) => `${m.channel} ${m.thread_ts ?? ""} ${m.ts} ${file.title}`),
  );
  const places = [...new Set(titles)].map((one) => one.replace(/ \S+ (?=添付)/, " "));
  return places.filter((one, n) => places.indexOf(one) !== n);
}

function notSoNeutral(city: City): string[] {
  const { slack } = city;
  return (
    slack.people
      .filter((person) => !person.bot && !person.deactivated)
      .flatMap((person) => slack.as(person.id).notifications())
      .filter(({ channel, ts }) => slack.message(channel, ts)?.user === slack.botUserId)
      .map((notification) => notification.text)
      // A file is called by its number.
      .filter((text) => text !== toBoth.notification && !/^添付\d+\.[a-z0-9]+(（[^）]*）)?$/.test(text))
  );
}

function leaked(city: City): string[] {
  const lines = city.logged.map((line) => JSON.stringify(line));
  return city.written
    .filter((text) => text.length >= TELLING)
    .flatMap((text) => lines.filter((line) => line.includes(JSON.stringify(text).slice(1, -1))));
}
