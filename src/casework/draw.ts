import { type Case, type Instant, namedAtDesk, type PersonId } from "../cases/case.ts";
import { type Errand, headOf, keyOf } from "../cases/errands.ts";
import { isTalk } from "../cases/reminded.ts";
import { decidedBy, isReadyToSend } from "../cases/standing.ts";
import { isWorkEvent } from "../cases/work.ts";
import type { Known } from "../masking/known.ts";
import { askBlocks } from "../views/ask.ts";
import { callNotice, type Planned, type Whereabouts } from "../views/calls.ts";
import { cardBlocks } from "../views/card.ts";
import { contentOf, contentParts } from "../views/content.ts";
import { unarrivedBlocks, unsentBlocks } from "../views/files.ts";
import { incidentNotice } from "../views/incidents.ts";
import { type KnownBlock, marked, small } from "../views/kit.ts";
import { noticeBlocks, relayBlocks, strayBlocks, wakes } from "../views/notices.ts";
import { reminderNotice, talkNotice } from "../views/reminders.ts";
import { offerBlocks, resultBlocks } from "../views/result.ts";
import { asWritten, veil } from "../views/shown.ts";
import {
  liveBlocks,
  type Names,
  previewBlocks,
  type Reach,
  safetyBlocks,
  threadBlocks,
} from "../views/thread.ts";
import { invitationBlocks, togetherNotice } from "../views/together.ts";
import { peopleIn, workNotice } from "../views/work-notices.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toDesk } from "../words/to-desk.ts";
import { drawAdvice } from "./advice.ts";
import { drawChange } from "./changes.ts";
import type { CityOf } from "./city.ts";
import { drawCityDigest, drawCityPicture } from "./city-digest.ts";
import { drawDigest, type FiguresOf } from "./digest.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import { drawExport } from "./exports.ts";
import { drawHanded } from "./handed.ts";
import type { Leadership } from "./leadership.ts";
import { drawManager, drawManagerNotice, managersIn } from "./manager.ts";
import type { Members } from "./members.ts";
import { drawNod } from "./nods.ts";
import type { Policies } from "./policies.ts";
import type { Place } from "./ports.ts";
import type { Sheets } from "./ports-documents.ts";
import type { Words } from "./ports-records.ts";
import type { Reader } from "./ports-store.ts";
import { drawReminder } from "./reminding.ts";
import { drawSection, sectionAtDesk } from "./section.ts";
import { drawSheet } from "./sheet.ts";
import { drawSummary } from "./summary.ts";
import { calledIn, drawSummons, noteOf } from "./summons.ts";
import { drawUndelivered } from "./undelivered.ts";

/** What drawing needs from outside the store. */
export interface Around {
  readonly policies: Policies;
  readonly now: () => Instant;
  readonly deskMembers: () => readonly string[];
  /** The name of somebody, asked of Slack if need be. */
  readonly name: (person: PersonId) => Promise<string>;
  /** Where somebody works, as far as it is known. */
  readonly whereabouts: (person: PersonId) => Promise<Whereabouts | null>;
  /** Whether nothing reaches the desk's channel. */
  readonly isCutOff: () => boolean;
  /** Who is called while a talk goes on, by their parts. */
  readonly planned: (c: Case) => Promise<Planned>;
  /** Who may not know of a case, since the reporter keeps it from their managers. */
  readonly keptFrom: (c: Case) => Promise<(person: PersonId) => Promise<boolean>>;
  /** Whether the policy lets somebody in, asked of Slack if need be. */
  readonly admits: (person: PersonId) => Promise<boolean>;
  readonly members: Pick<Members, "belonging" | "organisation">;
  readonly sheets: Pick<Sheets, "record" | "report" | "chart">;
  readonly figuresOf: FiguresOf;
  readonly cityOf: CityOf;
  readonly leader: Leadership;
  /** The address of a message in Slack; null where Slack has not said its own. */
  readonly linkTo: (place: Place) => string | null;
}

