import { daysLater } from "../../src/calendar/local.ts";
import { PARTS } from "../../src/cases/calls.ts";
import { type Case, isAnswering, roundOf, type WordsId } from "../../src/cases/case.ts";
import { CHANGE_STATES, type Change, LINE_HOLDS } from "../../src/cases/changes.ts";
import { type Errand, keyOf } from "../../src/cases/errands.ts";
import { CONTENTS, EXPORT_STATES, type Export } from "../../src/cases/exports.ts";
import { askedOf } from "../../src/cases/handed.ts";
import { mayBeHanded } from "../../src/cases/handing.ts";
import { PAGE, WHOLE } from "../../src/cases/queues.ts";
import { quarterOf } from "../../src/cases/reminded.ts";
import { MANAGER_STEPS } from "../../src/cases/sharing.ts";
import { draw, textsOf } from "../../src/casework/draw.ts";
import type { Errandry } from "../../src/casework/errandry.ts";
import type { Words } from "../../src/casework/ports-records.ts";
import type { Drawn } from "../../src/casework/ports-slack.ts";
import type { Reader } from "../../src/casework/ports-store.ts";
import { recorded } from "../../src/casework/record.ts";
import { organisationOf, pathOf, type Section } from "../../src/organisation/organisation.ts";
import { LATER } from "../../src/policy/policy.ts";
import { absenceAtHome, absenceModal } from "../../src/views/absence.ts";
import { askModal, moreModal } from "../../src/views/ask.ts";
import { deputyModal, standDownModal } from "../../src/views/calls.ts";
import { changeCard, changeModal, changePost } from "../../src/views/changes.ts";
import { contentOf, contentParts, messageParts } from "../../src/views/content.ts";
import { doorBlocks, doorModal, home, noteModal, refusedBlocks } from "../../src/views/doors.ts";
import { exportBlocks, exportModal, exportTold } from "../../src/views/exports.ts";
import { closeModal, confirmSend, decideModal, internalNote, replyModal } from "../../src/views/forms.ts";
import { handedBlocks, handModal, standInModal } from "../../src/views/handing.ts";
import type { HomeView, KnownBlock, ModalView } from "../../src/views/kit.ts";
import { managerModal } from "../../src/views/manager.ts";
import { hiddenNote, liftModal } from "../../src/views/masks.ts";
import { foundModal, type Shown as QueuePage, queueAtHome, queueModal } from "../../src/views/queue.ts";
import { rightsModal } from "../../src/views/rights.ts";
import { sectionAtHome, sectionBlocks, sectionModal } from "../../src/views/section.ts";
import {
  adviseModal,
  consultModal,
  consultPreview,
  handOverModal,
  inquiryModal,
  linkModal,
  measureModal,
  takeOverModal,
  weighModal,
} from "../../src/views/work.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { toFile } from "../../src/words/to-file.ts";
import { allStates, does, nameOf, policy, START, type Story, topicOf, type Who } from "./sample-cases.ts";

/** Everything Mamori can show of a case, drawn the way the program draws it. */

/** What people wrote, by the id of the words; the same for all when it is one text. */
export type Texts = (id: WordsId) => string;

/** Something that somebody would see. */
export type Surface =
  | { readonly name: string; readonly as: "message"; readonly drawn: Drawn; readonly desk: boolean }
  | { readonly name: string; readonly as: "view"; readonly view: HomeView | ModalView };

const source = { channel: "D1", ts: "1.000001" };

const known = new Map<string, Words>();

/** Words that are the same are one object: what is hidden in it is looked for once, and not for every case again. */
function same(words: Words): Words {
  const key = JSON.stringify(words);
  const before = known.get(key) ?? words;
  known.set(key, before);
  return before;
}

