import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Database from "better-sqlite3";
import { StoreError } from "../casework/trouble.ts";
import { PrismaClient } from "./generated/client.ts";
import { keepStatements } from "./statements.ts";

/** Prisma on one connection to SQLite, and that connection itself for what Prisma has no words for. */
export interface Connection {
  readonly client: PrismaClient;
  readonly handle: Database.Database;
  close(): Promise<void>;
}

/**
 * Settings belong to a connection, not to the file. Without `synchronous = FULL` a commit may be lost with the power;
 * without `secure_delete` erased words stay readable in the file.
 */
const settings = {
  write: { synchronous: 2, secure_delete: 1, foreign_keys: 1, temp_store: 2, query_only: 0 },
  read: { synchronous: 2, secure_delete: 1, foreign_keys: 1, temp_store: 2, query_only: 1 },
};

/** Opens a connection with its settings and reads every one of them back. */
export async function connect(path: string, purpose: "read" | "write"): Promise<Connection> {
  const wanted = Object.entries(settings[purpose]);
  const adapter = new OwnConnection({ url: `file:${path}`, timeout: 100 }, wanted);
  const client = new PrismaClient({
    adapter,
    errorFormat: "minimal",
    transactionOptions: { maxWait: 2_000, timeout: 5_000 },
  });
  await client.$connect();
  const { handle } = adapter;
  if (handle === null) throw new StoreError("broken", "no-handle");
  if (handle.pragma("journal_mode", { simple: true }) !== "wal") throw new StoreError("broken", "no-wal");
  for (const [name, value] of wanted) {
    if (Number(handle.pragma(name, { simple: true })) !== value)
      throw new StoreError("broken", `setting-${name}`);
  }
  return { client, handle, close: () => client.$disconnect() };
}

/** Prisma's adapter, except that its connection gets our settings and keeps the statements it has prepared. */
class OwnConnection extends PrismaBetterSqlite3 {
  handle: Database.Database | null = null;
  readonly #settings: readonly [string, number][];

  constructor(
    config: ConstructorParameters<typeof PrismaBetterSqlite3>[0],
    settings: readonly [string, number][],
  ) {
    super(config);
    this.#settings = settings;
  }

  override async connect(): ReturnType<PrismaBetterSqlite3["connect"]> {
    const adapter = await super.connect();
    await adapter.executeScript(this.#settings.map(([name, value]) => `PRAGMA ${name} = ${value};`).join(""));
    if ("client" in adapter && adapter.client instanceof Database) {
      this.handle = adapter.client;
      keepStatements(this.handle);
    }
    return adapter;
  }
}
