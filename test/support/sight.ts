import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Change } from "../../playground/workspace/shapes.ts";
import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** Remembers everything that anybody could ever see from now on, also what was replaced or shrunk since. */
export class Sight {
  readonly #changes: { change: Change; json: string }[] = [];
  readonly #city: City;

  constructor(city: City) {
    this.#city = city;
    city.slack.feed.subscribe((change) => {
      if (change.type !== "traffic") this.#changes.push({ change, json: JSON.stringify(change) });
    });
  }

  /** All that this person's client was ever given by the bot: messages with blocks and ids, whispers, modals, Home. */
  of(person: Citizen): string[] {
    return this.#changes
      .filter(({ change }) => this.#reaches(change, person.actor.id))
      .map(({ json }) => json);
  }

  #reaches(change: Change, id: string): boolean {
    switch (change.type) {
      case "posted":
      case "updated":
        return this.#isIn(change.channel, id) && change.message.user !== id;
      case "deleted":
      case "reacted":
      case "unreacted":
        return this.#isIn(change.channel, id);
      case "whispered":
      case "whisper-updated":
      case "notified":
      case "view-opened":
      case "view-pushed":
      case "view-updated":
      case "home-published":
        return change.person === id;
      default:
        return false;
    }
  }

  #isIn(channel: string, id: string): boolean {
    return this.#city.slack.channels.some((c) => c.id === channel && c.members.includes(id));
  }
}

/**
 * How often a text stands in the files of the bot's database. Read by another process: if this one opened and closed
 * them, the system would take SQLite's locks away.
 */
export function inDatabase(city: City, text: string): number {
  const files = [city.path, `${city.path}-wal`].filter((file) => existsSync(file));
  const { stdout } = spawnSync("cat", files, { maxBuffer: 1e9 });
  return stdout.toString("utf8").split(text).length - 1;
}

/** How many rows each table has; the bot is stopped for the look and started again. */
export async function tables(city: City): Promise<Record<string, number>> {
  await city.stops();
  const folder = mkdtempSync(join(tmpdir(), "mamori-look-"));
  try {
    const copy = join(folder, "copy.db");
    copyFileSync(city.path, copy);
    const database = new Database(copy);
    const count = (table: string) =>
      Number(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
    const rows = Object.fromEntries(
      ["Case", "Event", "Words", "Outbox", "Received"].map((table) => [table, count(table)]),
    );
    database.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
    await city.starts();
  }
}
