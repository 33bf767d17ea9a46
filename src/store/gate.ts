import { setImmediate } from "node:timers/promises";
import type { Log, Store, StoreTrouble, Tx } from "../casework/ports.ts";
import { StoreError } from "../casework/trouble.ts";
import type { Connection } from "./connect.ts";
import { isPoison, storeErrorOf } from "./trouble.ts";
import { writer } from "./write.ts";

/** How often a transaction is tried while another program holds the file; each try waits for 100 ms by itself. */
const tries = 10;

interface Gate {
  readonly write: Store["write"];
  /** Waits for everything that was asked for, and lets nothing more in. */
  close(): Promise<void>;
}

/**
 * The one way to write. Transactions run one at a time in the order in which they were asked for: the adapter has a
 * single connection, on which a second transaction would join the first. After each the event loop gets its turn.
 */
export function gate(
  connection: Connection,
  log: Log,
  onTrouble: (trouble: StoreTrouble, code: string) => void,
): Gate {
  let last: Promise<unknown> = Promise.resolve();
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
        const tx = writer(client, () => {
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
      if (named instanceof StoreError && (!begun || !ended || isPoison(named.code))) poison = named;
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
        log.error("store.not-saved", { trouble: error.trouble, code: error.code });
        if (poison !== null) onTrouble(error.trouble, error.code);
        throw error;
      }
    }
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
    async write(work) {
      if (closed) throw new StoreError("broken", "closed");
      const mine = last.then(() => turn(work));
      last = mine
        .catch(() => {})
        .then(() => setImmediate())
        .then(emptyLog);
      return mine;
    },
    async close() {
      closed = true;
      await last;
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
