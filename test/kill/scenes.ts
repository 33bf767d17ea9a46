import type { OwnDeath } from "./wire.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a life ends after: a commit of a kind, a call that Slack accepted, or nothing in particular. */
export type Ending = OwnDeath["after"] | RegExp | "any moment";

/** A part of all conversations, how much time passes before it begins, and how lives end in it. */
export interface Scene {
  readonly name: SceneName;
  readonly after: number;
  readonly kills: readonly Ending[];
}

const post = /^chat\.postMessage$/;
const update = /^chat\.update$/;
const share = /^files\.completeUploadExternal$/;
const bring = /^(upload|files\.completeUploadExternal|files\.delete)$/;
const react = /^reactions\.add$/;

/** What the conversations come to in their order; each kill waits for something that happens there several times. */
export const scenes = [
  { name: "beginning", after: 0, kills: ["gesture", "any moment"] },
  { name: "nobody comes", after: 3 * MINUTE, kills: ["gesture", post] },
  { name: "nearly half an hour", after: 22 * MINUTE, kills: [post, "settled"] },
  { name: "half an hour", after: 5 * MINUTE, kills: ["posting"] },
  { name: "telling", after: 0, kills: ["any moment", update] },
  { name: "writing", after: 0, kills: ["attached", react, share] },
  { name: "claiming", after: 0, kills: ["any moment"] },
  { name: "an hour before", after: 23 * HOUR, kills: [post] },
  { name: "at the time", after: HOUR, kills: ["gesture"] },
  { name: "an hour late", after: HOUR, kills: [post] },
  { name: "answering", after: 0, kills: ["settled", bring, "any moment"] },
  { name: "closing", after: 0, kills: ["gesture"] },
] as const;

/** How often the bot is killed in one round. */
export const KILLS = scenes.reduce((sum, { kills }) => sum + kills.length, 0);

export type SceneName = (typeof scenes)[number]["name"];

/** Reminders of one quarter of an hour are one message, so nothing falls due near its end. */
const QUARTER = 15 * MINUTE;

/** How much time passes before a scene. */
export function timeBefore(now: Date, { after }: Scene): number {
  if (after < HOUR) return after;
  const at = now.getTime() + after;
  return Math.ceil(at / QUARTER) * QUARTER + MINUTE - now.getTime();
}

/** Brings many conversations through the scenes together: time is the same for all of them. */
export class Scenes {
  readonly #begins: (scene: Scene) => Promise<void>;
  #company: number;
  #at = 0;
  #here = 0;
  #next = Promise.withResolvers<void>();

  /** `begins`: what is done before a scene, once everybody is there. */
  constructor(company: number, begins: (scene: Scene) => Promise<void>) {
    this.#company = company;
    this.#begins = begins;
  }

  /** Waits for all others, and for the time to have passed. */
  reach(name: SceneName): Promise<void> {
    const next = this.#next.promise;
    if (this.#following?.name !== name) throw new Error(`"${name}" does not follow here`);
    this.#here++;
    this.#look();
    return next;
  }

  /** One conversation is over. */
  leave(): void {
    this.#company--;
    this.#look();
  }

  get #following(): Scene | undefined {
    return scenes[this.#at + 1];
  }

  #look(): void {
    const scene = this.#following;
    if (this.#here < this.#company || scene === undefined) return;
    const { resolve, reject } = this.#next;
    this.#next = Promise.withResolvers();
    this.#here = 0;
    this.#at++;
    this.#begins(scene).then(resolve, reject);
  }
}
