import { join } from "node:path";
import Database from "better-sqlite3";
import type { Case } from "../src/cases/case.ts";
import { type Errand, keyOf, lineOf } from "../src/cases/errands.ts";
import type { CaseEvent } from "../src/cases/events.ts";
import { replay } from "../src/cases/evolve.ts";
import { listed } from "../src/cases/listed.ts";
import { openStore } from "../src/store/open.ts";
import { caseNumber, fiscalYear } from "../src/words/time.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONE = "Asia/Tokyo";

const TOLD =
  "同じ内容の電話が毎日あり、昨日は一時間ほど続きました。お断りの理由を三度ご説明しましたが、上司を出せ、名前を覚えたぞ、と大声で言われました。";

/** A year's work of a large city, as one case after another left it. */
interface Past {
  readonly c: Case;
  readonly events: readonly CaseEvent[];
  readonly words: readonly (readonly [role: string, author: string, text: string])[];
  readonly errands: readonly Errand[];
}

const answers = {
  situation: ["over"],
  what: ["words"],
  wanted: [],
  when: ["today"],
  how: ["phone"],
  whose: ["self"],
  party: ["user"],
};

/** A word that only the oldest case holds: whoever looks for it has everything looked through. */
export const RARE = "植木鉢";

/** What some ask for, and how soon somebody must look, so that there is something to order and choose by. */
const differing = (id: number) =>
  ({
    urgency: id % 50 === 0 ? "now" : id % 11 === 0 ? "today" : "normal",
    wishes: id % 7 === 0 ? ["law"] : id % 3 === 0 ? ["hear", "health"] : [],
  }) as const;

/** Of the newest `open` half are just sent and half claimed; all others are closed. `firstWord` is the id its first words get. */
function past(id: number, { cases, open }: Amount, firstWord: number, number: string, at: number): Past {
  const { urgency, wishes } = differing(id);
  const by = `U${String(id % 3_000).padStart(8, "0")}`;
  const desk = `UDESK${id % 20}`;
  const told = { what: firstWord, message: firstWord + 1, reply: firstWord + 2, reason: firstWord + 3 };
  const done = { on: "2026-10-01" };
  const whole: CaseEvent[] = [
    {
      type: "opened",
      kind: id % 3 === 0 ? "report" : "consult",
      policy: "sapporo-2026.2",
      answers: {},
      by,
      at,
    },
    {
      type: "answered",
      topic: "told",
      questions: Object.keys(answers),
      answers,
      urgency: "normal",
      told: [{ question: "what", words: told.what }],
      by,
      at: at + 4 * MINUTE,
    },
    {
      type: "answered",
      topic: "share",
      questions: ["share"],
      answers: { ...answers, wish: wishes, share: ["desk"] },
      urgency,
      told: [],
      by,
      at: at + 5 * MINUTE,
    },
    { type: "sent", number, named: true, parts: 0, by, at: at + 6 * MINUTE },
    { type: "claimed", due: at + DAY, by: desk, at: at + 30 * MINUTE },
    { type: "messaged", words: told.message, parts: 1, by, at: at + 40 * MINUTE },
    { type: "replied", words: told.reply, parts: 1, by: desk, at: at + 60 * MINUTE },
    { type: "delivered", words: told.reply, by: "mamori", at: at + 61 * MINUTE },
    { type: "decided", outcome: "applies", reason: told.reason, by: desk, at: at + 3 * DAY },
    {
      type: "closed",
      facts: { verified: done, cared: done, prevented: done, explained: done },
      message: told.reason + 1,
      parts: 1,
      by: desk,
      at: at + 4 * DAY,
    },
  ];
  const events = whole.slice(0, id > cases - open / 2 ? 4 : id > cases - open ? 8 : whole.length);
  const of = { case: id } as const;
  const errands: Errand[] = [
    { kind: "thread", ...of },
    { kind: "ask", round: 0, ...of, topic: "told" },
    { kind: "ask", round: 0, ...of, topic: "share" },
    { kind: "preview", ...of, part: 1 },
    { kind: "card", ...of },
    ...(events.length < 8 ? [] : toBoth(id, 5)),
    ...(events.length < 8
      ? []
      : [relay(id, told.message, "desk"), relay(id, told.reply, "reporter"), delivered(id, told.reply)]),
    ...(events.length < 10
      ? []
      : [...toBoth(id, 9), ...toBoth(id, 10), relay(id, told.reason + 1, "reporter")]),
  ];
  const words: Past["words"] = [
    ["told", by, id === 1 ? `${RARE}。${TOLD}` : TOLD],
    ["message", by, "きょうも同じ方から電話がありました。"],
    ["reply", desk, "所属長にも同席してもらいましょう。録音を始めてよいです。"],
    ["reason", desk, "説明を尽くしたあとも続いています。"],
    ["closing", desk, "お知らせいただき、ありがとうございました。"],
  ];
  return { c: replay(id, events), events, words, errands };
}

