import { setImmediate } from "node:timers/promises";
import type { Log } from "../casework/ports.ts";
import type { Store, StoreTrouble, Tx } from "../casework/ports-store.ts";
import { StoreError } from "../casework/trouble.ts";
import type { Connection } from "./connect.ts";
import { isPoison, storeErrorOf } from "./trouble.ts";
import { writer } from "./write.ts";

/** How often a transaction is tried while another program holds the file; each try waits for 100 ms by itself. */
const tries = 10;

/** At most so many waiting writes share one commit, and with it one wait for the disk. */
const atOnce = 8;

interface Gate {
  readonly write: Store["write"];
  /** Waits for everything that was asked for, and lets nothing more in. */
  close(): Promise<void>;
}

/** A write that waits; it answers with what is to be said once it is saved. */
interface Waiting {
  readonly work: (tx: Tx) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

/**
 * The one way to write. Writes run one at a time in the order in which they were asked for: the adapter has a single
 * connection, on which a second transaction would join the first. After each the event loop gets its turn. Those that
 * wait are saved by one commit, and nobody hears of theirs before it; if one of them fails, none of it counts, and
 * each is done again in a transaction of its own.
 */
export function gate(
  connection: Connection,
  log: Log,
  onTrouble: (trouble: StoreTrouble, code: string) => void,
): Gate {
  const waiting: Waiting[] = [];
  let pumping: Promise<void> | null = null;
  let closed = false;
  let poison: StoreError | null = null;
  let erased = false;

  async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let begun = false;
    let failed: Error | null = null;
    let erases = false;
    try {
      const done = await connection.client.$transaction(async (client) => {
        begun = true;
        const tx = writer(client, log, () => {
          erases = true;
        });
        const result = await work(
          naming(tx, (error) => {
            failed ??= error;
          }),
        );
        // A transaction of which a statement failed is not saved, even if the work went on after it.
        if (failed !== null) throw failed;
        return result;
      });
      erased ||= erases;
      return done;
    } catch (error) {
      const named = storeErrorOf(error) ?? error;
      const ended = leaveTransaction();
      if (named instanceof StoreError && (!begun || !ended || isPoison(named.code))) {
        poison = named;
        log.error("store.not-saved", { trouble: named.trouble, code: named.code });
        onTrouble(named.trouble, named.code);
      }
      throw named;
    }
  }

  async function turn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      if (poison !== null) throw poison;
      try {
        return await once(work);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (poison === null && error.trouble === "locked" && attempt < tries) {
          await setImmediate();
          continue;
        }
        if (poison === null) log.error("store.not-saved", { trouble: error.trouble, code: error.code });
        throw error;
      }
    }
  }

  async function alone({ work, fail }: Waiting): Promise<void> {
    await turn(work).then((saved) => saved(), fail);
  }

  /** Those who wait, and those who come meanwhile, in one transaction. */
  async function together(): Promise<void> {
    const taken: Waiting[] = [];
    try {
      const saved = await once(async (tx) => {
        const all: (() => void)[] = [];
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
          taken.push(one);
          all.push(await one.work(tx));
          if (taken.length === atOnce) break;
          await setImmediate();
        }
        return all;
      });
      for (const say of saved) say();
    } catch {
      for (const one of taken) {
        await alone(one);
        await setImmediate();
      }
    }
  }

  async function pump(): Promise<void> {
    while (waiting.length > 0) {
      const [first, second] = waiting;
      if (first !== undefined && (second === undefined || poison !== null)) {
        waiting.shift();
        await alone(first);
      } else await together();
      await setImmediate();
      emptyLog();
    }
    pumping = null;
  }

  /** Prisma forgets a transaction whose commit failed, and SQLite would go on with it. Whether none is open any more. */
  function leaveTransaction(): boolean {
    try {
      if (connection.handle.inTransaction) connection.handle.exec("ROLLBACK");
    } catch {
      // It shows below.
    }
    return !connection.handle.inTransaction;
  }

  /** Erased words are still in the write-ahead log: it is emptied now, or after a later write if somebody reads. */
  function emptyLog(): void {
    if (!erased || poison !== null) return;
    try {
      const [result] = connection.handle.prepare("PRAGMA wal_checkpoint(TRUNCATE)").raw().all();
      erased = !(Array.isArray(result) && Number(result[0]) === 0);
    } catch (error) {
      const named = storeErrorOf(error);
      log.warn("store.log-not-emptied", { code: named instanceof StoreError ? named.code : "unknown" });
    }
  }

  return {
    write(work) {
      if (closed) return Promise.reject(new StoreError("broken", "closed"));
      return new Promise((resolve, reject) => {
        const saved = async (tx: Tx) => {
          const result = await work(tx);
          return () => resolve(result);
        };
        waiting.push({ work: saved, fail: reject });
        pumping ??= Promise.resolve().then(pump);
      });
    },
    async close() {
      closed = true;
      await pumping;
    },
  };
}

/** The same methods, with every error of the database named before anybody sees it. */
export function naming<T extends object>(methods: T, seen: (error: Error) => void = () => {}): T {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...given: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(method, target, given);
        } catch (error) {
          const named = storeErrorOf(error);
          if (named !== null) seen(named);
          throw named ?? error;
        }
      };
    },
  });
}
