import { type Case, isBeingWritten, writesIntoDraft } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { fileErrand } from "../cases/file-errands.ts";
import { drawn, nothing, refusalText } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Outcome, Who } from "../casework/casework.ts";
import { mayStay } from "../casework/entrance.ts";
import type { Answer, Reacted, Written } from "../casework/gestures.ts";
import { isAdmitted } from "../casework/people.ts";
import type { AttachedFile, Words } from "../casework/ports-records.ts";
import type { Chat } from "../casework/ports-slack.ts";
import type { Tx } from "../casework/ports-store.ts";
import { ADDED, contentOf, contentParts, messageParts } from "../views/content.ts";
import { refusedBlocks } from "../views/doors.ts";
import { confirmSend, internalNote } from "../views/forms.ts";
import { type KnownBlock, paragraph, small } from "../views/kit.ts";
import { roomFor } from "../views/shown.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { asDesk, asPerson } from "./action.ts";
import { recipient, sendable } from "./desk.ts";
import { tellHidden } from "./masking.ts";
import { nodded } from "./nodding.ts";

/** The reaction by which a member of the desk sends their own note to the reporter: 📨. */
const SEND = "incoming_envelope";

/** Something was written where the bot is: to the bot itself, or in the desk's channel. */
export async function written(message: Written, bot: Bot): Promise<Answer> {
  // Slack may bring a change before the message itself: what was deleted is then never taken in, and what was
  // edited comes in as it reads now.
  const { change, place } = message;
  if (change === "deleted" || (change === "edited" && (await bot.store.read.wordsAt(place)) !== null))
    return changed(message, bot);
  if (message.direct) return fromReporter(message, bot);
  return bot.desk.isProof(message.place.channel) ? fromDesk(message, bot) : nothing;
}

/** Words for one person, in the thread where they wrote. */
const whisper = (message: Written, blocks: readonly KnownBlock[]) => (chat: Chat) =>
  chat.whisper({ channel: message.place.channel, thread: message.thread, person: message.by }, drawn(blocks));

async function fromReporter(message: Written, bot: Bot): Promise<Answer> {
  const head =
    message.thread === null ? null : await bot.store.read.rowAt({ ...message.place, ts: message.thread });
  if (head?.errand.kind === "invitation" || head?.errand.kind === "manager")
    return { after: whisper(message, [paragraph(toColleagues.together.notRead)]) };
  if (head?.errand.kind !== "thread") return astray(message, bot);
  const outcome = await bot.work.perform(asPerson(message), head.errand.case, async (desk) => {
    if (await isThere(message, desk.tx, bot)) return [];
    const text = message.text ?? "";
    const role = writesIntoDraft(desk.c) ? "told" : "message";
    const words = await desk.keep({ role, text, attached: message.files, source: message.place });
    const parts = messageParts(roomFor(text), message.files.length).length;
    return [{ ask: "write", words, question: ADDED, parts }];
  });
  const sent = outcome.as === "done" ? outcome.events.find((e) => e.type === "messaged") : undefined;
  if (sent !== undefined) return tellHidden(message, head.errand.case, sent.words, bot);
  return refusedTo(message, bot, outcome);
}

async function refusedTo(message: Written, bot: Bot, outcome: Outcome): Promise<Answer> {
  if (outcome.as !== "refused") return nothing;
  return { after: whisper(message, [paragraph(await refusalText(bot, outcome))]) };
}

/** Outside any case's thread: the words are kept, and the person is asked which case they mean. */
async function astray(message: Written, bot: Bot): Promise<Answer> {
  const away: Answer = { after: whisper(message, refusedBlocks(bot.work.policies.current)) };
  if (!isAdmitted(bot.work.policies.current, await bot.people.known(message.by))) return away;
  let kept = 0;
  await bot.work.record(message, async (tx) => {
    if (await isThere(message, tx, bot)) return;
    const id = await tx.addWords({
      caseId: null,
      author: message.by,
      role: "stray",
      text: message.text,
      files: message.files.length,
      attached: message.files,
      at: message.at,
      source: message.place,
    });
    kept = id;
    const under = message.thread ?? message.place.ts;
    await tx.arm(
      [{ errand: { kind: "stray", words: id, person: message.by, under }, urgent: false }],
      message.at,
    );
  });
  if (kept === 0) return nothing;
  return { after: async (chat) => (await mayStay(bot, message, kept)) || away.after?.(chat) };
}

