import { describe } from "vitest";
import { freshStore } from "../store/scratch.ts";
import { absencesContract } from "./store/absences.ts";
import { casesContract } from "./store/cases.ts";
import { changesContract } from "./store/changes.ts";
import { digestsContract } from "./store/digests.ts";
import { exportsContract } from "./store/exports.ts";
import { factsContract } from "./store/facts.ts";
import { filesContract } from "./store/files.ts";
import type { OpenStore } from "./store/given.ts";
import { outboxContract } from "./store/outbox.ts";
import { queueContract } from "./store/queue.ts";
import { wordsContract } from "./store/words.ts";

/** What a store has to do, whichever database stands behind it. */
function storeContract(name: string, open: OpenStore): void {
  describe(`the store on ${name}`, () => {
    casesContract(open);
    wordsContract(open);
    outboxContract(open);
    queueContract(open);
    filesContract(open);
    exportsContract(open);
    changesContract(open);
    absencesContract(open);
    factsContract(open);
    digestsContract(open);
  });
}

storeContract("SQLite", freshStore);
