import type { Log } from "../casework/ports.ts";
import type { Store, StoreTrouble } from "../casework/ports-store.ts";
import { type Connection, connect } from "./connect.ts";
import { due } from "./due.ts";
import { counts } from "./facts.ts";
import { filesAt, holdLock, prepareFile, warnOfOpenFolder } from "./file.ts";
import { gate, naming } from "./gate.ts";
import { migrate, ownMigrations } from "./migrate.ts";
import { passing } from "./passing.ts";
import { queues } from "./queue.ts";
import { reader } from "./read.ts";
import { fileErrorOf } from "./trouble.ts";

interface Opening {
  /** The database's file; it and its folder are made when they are missing. */
  readonly path: string;
  readonly log: Log;
  /** Called when no write is possible any more and only a new start helps. */
  readonly onTrouble?: (trouble: StoreTrouble, code: string) => void;
  readonly migrations?: string;
}

/**
 * Opens the database: alone, brought up to date, and safe against a loss of power. Throws a `StoreError` whose
 * message tells whoever runs the bot what is wrong and what to do.
 */
export async function openStore({
  path,
  log,
  onTrouble = () => {},
  migrations = ownMigrations,
}: Opening): Promise<Store> {
  const files = filesAt(path);
  warnOfOpenFolder(files, log);
  const undo: (() => unknown)[] = [holdLock(files)];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const open = async (purpose: "read" | "write"): Promise<Connection> => {
    const connection = await connect(files.database, purpose);
    undo.push(connection.close);
    return connection;
  };
  try {
    const file = prepareFile(files);
    try {
      migrate(file, migrations, log);
    } finally {
      file.close();
    }
    const writing = gate(await open("write"), log, onTrouble);
    const { client } = await open("read");
    undo.push(writing.close);
    return {
      read: naming({
        ...reader(client, log),
        ...due(client),
        ...queues(client, log),
        ...counts(client),
        ...passing(client, log),
      }),
      write: writing.write,
      close,
    };
  } catch (error) {
    await close();
    throw fileErrorOf(error, `データベース ${files.database} を開けません。`);
  }
}
