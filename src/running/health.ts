/** `npm run health`: the running bot's line for a system that watches it; exit 1 unless it is well. */
import { readDatabasePath, readEnvironment } from "../config.ts";
import { judge, readHealthFile } from "./health-file.ts";

function main(): number {
  const database = readDatabasePath(readEnvironment());
  if (database.kind === "faulty") {
    console.error(database.faults.join("\n"));
    return 1;
  }
  const { ok, line, why } = judge(readHealthFile(database.path), new Date());
  console.log(line);
  if (why !== null) console.error(why);
  return ok ? 0 : 1;
}

process.exitCode = main();
