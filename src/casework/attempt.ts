import { createHash } from "node:crypto";
import type { Instant } from "../cases/case.ts";
import { troubleIn } from "../cases/changes.ts";
import { toBoth } from "../words/to-both.ts";
import { altAt, bring, type Ends, lookFor } from "./bringing.ts";
import { carrying } from "./carrying.ts";
import type { Casework } from "./casework.ts";
import type { DeskChannel } from "./desk-channel.ts";
import { type Around, draw } from "./draw.ts";
import type { Errandry } from "./errandry.ts";
import { exporting } from "./exporting.ts";
import { FILES, heeding, holds } from "./holds.ts";
import type { People } from "./people.ts";
import type { Log, Place } from "./ports.ts";
import type { Cleaner, Exports } from "./ports-documents.ts";
import type { OutboxRow, Settled } from "./ports-records.ts";
import type { Chat, Drawn, Sent, Transfers } from "./ports-slack.ts";
import type { Reader, Store, Tx } from "./ports-store.ts";
import { backOff, nameOf, StoreError } from "./trouble.ts";

/** While the desk's channel is unfit, its rows wait and are looked at this often. */
const DESK_WAIT = 60_000;
const DESK_WAIT_URGENT = 10_000;

/** After so many faults of our own in drawing a row it is parked, so that it does not hold up its line for good. */
const FAULTS = 5;

/** Slack's errors that pass by themselves once somebody has put the channel right. */
const CHANNEL_ERRORS = new Set(["not_in_channel", "channel_not_found", "is_archived", "restricted_action"]);

/** Slack's errors that mean the message to update or to mark is not there any more. */
const GONE = new Set(["message_not_found", "cant_update_message"]);

/** The methods by which something comes to stand in Slack. */
const POSTS = new Set<string>(["chat.postMessage", FILES.share]);

/** The outbox's answer to "already as you want it". */
const DONE_ALREADY = new Set(["already_reacted", "no_reaction"]);

/** The first block's id: what a message is found again by after an uncertain answer; says nothing to a reader. */
export const markerOf = (key: string): string =>
  `m.${createHash("sha256").update(key).digest("base64url").slice(0, 20)}`;

export interface Attempts {
  /** Draws what a row says and asks Slack for it. */
  attempt(row: OutboxRow, read: Reader): Promise<Settled>;
  /** How a row goes on whose attempt threw. */
  failed(row: OutboxRow, error: unknown): Settled;
}

