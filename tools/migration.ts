/**
 * `npm run migration NAME` writes the next folder under prisma/migrations: the SQL that leads from what the
 * folders before it build to prisma/schema.prisma. `npm run migration -- --check` only says whether one is due.
 *
 * It drives Prisma's own schema engine, compiled to WebAssembly, because the usual one is downloaded from a
 * server that many networks do not reach. The engine keeps its connections until the process ends and answers
 * once per process: a tool for developers, never for the running bot.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import Database from "better-sqlite3";

const schemaPath = resolve("prisma/schema.prisma");
const migrationsPath = resolve("prisma/migrations");

/**
 * The engine asks for the SQL of an index with its name in double quotes. SQLite as it is compiled here takes
 * those for a column's name only, so they become single ones.
 */
class QuotingTexts extends PrismaBetterSqlite3 {
  override async connect(): ReturnType<PrismaBetterSqlite3["connect"]> {
    const adapter = await super.connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = (query) =>
      ask({ ...query, sql: query.sql.replace(/ name = "([^"]+)"/, " name = '$1'") });
    return adapter;
  }
}

/** The folders written so far, in the order in which the bot applies them. */
function foldersSoFar(): string[] {
  if (!existsSync(migrationsPath)) return [];
  return readdirSync(migrationsPath, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** What is still missing in the migrations, as SQL; empty when they already build the schema. */
async function missingSql(folders: readonly string[]): Promise<string> {
  const schema = readFileSync(schemaPath, "utf8");
  const files = [{ path: schemaPath, content: schema }];
  const scratch = mkdtempSync(join(tmpdir(), "migration-"));
  try {
    const built = join(scratch, "built.db");
    buildByMigrations(built, folders);
    const engine = await SchemaEngine.new(
      { datamodels: [[schemaPath, schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new QuotingTexts({ url: built })),
    );
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: dirname(schemaPath) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Runs the migrations on an empty database. Left to the engine, a file of several statements is refused. */
function buildByMigrations(path: string, folders: readonly string[]): void {
  const database = new Database(path);
  for (const folder of folders) {
    try {
      database.exec(readFileSync(join(migrationsPath, folder, "migration.sql"), "utf8"));
    } catch (cause) {
      throw new Error(`prisma/migrations/${folder}/migration.sql does not run.`, { cause });
    }
  }
  database.close();
}

function nextNumber(folders: readonly string[]): string {
  const last = folders.at(-1);
  return String((last === undefined ? 0 : Number.parseInt(last, 10)) + 1).padStart(4, "0");
}

async function main(argument: string | undefined): Promise<number> {
  const checking = argument === "--check";
  if (argument === undefined || (!checking && !/^[a-z][a-z0-9_]*$/.test(argument))) {
    console.error("Name the migration in lower case, as in: npm run migration add_incidents");
    return 1;
  }
  if (!existsSync(schemaPath)) {
    console.error(`There is no ${schemaPath}.`);
    return 1;
  }
  const folders = foldersSoFar();
  const sql = await missingSql(folders);
  if (sql === "") {
    console.log("The migrations build the schema as it is: nothing to write.");
    return 0;
  }
  if (checking) {
    console.error(`The schema has moved on from its migrations. Run: npm run migration NAME\n\n${sql}`);
    return 1;
  }
  const folder = `${nextNumber(folders)}_${argument}`;
  mkdirSync(join(migrationsPath, folder), { recursive: true });
  writeFileSync(join(migrationsPath, folder, "migration.sql"), `${sql}\n`);
  console.log(`Wrote prisma/migrations/${folder}/migration.sql. Read it before you commit it.`);
  return 0;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(cause instanceof Error ? `${message} ${cause.message}` : message);
  process.exitCode = 1;
}
