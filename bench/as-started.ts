import { readFileSync } from "node:fs";
import { z } from "zod";

const project = z.object({ scripts: z.object({ start: z.string() }) });
const { scripts } = project.parse(
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")),
);

/** What Node is told when the bot is started: what is measured here is told the same. */
export const asStarted: readonly string[] = scripts.start.split(" ").filter((word) => word.startsWith("--"));
