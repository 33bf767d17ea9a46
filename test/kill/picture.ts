import { visibleText } from "../../playground/workspace/elements.ts";
import type { Message } from "../../playground/workspace/shapes.ts";
import type { Workspace } from "../../playground/workspace/workspace.ts";
import type { Ledger } from "./ledger.ts";
import type { Around, Talk } from "./talk.ts";

/** How one conversation ended, line by line: what is stored, and what both sides see, each in its order. */
export interface Picture {
  readonly tag: string;
  readonly stored: readonly string[];
  readonly clerk: readonly string[];
  readonly desk: readonly string[];
  /** What stands with who was called, and who has the case. */
  readonly head: readonly string[];
  readonly above: readonly string[];
  readonly helper: readonly string[];
}

/** How the whole city ended. */
export interface End {
  readonly pictures: readonly Picture[];
  /** What stands with the desk's lead, who hears of many cases: each line, without their order. */
  readonly lead: readonly string[];
  /** What must never be, however often the bot died. */
  readonly wrong: readonly string[];
}

/** Times and case numbers differ between runs, and nothing else. */
const timeless = (text: string): string =>
  text
    .replaceAll(/R8-\d+/g, "R8-#")
    .replaceAll(/(\d+月\d+日（.）)?\d+:\d\d/g, "#:#")
    .replaceAll(/あと\d+分/g, "あと#分");

/** Who said it, what can be read, and the marks the bot set. */
function line(slack: Workspace, message: Message): string {
  const blocks = message.blocks ?? [];
  const text = blocks.length > 0 ? visibleText(blocks) : message.text;
  const from = message.user === slack.botUserId ? "mamori" : "person";
  const files = (message.files ?? []).map((file) => ` [${file.title}]`);
  const marks = (message.reactions ?? []).filter((r) => r.users.includes(slack.botUserId)).map((r) => r.name);
  const signs = marks.toSorted().map((mark) => ` :${mark}:`);
  return timeless(`${from}: ${text}`) + [...files, ...signs].join("");
}

/** Draws the end of every conversation, and looks for what belongs to none. */
export function drawEnd(slack: Workspace, ledger: Ledger, talks: readonly Talk[], around: Around): End {
  const { desk } = around;
  const outbox = ledger.outbox();
  const inside = (channel: string) => withThreads(slack, channel);
  const own = talks.flatMap((t) => [t.dm, ...[t.helper, t.head, t.above].map((one) => one.dm())]);
  const channels = [desk, around.lead.dm(), ...own];
  const posted = channels.flatMap(inside).filter((m) => m.user === slack.botUserId);

  const pictures = talks.map((talk): Picture => {
    const cases = ledger.cases(talk.clerk.id);
    const cards = cases.flatMap((c) => {
      const ts = outbox.find((r) => r.key === `case/${c.id}/card`)?.ts;
      const head = ts == null ? undefined : slack.message(desk, ts);
      return head === undefined ? [] : [head, ...slack.replies(desk, head.ts)];
    });
    const drawn = (messages: readonly Message[]) => messages.map((m) => line(slack, m));
    return {
      tag: talk.tag,
      stored: cases.flatMap((c) => [
        `case ${c.kind} ${c.status} ${c.urgency}`,
        ...storedOf(ledger, talk, c.id),
      ]),
      clerk: drawn(inside(talk.dm)),
      desk: drawn(cards),
      head: drawn(inside(talk.head.dm())),
      above: drawn(inside(talk.above.dm())),
      helper: drawn(inside(talk.helper.dm())),
    };
  });
  const lead = inside(around.lead.dm()).flatMap((m) => line(slack, m).split("\n"));
  const leaks = pictures.flatMap(({ clerk }) => clerk.filter((text) => text.includes("内部：")));
  const wrong = [
    ...wrongRows(slack, outbox, posted),
    ...wrongFiles(slack, ledger.files(), posted),
    ...ledger.strays().map(({ id }) => `words ${id} belong to no case`),
    ...leaks.map((text) => `an internal note reached the clerk: ${text}`),
  ];
  return { pictures, lead: lead.toSorted(), wrong };
}

