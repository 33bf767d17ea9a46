/** `npm run restore -- FILE`: puts a copy in the place of the database, which is kept aside. The bot must be stopped. */

import { StoreError } from "../casework/trouble.ts";
import { readDatabasePath, readEnvironment } from "../config.ts";
import { restore } from "../store/backup.ts";

function main(copy: string | undefined): number {
  if (copy === undefined) {
    console.error("控えのファイルを指定してください（例：npm run restore -- data/backups/mamori-….db）。");
    return 1;
  }
  const database = readDatabasePath(readEnvironment());
  if (database.kind === "faulty") {
    console.error(database.faults.join("\n"));
    return 1;
  }
  try {
    const aside = restore(copy, database.path);
    console.log(`${copy} から復元しました：${database.path}`);
    if (aside !== null) console.log(`これまでのデータベースは ${aside} に残してあります。`);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = main(process.argv[2]);
