/** `npm run backup -- [FILE]`: a consistent copy of the database, while the bot runs or not. */
import { dirname, join } from "node:path";
import { StoreError } from "../casework/trouble.ts";
import { readDatabasePath, readEnvironment } from "../config.ts";
import { backUp } from "../store/backup.ts";

const now = new Date();

function main(wanted: string | undefined): number {
  const database = readDatabasePath(readEnvironment());
  if (database.kind === "faulty") {
    console.error(database.faults.join("\n"));
    return 1;
  }
  const stamp = now.toISOString().replace(/\.\d+|[-:]/g, "");
  try {
    const { path, bytes } = backUp(
      database.path,
      wanted ?? join(dirname(database.path), "backups", `mamori-${stamp}.db`),
    );
    console.log(`控えを作りました：${path}（${(bytes / 1_000_000).toFixed(1)} MB、読み通して確かめ済み）`);
    console.log(
      "相談の内容がそのまま入っています。データベースと同じように守り、要らなくなったら消してください。",
    );
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = main(process.argv[2]);