/** In the desk's thread: it stays inside unless its writer sends it. */
async function fromDesk(message: Written, bot: Bot): Promise<Answer> {
  const head =
    message.thread === null ? null : await bot.store.read.rowAt({ ...message.place, ts: message.thread });
  if (head?.errand.kind !== "card") return nothing;
  const { case: caseId } = head.errand;
  const outcome = await note(asDesk(message), caseId, message, bot);
  if (outcome.as !== "done") return refusedTo(message, bot, outcome);
  const words = outcome.events.flatMap((e) => (e.type === "noted" ? [e.words] : []))[0];
  return words === undefined ? nothing : { after: whisper(message, internalNote(caseId, words)) };
}

function note(who: Who, caseId: number, message: Change, bot: Bot): Promise<Outcome> {
  return bot.work.perform(who, caseId, async (desk) => {
    const { text, files, place } = message;
    if (await isThere(message, desk.tx, bot)) return [];
    return [{ ask: "note", words: await desk.keep({ role: "note", text, attached: files, source: place }) }];
  });
}

type Change = Pick<Written, "by" | "at" | "text" | "files" | "place" | "change" | "edited">;

/**
 * Whether this message was taken in before. If so, an edit follows to wherever its words stand, unless a newer one came
 * before it.
 */
async function isThere(message: Change, tx: Tx, bot: Bot): Promise<boolean> {
  const { place, change, edited, at } = message;
  const words = await tx.wordsAt(place);
  const isLatest = edited === null || (await tx.isLatest(`edit/${place.channel}/${place.ts}`, edited, at));
  if (words !== null && change !== "new" && isLatest) await revise(words, message, tx, bot);
  return words !== null;
}

/** An edit or a deletion follows to wherever the words already stand. */
async function changed(message: Written, bot: Bot): Promise<Answer> {
  const before = await bot.store.read.wordsAt(message.place);
  await bot.work.record(message, async (tx) => {
    if (await isThere(message, tx, bot)) return;
    // Kept without words, so that they are not taken in when they come after all.
    const { by: author, at, place: source } = message;
    await tx.addWords({ caseId: null, author, role: "stray", text: null, files: 0, at, source });
  });
  const words = await bot.store.read.wordsAt(message.place);
  if (words === null || words.caseId === null || words.revision === before?.revision) return nothing;
  if (message.change === "deleted") {
    const arrived = ["message", "reply"].includes(words.role) && words.author === message.by;
    return arrived ? { after: whisper(message, [small(toBoth.content.mayBeRead)]) } : nothing;
  }
  if (words.role !== "message") return nothing;
  return tellHidden(message, words.caseId, words.id, bot);
}

async function revise(words: Words, message: Change, tx: Tx, bot: Bot): Promise<void> {
  const { text } = message;
  const isRewritten = words.text !== text;
  if (words.author !== message.by || (text === null && !isRewritten)) return;
  const dropped = await filesDropped(words, message, tx);
  if (!isRewritten && dropped.length === 0) return;
  const files = words.files - (text === null ? 0 : dropped.length);
  await tx.changeWords(words.id, isRewritten ? { text, files } : { files });
  if (text !== null) for (const { id } of dropped) await tx.changeFile(id, { fate: "deleted" });
  const c = words.caseId === null ? null : await tx.case(words.caseId);
  if (c === null || c.status === "withdrawn") return;
  const stands = await standsIn(c, { ...words, files }, message, tx, bot);
  const errands = [...stands, ...dropped.map((file) => fileErrand(c, file))];
  await tx.arm(
    errands.map((errand) => ({ errand, urgent: false })),
    message.at,
  );
}

