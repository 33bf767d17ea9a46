import type { Command } from "./command.ts";
import { consult } from "./consult.ts";
import { menu } from "./menu.ts";
import { report } from "./report.ts";

/** Every slash command there is. */
export const commands: readonly Command[] = [report, consult, menu];
