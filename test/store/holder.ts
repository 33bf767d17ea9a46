/** Holds the database named on its command line until it is killed; used by opening.test.ts. */
import { openStore } from "../../src/store/open.ts";

const path = process.argv[2] ?? "";
await openStore({ path, log: { info() {}, warn() {}, error() {} } });
console.log("open");
setInterval(() => {}, 60_000);