/** One attempt at a row, which needs nothing of the others: what Slack answers says how the row goes on. */
export function attempting(parts: {
  readonly store: Store;
  readonly chat: Chat;
  readonly transfers: Transfers;
  readonly cleaner: Cleaner;
  readonly exports: Exports;
  readonly casework: Casework;
  readonly log: Log;
  readonly desk: DeskChannel;
  readonly people: People;
  readonly around: Around;
  readonly now: () => Instant;
}): Attempts {
  const { store, chat, log, desk, people, around, now } = parts;
  const held = holds(now);
  const transfers = heeding(parts.transfers, held);
  /** Notes as what a row's file is with Slack, before anybody sees it there. */
  const noteFile = (tx: Tx, row: OutboxRow, place: Place) => tx.settle([{ ...later(row, 0, true), place }]);
  const carry = carrying({
    ...parts,
    transfers,
    policies: around.policies,
    channelOf: async ({ to }, c) => channelOf(to === "desk" ? { desk: true } : { person: c.reporter }),
  });
  const writeOut = exporting({
    ...parts,
    transfers,
    channelOf: (person) => channelOf({ person }),
    place: noteFile,
  });

  async function attempt(row: OutboxRow, read: Reader): Promise<Settled> {
    if (row.errand.kind === "file") {
      if (row.errand.to === "desk" && desk.trouble() !== null) return later(row, DESK_WAIT, row.posting);
      return carry(row, row.errand, read, endsOf(row));
    }
    if (row.errand.kind === "export" && (row.errand.part === "file" || row.errand.part === "noted"))
      return writeOut(row, row.errand, endsOf(row));
    const what = await draw(row.errand, read, around);
    if (what.as === "nothing") return done(row, null);
    if (what.as === "not-yet") return later(row, backOff(row.attempts), row.posting);
    if (what.as === "removal") return takeBack(row, what.channel);
    if (what.as === "mark") {
      const method = what.isOn ? "reactions.add" : "reactions.remove";
      const until = held.until(method, null);
      if (until !== null) return later(row, until - now(), false);
      const set = what.isOn ? chat.mark : chat.unmark;
      const marked = await set(what.place, what.name);
      // Whoever wrote it took it away meanwhile: there is nothing left to mark.
      if (marked.as === "refused" && GONE.has(marked.error)) return done(row, null);
      return after(row, marked, method, what.place, null);
    }
    if ("desk" in what.to && desk.trouble() !== null)
      return later(row, row.urgent ? DESK_WAIT_URGENT : DESK_WAIT, row.posting);
    const channel = await channelOf(what.to);
    if (typeof channel !== "string") return after(row, channel, "conversations.open", null, null);
    if (what.as === "file") return bringOnce(row, what, channel);
    const drawn = { ...what.drawn, marker: markerOf(row.key) };
    if (row.place !== null) {
      const until = held.until("chat.update", null);
      if (until !== null) return later(row, until - now(), false);
      const sent = await chat.update(row.place, drawn);
      if (sent.as !== "refused" || !GONE.has(sent.error))
        return after(row, sent, "chat.update", row.place, null);
    }
    return postOnce(row, what, channel, drawn);
  }

  /**
   * Brings a file that is made for it. In the row's place stands Slack's id of the file: as which message the file
   * stands, Slack does not say.
   */
  async function bringOnce(
    row: OutboxRow,
    what: Errandry & { as: "file" },
    channel: string,
  ): Promise<Settled> {
    const thread = await threadOf(what);
    if (thread === "none-yet") return later(row, backOff(row.attempts), row.posting);
    const ends = endsOf(row);
    const ended = row.place === null ? null : await lookFor(transfers, row.place, row.attempts, ends);
    if (ended !== null) return ended;
    const { name, title } = what;
    const alt = altAt(row.attempts, what.alt);
    const made = { name, title, bytes: await what.make(), ...alt, text: toBoth.notification };
    const note = (id: string) => store.write((tx) => noteFile(tx, row, { channel, ts: id }));
    return bring(transfers, made, { channel, thread }, note, ends);
  }

  /** Takes a message out of Slack again; what may have been posted before is looked for. */
  async function takeBack(row: OutboxRow, channel: string): Promise<Settled> {
    let { place } = row;
    if (place === null && row.posting) {
      const found = await look(row, { channel, thread: null }, markerOf(row.key));
      if (found.as !== "none" && found.as !== "found") return found.settled;
      place = found.as === "found" ? { channel, ts: found.ts } : null;
    }
    if (place === null) return done(row, null);
    const until = held.until("chat.delete", null);
    if (until !== null) return later(row, until - now(), row.posting);
    const sent = await chat.remove(place);
    if (sent.as === "refused" && GONE.has(sent.error)) return done(row, null);
    return after(row, sent, "chat.delete", place, place.channel);
  }

  /** Looks whether a message stands that may have been posted; where Slack does not say, how the row goes on. */
  async function look(
    row: OutboxRow,
    in_: { readonly channel: string; readonly thread: string | null },
    marker: string,
  ): Promise<
    | { readonly as: "none" }
    | { readonly as: "found"; readonly ts: string }
    | { readonly as: "unknown"; readonly settled: Settled }
  > {
    const reading = in_.thread === null ? "conversations.history" : "conversations.replies";
    const until = held.until(reading, null);
    if (until !== null) return { as: "unknown", settled: later(row, until - now(), true) };
    const found = await chat.find(in_, marker, row.armedAt);
    if (found.as === "found") return { as: "found", ts: found.it };
    if (found.as === "none") return { as: "none" };
    return { as: "unknown", settled: after(row, found, reading, null, in_.channel) };
  }

  /** Posts what does not stand yet; what may have been posted before is looked for. */
  async function postOnce(
    row: OutboxRow,
    what: Errandry & { as: "message" },
    channel: string,
    drawn: Drawn & { readonly marker: string },
  ): Promise<Settled> {
    const thread = await threadOf(what);
    if (thread === "none-yet") return later(row, backOff(row.attempts), row.posting);
    if (row.posting) {
      const found = await look(row, { channel, thread }, drawn.marker);
      if (found.as === "found") return done(row, { channel, ts: found.ts }, false);
      if (found.as === "unknown") return found.settled;
    }
    const until = held.until("chat.postMessage", channel);
    if (until !== null) return later(row, until - now(), false);
    const sent = await chat.post({ channel, thread, broadcast: what.broadcast && thread !== null }, drawn);
    return after(
      row,
      sent,
      "chat.postMessage",
      sent.as === "sent" ? { channel, ts: sent.ts } : null,
      channel,
    );
  }

  const endsOf = (row: OutboxRow): Ends => ({
    done: () => done(row, null),
    later: (ms) => later(row, ms, row.posting),
    after: (trouble, method, channel) => after(row, trouble, method, null, channel),
  });

  /** What one answer of Slack means for the row. */
  function after(
    row: OutboxRow,
    sent: Sent | { as: "none" },
    method: string,
    place: Place | null,
    channel: string | null,
  ): Settled {
    // What may have been posted before stays so, until Slack refuses the posting itself.
    const posting = row.posting && !POSTS.has(method);
    switch (sent.as) {
      case "sent":
        return done(row, place);
      case "wait":
        held.hold(method, sent.scope === "channel" ? channel : null, sent.seconds);
        return later(row, sent.seconds * 1_000, posting);
      case "uncertain":
        return later(row, backOff(row.attempts), true);
      case "unreachable":
        return later(row, backOff(row.attempts), row.posting);
      case "none":
        return { key: row.key, wanted: row.wanted, as: "parked", error: "user_not_found" };
      case "refused": {
        if (DONE_ALREADY.has(sent.error)) return done(row, place);
        const isDesk = place?.channel === desk.id || channel === desk.id;
        if (isDesk && CHANNEL_ERRORS.has(sent.error)) {
          void desk.check();
          return later(row, DESK_WAIT, posting);
        }
        // To all staff it goes out as soon as somebody has put their channel right.
        if (row.errand.kind === "change" && row.errand.part === "post" && troubleIn(sent.error) !== "other")
          return { ...later(row, DESK_WAIT, posting), refused: sent.error };
        return { key: row.key, wanted: row.wanted, as: "parked", error: sent.error };
      }
    }
  }

  /** `whole`: what was found again is as old as its posting; if it was wished for since, it is updated next. */
  const done = (row: OutboxRow, place: Place | null, whole = true): Settled => ({
    key: row.key,
    wanted: whole ? row.wanted : Math.min(row.wanted, row.done + 1),
    as: "done",
    place,
  });

  const later = (row: OutboxRow, ms: number, posting: boolean): Settled & { as: "again" } => ({
    key: row.key,
    wanted: row.wanted,
    as: "again",
    dueAt: now() + Math.max(ms, 0),
    posting,
    place: null,
  });

  async function channelOf(
    to: (Errandry & { as: "message" | "file" })["to"],
  ): Promise<string | Exclude<Sent, { as: "sent" }> | { as: "none" }> {
    if ("desk" in to) return desk.id;
    if ("channel" in to) return to.channel;
    const wait = held.wait("conversations.open");
    if (wait !== null && (await people.known(to.person))?.dm == null) return wait;
    const dm = await people.dm(to.person);
    return dm.as === "found" ? dm.it : dm;
  }

  async function threadOf(what: Errandry & { as: "message" | "file" }): Promise<string | null | "none-yet"> {
    if (what.under !== null) return what.under;
    if (what.head === null) return null;
    const head = await store.read.row(what.head);
    return head?.place?.ts ?? "none-yet";
  }

  function failed(row: OutboxRow, error: unknown): Settled {
    log.error("errand", { key: row.key, error: nameOf(error) });
    const ours = !(error instanceof StoreError);
    return ours && row.attempts + 1 >= FAULTS
      ? { key: row.key, wanted: row.wanted, as: "parked", error: nameOf(error) }
      : later(row, backOff(row.attempts), true);
  }

  return { attempt, failed };
}