/** Everything in a channel, each message with its thread. */
function withThreads(slack: Workspace, channel: string): Message[] {
  const heads = slack.messages(channel).filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts);
  return heads.flatMap((head) => [head, ...slack.replies(channel, head.ts)]);
}

/** What the outbox did not bring to its end, and where it and Slack differ. */
function wrongRows(
  slack: Workspace,
  outbox: ReturnType<Ledger["outbox"]>,
  posted: readonly Message[],
): string[] {
  const wrong: string[] = [];
  for (const row of outbox) {
    if (row.done < row.wanted) wrong.push(`${row.key} is still pending`);
    if (row.posting !== 0) wrong.push(`${row.key} is still noted as being posted`);
    if (row.parked !== null) wrong.push(`${row.key} is parked: ${row.parked}`);
  }
  const places = new Map(outbox.flatMap((r) => (r.ts === null ? [] : [[`${r.channel}/${r.ts}`, r.key]])));
  const unclaimed = new Set(places.keys());
  for (const message of posted) {
    if (message.subtype === "channel_join" || message.files !== undefined) continue;
    const place = `${message.channel}/${message.ts}`;
    if (!places.has(place)) wrong.push(`doubled: nothing in the outbox stands for ${line(slack, message)}`);
    unclaimed.delete(place);
  }
  for (const place of unclaimed) {
    if (places.get(place)?.includes("/mark/") === false && places.get(place)?.includes("/nod/") === false)
      wrong.push(`lost: ${places.get(place)} does not stand in Slack`);
  }
  return wrong;
}

/** Copies that stand nowhere or twice, that nobody noted, or that still say who took the photograph. */
function wrongFiles(
  slack: Workspace,
  noted: ReturnType<Ledger["files"]>,
  posted: readonly Message[],
): string[] {
  const wrong: string[] = [];
  const standing = posted.flatMap((m) => (m.files ?? []).map(({ id }) => id));
  const copies = noted.map(({ copy }) => copy);
  for (const { id, copy, fate } of noted) {
    if (copy === null || fate !== "carried") wrong.push(`lost: file ${id} was not carried (${fate})`);
    else if (!standing.includes(copy)) wrong.push(`lost: the copy of file ${id} does not stand in Slack`);
  }
  for (const [n, id] of standing.entries()) {
    if (!copies.includes(id)) wrong.push(`doubled: nobody noted the file ${id}`);
    if (standing.indexOf(id) !== n) wrong.push(`doubled: the file ${id} stands twice`);
    if (Buffer.from(slack.bytesOf(id) ?? []).includes("camera")) wrong.push(`the file ${id} is not clean`);
  }
  const owned = slack.keep().files.filter(({ user }) => user === slack.botUserId);
  for (const { id } of owned)
    if (!standing.includes(id)) wrong.push(`doubled: the file ${id} stands nowhere`);
  return wrong;
}

/** Events and words. When Slack took a reply has no fixed place among what people did. */
function storedOf(ledger: Ledger, talk: Talk, caseId: number): string[] {
  const roles = new Map([
    [talk.clerk.id, "clerk"],
    [talk.helper.id, "helper"],
    [talk.head.id, "head"],
    [talk.above.id, "above"],
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
  const found = between("the lead", without.lead, withKills.lead);
  for (const [index, expected] of without.pictures.entries()) {
    const seen = withKills.pictures[index];
    for (const part of ["stored", "clerk", "desk", "head", "above", "helper"] as const)
      found.push(...between(`${expected.tag} ${part}`, expected[part], seen?.[part] ?? []));
  }
  return [...found, ...withKills.wrong];
}

function between(what: string, a: readonly string[], b: readonly string[]): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const lost = without_(a, b).map((text) => `lost: ${what}: ${text}`);
  const doubled = without_(b, a).map((text) => `doubled: ${what}: ${text}`);
  if (lost.length + doubled.length > 0) return [...lost, ...doubled];
  return [`order: ${what}:\n  ${a.join("\n  ")}\nbecame\n  ${b.join("\n  ")}`];
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