/** The words a case's events speak of. */
export function wordsOf({ c, events }: Story, text: Texts, files: number): Words[] {
  const word = (id: WordsId, role: Words["role"], author: string): Words =>
    same({
      id,
      caseId: c.id,
      author,
      role,
      // Withdrawing erases what the reporter wrote.
      text: c.status === "withdrawn" && (author === c.reporter || role === "manager") ? null : text(id),
      files,
      at: START,
      source,
      revision: 1,
    });
  return events.flatMap((e): Words[] => {
    switch (e.type) {
      case "answered":
      case "added":
        return e.told.map((t) => word(t.words, "told", e.by));
      case "messaged":
        return [word(e.words, "message", e.by)];
      case "replied":
        return [word(e.words, "reply", e.by)];
      case "recorded":
        return e.words === null ? [] : [word(e.words, "incident", e.by)];
      case "stood-down":
        return [word(e.words, "stand-down", e.by)];
      case "managed":
        return e.words === null ? [] : [word(e.words, "manager", e.by)];
      case "inquired":
        return [word(e.words, "reply", e.by)];
      case "taken-over":
      case "handed-over":
      case "measured":
        return e.words === null ? [] : [word(e.words, "internal", e.by)];
      case "weighed":
        return [word(e.reason, "internal", e.by)];
      case "consulted":
        return [word(e.words, "advice", e.by)];
      case "advised":
        return e.words === null ? [] : [word(e.words, "advice", e.by)];
      case "noted":
        return [word(e.words, "note", e.by)];
      case "decided":
        return [word(e.reason, "reason", e.by)];
      case "closed":
        return [
          word(e.message, "closing", e.by),
          ...Object.values(e.facts).flatMap((f) =>
            "on" in f ? [] : [word(f.notApplicable, "reason", e.by)],
          ),
        ];
      default:
        return [];
    }
  });
}

/** One case as the store would give it back. */
function readerOf({ c, events }: Story, words: readonly Words[]): Reader {
  const astray = words.map((w) => ({ ...w, caseId: null }));
  return {
    case: async () => c,
    events: async () => events,
    words: async (id) => astray.find((w) => w.id === id) ?? null,
    wordsOf: async () => words,
    wordsAt: async () => null,
    row: async () => null,
    rowAt: async () => null,
    casesOf: async () => [c, c, c, c, c, c],
    draftOf: async () => (c.status === "draft" ? c : null),
    person: async () => null,
    absences: async () => [],
    absence: async () => null,
    personByMail: async () => null,
    membership: async () => null,
    policies: async () => [],
    invitedTo: async () => [c],
    file: async () => null,
    nods: async () => [],
    liveCases: async () => [c.id],
    filesOf: async () => [],
    heldBeside: async () => [],
    remindedSince: async () => [c],
    sharedWith: async () => [c],
    managers: async () => [],
    calling: async () => [c],
    digest: async () => null,
    digestsOf: async () => [],
    export: async () => null,
    exportUnderWay: async () => null,
    change: async () => null,
    held: async () => ({ notice: null, training: null }),
  };
}

/** The digests of everybody to whom one may tell of a case, and of one for whom somebody else reads theirs. */
function digestsFor(c: Case): Errand[] {
  const called = c.calls.flatMap((call) => call.summoned.map((one) => one.person));
  const people = [...new Set([...(c.manager?.person == null ? [] : [c.manager.person]), ...called])];
  return people.flatMap((person): Errand[] => [
    { kind: "digest", person, day: "2026-11-16", since: 0, to: person, because: null },
    { kind: "digest", person, day: "2026-11-23", since: c.openedAt, to: "UOTHER", because: "away" },
  ]);
}

/** Every errand of a case that could be armed, more parts than there are included. */
function errandsOf({ c, events }: Story, words: readonly Words[]): Errand[] {
  const id = c.id;
  const parts = contentParts(contentOf(policy, c, words)).length;
  const many = Array.from({ length: parts + 2 }, (_, n) => n + 1);
  return [
    { kind: "thread", case: id },
    { kind: "safety", case: id },
    { kind: "live", case: id },
    { kind: "result", case: id, round: c.earlier.length },
    ...c.earlier.map((_, round): Errand => ({ kind: "result", case: id, round })),
    { kind: "offer", case: id },
    { kind: "section", case: id },
    { kind: "card", case: id },
    { kind: "summary", case: id },
    ...policy.flow.topics.flatMap(({ id: topic }) =>
      Array.from(
        { length: roundOf(c, topic) + 1 },
        (_, round): Errand => ({ kind: "ask", case: id, topic, round }),
      ),
    ),
    ...many.map((part): Errand => ({ kind: "preview", case: id, part })),
    ...many.map((part): Errand => ({ kind: "content", case: id, part })),
    ...words
      .filter((w) => ["message", "reply", "closing"].includes(w.role))
      .flatMap((w) => {
        const parts = messageParts(w.text ?? "", w.files).length;
        const to = w.role === "message" ? "desk" : "reporter";
        return Array.from({ length: parts }, (_, n): Errand => {
          return { kind: "relay", case: id, words: w.id, part: n + 1, parts, to };
        });
      }),
    ...events.flatMap((_, n): Errand[] => [
      { kind: "notice", case: id, event: n + 1, to: "desk" },
      { kind: "notice", case: id, event: n + 1, to: "reporter" },
    ]),
    ...digestsFor(c),
    ...c.invited.map(({ person }): Errand => ({ kind: "invitation", case: id, person })),
    { kind: "invitation", case: id, person: "UTAKAHASHI" },
    ...events.flatMap((e, n): Errand[] =>
      e.type === "handed" ? [{ kind: "handed", case: id, event: n + 1 }] : [],
    ),
    ...c.calls.flatMap(({ event, summoned }) =>
      summoned.flatMap(({ person }): Errand[] => [
        { kind: "summons", case: id, event, person },
        { kind: "stand-down", case: id, event, person },
      ]),
    ),
    ...events.flatMap((e, n): Errand[] =>
      e.type === "shared" && e.manager !== null
        ? [{ kind: "manager", case: id, event: n + 1, person: e.manager }]
        : [],
    ),
    ...c.work.advice.flatMap(({ event, people }) =>
      people.map((person): Errand => ({ kind: "advice", case: id, event, person })),
    ),
    ...c.reminded.flatMap(({ to, at }): Errand[] =>
      to === null ? [] : [{ kind: "reminder", person: to, quarter: quarterOf(at) }],
    ),
    ...words.slice(0, 1).map((w): Errand => {
      return { kind: "stray", words: w.id, person: c.reporter, under: "1.2" };
    }),
  ];
}

