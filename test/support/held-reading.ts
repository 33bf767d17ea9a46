import type { Store } from "../../src/casework/ports-store.ts";

/** One way of reading the store, which can be held up, as if there were very much to read. */
export class HeldReading {
  readonly #what: keyof Store["read"];
  #waiting: (() => void)[] = [];
  #isHeld = false;

  constructor(what: keyof Store["read"]) {
    this.#what = what;
  }

  /** How many readings wait. */
  get held(): number {
    return this.#waiting.length;
  }

  holds(): void {
    this.#isHeld = true;
  }

  /** Lets one reading pass. */
  passes(): void {
    this.#waiting.shift()?.();
  }

  goesOn(): void {
    this.#isHeld = false;
    for (const pass of this.#waiting.splice(0)) pass();
  }

  async #turn(): Promise<void> {
    if (this.#isHeld) await new Promise<void>((pass) => this.#waiting.push(pass));
  }

  /** For `CityOptions.store`. */
  readonly under = (real: Store): Store => ({
    ...real,
    read: new Proxy(real.read, {
      get: (read, name) => {
        const found: unknown = Reflect.get(read, name);
        if (name !== this.#what || typeof found !== "function") return found;
        return async (...given: unknown[]) => {
          await this.#turn();
          return Reflect.apply(found, read, given);
        };
      },
    }),
  });
}
