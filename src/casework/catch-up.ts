import { keyOf } from "../cases/errands.ts";
import type { DeskChannel } from "./desk-channel.ts";
import type { Answer, Written } from "./gestures.ts";
import type { Clock, Log, Place } from "./ports.ts";
import type { AttachedFile, Words } from "./ports-records.ts";
import type { Chat, Found, Posted } from "./ports-slack.ts";
import type { Store } from "./ports-store.ts";
import { backOff, mayPass, nameOf } from "./trouble.ts";

/** So many cases are looked at before anything new is taken, so that what is in them keeps its order. */
const FIRST = 20;

/** Several at once, since somebody may be calling for help meanwhile. */
const AT_ONCE = 5;

/** Afterwards one look every so often: Slack answers about fifty a minute (tier 3), and others need answers, too. */
const PAUSE = 3_000;

/** While Slack cannot be reached, or the database cannot be written, it is looked again so late at most. */
const AGAIN = 60_000;

/** How Slack says that there is no such message. */
const NOT_THERE = new Set(["thread_not_found", "message_not_found"]);

/** What came to a halt because Slack would not answer now; it is asked again after so many milliseconds. */
class NotNow extends Error {
  readonly after: number;
  constructor(after: number) {
    super("not now");
    this.after = after;
  }
}

/** What Slack found, or null where it has nothing; throws `NotNow` where it may answer later. */
function answered<T>(found: Found<T>): T | null {
  if (found.as === "wait") throw new NotNow(found.seconds * 1_000);
  if (found.as === "unreachable" || found.as === "uncertain") throw new NotNow(AGAIN);
  return found.as === "found" ? found.it : null;
}

export interface CatchUp {
  /** Reads what was written in the newest cases; the others follow one after the other. */
  begin(): Promise<void>;
  idle(): Promise<void>;
  stop(): void;
}

/**
 * Takes in what people wrote, edited and deleted while the bot was away: Slack keeps what it could not deliver for some
 * minutes only. Each message is taken in once, whichever way it comes, since its place is its name.
 */