/** The files that do not stand with a message any more, each once: all of them, if it was deleted. */
async function filesDropped(words: Words, { text, files }: Change, tx: Tx): Promise<readonly AttachedFile[]> {
  const all = words.caseId === null ? [] : await tx.filesOf(words.caseId);
  const isDropped = (file: AttachedFile) => file.fate !== "deleted" && !files.includes(file.slack);
  return all.filter((file) => file.words === words.id && (text === null || isDropped(file)));
}

/** The messages in which somebody's words stand. */
async function standsIn(c: Case, words: Words, now: Change, tx: Tx, bot: Bot): Promise<Errand[]> {
  if (words.role === "told") {
    const content = contentOf(bot.work.policies.of(c), c, await tx.wordsOf(c.id));
    const inThread = Array.from(
      { length: Math.max(contentParts(content).length, c.contentParts) },
      (_, n) => n + 1,
    );
    const preview = [0, ...inThread].map((n): Errand => ({ kind: "preview", case: c.id, part: n + 1 }));
    const shown = (await tx.row(keyOf({ kind: "preview", case: c.id, part: 1 }))) === null ? [] : preview;
    if (isBeingWritten(c)) return shown;
    const atDesk = inThread.map((part): Errand => ({ kind: "content", case: c.id, part }));
    const beside = c.invited.map(({ person }): Errand => ({ kind: "invitation", case: c.id, person }));
    return [...shown, { kind: "card", case: c.id }, ...atDesk, ...beside];
  }
  const to = words.role === "message" ? "desk" : "reporter";
  const before = [...c.messages, ...c.replies].find((m) => m.words === words.id);
  if (before === undefined) return [];
  const text = now.text ?? "";
  const shown = words.role === "message" ? roomFor(text) : text;
  const parts = Math.max(before.parts, messageParts(shown, words.files).length);
  const relay = { kind: "relay", case: c.id, words: words.id, parts, to } as const;
  return Array.from({ length: parts }, (_, n): Errand => ({ ...relay, part: n + 1 }));
}

/** 📨 on one's own note: the same question as 職員に送る. */
export async function reacted(reaction: Reacted, bot: Bot): Promise<Answer> {
  const isOfDesk = bot.desk.isProof(reaction.place.channel);
  if (reaction.name !== SEND || !isOfDesk) return nodded(reaction, isOfDesk, bot);
  if (!reaction.isThere) return nothing;
  return {
    after: async (chat) => {
      const words = await noteAt(reaction, bot, chat);
      const c = words?.caseId == null ? null : await bot.store.read.case(words.caseId);
      if (words === null || c === null) return;
      const head = await bot.store.read.row(keyOf({ kind: "card", case: c.id }));
      const because = sendable(words, c, reaction.by);
      const blocks =
        because === null
          ? confirmSend(c.id, words.id, words.revision, await recipient(bot, c), words)
          : [small(because)];
      await chat.whisper(
        { channel: bot.desk.id, thread: head?.place?.ts ?? null, person: reaction.by },
        { blocks, text: toBoth.notification },
      );
    },
  };
}

/** The note a reaction was put on; fetched from Slack if it was written while the bot was away. */
async function noteAt(reaction: Reacted, bot: Bot, chat: Chat): Promise<Words | null> {
  const known = await bot.store.read.wordsAt(reaction.place);
  if (known !== null) return known;
  const found = await chat.message(reaction.place);
  if (found.as !== "found" || found.it.thread === null || bot.desk.hasLeft(found.it.author)) return null;
  const head = await bot.store.read.rowAt({ ...reaction.place, ts: found.it.thread });
  if (head?.errand.kind !== "card") return null;
  const { text, files, edited } = found.it;
  const who = { id: `found/${reaction.id}`, by: found.it.author, at: reaction.at, onDesk: true };
  const of = { by: who.by, at: who.at, place: reaction.place };
  const message = { ...of, text, files, edited, change: "new" } as const;
  await note(who, head.errand.case, message, bot);
  return bot.store.read.wordsAt(reaction.place);
}
