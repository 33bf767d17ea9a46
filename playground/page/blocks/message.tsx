import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { Reaction, Shown, SlackFile, StateValues } from "../../workspace/shapes.ts";
import { Avatar } from "./avatar.tsx";
import { Blocks } from "./blocks.tsx";
import { dayAndTimeOf, timeOf } from "./dates.ts";
import { emoji, parts } from "./inline.tsx";
import { parseMrkdwn } from "./mrkdwn.ts";
import { type Directory, type Gestures, SurfaceContext } from "./surface.ts";

export interface MessageProps {
  readonly shown: Shown;
  /** The bot's own id in `shown.user`, so that its messages look like an app's. */
  readonly botId: string;
  readonly directory: Directory;
  readonly gestures: Gestures;
  readonly values?: StateValues;
  /** Opens the thread; without it the number of replies is only told. */
  readonly onThread?: () => void;
  /** Adds one's own reaction to those that stand there, or takes it back; without it they are only told. */
  readonly onReact?: (name: string) => void;
  /** Stands in the place of the words, such as a field in which they are edited. */
  readonly instead?: VNode | null;
}

const NOTHING: StateValues = {};

/** One message, or a whisper that only its reader sees, as it stands in a channel or a thread. */
export function Message(props: MessageProps): VNode {
  const { shown, botId, directory, gestures, values = NOTHING } = props;
  const id = useId();
  const { channel, ts } = shown;
  const surface = { where: { channel, ts }, directory, gestures, values, errors: {} };
  return (
    <SurfaceContext.Provider value={surface}>
      <article class={shown.ephemeral ? "message whisper" : "message"} aria-labelledby={id}>
        {shown.ephemeral ? (
          <p class="only-you">
            <EyeMark />
            あなただけに表示されています
          </p>
        ) : null}
        <Avatar name={shown.from} bot={shown.user === botId} />
        <div class="message-main">
          <p class="byline" id={id}>
            <span class="author">{shown.from}</span>
            {shown.user === botId ? <span class="app-mark">アプリ</span> : null}
            <time title={dayAndTimeOf(ts, directory.timeZone)}>{timeOf(ts, directory.timeZone)}</time>
          </p>
          {props.instead ?? <Body shown={shown} directory={directory} />}
          {shown.reactions.length === 0 ? null : <Reactions all={shown.reactions} onReact={props.onReact} />}
          <Replies count={shown.replies} onThread={props.onThread} />
        </div>
      </article>
    </SurfaceContext.Provider>
  );
}

function Body({ shown, directory }: { shown: Shown; directory: Directory }): VNode {
  if (shown.tombstone) return <p class="gone">このメッセージは削除されました。</p>;
  return (
    <>
      {shown.blocks.length > 0 ? (
        <Blocks blocks={shown.blocks} />
      ) : (
        <div class="text">{parts(parseMrkdwn(shown.text))}</div>
      )}
      {shown.edited ? <p class="edited">（編集済み）</p> : null}
      <Files all={shown.files} directory={directory} />
    </>
  );
}

const PICTURE = /^image\/(png|jpeg|gif)$/;

/** A picture is shown where it can be fetched, and read out by what it says of itself; of other files stands the name. */
function Files({ all, directory }: { all: readonly SlackFile[]; directory: Directory }): VNode | null {
  if (all.length === 0) return null;
  return (
    <ul class="chips">
      {all.map(({ id, name, title, mode, mimetype, alt_txt: alt }) => {
        const isPicture = mode === "hosted" && PICTURE.test(mimetype);
        const source = isPicture ? directory.picture?.(id) : undefined;
        return source === undefined ? (
          <li class="chip" key={id}>
            {name}
          </li>
        ) : (
          <li key={id}>
            <img class="picture" src={source} alt={alt ?? title} />
          </li>
        );
      })}
    </ul>
  );
}

function Reactions({
  all,
  onReact,
}: {
  all: readonly Reaction[];
  onReact: ((name: string) => void) | undefined;
}): VNode {
  return (
    <ul class="reactions" aria-label="リアクション">
      {all.map(({ name, count }) => (
        <li key={name}>
          {onReact === undefined ? (
            <>
              {emoji(name)} <span class="count">{count}</span>
            </>
          ) : (
            <button type="button" onClick={() => onReact(name)}>
              {emoji(name)} <span class="count">{count}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Replies({ count, onThread }: { count: number; onThread: (() => void) | undefined }): VNode | null {
  if (count === 0) return null;
  const words = `${count}件の返信`;
  return onThread === undefined ? (
    <p class="replies">{words}</p>
  ) : (
    <button type="button" class="replies" onClick={onThread}>
      {words}
    </button>
  );
}

function EyeMark(): VNode {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path
        d="M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8Z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
      />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </svg>
  );
}
