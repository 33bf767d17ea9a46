import { type Case, namedAtDesk } from "../cases/case.ts";
import { type Errand, headOf, keyOf } from "../cases/errands.ts";
import { type FileRefusal, isCarried, MOST_FILES } from "../cases/file-errands.ts";
import { toBoth } from "../words/to-both.ts";
import type { Policies } from "./policies.ts";
import type {
  AttachedFile,
  Cleaned,
  Cleaner,
  Found,
  OutboxRow,
  Reader,
  Sent,
  Settled,
  Store,
  Transfers,
} from "./ports.ts";

/** After so many looks at an upload that Slack knows and shows nowhere, it is taken away and done anew. */
const LOOKS = 6;

/** While the words that a file came with are on their way, it waits. */
const AFTER_WORDS = 1_000;

type FileErrand = Errand & { readonly kind: "file" };
type Trouble = Exclude<Sent, { as: "sent" }> | { as: "none" };

/** What a row may come to. */
export interface Ends {
  done(): Settled;
  later(ms: number): Settled;
  /** What Slack's trouble with one method means for the row. */
  after(trouble: Trouble, method: string, channel: string | null): Settled;
}

/**
 * Carries files from one side to the other: fetched from Slack, cleaned, and brought to Slack again. What is uploaded is
 * noted before it is shared, so that after an uncertain answer or a crash it is asked of Slack whether it stands there.
 */
export function carrying(parts: {
  readonly store: Store;
  readonly transfers: Transfers;
  readonly cleaner: Cleaner;
  readonly policies: Policies;
  readonly channelOf: (errand: FileErrand, c: Case) => Promise<string | Trouble>;
}): (row: OutboxRow, errand: FileErrand, read: Reader, ends: Ends) => Promise<Settled> {
  const { store, transfers, cleaner, policies } = parts;

  const note = (id: number, change: Partial<Pick<AttachedFile, "copy" | "fate">>) =>
    store.write((tx) => tx.changeFile(id, change));

  return async function carry(row, errand, read, ends): Promise<Settled> {
    const file = await read.file(errand.file);
    const c = await read.case(errand.case);
    const words = await read.words(errand.words);
    if (file === null || c === null || words === null) return ends.done();
    if (words.text === null || isCarried(c, words.id) !== errand.to)
      return takeBack(file, c.status === "withdrawn" || words.text === null, ends);
    if (file.copy === null && file.fate !== null) return ends.done();
    const said = await read.row(keyOf({ ...errand, kind: "relay", part: 1, parts: 1 }));
    if (said !== null && said.parked === null && said.done < said.wanted) return ends.later(AFTER_WORDS);
    const channel = await parts.channelOf(errand, c);
    if (typeof channel !== "string") return ends.after(channel, "conversations.open", null);
    if (file.copy !== null) {
      const copy = await transfers.about(file.copy);
      if (copy.as === "found" && copy.it.sharedIn.includes(channel)) return ends.done();
      if (copy.as !== "found" && copy.as !== "none") return ends.after(copy, "files.info", null);
      if (copy.as === "found" && row.attempts < LOOKS)
        return ends.after({ as: "uncertain" }, "files.info", null);
      const taken = copy.as === "found" ? await transfers.remove(file.copy) : null;
      if (taken !== null && taken.as !== "sent") return ends.after(taken, "files.delete", null);
      await note(file.id, { copy: null, fate: null });
    }
    return bring(file, c, channel, errand, read, ends);
  };

  async function bring(
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
    const given = await fetched(file, policies.of(c).files.most.bytes);
    if (typeof given === "string") return refuse(given);
    if (given.as !== "found") return ends.after(given, "files.info", null);
    const { it: cleaned } = given;
    if (cleaned.as === "encrypted") return refuse("encrypted");
    if (cleaned.as === "unclean" && errand.to === "desk" && !namedAtDesk(c)) return refuse("hidden-data");
    const name = toBoth.files.name(all.findIndex((f) => f.id === file.id) + 1, cleaned.ending);
    const copy = await transfers.upload(cleaned.bytes, name);
    if (copy.as !== "found") return ends.after(copy, "files.getUploadURLExternal", null);
    const fate = cleaned.as === "clean" ? "carried" : "marked";
    await note(file.id, { copy: copy.it, fate });
    const title = fate === "marked" ? toBoth.files.marked(name) : name;
    const sent = await transfers.share(copy.it, title, { channel, thread });
    return sent.as === "sent" ? ends.done() : ends.after(sent, "files.completeUploadExternal", channel);
  }

  /** The file's bytes as they may be passed on, or why they may not. */
  async function fetched(file: AttachedFile, most: number): Promise<Found<Cleaned> | FileRefusal> {
    const facts = await transfers.about(file.slack);
    if (facts.as === "none") return "gone";
    if (facts.as === "refused") return "failed";
    if (facts.as !== "found") return facts;
    if (facts.it.isExternal) return "external";
    if (facts.it.size > most) return "too-large";
    const bytes = await transfers.download(facts.it, most);
    if (bytes.as === "none") return "gone";
    if (bytes.as !== "found") return bytes;
    return bytes.it.length === 0 ? "gone" : { as: "found", it: await cleaner.clean(bytes.it) };
  }

  /** `forGood`: it will not be carried again. */
  async function takeBack(file: AttachedFile, forGood: boolean, ends: Ends): Promise<Settled> {
    if (file.copy !== null) {
      const taken = await transfers.remove(file.copy);
      if (taken.as !== "sent") return ends.after(taken, "files.delete", null);
      await note(file.id, { copy: null, fate: null });
    }
    if (forGood) await store.write((tx) => tx.forgetFile(file.id));
    return ends.done();
  }
}