/** Draws an errand from what is stored now. The same for the outbox and for the answer to a press. */
export async function draw(errand: Errand, read: Reader, around: Around): Promise<Errandry> {
  if (errand.kind === "stray") return stray(errand, read, around);
  if (errand.kind === "reminder") return drawReminder(errand, read, around);
  if (errand.kind === "digest") return drawDigest(errand, read, around);
  if (errand.kind === "city-digest") return drawCityDigest(errand, read, around);
  if (errand.kind === "city-picture") return drawCityPicture(errand, around);
  if (errand.kind === "export") return drawExport(errand, read, around);
  if (errand.kind === "change") return drawChange(errand, read, around);
  const c = await read.case(errand.case);
  if (c === null) return { as: "nothing" };
  // A file is carried, not drawn.
  if (errand.kind === "file") return { as: "nothing" };
  if (errand.kind === "advice") return drawAdvice(errand, c, read, around);
  if (errand.kind === "handed") return drawHanded(errand, c, read, around);
  if (errand.kind === "summons" || errand.kind === "stand-down") return drawSummons(errand, c, read, around);
  if (errand.kind === "nod") return drawNod(errand, c, read);
  if (errand.kind === "manager") return drawManager(errand, c, read, around);
  if (errand.kind === "sheet") return drawSheet(errand, c, read, around);
  const words = await read.wordsOf(c.id);
  if (errand.kind === "mark") {
    const source = words.find((w) => w.id === errand.words)?.source ?? null;
    return source === null
      ? { as: "nothing" }
      : { as: "mark", place: source, name: toBoth.mark[errand.mark], isOn: true };
  }
  const blocks = await blocksOf(errand, c, words, read, around);
  if (blocks === null) return { as: "nothing" };
  const desk = isForDesk(errand);
  return {
    as: "message",
    to: desk ? { desk: true } : { person: errand.kind === "invitation" ? errand.person : c.reporter },
    head: headOf(errand),
    under: null,
    broadcast: desk && (await wakesAll(errand, c, read)),
    drawn: { blocks, text: toBoth.notification },
  };
}

/** Whether a message for the desk's thread stands in the channel, too, because nobody else would see it. */
async function wakesAll(errand: CaseErrand, c: Case, read: Reader): Promise<boolean> {
  if (errand.kind === "relay") return c.owner === null;
  if (errand.kind !== "notice") return false;
  const event = (await read.events(c.id))[errand.event - 1];
  return event !== undefined && wakes(c, event).everybody;
}

const isForDesk = (errand: Errand): boolean =>
  errand.kind === "card" ||
  errand.kind === "content" ||
  errand.kind === "summary" ||
  ("to" in errand && errand.to === "desk");

type CaseErrand = Exclude<
  Errand,
  {
    kind:
      | "stray"
      | "mark"
      | "handed"
      | "summons"
      | "stand-down"
      | "file"
      | "nod"
      | "manager"
      | "sheet"
      | "advice"
      | "reminder"
      | "digest"
      | "city-digest"
      | "city-picture"
      | "export"
      | "change";
  }
>;

