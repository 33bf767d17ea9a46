import { render, type VNode } from "preact";
import { useState } from "preact/hooks";
import { HomeTab } from "../../playground/page/blocks/home-tab.tsx";
import { Modal } from "../../playground/page/blocks/modal.tsx";
import "../../playground/page/blocks/style.css";
import type { Directory, Gestures } from "../../playground/page/blocks/surface.ts";
import { Thread } from "../../playground/page/blocks/thread.tsx";
import { entered } from "../../playground/page/blocks/values.ts";
import { elements } from "../../playground/workspace/elements.ts";
import { stateful } from "../../playground/workspace/inputs.ts";
import type { Choice, StateValues, Where } from "../../playground/workspace/shapes.ts";
import type { Specimen } from "./specimen-blocks.ts";

/** A small page such as the playground's: it keeps what is entered, and writes down what would go to the bot. */

/** A picture of one point. */
const POINT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

const directory: Directory = {
  people: [
    { id: "U1", name: "佐藤" },
    { id: "U2", name: "田中" },
  ],
  channels: [{ id: "C1", name: "総務" }],
  timeZone: "Asia/Tokyo",
  // Of the other it is not known where it can be fetched.
  picture: (file) => (file === "F1" ? POINT : undefined),
};

const keyOf = (where: Where): string => (typeof where === "string" ? where : where.ts);

function Page({ messages, modal, home }: Specimen): VNode {
  const [values, setValues] = useState<Readonly<Record<string, StateValues>>>({});
  const [calls, setCalls] = useState<readonly unknown[]>([]);
  const [open, setOpen] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const said = (...call: readonly unknown[]) => setCalls((before) => [...before, call]);
  const blocksAt = (where: Where) =>
    where === "modal"
      ? modal.blocks
      : where === "home"
        ? home.blocks
        : (messages.find((one) => one.ts === where.ts)?.blocks ?? []);
  const keep = (where: Where, actionId: string, choose: Choice, blockId: string) => {
    const found = elements(blocksAt(where)).find((one) => one.actionId === actionId);
    if (found === undefined || !stateful(found.type)) return;
    setValues((all) => ({
      ...all,
      [keyOf(where)]: entered(all[keyOf(where)] ?? {}, blocksAt(where), actionId, choose, blockId),
    }));
  };
  const gestures: Gestures = {
    press(where, actionId, choose, blockId) {
      keep(where, actionId, choose, blockId);
      said("press", keyOf(where), actionId, choose);
      if (actionId === "open") setOpen(true);
    },
    fill(where, actionId, choose, blockId) {
      keep(where, actionId, choose, blockId);
      const { files, ...rest } = choose;
      said("fill", keyOf(where), actionId, files === undefined ? rest : files.map((one) => one.name));
    },
  };
  const { modal: typed } = values;
  return (
    <main>
      <h1>見本</h1>
      <Thread
        title="総務"
        beside="チャンネル"
        messages={messages}
        botId="UBOT"
        directory={directory}
        gestures={gestures}
        values={values}
        onThread={(ts) => said("thread", ts)}
      />
      <HomeTab view={home} name="mamori" directory={directory} gestures={gestures} />
      {open ? (
        <Modal
          key={modal.id}
          view={{ ...modal, errors }}
          depth={1}
          directory={directory}
          gestures={gestures}
          {...(typed === undefined ? {} : { values: typed })}
          onSubmit={() => {
            said("submit");
            setErrors({ words: "もう少し詳しく書いてください。" });
          }}
          onDismiss={() => {
            said("dismiss");
            setOpen(false);
          }}
          onDismissAll={() => said("dismissAll")}
        />
      ) : null}
      <output hidden>{JSON.stringify(calls)}</output>
    </main>
  );
}

function given(): Specimen {
  return JSON.parse(document.getElementById("given")?.textContent ?? "");
}

const root = document.getElementById("page");
if (root !== null) render(<Page {...given()} />, root);
