import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import type { Shown, StateValues } from "../../workspace/shapes.ts";
import { Message } from "./message.tsx";
import type { Directory, Gestures } from "./surface.ts";

export interface ThreadProps {
  readonly title: string;
  /** What stands beside the title, such as the channel's name. */
  readonly beside?: string;
  /** The parent first, as `Actor.sees(channel, thread)` gives them. */
  readonly messages: readonly Shown[];
  readonly botId: string;
  readonly directory: Directory;
  readonly gestures: Gestures;
  /** What was entered in a message, by its ts. */
  readonly values?: Readonly<Record<string, StateValues>>;
  /** Opens the thread of a message; for lists of a channel's own messages. */
  readonly onThread?: (ts: string) => void;
  /** What stands below, such as the field for the next message. */
  readonly children?: ComponentChildren;
}

/** Messages one below the other: a thread, or what a channel holds. */
export function Thread(props: ThreadProps): VNode {
  const id = useId();
  const { onThread, values = {} } = props;
  return (
    <section class="thread" aria-labelledby={id}>
      <div class="thread-head">
        <h2 id={id}>{props.title}</h2>
        {props.beside === undefined ? null : <span class="thread-beside">{props.beside}</span>}
      </div>
      <ol class="messages">
        {props.messages.map((shown) => (
          <li key={`${shown.channel}:${shown.ts}`}>
            <Message
              shown={shown}
              botId={props.botId}
              directory={props.directory}
              gestures={props.gestures}
              values={values[shown.ts] ?? {}}
              {...(onThread === undefined ? {} : { onThread: () => onThread(shown.ts) })}
            />
          </li>
        ))}
      </ol>
      {props.children}
    </section>
  );
}
