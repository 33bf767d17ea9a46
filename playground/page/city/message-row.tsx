import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { Shown, StateValues } from "../../workspace/shapes.ts";
import { Confirm } from "../blocks/confirm.tsx";
import { emojiNamed } from "../blocks/emoji.ts";
import { Menu, type MenuItem } from "../blocks/menu.tsx";
import { Message } from "../blocks/message.tsx";
import type { Directory } from "../blocks/surface.ts";
import { useCity } from "../data/city.ts";
import type { Deeds } from "../data/use-hand.ts";
import { texts } from "../texts.ts";
import { Edit } from "./edit.tsx";

/** The reactions offered; 📨 is the one the bot knows. */
const PALETTE = ["white_check_mark", "eyes", "pray", "incoming_envelope", "+1", "bow"];

export interface MessageRowProps {
  readonly shown: Shown;
  readonly hand: Deeds;
  readonly directory: Directory;
  readonly values: StateValues;
  readonly onThread?: () => void;
}

/** A message with what its reader can do to it. */
export function MessageRow({ shown, hand, directory, values, onThread }: MessageRowProps): VNode {
  const { setting, source } = useCity();
  const id = useId();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { channel, ts } = shown;
  const own = shown.user === hand.person;
  const usable = !shown.ephemeral && !shown.tombstone && !source.recorded;
  const react = (name: string) => {
    const has = shown.reactions.some((one) => one.name === name && one.users.includes(hand.person));
    void hand.perform({ do: has ? "unreact" : "react", channel, ts, name });
  };
  const item = (key: string, label: string, pick: () => void): MenuItem => ({ key, label, pick });
  const words = texts.message;
  const items = [
    ...(onThread === undefined ? [] : [item("reply", words.reply, onThread)]),
    ...setting.shortcuts
      .filter((one) => one.on === "message")
      .map((one) =>
        item(one.id, one.name, () => void hand.perform({ do: "message-shortcut", id: one.id, channel, ts })),
      ),
    ...(own
      ? [
          item("edit", words.edit, () => setEditing(true)),
          item("delete", words.delete, () => setDeleting(true)),
        ]
      : []),
  ];
  const done = () => {
    setEditing(false);
    document.getElementById(`${id}-more`)?.focus();
  };
  const editor = editing ? (
    <Edit
      text={shown.visible}
      onDone={done}
      onSave={async (text) => (await hand.perform({ do: "edit", channel, ts, text })).ok}
    />
  ) : null;
  return (
    <>
      <Message
        shown={shown}
        botId={setting.botUser}
        directory={directory}
        gestures={hand.gestures}
        values={values}
        instead={editor}
        {...(onThread === undefined ? {} : { onThread })}
        {...(usable ? { onReact: react } : {})}
      />
      {usable ? (
        <div class={editing ? "tools beneath" : "tools"}>
          <Menu
            id={`${id}-react`}
            name={words.react}
            look="tool"
            items={PALETTE.map((name) => ({
              key: name,
              label: (
                <span role="img" aria-label={name}>
                  {emojiNamed(name)}
                </span>
              ),
              pick: () => react(name),
            }))}
          >
            <SmileMark />
          </Menu>
          <Menu id={`${id}-more`} name={words.more} look="tool" items={items}>
            <span aria-hidden="true">…</span>
          </Menu>
        </div>
      ) : null}
      {deleting ? (
        <Confirm
          confirm={{
            title: { type: "plain_text", text: words.deleteTitle },
            text: { type: "plain_text", text: words.deleteText },
            confirm: { type: "plain_text", text: words.delete },
            deny: { type: "plain_text", text: words.keep },
            style: "danger",
          }}
          onNo={() => setDeleting(false)}
          onYes={() => {
            setDeleting(false);
            void hand.perform({ do: "delete", channel, ts });
          }}
        />
      ) : null}
    </>
  );
}

function SmileMark(): VNode {
  return (
    <svg
      viewBox="0 0 16 16"
      width="15"
      height="15"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6" />
      <path d="M5.4 9.6a3 3 0 0 0 5.2 0" stroke-linecap="round" />
      <path d="M6 6.4v.2M10 6.4v.2" stroke-linecap="round" stroke-width="1.7" />
    </svg>
  );
}
