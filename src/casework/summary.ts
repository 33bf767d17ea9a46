import type { Case } from "../cases/case.ts";
import { isWorkEvent } from "../cases/work.ts";
import type { KnownBlock } from "../views/kit.ts";
import { peopleIn } from "../views/work-notices.ts";
import { summaryBlocks } from "../views/work-summary.ts";
import { type Around, namesFor } from "./draw.ts";
import type { Reader } from "./ports-store.ts";
import { mentionedIn } from "./record.ts";

/** Draws how a case stands, for the top of the desk's thread. */
export async function drawSummary(c: Case, read: Reader, around: Around): Promise<KnownBlock[]> {
  const events = await read.events(c.id);
  const mentioned = [
    ...mentionedIn(events, "desk"),
    ...events.flatMap((event) => (isWorkEvent(event) ? peopleIn(event) : [])),
  ];
  const names = await namesFor(c, around, true, mentioned);
  return summaryBlocks(around.policies.of(c), c, events, names);
}