const messageOf = (name: string, what: Errandry): Surface[] =>
  what.as === "message" ? [{ name, as: "message", drawn: what.drawn, desk: "desk" in what.to }] : [];

const shown = (name: string, blocks: readonly KnownBlock[], desk = false): Surface => ({
  name,
  as: "message",
  drawn: { blocks, text: toBoth.notification },
  desk,
});

const view = (name: string, view: HomeView | ModalView): Surface => ({ name, as: "view", view });

/** More sections than one menu holds, with names longer than Slack lets anything be. */
const largeCity = organisationOf(
  Array.from({ length: 6 }, (_, n) => `K${n}`).flatMap((top) => [
    section(top, null),
    ...Array.from({ length: 20 }, (_, n) => section(`${top}-${n}`, n === 0 ? top : `${top}-${n - 1}`)),
  ]),
  [],
);

function section(code: string, within: string | null): Section {
  return {
    ...{ code, within, name: `${code} ${"長い名前の".repeat(30)}課` },
    place: "",
    extension: "",
    guard: "",
  };
}

const asked = { as: "unknown", gone: true } as const;

/** All that a case could show, with these words in it and these people's names. */
export async function surfacesOf(
  story: Story,
  text: Texts,
  { files = 0, name = nameOf }: { files?: number; name?: (id: string) => string } = {},
): Promise<Surface[]> {
  const { c } = story;
  const words = wordsOf(story, text, files);
  const read = readerOf(story, words);
  const around = {
    policies: { current: policy, of: () => policy },
    name: async (id: string) => name(id),
    now: () => c.openedAt,
    deskMembers: () => [name("UTANAKA"), name("USUZUKI")],
    admits: async () => true,
    whereabouts: async () => where,
    isCutOff: () => c.calls.some((call) => call.need === "help" && call.summoned.length === 0),
    keptFrom: async () => async () => false,
    planned: async () => ({ atOnce: PARTS, later: PARTS }),
    figuresOf: async () => [],
    cityOf: async () => null,
    leader: async () => null,
    linkTo: () => null,
    sheets: {
      record: async () => new Uint8Array(),
      report: async () => new Uint8Array(),
      chart: async () => new Uint8Array(),
    },
    members: {
      organisation: () => largeCity,
      belonging: async () => (c.number === null ? asked : ({ as: "listed", section: "K1-19" } as const)),
    },
  };
  const drawn = await Promise.all(
    errandsOf(story, words).map(async (errand) => messageOf(keyOf(errand), await draw(errand, read, around))),
  );
  const wish = { audience: "reporter", by: c.reporter, at: c.openedAt, section: null } as const;
  const own: Surface = {
    name: "rights",
    as: "view",
    view: rightsModal(await recorded(c, wish, read, around), toFile.sheet.making),
  };
  return [...drawn.flat(), own, ...answersTo(c, words, name), ...ofNoCase];
}

const ADVISERS = [{ id: "legal", label: "法務担当課", people: ["UADVISER"] }];

const where = { section: "市民文化局 市民課", place: "本庁舎1階", extension: "2345", guard: "内線110" };

