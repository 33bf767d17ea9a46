import type { PersonId } from "../cases/case.ts";
import type { ChannelFacts, Chat, Found, Log } from "./ports.ts";

/** Why nothing may be posted to the desk's channel. `unchecked`: Slack has not said yet. */
export type DeskTrouble = "unchecked" | "missing" | "not-invited" | "archived" | "public" | "shared";

/** Whether the desk's channel is fit for cases: only its members can read it, and the bot is in. */
export interface DeskChannel {
  readonly id: string;
  trouble(): DeskTrouble | null;
  /** Who is in it, by name, for the sentence that says who reads. */
  members(): readonly string[];
  /** Asks Slack again; called at start, hourly, on membership events and after refused posts. */
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

export function deskChannel(parts: {
  id: string;
  chat: Chat;
  log: Log;
  self: PersonId;
  name: (person: PersonId) => Promise<string>;
  changed: () => void;
}): DeskChannel {
  const { id, chat, log, changed } = parts;
  let trouble: DeskTrouble | null = "unchecked";
  let members: readonly string[] = [];
  let checking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    const now = troubleOf(await chat.channel(id));
    if (now === "unreachable") return;
    if (now !== null) log.error("desk-channel", { trouble: now, remedy: deskRemedies[now] });
    else if (trouble !== null) log.info("desk-channel-ready");
    trouble = now;
    if (now === null) {
      const found = await chat.members(id);
      if (found.as === "found") {
        members = await Promise.all(found.it.filter((m) => m !== parts.self).map((m) => parts.name(m)));
      }
    }
    changed();
  }

  return {
    id,
    trouble: () => trouble,
    members: () => members,
    check: () => {
      checking ??= ask().finally(() => {
        checking = null;
      });
      return checking;
    },
  };
}
