const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A part of all conversations, and how much time passes before it begins. */
export interface Scene {
  readonly name: SceneName;
  readonly after: number;
  /** Calls that Slack certainly gets in it. */
  readonly methods: readonly RegExp[];
}

const posts = /^chat\.postMessage$/;
const updates = /^chat\.update$/;
const files = /^(upload|files\.completeUploadExternal)$/;
const reactions = /^reactions\.add$/;

/** What the conversations come to in their order; in each of them the bot is killed. */
export const scenes = [
  { name: "beginning", after: 0, methods: [posts, updates, /./] },
  { name: "nobody comes", after: 3 * MINUTE, methods: [posts, updates] },
  { name: "nearly half an hour", after: 22 * MINUTE, methods: [posts, updates] },
  { name: "half an hour", after: 5 * MINUTE, methods: [posts, /./] },
  { name: "telling", after: 0, methods: [posts, updates, /./] },
  { name: "writing", after: 0, methods: [posts, files, reactions] },
  { name: "claiming", after: 0, methods: [posts, updates] },
  { name: "an hour before", after: 23 * HOUR, methods: [posts] },
  { name: "at the time", after: HOUR, methods: [posts] },
  { name: "an hour late", after: HOUR, methods: [posts] },
  { name: "answering", after: 0, methods: [posts, files, reactions, updates] },
  { name: "closing", after: 0, methods: [posts, updates, /./] },
] as const;

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