const toBoth = (id: number, event: number): Errand[] => [
  { kind: "notice", case: id, event, to: "desk" },
  { kind: "notice", case: id, event, to: "reporter" },
];
const relay = (id: number, words: number, to: "desk" | "reporter"): Errand => ({
  kind: "relay",
  case: id,
  words,
  part: 1,
  parts: 1,
  to,
});
const delivered = (id: number, words: number): Errand => ({
  kind: "mark",
  case: id,
  words,
  mark: "delivered",
});

/** Whose cases they are. */
export const seededPeople = Array.from({ length: 3_000 }, (_, n) => `U${String(n).padStart(8, "0")}`);

/** How many cases there were, and how many of them are still with the desk. */
interface Amount {
  readonly cases: number;
  readonly open: number;
}

/** Makes a database as it looks after `cases` cases, each with its events, words and delivered messages. */
export async function seeded(folder: string, amount: Amount): Promise<string> {
  const { cases } = amount;
  const path = join(folder, `seeded-${cases}-${amount.open}.db`);
  const silent = { info() {}, warn() {}, error() {} };
  await (await openStore({ path, log: silent })).close();
  const db = new Database(path);
  db.pragma("synchronous = OFF");
  const insert = (table: string, columns: readonly string[]) =>
    db.prepare(`INSERT INTO "${table}" (${columns.map((c) => `"${c}"`)}) VALUES (${columns.map(() => "?")})`);
  const addCase = insert("Case", [
    ...["id", "version", "reporter", "kind", "status", "urgency", "owner", "number", "fiscalYear", "ordinal"],
    ...["openedAt", "sentAt", "state", "queueRank", "queueAt", "answerDue", "awaits", "wishes", "named"],
  ]);
  const addEvent = insert("Event", ["caseId", "seq", "type", "by", "at", "data"]);
  const addWords = insert("Words", [
    "caseId",
    "author",
    "role",
    "text",
    "files",
    "at",
    "sourceChannel",
    "sourceTs",
  ]);
  const addRow = insert("Outbox", [
    ...["key", "caseId", "errand", "line", "urgent", "seq", "wanted", "done", "dueAt", "armedAt"],
    ...["placeChannel", "placeTs"],
  ]);
  const addReceived = insert("Received", ["id", "at"]);
  const addPerson = insert("Person", ["id", "name", "standing", "checkedAt", "dm"]);
  const now = Date.now();
  const counts = new Map<string, number>();
  let seq = 0;
  db.transaction(() => {
    seededPeople.forEach((id, n) => {
      addPerson.run(id, `職員${n}`, "member", now, `D${id.slice(1)}`);
    });
    for (let id = 1; id <= cases; id++) {
      const at = now - Math.floor(((cases - id) / cases) * 400 * DAY) - 5 * DAY;
      const year = fiscalYear(at + 6 * MINUTE, ZONE);
      const ordinal = (counts.get(year) ?? 0) + 1;
      counts.set(year, ordinal);
      const { c, events, words, errands } = past(id, amount, (id - 1) * 5 + 1, caseNumber(year, ordinal), at);
      const lies = listed(c);
      addCase.run(
        ...[id, c.version, c.reporter, c.kind, c.status, c.urgency, c.owner, c.number, year, ordinal],
        ...[c.openedAt, c.sentAt, JSON.stringify(c), lies?.rank ?? null, lies?.at ?? null, c.answerDue],
        ...[lies === null ? null : Number(lies.awaits), lies?.wishes ?? null, lies === null ? null : 1],
      );
      events.forEach((e, i) => {
        addEvent.run(id, i + 1, e.type, e.by, e.at, JSON.stringify(e));
        addReceived.run(`old.${id}.${i}`, now - (id % 1_400) * MINUTE);
      });
      for (const [role, author, text] of words) {
        const source = role === "message" ? [`D${c.reporter.slice(1)}`, `${id}.000001`] : [null, null];
        addWords.run(id, author, role, text, 0, at, ...source);
      }
      for (const errand of errands) {
        const channel = lineOf(errand).endsWith("card") ? "C0000OLD01" : `D${c.reporter.slice(1)}`;
        const ts = `${Math.floor(at / 1_000)}.${String(++seq % 1_000_000).padStart(6, "0")}`;
        const times = errand.kind === "card" || errand.kind === "thread" ? 4 : 1;
        addRow.run(
          ...[keyOf(errand), id, JSON.stringify(errand), lineOf(errand), 0, seq, times, times, at, at],
          ...[channel, ts],
        );
      }
    }
  })();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return path;
}
