import type { Store, StoreTrouble } from "../../src/casework/ports-store.ts";
import { StoreError } from "../../src/casework/trouble.ts";

/** The database's disk, which can fail in the ways disks do, between the bot and its real store. */
export class Disk {
  #trouble: StoreTrouble | null = null;
  #left = 0;
  #broken = false;
  /** How many writes were refused since it last began to fail. */
  refused = 0;

  /** Every write fails from now on, or only so many. */
  fails(trouble: StoreTrouble, times = Number.POSITIVE_INFINITY): void {
    this.#trouble = trouble;
    this.#left = times;
    this.refused = 0;
  }

  /** Nothing can be read any more, either. */
  breaks(): void {
    this.fails("broken");
    this.#broken = true;
  }

  works(): void {
    this.#trouble = null;
    this.#broken = false;
  }

  /** For `CityOptions.store`. */
  readonly under = (real: Store): Store => {
    const refuse = <T>(trouble: StoreTrouble): Promise<T> =>
      Promise.reject(new StoreError(trouble, `SQLITE_${trouble.toUpperCase()}`));
    return {
      read: new Proxy(real.read, {
        get: (read, name) => (this.#broken ? () => refuse("broken") : Reflect.get(read, name)),
      }),
      write: (work) => {
        const trouble = this.#trouble;
        if (trouble === null || this.#left <= 0) return real.write(work);
        this.#left--;
        this.refused++;
        return refuse(trouble);
      },
      close: () => real.close(),
    };
  };
}