export function catchUp(parts: {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: Pick<DeskChannel, "id" | "hasLeft">;
  /** The bot's own user. */
  readonly self: string;
  readonly take: (message: Written) => Promise<Answer>;
}): CatchUp {
  const { store, chat, clock, log } = parts;
  const { read } = store;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  /** How often in a row something could not be looked at. */
  let tries = 0;

  async function take(
    place: Place,
    one: Pick<Written, "by" | "text" | "files" | "thread" | "edited">,
    change: Written["change"],
  ): Promise<void> {
    if (stopped) return;
    const answer = await parts.take({
      ...one,
      id: `caught/${place.channel}/${place.ts}/${change}${one.edited ?? ""}/${one.files.join("+")}`,
      at: clock.now().getTime(),
      trigger: null,
      respondTo: null,
      place,
      change,
      direct: place.channel !== parts.desk.id,
    });
    await answer.after?.(chat);
  }

  /** One thread, as it stands in Slack, beside what is stored of it. */
  async function thread(
    head: Place,
    known: readonly Words[],
    attached: readonly AttachedFile[],
  ): Promise<readonly Posted[]> {
    const found = answered(await chat.replies(head)) ?? [];
    for (const posted of found) {
      const place = { channel: head.channel, ts: posted.ts };
      const words = known.find((w) => w.source?.channel === place.channel && w.source.ts === place.ts);
      const change = words === undefined ? "new" : words.text === null ? null : "edited";
      const own = attached.filter((file) => file.words === words?.id && file.fate !== "deleted");
      const isWhole = own.every((file) => posted.files.includes(file.slack));
      if (change === null || (words?.text === posted.text && isWhole)) continue;
      const { author: by, text, files, edited } = posted;
      // That it stands in the desk's channel proves nothing any more: the channel may have been shared meanwhile.
      if (change === "new" && place.channel === parts.desk.id && parts.desk.hasLeft(by)) continue;
      await take(place, { by, text, files, edited, thread: head.ts }, change);
    }
    return found;
  }

  /** Whether Slack says for sure that a message is not there any more. */
  async function isGone(place: Place, author: string): Promise<boolean> {
    const found = await chat.message(place);
    if (found.as === "wait") throw new NotNow(found.seconds * 1_000);
    if (found.as === "found") return found.it.author !== author;
    return found.as === "none" || (found.as === "refused" && NOT_THERE.has(found.error));
  }

  async function look(id: number): Promise<void> {
    // Read before Slack is asked: what comes in meanwhile is not taken for deleted.
    const known = await read.wordsOf(id);
    const attached = await read.filesOf(id);
    for (const kind of ["thread", "card"] as const) {
      const head = (await read.row(keyOf({ kind, case: id })))?.place ?? null;
      if (head === null) continue;
      const there = new Set((await thread(head, known, attached)).map((one) => one.ts));
      const missed = known.flatMap(({ source, text, author }) =>
        source?.channel === head.channel && text !== null && !there.has(source.ts)
          ? [{ source, author }]
          : [],
      );
      // Where even the older head is gone, Slack has forgotten what is old, and nobody deleted anything.
      const forgotten = missed.length > 0 && (await isGone(head, parts.self));
      for (const { source, author } of forgotten ? [] : missed) {
        if (!(await isGone(source, author))) continue;
        await take(source, { by: author, text: null, files: [], edited: null, thread: head.ts }, "deleted");
      }
      if (kind === "thread") await beside(head, known);
    }
  }

  /** What the reporter wrote outside any thread since. */
  async function beside(head: Place, known: readonly Words[]): Promise<void> {
    const times = known.flatMap(({ source }) => (source?.channel === head.channel ? [source.ts] : []));
    const since = [head.ts, ...times].toSorted().at(-1) ?? head.ts;
    const found = answered(await chat.since({ channel: head.channel, ts: since })) ?? [];
    for (const { ts, author, text, files, edited } of found) {
      const place = { channel: head.channel, ts };
      if ((await read.wordsAt(place)) !== null) continue;
      await take(place, { by: author, text, files, edited, thread: null }, "new");
    }
  }

  /** Looks at cases; the answer is those at which it could not look now, and when to look again. */
  async function several(
    cases: readonly number[],
  ): Promise<{ readonly left: readonly number[]; readonly after: number }> {
    const waits = new Map<number, number>();
    await Promise.all(
      cases.map((id) =>
        look(id).catch((error: unknown) => {
          const after = afterwards(error);
          if (after === null) log.error("catch-up", { case: id, error: nameOf(error) });
          else waits.set(id, after);
        }),
      ),
    );
    tries = waits.size === 0 ? 0 : tries + 1;
    return { left: cases.filter((id) => waits.has(id)), after: Math.max(0, ...waits.values()) };
  }

  /** When a look that failed is worth another; null where it is not. */
  function afterwards(error: unknown): number | null {
    if (error instanceof NotNow) return error.after;
    return mayPass(error) ? Math.min(backOff(tries), AGAIN) : null;
  }

  const byAndBy = (waiting: readonly number[], pause: number): void => {
    if (waiting.length === 0 || stopped) return;
    cancel = clock.after(pause, () => {
      const [next, ...rest] = waiting;
      if (next === undefined || stopped) return;
      running = several([next]).then(({ left, after }) => {
        byAndBy([...left, ...rest], left.length > 0 ? after : PAUSE);
      });
    });
  };

  return {
    async begin() {
      const cases = await read.liveCases();
      let waiting: readonly number[] = cases;
      let pause = PAUSE;
      for (let from = 0; from < Math.min(cases.length, FIRST); from += AT_ONCE) {
        const { left, after } = await several(cases.slice(from, from + AT_ONCE));
        waiting = [...left, ...cases.slice(from + AT_ONCE)];
        if (left.length > 0) pause = after;
        if (left.length > 0) break;
      }
      if (cases.length > 0)
        log.info("caught-up", { cases: cases.length - waiting.length, later: waiting.length });
      byAndBy(waiting, pause);
    },
    idle: () => running,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
