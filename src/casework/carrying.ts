import { type Case, namedAtDesk } from "../cases/case.ts";
import { type Errand, headOf, keyOf } from "../cases/errands.ts";
import { type FileFate, type FileRefusal, isCarried, MOST_FILES } from "../cases/file-errands.ts";
import { toBoth } from "../words/to-both.ts";
import { bring, type Ends, lookFor, type Trouble } from "./bringing.ts";
import { FILES } from "./holds.ts";
import type { Policies } from "./policies.ts";
import type { Cleaned, Cleaner } from "./ports-documents.ts";
import type { AttachedFile, OutboxRow, Settled } from "./ports-records.ts";
import type { Transfers } from "./ports-slack.ts";
import type { Reader, Store } from "./ports-store.ts";

/** While the words that a file came with are on their way, it waits. */
const AFTER_WORDS = 1_000;

type FileErrand = Errand & { readonly kind: "file" };

/** Carries files from one side to the other: fetched from Slack, cleaned, and brought to Slack again. */
export function carrying(parts: {
  readonly store: Store;
  readonly transfers: Transfers;
  readonly cleaner: Cleaner;
  readonly policies: Policies;
  readonly channelOf: (errand: FileErrand, c: Case) => Promise<string | Trouble>;
}): (row: OutboxRow, errand: FileErrand, read: Reader, ends: Ends) => Promise<Settled> {
  const { store, transfers, cleaner, policies } = parts;

  /** What came of a file; that it was deleted meanwhile is not forgotten over it. */
  const note = (id: number, { copy, fate }: { copy?: string | null; fate: FileFate | null }) =>
    store.write(async (tx) => {
      const isDeleted = (await tx.file(id))?.fate === "deleted";
      const place = copy === undefined ? {} : { copy };
      await tx.changeFile(id, { ...place, fate: isDeleted ? "deleted" : fate });
    });

  return async function carry(row, errand, read, ends): Promise<Settled> {
    const file = await read.file(errand.file);
    const c = await read.case(errand.case);
    const words = await read.words(errand.words);
    if (file === null || c === null || words === null) return ends.done();
    if (file.fate === "deleted") return takeBack(file, true, ends);
    if (words.text === null || isCarried(c, words.id) !== errand.to)
      return takeBack(file, c.status === "withdrawn" || words.text === null, ends);
    if (file.copy === null && file.fate !== null) return ends.done();
    const said = await read.row(keyOf({ ...errand, kind: "relay", part: 1, parts: 1 }));
    if (said !== null && said.parked === null && said.done < said.wanted) return ends.later(AFTER_WORDS);
    const channel = await parts.channelOf(errand, c);
    if (typeof channel !== "string") return ends.after(channel, "conversations.open", null);
    if (file.copy !== null) {
      const ended = await lookFor(transfers, { channel, ts: file.copy }, row.attempts, ends);
      if (ended !== null) return ended;
      await note(file.id, { copy: null, fate: null });
    }
    return pass(file, c, channel, errand, read, ends);
  };

  async function pass(
    file: AttachedFile,
    c: Case,
    channel: string,
    errand: FileErrand,
    read: Reader,
    ends: Ends,
  ): Promise<Settled> {
    const head = headOf(errand);
    const thread = head === null ? null : ((await read.row(head))?.place?.ts ?? null);
    if (thread === null) return ends.later(AFTER_WORDS);
    const all = await read.filesOf(c.id);
    const refuse = async (fate: FileRefusal): Promise<Settled> => {
      await note(file.id, { fate });
      return ends.done();
    };
    if (all.filter((f) => f.words === file.words).findIndex((f) => f.id === file.id) >= MOST_FILES)
      return refuse("too-many");
    const cleaned = await fetched(file, policies.of(c).files.most.bytes, ends);
    if (typeof cleaned === "string") return refuse(cleaned);
    if ("key" in cleaned) return cleaned;
    if (cleaned.as === "encrypted") return refuse("encrypted");
    if (cleaned.as === "unclean" && errand.to === "desk" && !namedAtDesk(c)) return refuse("hidden-data");
    const name = toBoth.files.name(all.findIndex((f) => f.id === file.id) + 1, cleaned.ending);
    const fate = cleaned.as === "clean" ? "carried" : "marked";
    const title = fate === "marked" ? toBoth.files.marked(name) : name;
    const made = { name, title, bytes: cleaned.bytes, text: null };
    return bring(transfers, made, { channel, thread }, (copy) => note(file.id, { copy, fate }), ends);
  }

  /** The file's bytes as they may be passed on, or why they may not, or how the row goes on without them. */
  async function fetched(
    file: AttachedFile,
    most: number,
    ends: Ends,
  ): Promise<Cleaned | FileRefusal | Settled> {
    const facts = await transfers.about(file.slack);
    if (facts.as === "none") return "gone";
    if (facts.as === "refused") return "failed";
    if (facts.as !== "found") return ends.after(facts, FILES.about, null);
    if (facts.it.isExternal) return "external";
    if (facts.it.size > most) return "too-large";
    const bytes = await transfers.download(facts.it, most);
    if (bytes.as === "none") return "gone";
    if (bytes.as !== "found") return ends.after(bytes, FILES.download, null);
    return bytes.it.length === 0 ? "gone" : cleaner.clean(bytes.it);
  }

  /** `forGood`: it will not be carried again. */
  async function takeBack(file: AttachedFile, forGood: boolean, ends: Ends): Promise<Settled> {
    if (file.copy !== null) {
      const taken = await transfers.remove(file.copy);
      if (taken.as !== "sent") return ends.after(taken, FILES.remove, null);
      await note(file.id, { copy: null, fate: null });
    }
    if (forGood) await store.write((tx) => tx.forgetFile(file.id));
    return ends.done();
  }
}
