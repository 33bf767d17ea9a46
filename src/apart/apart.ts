import { type ChildProcess, spawn } from "node:child_process";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** It says why only by how its process ended: what it was made of is full of people's words. */
class NotMade extends Error {
  constructor(what: string, how: string) {
    super(`${what} was not made: ${how}`);
    this.name = "NotMade";
  }
}

/** What a program is given: all at once, or piece by piece as fast as it takes them. */
type Input = string | Uint8Array | AsyncIterable<string>;

/** Work that is done beside the bot. */
export interface Apart {
  /**
   * Gives the program something and takes what it makes of it; rejects if it makes nothing, or with what the pieces
   * reject with.
   */
  run(input: Input): Promise<Buffer>;
  /** Ends what is under way; whoever waits for it hears that it was not made. */
  close(): Promise<void>;
}

/**
 * Runs a program of ours once for each piece of work, one after the other, in a process that ends with it. So the bot's
 * own thread never waits, libraries take memory only while they work, nothing of people's words stays behind, and a
 * fault in a library ends no more than that piece of work. `what` names in errors what is made.
 */
export function apart(what: string, program: string, patienceMs: number): Apart {
  let last: Promise<unknown> = Promise.resolve();
  let current: ChildProcess | null = null;
  let isOver = false;

  async function make(input: Input): Promise<Buffer> {
    if (isOver) throw new NotMade(what, "closed");
    // It needs nothing of the environment, and the tokens in there are none of its business.
    const child = spawn(process.execPath, [program], {
      env: {},
      stdio: ["pipe", "pipe", "ignore"],
      timeout: patienceMs,
      killSignal: "SIGKILL",
    });
    current = child;
    const ended = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.name));
      child.once("close", (code, signal) => resolve(code === 0 ? "" : `${signal ?? code}`));
    });
    const broken: unknown[] = [];
    const pieces = given(input, (why) => {
      broken.push(why);
      child.kill("SIGKILL");
    });
    // Whether it took all of it is seen by how it ends.
    void pipeline(Readable.from(pieces), child.stdin).catch(() => undefined);
    const made = await buffer(child.stdout).catch(() => Buffer.alloc(0));
    const fault = await ended;
    current = null;
    if (broken.length > 0) throw broken[0];
    if (fault !== "" || made.length === 0) throw new NotMade(what, fault === "" ? "empty" : fault);
    return made;
  }

  return {
    run(input) {
      const next = last.then(() => make(input));
      last = next.catch(() => undefined);
      return next;
    },
    async close() {
      isOver = true;
      current?.kill("SIGKILL");
      await last;
    },
  };
}

/** The pieces of what is given; told where they come to no end. */
async function* given(
  input: Input,
  breaks: (why: unknown) => void,
): AsyncGenerator<string | Uint8Array, void> {
  try {
    if (typeof input === "string" || input instanceof Uint8Array) yield input;
    else yield* input;
  } catch (error) {
    breaks(error);
  }
}
