import type { VNode } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Menu } from "../blocks/menu.tsx";
import { useCity } from "../data/city.ts";
import { FILES_HOLD, upload } from "../data/uploads.ts";
import type { Hand } from "../data/use-hand.ts";
import type { Seat } from "../routes.ts";
import { texts } from "../texts.ts";
import { Commands, commandsFor } from "./commands.tsx";
import { type Taken, useDraft } from "./drafts.ts";
import { isFinal } from "./keys.ts";

const words = texts.composer;

export interface ComposerProps {
  readonly hand: Hand;
  readonly seat: Seat;
  readonly channel: string;
  /** The name of the place written to. */
  readonly where: string;
}

/** Where messages and commands are written. */
export function Composer({ hand, seat, channel, where }: ComposerProps): VNode {
  const { setting } = useCity();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const draft = useDraft(seat);
  const { text, files } = draft;
  const [broadcast, setBroadcast] = useState(false);
  const [chosen, choose] = useState(0);
  const offered = commandsFor(setting.commands, text);
  const thread = seat.thread ?? undefined;

  const send = async () => {
    if (text.trim() === "" && files.length === 0) return;
    if (files.length > 0 && hand.sending !== null) {
      hand.say(words.oneAtATime);
      return;
    }
    const taken = draft.take();
    // What could not be sent is not lost.
    if (!(await sent(taken))) draft.giveBack(taken);
  };
  const sent = async ({ text, files }: Taken): Promise<boolean> => {
    if (text.startsWith("/") && files.length === 0)
      return (await hand.perform({ do: "command", channel, text: text.trimEnd(), thread })).ok;
    const read = await Promise.all(files.map((file) => upload(file, file.name))).catch(() => null);
    if (read === null) {
      // Somebody saved the file again, or it is gone.
      hand.say(words.unreadable);
      return false;
    }
    const more = {
      ...(thread === undefined ? {} : { thread, broadcast }),
      ...(read.length === 0 ? {} : { files: read }),
    };
    return (await hand.perform({ do: "write", channel, text, ...more })).ok;
  };
  const complete = (name: string) => {
    draft.write(`${name} `);
    field.current?.focus();
  };
  const attach = (list: FileList | null) => {
    const all = [...files, ...(list ?? [])];
    if (all.reduce((sum, one) => sum + one.size, 0) > FILES_HOLD) hand.say(words.tooLarge);
    else draft.attach(all);
    if (picker.current !== null) picker.current.value = "";
  };
  const steer = (event: KeyboardEvent) => {
    const pointed = offered[chosen % Math.max(1, offered.length)];
    if (pointed !== undefined && !event.isComposing) {
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? offered.length - 1 : 0;
      if (by > 0) choose((chosen + by) % offered.length);
      if (by > 0 || event.key === "Tab") event.preventDefault();
      if (event.key === "Tab") return complete(pointed.name);
    }
    if (!isFinal(event)) return;
    event.preventDefault();
    // A command that is already there is sent, also when it begins another one's name.
    const isWhole = chosen === 0 && offered.some((one) => one.name === text);
    if (pointed !== undefined && !isWhole && pointed.name !== text) complete(pointed.name);
    else void send();
  };
  return (
    <div class="composer">
      {offered.length === 0 ? null : (
        <Commands
          id={`${id}-commands`}
          offered={offered}
          chosen={chosen % offered.length}
          onPick={complete}
        />
      )}
      {files.length === 0 ? null : (
        <ul class="chips">
          {files.map((file) => (
            <li class="chip" key={file.name}>
              {file.name}
              <button
                type="button"
                aria-label={words.remove(file.name)}
                onClick={() => draft.attach(files.filter((one) => one !== file))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={field}
        class="writing"
        rows={1}
        value={text}
        aria-label={words.label(where)}
        placeholder={thread === undefined ? words.hint : words.threadHint}
        {...(offered.length === 0
          ? {}
          : { "aria-controls": `${id}-commands`, "aria-describedby": `${id}-commands` })}
        onInput={(event) => {
          draft.write(event.currentTarget.value);
          choose(0);
        }}
        onKeyDown={steer}
      />
      <div class="composer-foot">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label={words.attach}
          onChange={(event) => attach(event.currentTarget.files)}
        />
        <button
          type="button"
          class="tool"
          aria-label={words.attach}
          title={words.attach}
          onClick={() => picker.current?.click()}
        >
          <span aria-hidden="true">＋</span>
        </button>
        <Menu
          id={`${id}-shortcuts`}
          name={words.shortcuts}
          look="tool"
          items={setting.shortcuts
            .filter((one) => one.on === "global")
            .map((one) => ({
              key: one.id,
              label: one.name,
              pick: () => void hand.perform({ do: "shortcut", id: one.id }),
            }))}
        >
          <span aria-hidden="true">⚡</span>
        </Menu>
        {thread === undefined ? (
          <span class="keys">{words.keys}</span>
        ) : (
          <label class="broadcast">
            <input type="checkbox" checked={broadcast} onChange={() => setBroadcast(!broadcast)} />
            {words.broadcast}
          </label>
        )}
        <button
          type="button"
          class="send"
          onClick={() => void send()}
          disabled={text.trim() === "" && files.length === 0}
        >
          {words.send}
        </button>
      </div>
    </div>
  );
}