async function blocksOf(
  errand: CaseErrand,
  c: Case,
  words: readonly Words[],
  read: Reader,
  around: Around,
): Promise<KnownBlock[] | null> {
  const policy = around.policies.of(c);
  const desk = isForDesk(errand);
  const names = await namesFor(c, around, desk);
  const content = async () => contentOf(policy, c, words, await colleagues(c, around));
  switch (errand.kind) {
    case "thread":
      return threadBlocks(policy, c, names, await arrived(c, read), around.now());
    case "ask":
      return askBlocks(policy, c, errand, textsOf(c, words), around.deskMembers(), names);
    case "safety":
      return safetyBlocks(
        policy,
        c,
        names,
        await reach(c, read, around),
        await around.whereabouts(c.reporter),
      );
    case "result":
      return resultBlocks(policy, c, errand.round);
    case "offer":
      return offerBlocks(policy, c);
    case "live":
      return liveBlocks(policy, c, names, await around.planned(c));
    case "preview":
      return previewBlocks(
        policy,
        c,
        await content(),
        errand.part,
        isReadyToSend(c, policy),
        names,
        around.now(),
      );
    case "card":
      return cardBlocks(policy, c, await content(), names, await sectionAtDesk(c, around));
    case "summary":
      return drawSummary(c, read, around);
    case "section":
      return drawSection(errand, c, read, around);
    case "invitation": {
      if (!(await around.admits(errand.person))) {
        const stands = ((await read.row(keyOf(errand)))?.place ?? null) !== null;
        return stands ? [small(toColleagues.together.over)] : null;
      }
      const known = await colleagues(c, around);
      // What the reporter lets the desk see as it was written is not meant for anybody else.
      const veiled = { ...c, lifted: [] };
      const written = new Map(words.map((w) => [w.id, { ...w, ...veil(w, known) }]));
      const all = await namesFor(c, around, false);
      const shown = contentOf(policy, veiled, words, known);
      return invitationBlocks(policy, veiled, errand.person, shown, all, written);
    }
    case "content":
      return contentParts(await content())[errand.part - 1] ?? [marked(toBoth.content.erased)];
    case "relay": {
      const message = words.find((w) => w.id === errand.words);
      if (message === undefined) return null;
      const unnamed = errand.to === "desk" && !namedAtDesk(c);
      const author = unnamed ? null : await around.name(message.author);
      const alert = errand.to === "desk" && errand.part === 1 ? c.owner : null;
      const { shown, places } =
        errand.to === "desk"
          ? veil(message, await colleagues(c, around), c.lifted)
          : { shown: message.text === null ? null : asWritten(message.text), places: [] };
      const told = { ...message, text: shown, edited: message.revision > 0, part: errand.part };
      const hidden = places.some((p) => !p.lifted);
      return relayBlocks(c, told, author, alert, policy, hidden);
    }
    case "undelivered": {
      const message = words.find((w) => w.id === errand.words);
      return drawUndelivered(c, message, policy, read);
    }
    case "unsent":
    case "unarrived": {
      const fates = (await read.filesOf(c.id)).flatMap((f) => (f.words === errand.words ? [f.fate] : []));
      if (errand.kind === "unarrived") return unarrivedBlocks(fates);
      const author = words.find((w) => w.id === errand.words)?.author ?? null;
      return unsentBlocks(fates, policy, desk ? author : null);
    }
    case "notice": {
      const events = await read.events(c.id);
      const event = events[errand.event - 1];
      if (event === undefined) return null;
      if (event.type === "recorded") {
        const id = c.incidents.find((one) => one.event === errand.event)?.words;
        const found = words.find((w) => w.id === id);
        const known = await colleagues(c, around);
        const written = found === undefined ? null : { ...found, ...veil(found, known, c.lifted) };
        const shown =
          written === null || desk || found?.text == null
            ? written
            : { ...written, shown: asWritten(found.text) };
        return incidentNotice(policy, c, errand.event, errand.to, names, shown, wakes(c, event).person);
      }
      if (event.type === "invited" || event.type === "parted") {
        const all = await namesFor(c, around, desk, [...event.people]);
        const admitted = await Promise.all(event.people.map((person) => around.admits(person)));
        const refused = event.people.filter((_, n) => !admitted[n]);
        return togetherNotice(event, event.type === "invited" ? event.sees : "parted", all, refused);
      }
      if (event.type === "summoned" || event.type === "responded" || event.type === "stood-down") {
        const note = event.type === "stood-down" ? await noteOf(event.words, c, read, around) : null;
        return callNotice(c, event, desk, await namesFor(c, around, desk), note);
      }
      if (event.type === "shared" || event.type === "narrowed" || event.type === "managed")
        return desk ? drawManagerNotice(event, c, names, read, around) : null;
      if (event.type === "reminded" && isTalk(event.step))
        return desk ? null : talkNotice(policy, c, event, await around.planned(c));
      if (event.type === "reminded") {
        const all = await namesFor(c, around, desk, event.owner === null ? [] : [event.owner]);
        return reminderNotice(policy, c, event, desk, all);
      }
      // A note that was sent stands in the desk's thread already; what was written in a form does not.
      if (event.type === "replied" && words.find((w) => w.id === event.words)?.source !== null) return null;
      const text = (id: number) => {
        const found = words.find((w) => w.id === id);
        if (found === undefined || found.text === null || found.files === 0) return found?.text ?? null;
        return `${found.text}\n${toBoth.content.files(found.files)}`;
      };
      if (isWorkEvent(event)) {
        const named = await namesFor(c, around, desk, peopleIn(event));
        return workNotice(policy, c, event, desk, named, text);
      }
      const all = await namesFor(c, around, desk, [event.type === "unreached" ? event.to : event.by]);
      return noticeBlocks(policy, decidedBy(c, events, errand.event), event, errand.to, all, text);
    }
  }
}

