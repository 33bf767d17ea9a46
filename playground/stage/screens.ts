import type { ChannelRow, Looking, Screen } from "../api.ts";
import type { Actor } from "../workspace/actor.ts";
import type { Shown, StateValues } from "../workspace/shapes.ts";
import { members } from "./members.ts";
import type { Stage } from "./stage.ts";

/** How many messages of a channel a screen holds. */
const HELD = 80;

/** One person's Slack as it stands now; null if nobody has that id. */
export function screenOf(stage: Stage, id: string, looking: Looking): Screen | null {
  const person = members.find((one) => one.id === id);
  if (person === undefined) return null;
  const actor = stage.slack.as(id);
  const channels = channelsOf(stage, actor);
  const open = channels.find((one) => one.id === looking.channel);
  const messages = open === undefined ? null : actor.sees(open.id);
  const thread = open === undefined || looking.thread === null ? null : actor.sees(open.id, looking.thread);
  return {
    person,
    channels,
    messages: messages?.slice(-HELD) ?? null,
    earlier: (messages?.length ?? 0) > HELD,
    thread: thread === null || thread.length === 0 ? null : thread,
    modals: actor.modals(),
    home: actor.home() ?? null,
    dm: actor.dm(),
    entered: enteredIn(actor, [...(messages?.slice(-HELD) ?? []), ...(thread ?? [])]),
    names: namesIn(stage),
  };
}

/** Pictures as every browser shows them, and nothing in which a script could stand. */
const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif"]);

export interface PictureFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A picture that this person sees somewhere; null if there is none, or its bytes are gone. */
export function pictureOf({ slack }: Stage, person: string, id: string): PictureFile | null {
  if (!members.some((one) => one.id === person)) return null;
  const found = slack.as(person).file(id);
  return found !== null && PICTURES.has(found.type) ? found : null;
}

function enteredIn(actor: Actor, messages: readonly Shown[]): Record<string, StateValues> {
  const forms = messages.filter((one) => one.blocks.some((block) => block.type === "input"));
  return Object.fromEntries(forms.map(({ channel, ts }) => [ts, actor.entered({ channel, ts })] as const));
}

function channelsOf(stage: Stage, actor: Actor): ChannelRow[] {
  actor.dm();
  const news = actor.notifications();
  return stage.slack.channels
    .filter((channel) => channel.members.includes(actor.id))
    .map(({ id, name, type, private: isPrivate }) => {
      const unread = news.filter((one) => one.channel === id && !stage.reading.has(actor.id, one, one.ts));
      return {
        id,
        name,
        type,
        private: isPrivate,
        unread: unread.length,
        mentioned: unread.some((one) => one.why !== "channel"),
      };
    });
}

function namesIn({ slack }: Stage): Record<string, string> {
  const people = slack.people.map(({ id, name }) => [id, name] as const);
  const channels = slack.channels.map(({ id, name }) => [id, name] as const);
  return Object.fromEntries([...people, ...channels]);
}

/** What this person was told of in a channel, or in one thread of it, is read. */
export function readAll(
  stage: Stage,
  actor: Actor,
  place: { channel: string; thread?: string | undefined },
): void {
  const { channel, thread } = place;
  for (const one of actor.notifications())
    if (one.channel === channel && (thread === undefined || one.thread === thread))
      stage.reading.upTo(actor.id, place, one.ts);
}