const week = { from: START, until: START + 7 * 86_400_000, delegate: "UTANAKA" };

const anExport: Export = {
  ...{
    id: 3,
    content: "cases",
    by: "UTANAKA",
    at: START,
    form: "csv",
    words: true,
    span: "days",
    state: "making",
  },
  ...{ first: "2026-04-01", last: "2027-03-31", made: 1_200, total: 5_000, noted: 0 },
};

const aChange: Change = {
  ...{ month: 24_319, channel: "C0123456789", state: "open", version: 3, by: "UTANAKA", at: START, round: 1 },
  lines: ["<!channel> *あ* <https://a.example|x> ", "\u202e:fire:&amp;`あ`", "あ"].map((text) =>
    text.repeat(LINE_HOLDS).slice(0, LINE_HOLDS),
  ),
  trouble: "not_in_channel",
};
const seen = { name: "長い名前".repeat(20), link: "https://a.example/p1", timeZone: policy.timeZone };

/** Every day of a year: more are never noted. */
const manyDays = Array.from({ length: 365 }, (_, n) => daysLater("2025-04-01", n));

/** What looks the same whatever the case is; drawn once. */
const ofNoCase: readonly Surface[] = [
  shown("no absence at home", absenceAtHome(null, "", policy.timeZone)),
  view("absence", absenceModal({ ...week, delegate: null }, "2026-11-16", policy.timeZone)),
  shown("section asked at home", sectionAtHome(largeCity, asked)),
  shown("section at home", sectionAtHome(largeCity, { as: "said", section: "K3-7" })),
  view("section chosen", sectionModal(largeCity, { as: "said", section: "K3-19" })),
  shown("section remembered", sectionBlocks(largeCity, { as: "said", section: "K3-19" })),
  view("refused", noteModal(refusedBlocks(policy))),
  ...CHANGE_STATES.map((state) => shown(`change ${state}`, changeCard({ ...aChange, state }, seen))),
  shown("change of nothing", changeCard({ ...aChange, lines: [], by: null }, { ...seen, link: null })),
  shown("change for all", changePost(aChange, policy)),
  view("change", changeModal(aChange)),
  view("change posted", changeModal({ ...aChange, state: "posted" })),
  view("export", exportModal("cases")),
  view("export of figures", exportModal("figures")),
  view(
    "export of a report",
    exportModal({ year: 2025, current: 2026, held: { notice: manyDays, training: [] } }),
  ),
  ...CONTENTS.flatMap((content) => [
    ...EXPORT_STATES.map((state) =>
      shown(`export of ${content} ${state}`, exportBlocks({ ...anExport, content, state })),
    ),
    shown(`export of ${content} told`, exportTold({ ...anExport, content }, "長い名前".repeat(20))),
  ]),
];

