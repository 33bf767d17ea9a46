import { useMemo, useRef, useState } from "preact/hooks";
import type { Act, Chosen, Done } from "../../api.ts";
import { elements } from "../../workspace/elements.ts";
import { stateful } from "../../workspace/inputs.ts";
import type { Block, Choice, StateValues, Where } from "../../workspace/shapes.ts";
import type { Gestures } from "../blocks/surface.ts";
import { entered } from "../blocks/values.ts";
import { texts } from "../texts.ts";
import { useCity } from "./city.ts";
import type { Source } from "./source.ts";
import { FILES_HOLD, upload } from "./uploads.ts";

/** What was entered and the server may not have told back yet, by view or message. */
type Overlay = Readonly<Record<string, StateValues>>;

/** Files on their way to the server. */
export interface Sending {
  /** How much of them has left, from 0 to 1; at 1 they cannot be held back any more. */
  readonly share: number;
  callOff(): void;
}

/** What a person can do. It stays the same object for as long as the column is theirs. */
export interface Deeds {
  readonly gestures: Gestures;
  /** Who does it. */
  readonly person: string;
  say(notice: string | null): void;
  perform(act: Act): Promise<Done>;
  /** How far entering has come, to be asked before the server is; null while something is under way. */
  mark(): number | null;
  /** The server told everything that was entered before the mark: its word counts, unless more was entered since. */
  settle(mark: number | null): void;
}

/** What one person does in their column, and what has come of it. */
export interface Hand extends Deeds {
  readonly deeds: Deeds;
  readonly overlay: Overlay;
  /** How many things are under way. */
  readonly busy: number;
  /** Files that are being sent; one thing with files goes at a time. */
  readonly sending: Sending | null;
  /** What went wrong last, in a sentence. */
  readonly notice: string | null;
}

/** Lets a person act. What is filled in arrives before what is pressed after it; two letters typed fast go as one. */
export function useHand(
  person: string,
  surface: (where: Where) => { readonly key: string; readonly blocks: readonly Block[] },
): Hand {
  const { source } = useCity();
  const [overlay, setOverlay] = useState<Overlay>({});
  const [busy, setBusy] = useState(0);
  const [sending, setSending] = useState<Sending | null>(null);
  const [notice, say] = useState<string | null>(null);
  const looks = useRef(surface);
  looks.current = surface;
  const deeds = useMemo(
    () =>
      deedsOf({
        person,
        source,
        surface: (where) => looks.current(where),
        setOverlay,
        setBusy,
        setSending,
        say,
      }),
    [person, source],
  );
  return { ...deeds, deeds, overlay, busy, sending, notice };
}

/** Whose deeds they are, what is on their screen, and where it is kept what comes of them. */
interface Place {
  readonly person: string;
  readonly source: Source;
  surface(where: Where): { readonly key: string; readonly blocks: readonly Block[] };
  setOverlay(change: (all: Overlay) => Overlay): void;
  setBusy(change: (n: number) => number): void;
  setSending(sending: Sending | null): void;
  say(notice: string | null): void;
}

function deedsOf({ person, source, surface, setOverlay, setBusy, setSending, say }: Place): Deeds {
  const waiting = new Map<string, Act>();
  let line: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  let changes = 0;

  const send = async (act: Act): Promise<Done> => {
    underWay++;
    const done = told(await (withFiles(act) ? follow(act) : source.act(person, act)));
    underWay--;
    return done;
  };
  const follow = async (act: Act): Promise<Done> => {
    const { signal, abort } = aborter();
    const progress = (share: number) => setSending({ share, callOff: abort });
    progress(0);
    const done = await source.act(person, act, { progress, signal });
    setSending(null);
    return done;
  };
  const told = (done: Done): Done => {
    const problem = done.ok ? done.outcome?.shown : done.says;
    if (problem !== undefined) say(texts.slackSays(problem));
    return done;
  };
  const perform = async (act: Act): Promise<Done> => {
    say(null);
    setBusy((n) => n + 1);
    await line;
    const done = await send(act);
    setBusy((n) => n - 1);
    return done;
  };
  const fill = (key: string, act: Act): void => {
    const known = waiting.has(key);
    waiting.set(key, act);
    if (known) return;
    line = line.then(async () => {
      const newest = waiting.get(key);
      waiting.delete(key);
      if (newest !== undefined) await send(newest);
    });
  };
  const keep = (where: Where, action: string, choose: Choice, block: string): void => {
    const { key, blocks } = surface(where);
    const found = elements(blocks).find((one) => one.actionId === action && one.block.block_id === block);
    if (found === undefined || !stateful(found.type)) return;
    changes++;
    setOverlay((all) => ({ ...all, [key]: entered(all[key] ?? {}, blocks, action, choose, block) }));
  };
  const gestures: Gestures = {
    press(where, action, choose, block) {
      keep(where, action, choose, block);
      void perform({ do: "press", where, action, block, chosen: plain(choose) });
    },
    fill(where, action, choose, block) {
      const { files } = choose;
      if (files !== undefined && files.reduce((sum, one) => sum + one.bytes.length, 0) > FILES_HOLD) {
        say(texts.composer.tooLarge);
        return;
      }
      keep(where, action, choose, block);
      if (files === undefined) {
        fill(`${surface(where).key} ${block} ${action}`, {
          do: "fill",
          where,
          action,
          block,
          chosen: plain(choose),
        });
        return;
      }
      const read = files.map(({ name, bytes, mimetype }) =>
        upload(new Blob([new Uint8Array(bytes)], { type: mimetype }), name),
      );
      line = line
        .then(async () => {
          const chosen = { files: await Promise.all(read) };
          await send({ do: "fill", where, action, block, chosen });
        })
        .catch(() => say(texts.composer.unreadable));
    },
  };
  const mark = () => (underWay === 0 ? changes : null);
  const settle = (since: number | null) => {
    if (since === changes) setOverlay((all) => (Object.keys(all).length === 0 ? all : {}));
  };
  return { person, gestures, say, perform, mark, settle };
}

function aborter(): { readonly signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function withFiles(act: Act): boolean {
  const files = act.do === "write" ? act.files : act.do === "fill" ? act.chosen.files : undefined;
  return files !== undefined && files.length > 0;
}

const plain = ({ value, option, options, date }: Choice): Chosen => ({ value, option, options, date });
