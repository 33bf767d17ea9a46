import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Actor } from "../playground/workspace/actor.ts";
import { systemClock } from "../playground/workspace/clock.ts";
import { openWorkspace, type Workspace } from "../playground/workspace/workspace.ts";
import { type Child, freePort, startBot } from "./children.ts";
import { pause } from "./figures.ts";
import { Screen } from "./screen.ts";
import type { Cast } from "./stream.ts";
import type { Office } from "./talk.ts";

export const SECRET = "abcdef0123456789abcdef0123456789";

const REPORTERS = 2_500;
const MEMBERS = 40;

/** A workspace without rate limits, people in it, and the bot as a program of its own over a seeded database. */
export interface City {
  readonly slack: Workspace;
  readonly office: Office;
  readonly cast: Cast;
  readonly bot: Child;
  /** Messages the bot still owes. */
  backlog(): number;
  /** Milliseconds until it owes none; null if it still does after `most`. */
  drained(most: number): Promise<number | null>;
  close(): Promise<void>;
}

export async function openCity(options: {
  folder: string;
  database: string;
  transport: "socket" | "http";
  profile: string | null;
  /** The city's file, of the people who report. */
  organisation?: (people: readonly Actor[]) => string;
}): Promise<City> {
  const slack = await openWorkspace({
    clock: systemClock(),
    manifest: await readFile("manifest.yml", "utf8"),
    signingSecret: SECRET,
    limits: false,
  });
  const people = (count: number, name: string): Actor[] =>
    Array.from({ length: count }, (_, n) => slack.as(slack.addPerson({ name: `${name}${n + 1}` }).id));
  const reporters = people(REPORTERS, "職員");
  const members = people(MEMBERS, "窓口");
  const general = slack.addChannel({ name: "総務", members: reporters.map((r) => r.id) }).id;
  const deskChannel = slack.addChannel({
    name: "相談窓口",
    private: true,
    members: members.map((m) => m.id),
    includesBot: true,
  }).id;

  const home = await mkdtemp(join(options.folder, "run-"));
  const path = join(home, "mamori.db");
  await copyFile(options.database, path);
  introduce(path, [...reporters, ...members]);
  // The names of a desk this large would fill the sentence that says who reads.
  const policy = (await readFile("policies/sapporo-2026.yml", "utf8")).replace(
    "members: []",
    "members: [窓口1, 窓口2]",
  );
  await writeFile(join(home, "policy.yml"), policy);
  const csv = options.organisation?.(reporters);
  if (csv !== undefined) await writeFile(join(home, "organisation.csv"), csv);
  const http = options.transport === "http";
  const port = http ? await freePort() : 0;
  const bot = await startBot(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      DESK_CHANNEL: deskChannel,
      DATABASE_URL: `file:${path}`,
      POLICY: join(home, "policy.yml"),
      ...(csv === undefined ? {} : { ORGANISATION: join(home, "organisation.csv") }),
      ...(http ? { SLACK_SIGNING_SECRET: SECRET, PORT: String(port) } : { SLACK_APP_TOKEN: slack.appToken }),
    },
    options.profile,
  );
  if (http) slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  else await slack.connected(2);

  const screen = new Screen(slack);
  const reading = new Database(path, { readonly: true });
  const pending = reading
    .prepare("SELECT count(*) FROM Outbox WHERE done < wanted AND parked IS NULL")
    .pluck();
  const backlog = () => Number(pending.get());
  return {
    slack,
    office: { screen, general, deskChannel },
    cast: { reporters, members: members.map((actor) => ({ actor, form: null })), talks: [] },
    bot,
    backlog,
    drained: async (most) => {
      const began = performance.now();
      while (backlog() > 0) {
        if (performance.now() - began > most) return null;
        await pause(25);
      }
      return performance.now() - began;
    },
    close: async () => {
      reading.close();
      screen.close();
      await bot.stop();
      await slack.close();
      await rm(home, { recursive: true });
    },
  };
}

/** Everybody has used the bot before, as in any month but the first. */
function introduce(path: string, people: readonly Actor[]): void {
  const database = new Database(path);
  const insert = database.prepare(
    "INSERT INTO Person (id, name, standing, checkedAt, dm) VALUES (?, ?, 'member', ?, ?)",
  );
  database.transaction(() => {
    people.forEach((person, n) => {
      insert.run(person.id, `職員${n + 1}`, Date.now(), person.dm());
    });
  })();
  database.close();
}
