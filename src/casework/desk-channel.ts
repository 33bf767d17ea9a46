import type { Instant, PersonId } from "../cases/case.ts";
import type { Log } from "./ports.ts";
import type { ChannelFacts, Chat, Found } from "./ports-slack.ts";
import { nameOf } from "./trouble.ts";

/** Why nothing may be posted to the desk's channel. `unchecked`: Slack has not said yet. */
export type DeskTrouble = "unchecked" | "missing" | "not-invited" | "archived" | "public" | "shared";

/**
 * Whether the desk's channel is fit for cases: only its members can read it, and the bot is in. Who is in it belongs to the
 * desk, whatever else they are to the city; how sure that has to be depends on what else there is to go on: what is done
 * in the channel proves it (`isProof`), a form that was opened there proved it then (`hasLeft`), elsewhere Slack is asked
 * (`isOnDesk`).
 */
export interface DeskChannel {
  readonly id: string;
  trouble(): DeskTrouble | null;
  /** Whether Slack said that nothing may be posted there. */
  isCutOff(): boolean;
  /** Whether what is pressed or written in a channel proves that somebody belongs to the desk. */
  isProof(channel: string | null): boolean;
  /** Whether somebody was in it when Slack was last asked. */
  has(person: PersonId): boolean;
  /**
   * Whether Slack last said that somebody is not in it: who left it while a form was open does nothing with it any more.
   * Slack tells at once when somebody leaves. While the channel is unfit nobody is known to have left.
   */
  hasLeft(person: PersonId): boolean;
  /** Whether somebody is in it, as Slack said within the last minute; asks it otherwise. False if it cannot be asked. */
  isOnDesk(person: PersonId): Promise<boolean>;
  /** Who of the desk was in it when Slack was last asked. */
  ids(): readonly PersonId[];
  /** Who is in it, by name, for the sentence that says who reads. */
  members(): readonly string[];
  /** Asks Slack again; called at start, hourly, while it is unfit, on membership events and after refused posts. */
  check(): Promise<void>;
}

/** What a channel's facts mean for posting cases into it. */
export function troubleOf(found: Found<ChannelFacts>): DeskTrouble | "unreachable" | null {
  if (found.as !== "found") {
    return found.as === "none" || found.as === "refused" ? "missing" : "unreachable";
  }
  if (found.it.isArchived) return "archived";
  if (!found.it.isPrivate) return "public";
  if (found.it.isShared) return "shared";
  return found.it.isMember ? null : "not-invited";
}

/** What the people who run the bot should do about it. */
export const deskRemedies = {
  unchecked: "Slackに確認できていません。しばらくお待ちください。",
  missing:
    "DESK_CHANNEL のチャンネルが見つかりません。IDを確かめ、チャンネルで /invite @mamori を実行してください。",
  "not-invited": "ボットが窓口のチャンネルにいません。チャンネルで /invite @mamori を実行してください。",
  archived:
    "窓口のチャンネルがアーカイブされています。元に戻すか、別の非公開チャンネルを DESK_CHANNEL に設定してください。",
  public: "窓口のチャンネルが公開になっています。非公開に変えてください。それまで何も投稿しません。",
  shared: "窓口のチャンネルが外部と共有されています。共有をやめてください。それまで何も投稿しません。",
} satisfies Record<DeskTrouble, string>;

/** How often the log repeats that the channel is unfit. */
const REMINDER = 60 * 60_000;

/** How long what Slack said about who is in the channel lets somebody in where no press in it proves it. */
const FRESH = 60_000;

export function deskChannel(parts: {
  id: string;
  chat: Chat;
  log: Log;
  self: PersonId;
  name: (person: PersonId) => Promise<string>;
  now: () => Instant;
  changed: () => void;
  /** Told who is in the channel whenever Slack has said it. */
  counted: (people: readonly PersonId[]) => Promise<void>;
}): DeskChannel {
  const { id, chat, log, changed } = parts;
  let trouble: DeskTrouble | null = "unchecked";
  let members: readonly string[] = [];
  let ids: ReadonlySet<PersonId> = new Set();
  let saidAt = 0;
  /** When Slack was asked what it last said about who is in the channel. */
  let askedAt: Instant | null = null;
  let looking: Promise<void> | null = null;
  let again = false;

  async function ask(): Promise<void> {
    const asking = parts.now();
    const now = troubleOf(await chat.channel(id));
    if (now === "unreachable") return;
    if (now !== null && (now !== trouble || parts.now() - saidAt >= REMINDER)) {
      saidAt = parts.now();
      log.error("desk-channel", { trouble: now, remedy: deskRemedies[now] });
    } else if (now === null && trouble !== null) log.info("desk-channel-ready");
    trouble = now;
    // Who is in an archived channel belongs to the desk as before, and can be called. In a public one anybody may be.
    if (now === null || now === "archived") {
      const found = await chat.members(id);
      if (found.as === "found") {
        ids = new Set(found.it);
        askedAt = now === null ? asking : null;
        members = await Promise.all(found.it.filter((m) => m !== parts.self).map((m) => parts.name(m)));
      }
    }
    changed();
    // The bot is always in it: a list without it is not the whole list.
    if (now === null && ids.has(parts.self)) await parts.counted([...ids]);
  }

  async function look(): Promise<void> {
    do {
      again = false;
      await ask().catch((error: unknown) => log.error("desk-channel-look", { error: nameOf(error) }));
    } while (again);
    looking = null;
  }

  /** How long ago Slack was asked, a clock that was put back counting as long ago. */
  const isFresh = () => askedAt !== null && Math.abs(parts.now() - askedAt) < FRESH;

  const check = (): Promise<void> => {
    // A look that is under way may have seen the channel before it changed: one more follows it.
    again = looking !== null;
    looking ??= look();
    return looking;
  };

  return {
    id,
    trouble: () => trouble,
    isCutOff: () => trouble !== null && trouble !== "unchecked",
    isProof: (channel) => channel === id && trouble !== "public" && trouble !== "shared",
    has: (person) => trouble === null && ids.has(person),
    hasLeft: (person) => trouble === null && !ids.has(person),
    ids: () => [...ids].filter((one) => one !== parts.self),
    members: () => members,
    isOnDesk: async (person) => {
      if (!isFresh()) await (looking ?? check());
      return isFresh() && trouble === null && ids.has(person);
    },
    check,
  };
}