/** What is shown in answer to a press: forms, confirmations, doors. */
function answersTo(c: Case, words: readonly Words[], name: (id: string) => string): Surface[] {
  const texts = textsOf(c, words);
  const { places } = contentOf(policy, c, words);
  const to = toDesk.note.to(name(c.reporter), c.number ?? "");
  const text = words[0]?.text ?? "";
  const reason = words.find((w) => w.role === "reason")?.text ?? null;
  const topics = isAnswering(c) ? policy.flow.topics : [];
  return [
    ...topics.flatMap(({ id }) => {
      const topic = topicOf(c, id);
      if (topic === undefined) return [];
      const longer = topic.questions.some((q) => q.more !== undefined);
      return [
        view(`modal ${id}`, askModal(policy, c, topic, texts, ["田中"])),
        ...(longer ? [view(`more ${id}`, moreModal(policy, topic, ["田中"]))] : []),
      ];
    }),
    ...[null, ...policy.templates.map((t) => t.id)].map((template) =>
      view(`reply ${template}`, replyModal(policy, c, to, template)),
    ),
    view("decide", decideModal(policy, c, reason?.slice(0, 2_800) ?? null)),
    ...(places.length > 0 ? [view("masks", liftModal(c, places))] : []),
    ...(places.length > 0 ? [shown("hidden", hiddenNote(c.id, 23, 1, places))] : []),
    view("close", closeModal(policy, c)),
    ...topics.flatMap(({ id }) => {
      const topic = topicOf(c, id);
      return topic === undefined || !mayBeHanded(topic) ? [] : [view(`hand ${id}`, handModal(c, topic))];
    }),
    ...c.handed.flatMap(({ event, to }) => {
      const now = askedOf(c, policy, event);
      return [
        shown(`asked ${event}`, handedBlocks(policy, c, event, name(to))),
        ...(now === null ? [] : [view(`stand-in ${event}`, standInModal(policy, c, now, ["田中"]))]),
      ];
    }),
    ...c.calls.flatMap((call) => [
      view(`stand-down ${call.event}`, standDownModal(c, call, false)),
      view(`deputy ${call.event}`, deputyModal(c, call)),
    ]),
    shown("desk's home", queueAtHome(queued(c, name))),
    view("queue", queueModal(queued(c, name))),
    view("found", foundModal(WHOLE, text.slice(0, 100), queued(c, name).rows, true, START)),
    ...MANAGER_STEPS.map((step) => view(`manage ${step}`, managerModal(policy, c, step, c.openedAt))),
    view("take over", takeOverModal(c, name("UTANAKA"))),
    view("hand over", handOverModal(c, [["USUZUKI", name("USUZUKI")]])),
    ...[null, ...policy.deskQuestions.map((one) => one.id)].map((chosen) =>
      view(`inquire ${chosen}`, inquiryModal(policy, c, chosen, text)),
    ),
    view("weigh", weighModal(policy, c)),
    view("measure", measureModal(policy, c, "2026-11-16")),
    view("link", linkModal(c)),
    view("consult", consultModal({ ...policy, advisers: ADVISERS }, c)),
    view("consult preview", consultPreview({ ...policy, advisers: ADVISERS }, c, "legal", text, 2)),
    view("advise", adviseModal(c.id, 6)),
    view("home", home(policy, [c, c, c], [c], c.calledAt === null)),
    shown("absence at home", absenceAtHome(week, name("UTANAKA"), policy.timeZone)),
    view("doors", doorModal(policy, { kind: null, draft: c })),
    shown("confirm", confirmSend(c.id, 22, 1, to, { text, files: 1 }), true),
    shown("internal", internalNote(c.id, 21), true),
    shown("command", doorBlocks(policy, { kind: c.kind, draft: c, quoted: 5, unknownWord: text })),
  ];
}

const sections = [...largeCity.sections.keys()].map((code) => ({
  code,
  name: pathOf(largeCity, code),
  cases: 3,
}));

/** A page in the middle of a long queue, of a city with more sections than a menu holds. */
function queued(c: Case, name: (id: string) => string): QueuePage {
  const row = {
    c,
    policy,
    owner: name("UTANAKA"),
    section: pathOf(largeCity, "K1-19"),
    link: "https://a.example/p1",
  };
  return {
    choice: { ...WHOLE, section: "K1-19", page: 2 },
    counts: { all: 60, unclaimed: 60, mine: 60, waiting: 0, overdue: 60 },
    pages: 4,
    rows: Array.from({ length: PAGE }, () => row),
    sections,
    wishes: [{ key: "law", label: "警察・弁護士への相談も考えたい" }],
    now: START,
  };
}

/** A report put together in very many pieces, sent, and answered. */
export function manyPassages(count: number): Story {
  const [, draft] = allStates.find(([name]) => name === "ready") ?? [];
  if (draft === undefined) throw new Error("no such state");
  let story = draft;
  const step = (who: Who, ask: Parameters<typeof does>[1][1]) => {
    story = does(story, [who, ask]);
  };
  for (let n = 0; n < count; n++)
    step("reporter", { ask: "write", words: 100 + n, question: "added", parts: 1 });
  return story;
}

/** Text such as nobody writes, or somebody does. */
export const extremes: Readonly<Record<string, string>> = {
  nothing: "",
  "only what cannot be seen": "\u200b\u200d\ufeff\u2060\u00ad",
  "20,000 characters": "あいうえお。".repeat(3_334),
  "20,000 characters without a break": "あ".repeat(20_000),
  "20,000 lines": "\n".repeat(20_000),
  families: "👩‍👩‍👧‍👦".repeat(1_500),
  flags: "🇯🇵🇺🇦".repeat(1_500),
  "a character that never ends": `a${"\u0301".repeat(20_000)}`,
  "from right to left": `\u202eمرحبا\u2066שלום`.repeat(500),
  mentions: "<!channel> <!here> <@USATO> <#C1|x> <https://example.com|x> ".repeat(100),
  markup: "*b* _i_ ~s~ `c` ```d``` > q & &amp; < >".repeat(200),
  ampersands: "&".repeat(20_000),
  "broken halves": "\ud83d".repeat(3_000),
  "an option of ours": LATER,
};
