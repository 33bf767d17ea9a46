import { visibleText } from "../../playground/workspace/elements.ts";
import type { Message } from "../../playground/workspace/shapes.ts";
import type { Workspace } from "../../playground/workspace/workspace.ts";
import type { Ledger } from "./ledger.ts";
import type { Talk } from "./talk.ts";

/** How one conversation ended, line by line: what is stored, and what both sides see, each in its order. */
export interface Picture {
  readonly tag: string;
  readonly stored: readonly string[];
  readonly clerk: readonly string[];
  readonly desk: readonly string[];
  /** What stands with who was called. */
  readonly head: readonly string[];
}

/** How the whole city ended. */
export interface End {
  readonly pictures: readonly Picture[];
  /** What must never be, however often the bot died. */
  readonly wrong: readonly string[];
}

/** Times and case numbers differ between runs, and nothing else. */
const timeless = (text: string): string =>
  text.replaceAll(/R8-\d+/g, "R8-#").replaceAll(/(\d+月\d+日（.）)?\d+:\d\d/g, "#:#");

/** Who said it, what can be read, and the marks the bot set. */
function line(slack: Workspace, message: Message): string {
  const blocks = message.blocks ?? [];
  const text = blocks.length > 0 ? visibleText(blocks) : message.text;
  const from = message.user === slack.botUserId ? "mamori" : "person";
  const marks = (message.reactions ?? []).filter((r) => r.users.includes(slack.botUserId)).map((r) => r.name);
  return timeless(`${from}: ${text}`) + marks.map((m) => ` :${m}:`).join("");
}

/** Draws the end of every conversation, and looks for what belongs to none. */
export function drawEnd(slack: Workspace, ledger: Ledger, talks: readonly Talk[], desk: string): End {
  const outbox = ledger.outbox();
  const places = new Map(outbox.flatMap((r) => (r.ts === null ? [] : [[`${r.channel}/${r.ts}`, r.key]])));
  const withThread = (channel: string, head: Message) => [head, ...slack.replies(channel, head.ts)];
  const heads = (channel: string) =>
    slack.messages(channel).filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts);

  const wrong: string[] = [];
  for (const row of outbox) {
    if (row.done < row.wanted) wrong.push(`${row.key} is still pending`);
    if (row.posting !== 0) wrong.push(`${row.key} is still noted as being posted`);
    if (row.parked !== null) wrong.push(`${row.key} is parked: ${row.parked}`);
  }
  if (ledger.strays().length > 0) wrong.push(`${ledger.strays().length} words belong to no case`);

  const unclaimed = new Set(places.keys());
  for (const channel of [desk, ...talks.flatMap((t) => [t.dm, t.head.dm()])]) {
    for (const message of heads(channel).flatMap((head) => withThread(channel, head))) {
      if (message.user !== slack.botUserId || message.subtype === "channel_join") continue;
      const place = `${channel}/${message.ts}`;
      if (!places.has(place)) wrong.push(`doubled: nothing in the outbox stands for ${line(slack, message)}`);
      unclaimed.delete(place);
    }
  }
  for (const place of unclaimed) {
    if (places.get(place)?.includes("/mark/") === false)
      wrong.push(`lost: ${places.get(place)} does not stand in Slack`);
  }

  const pictures = talks.map((talk): Picture => {
    const cases = ledger.cases(talk.clerk.id);
    const cards = cases.flatMap((c) => {
      const ts = outbox.find((r) => r.key === `case/${c.id}/card`)?.ts;
      const head = ts == null ? undefined : slack.message(desk, ts);
      return head === undefined ? [] : withThread(desk, head);
    });
    const dm = heads(talk.dm).flatMap((head) => withThread(talk.dm, head));
    const inside = dm.filter((m) => line(slack, m).includes("内部："));
    for (const message of inside) wrong.push(`an internal note reached the clerk: ${line(slack, message)}`);
    return {
      tag: talk.tag,
      stored: cases.flatMap((c) => [
        `case ${c.kind} ${c.status} ${c.urgency}`,
        ...storedOf(ledger, talk, c.id),
      ]),
      clerk: dm.map((m) => line(slack, m)),
      desk: cards.map((m) => line(slack, m)),
      head: heads(talk.head.dm())
        .flatMap((head) => withThread(talk.head.dm(), head))
        .map((m) => line(slack, m)),
    };
  });
  return { pictures, wrong };
}

/** Events and words. When Slack took a reply has no fixed place among what people did. */
function storedOf(ledger: Ledger, talk: Talk, caseId: number): string[] {
  const roles = new Map([
    [talk.clerk.id, "clerk"],
    [talk.helper.id, "helper"],
    [talk.head.id, "head"],
  ]);
  const role = (id: string) => roles.get(id) ?? id;
  const all = ledger.events(talk.clerk.id).filter((e) => e.caseId === caseId);
  const events = [...all.filter((e) => e.type !== "delivered"), ...all.filter((e) => e.type === "delivered")];
  return [
    ...events.map((e) => `${e.type} by ${role(e.by)}`),
    ...ledger.words(caseId).map((w) => `${w.role} by ${role(w.author)}, ${w.revision}: ${w.text}`),
  ];
}

/** Where an end differs from the one without kills; each line says what was lost or doubled. */
export function differences(without: End, withKills: End): string[] {
  const found: string[] = [];
  for (const [index, expected] of without.pictures.entries()) {
    const seen = withKills.pictures[index];
    for (const part of ["stored", "clerk", "desk", "head"] as const) {
      const [a, b] = [expected[part], seen?.[part] ?? []];
      if (JSON.stringify(a) === JSON.stringify(b)) continue;
      const lost = without_(a, b).map((text) => `lost: ${expected.tag} ${part}: ${text}`);
      const doubled = without_(b, a).map((text) => `doubled: ${expected.tag} ${part}: ${text}`);
      if (lost.length + doubled.length > 0) found.push(...lost, ...doubled);
      else found.push(`order: ${expected.tag} ${part}:\n  ${a.join("\n  ")}\nbecame\n  ${b.join("\n  ")}`);
    }
  }
  return [...found, ...withKills.wrong];
}

/** The lines of `a` that `b` has less often. */
function without_(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...b];
  return a.filter((text) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
