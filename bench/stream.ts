import type { Actor } from "../playground/workspace/actor.ts";
import { isBag } from "../playground/workspace/bag.ts";
import type { Change, Traffic } from "../playground/workspace/shapes.ts";
import type { Workspace } from "../playground/workspace/workspace.ts";
import { dice, pause } from "./figures.ts";
import type { Mirror } from "./mirror.ts";
import { begin, type Member, type Office, type Talk, whole } from "./talk.ts";

/** So long people look before they do the next thing. */
const LOOK = 1_000;

/** Forms are filled in fast, so that a small desk is enough. */
const FORM = 100;

/** A talk in which nothing came for so long is given up: an answer that may be lost was lost. */
const GIVE_UP = 8_000;

/** As many steps as a talk has on average: one talk in three is a report. */
const STEPS = (whole.report.length + 2 * whole.consult.length) / 3;

const ACK_WITHIN = 3_500;

export interface Streamed {
  /** Milliseconds to the bot's acknowledgement, of everything people did. */
  readonly bot: readonly number[];
  /** The same payloads to bare Bolt. */
  readonly bare: readonly number[];
  /** Milliseconds from a press to what the person then sees. */
  readonly visible: readonly number[];
  readonly seconds: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly givenUp: number;
  /** Presses whose answer was not on the screen when the stream ended. */
  readonly unseen: number;
}

/** Everybody who takes part, and the talks they are in. */
export interface Cast {
  readonly reporters: Actor[];
  readonly members: readonly Member[];
  talks: Talk[];
}

/** Whether a person is behind a delivery; the bot's own messages come back as events, too. */
function isByPeople(entry: Traffic): boolean {
  if (entry.direction !== "to-bot" || entry.kind === "closed") return false;
  if (entry.kind !== "event") return true;
  const event = isBag(entry.request) ? entry.request.event : undefined;
  return (
    isBag(event) && event.type === "message" && event.subtype === undefined && event.bot_id === undefined
  );
}

/**
 * People do something at random moments, on average `rate` times a second, whether or not the bot keeps up; one time
 * in as many as a talk has steps somebody new comes, so that every step has its share. Talks go on from one stream to
 * the next. With a mirror, each payload goes to bare Bolt as well, halfway to the next.
 */
export async function stream(parts: {
  slack: Workspace;
  office: Office;
  cast: Cast;
  rate: number;
  seconds: number;
  seed: number;
  mirror: Mirror | null;
}): Promise<Streamed> {
  const { slack, office, cast, rate, seconds, mirror } = parts;
  const random = dice(parts.seed);
  const bot: number[] = [];
  const bare: number[] = [];
  const visible: number[] = [];
  const kinds: Record<string, number> = {};
  const underWay = new Set<Promise<unknown>>();
  let failed = 0;
  let givenUp = 0;
  let turn = 0;
  let acted = 0;
  let presses = 0;
  let heardLast = 0;

  const done = (promise: Promise<unknown>) => {
    underWay.add(promise);
    void promise.finally(() => underWay.delete(promise));
  };
  const heard = (change: Change) => {
    if (change.type !== "traffic" || !isByPeople(change.entry)) return;
    const { entry } = change;
    heardLast = performance.now();
    if (entry.state !== "answered") failed++;
    else if (entry.tookMs !== undefined) bot.push(entry.tookMs);
    kinds[entry.kind] = (kinds[entry.kind] ?? 0) + 1;
    if (mirror === null) return;
    const reflected = pause(500 / rate)
      .then(() => mirror.send(entry))
      .then((took) => {
        if (took !== null) bare.push(took);
      });
    done(reflected);
  };

  function act(talk: Talk): void {
    const step = talk.steps[talk.step];
    if (step === undefined) return;
    const began = performance.now();
    talk.busy = true;
    const answeredAt = step.answeredAt?.(talk, office.screen);
    if (answeredAt !== undefined) {
      presses++;
      void office.screen.next(answeredAt).then(() => visible.push(performance.now() - began));
    }
    acted++;
    const doing = step
      .act(talk, office)
      .then(async (outcome) => {
        if (outcome !== undefined && !outcome.acknowledged)
          throw new Error(outcome.shown ?? "not acknowledged");
        talk.step++;
        talk.notBefore = performance.now() + (step.opensForm ? FORM : LOOK);
      })
      .catch(() => {
        givenUp++;
        leave(talk);
      })
      .finally(() => {
        talk.busy = false;
      });
    done(doing);
  }

  function leave(talk: Talk): void {
    cast.talks = cast.talks.filter((one) => one !== talk);
    if (talk.member.form === talk) talk.member.form = null;
    cast.reporters.push(talk.reporter);
  }

  function next(): void {
    const now = performance.now();
    for (const talk of random() < 1 / STEPS ? [] : cast.talks) {
      if (talk.busy || talk.notBefore > now) continue;
      const step = talk.steps[talk.step];
      if (step === undefined) leave(talk);
      else if (step.ready(talk, office.screen)) {
        cast.talks = [...cast.talks.filter((one) => one !== talk), talk];
        act(talk);
        return;
      } else if (now - talk.notBefore > GIVE_UP && (talk.member.form ?? talk) === talk) {
        givenUp++;
        leave(talk);
      }
    }
    const reporter = cast.reporters.shift();
    const member = cast.members[turn++ % cast.members.length];
    if (reporter === undefined || member === undefined) {
      // The bot is so far behind that everybody waits for it.
      failed++;
      return;
    }
    const kind = turn % 3 === 0 ? "report" : "consult";
    const talk = begin({ reporter, member, kind }, whole[kind]);
    cast.talks.push(talk);
    act(talk);
  }

  const stop = slack.feed.subscribe(heard);
  const began = performance.now();
  let due = began;
  while (due - began < seconds * 1_000) {
    due += (-Math.log(1 - random()) * 1_000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    next();
  }
  for (let wait = 0; wait < ACK_WITHIN && bot.length + failed < acted; wait += 20) await pause(20);
  await Promise.all(underWay);
  stop();
  const took = (heardLast - began) / 1_000;
  return { bot, bare, visible, seconds: took, kinds, failed, givenUp, unseen: presses - visible.length };
}