/** Whether the desk can read the case: its card stands in the desk's channel. */
const arrived = async (c: Case, read: Reader): Promise<boolean> =>
  ((await read.row(keyOf({ kind: "card", case: c.id })))?.place ?? null) !== null;

/** How far a call for help came. What stands at the desk from before does not tell of it while nothing gets there. */
const reach = async (c: Case, read: Reader, { isCutOff }: Pick<Around, "isCutOff">): Promise<Reach> =>
  isCutOff() ? "cut-off" : (await arrived(c, read)) ? "arrived" : "on-its-way";

/** The names a case's messages show. Towards the desk a reporter without name has none, whatever asks for it. */
export async function namesFor(
  c: Case,
  around: Pick<Around, "name">,
  desk: boolean,
  more: readonly PersonId[] = [],
): Promise<Names> {
  const hidden = desk && !namedAtDesk(c) ? c.reporter : null;
  // Whom somebody without name asked would tell the section they work in.
  const others =
    hidden === null
      ? [
          ...c.invited.map((one) => one.person),
          ...c.incidents.map((one) => one.by),
          ...c.handed.map((h) => h.to),
          ...calledIn(c),
          ...managersIn(c),
        ]
      : [];
  const ids = [...new Set([c.reporter, c.owner, c.decision?.by, ...others, ...more])].filter(
    (id) => id != null && id !== hidden,
  );
  const known = new Map(
    await Promise.all(ids.map(async (id) => [id ?? "", await around.name(id ?? "")] as const)),
  );
  return (id) => (id === hidden ? toDesk.card.noName : (known.get(id) ?? ""));
}

/**
 * Whom the reporter's words may name in the open: the people of the desk, and the reporter. Not a reporter without
 * name: among hidden names, the one that is shown would tell who they are.
 */
export async function colleagues(c: Case, around: Pick<Around, "name" | "deskMembers">): Promise<Known> {
  const ids = [...(namedAtDesk(c) ? [c.reporter] : []), ...(c.owner === null ? [] : [c.owner])];
  const names = await Promise.all(ids.map((id) => around.name(id)));
  // Who Slack has not named yet goes by an id.
  const staff = [...around.deskMembers(), ...names].filter((name) => name !== "" && !name.startsWith("@"));
  return { staff };
}

/** The words given so far, by question, for filling a form in again. */
export function textsOf(c: Case, words: readonly Words[]): ReadonlyMap<string, string> {
  return new Map(
    c.told.flatMap((told) => {
      const text = words.find((w) => w.id === told.words)?.text ?? null;
      return text === null ? [] : [[told.question, text] as const];
    }),
  );
}

async function stray(errand: Errand & { kind: "stray" }, read: Reader, around: Around): Promise<Errandry> {
  if (!(await around.admits(errand.person))) return { as: "nothing" };
  const words = await read.words(errand.words);
  if (words === null || words.source === null || words.caseId !== null || words.text === null) {
    return { as: "nothing" };
  }
  const cases = (await read.casesOf(errand.person, 10)).filter((c) => c.status !== "withdrawn");
  const head = await read.rowAt({ ...words.source, ts: errand.under });
  const blocks = strayBlocks(around.policies.current, words.id, cases, head?.errand.kind === "handed");
  return { ...toPerson(errand.person, blocks), under: errand.under };
}
