import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isBag, parseJson } from "../workspace/bag.ts";
import { isKept, type Kept } from "../workspace/kept.ts";

/** The file beside the database in which the rest of the city is kept: its Slack, its time, and what was read. */
const KEPT = "slack.json";

/** Changes of so many milliseconds are written together. */
const TOGETHER = 1_000;

/** A city besides its database. */
export interface KeptCity {
  readonly now: number;
  readonly slack: Kept;
  readonly read: readonly (readonly [string, string])[];
}

/** What a folder holds of a city; null if it is not there or cannot be read. */
export async function readKept(folder: string): Promise<KeptCity | null> {
  const text = await readFile(join(folder, KEPT), "utf8").catch(() => "");
  const found = parseJson(text);
  return isCity(found) ? found : null;
}

function isCity(value: unknown): value is KeptCity {
  return (
    isBag(value) &&
    typeof value.now === "number" &&
    isKept(value.slack) &&
    Array.isArray(value.read) &&
    value.read.every(
      (one) => Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === "string"),
    )
  );
}

/** What a city is made of besides its database. */
interface City {
  readonly clock: { now(): Date };
  readonly slack: { keep(): Kept };
  readonly reading: { all(): [string, string][] };
}

/** Writes a city down, soon after it changed and at the end: whole, or not at all. */
export class Keeper {
  readonly #file: string;
  readonly #city: City;
  #waiting: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, city: City) {
    this.#file = join(folder, KEPT);
    this.#city = city;
  }

  changed(): void {
    this.#waiting ??= setTimeout(() => void this.write(), TOGETHER);
  }

  write(): Promise<void> {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = null;
    // A full disk must not end the city; what was written before stays.
    this.#writing = this.#writing.then(() => this.#write()).catch(() => {});
    return this.#writing;
  }

  async #write(): Promise<void> {
    const beside = `${this.#file}.new`;
    const { clock, slack, reading } = this.#city;
    const city: KeptCity = { now: clock.now().getTime(), slack: slack.keep(), read: reading.all() };
    await writeFile(beside, JSON.stringify(city), { mode: 0o600 });
    await rename(beside, this.#file);
  }
}
