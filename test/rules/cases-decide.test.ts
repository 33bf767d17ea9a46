import { describe, expect, test } from "vitest";
import type { Status } from "../../src/cases/case.ts";
import { decide, open } from "../../src/cases/decide.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import type { Ask, Refusal } from "../../src/cases/requests.ts";
import { refusals } from "../../src/words/refusals.ts";
import { asAsked, asks, people, policy, START, type StateName, stories, type Who } from "./sample-cases.ts";

/** What follows: an event, nothing (it is so already), or the named refusal. */
type Then = `→ ${CaseEvent["type"]}` | "nothing" | Refusal;

/** One column per status; a status without one does not compile. */
type Row = readonly [draft: Then, waiting: Then, claimed: Then, closed: Then, withdrawn: Then];
const columns: Record<Status, { at: 0 | 1 | 2 | 3 | 4; given: StateName }> = {
  draft: { at: 0, given: "ready" },
  waiting: { at: 1, given: "sent" },
  claimed: { at: 2, given: "claimed" },
  closed: { at: 3, given: "closed" },
  withdrawn: { at: 4, given: "withdrawn" },
};

type Asking = "reporter" | "desk" | "stranger";
const no = (because: Then & (Refusal | "nothing")): Row => [because, because, because, because, because];
const reportersOnly = { desk: no("not-yours"), stranger: no("not-yours") };
const deskOnly = { reporter: no("not-on-the-desk"), stranger: no("not-on-the-desk") };
const sentAlready = ["already-sent", "already-sent", "already-sent", "withdrawn"] as const;

/** Every request, by everybody, in every status. */
const TABLE: Record<Ask["ask"], { when: Ask; gives: Record<Asking, Row> }> = {
  open: {
    when: { ask: "open", kind: "report", answers: {} },
    gives: { reporter: no("out-of-date"), desk: no("out-of-date"), stranger: no("out-of-date") },
  },
  call: {
    when: asks.call,
    gives: {
      ...reportersOnly,
      reporter: ["→ called", "→ called", "→ called", "not-open", "withdrawn"],
    },
  },
  answer: {
    when: asks.share,
    gives: { ...reportersOnly, reporter: ["→ answered", ...sentAlready] },
  },
  cut: {
    when: asks.cut,
    gives: { ...reportersOnly, reporter: ["nothing", ...sentAlready] },
  },
  continue: {
    when: asks.goOn,
    gives: {
      ...reportersOnly,
      reporter: ["not-open", "→ continued", "→ continued", "not-open", "withdrawn"],
    },
  },
  change: {
    when: asks.change,
    gives: { ...reportersOnly, reporter: ["→ changing", ...sentAlready] },
  },
  repeating: {
    when: asks.repeating,
    gives: {
      ...reportersOnly,
      reporter: ["not-live", "not-live", "not-live", "not-live", "withdrawn"],
    },
  },
  ended: {
    when: asks.ended,
    gives: { ...reportersOnly, reporter: ["nothing", "nothing", "nothing", "nothing", "withdrawn"] },
  },
  send: {
    when: asks.send,
    gives: { ...reportersOnly, reporter: ["→ sent", "nothing", "nothing", "nothing", "withdrawn"] },
  },
  withdraw: {
    when: asks.withdraw,
    gives: {
      ...reportersOnly,
      reporter: ["→ withdrawn", "→ withdrawn", "→ withdrawn", "→ withdrawn", "nothing"],
    },
  },
  claim: {
    when: asks.claim,
    gives: { ...deskOnly, desk: ["not-open", "→ claimed", "nothing", "not-open", "withdrawn"] },
  },
  release: {
    when: asks.release,
    gives: { ...deskOnly, desk: ["not-open", "not-claimed", "→ released", "not-open", "not-open"] },
  },
  note: {
    when: asks.note,
    gives: { ...deskOnly, desk: ["unknown-case", "→ noted", "→ noted", "→ noted", "→ noted"] },
  },
  reply: {
    when: asks.reply,
    gives: { ...deskOnly, desk: ["unknown-case", "→ replied", "→ replied", "→ replied", "withdrawn"] },
  },
  delivered: {
    when: asks.delivered,
    gives: { ...deskOnly, desk: ["nothing", "→ delivered", "→ delivered", "→ delivered", "→ delivered"] },
  },
  undelivered: {
    when: asks.undelivered,
    gives: {
      ...deskOnly,
      desk: ["nothing", "→ undelivered", "→ undelivered", "→ undelivered", "→ undelivered"],
    },
  },
  write: {
    when: asks.write,
    gives: {
      ...reportersOnly,
      reporter: ["→ added", "→ messaged", "→ messaged", "→ messaged", "withdrawn"],
    },
  },
  lift: {
    when: asks.lift,
    gives: { ...reportersOnly, reporter: ["→ lifted", ...sentAlready] },
  },
  decide: {
    when: asks.decide,
    gives: { ...deskOnly, desk: ["not-open", "→ decided", "→ decided", "not-open", "withdrawn"] },
  },
  close: {
    when: asks.close,
    gives: { ...deskOnly, desk: ["not-open", "not-decided", "not-decided", "not-open", "withdrawn"] },
  },
  reopen: {
    when: asks.reopen,
    gives: {
      reporter: ["not-closed", "nothing", "nothing", "→ reopened", "withdrawn"],
      desk: ["not-closed", "nothing", "nothing", "→ reopened", "withdrawn"],
      stranger: no("not-yours"),
    },
  },
  record: {
    when: asks.record,
    gives: { ...reportersOnly, reporter: ["not-sent", "→ recorded", "→ recorded", "not-open", "withdrawn"] },
  },
  strike: {
    when: { ask: "strike", incident: 9 },
    gives: { ...reportersOnly, reporter: ["nothing", "nothing", "nothing", "nothing", "withdrawn"] },
  },
  invite: {
    when: asks.invite,
    gives: { ...reportersOnly, reporter: ["not-sent", "→ invited", "→ invited", "not-open", "withdrawn"] },
  },
  reconsider: {
    when: asks.reconsider,
    gives: {
      ...reportersOnly,
      reporter: ["not-sent", "out-of-date", "out-of-date", "not-open", "withdrawn"],
    },
  },
  part: {
    when: asks.part,
    gives: { ...reportersOnly, reporter: no("not-yours") },
  },
  hand: {
    when: asks.hand,
    gives: { ...reportersOnly, reporter: ["out-of-date", ...sentAlready] },
  },
  decline: {
    when: asks.decline,
    gives: { reporter: no("not-yours"), desk: no("not-yours"), stranger: no("not-yours") },
  },
  unreached: {
    when: asks.unreached,
    gives: { ...deskOnly, desk: ["nothing", "nothing", "nothing", "nothing", "nothing"] },
  },
  summon: {
    when: asks.summon,
    gives: {
      ...reportersOnly,
      reporter: ["→ summoned", "→ summoned", "→ summoned", "not-open", "withdrawn"],
    },
  },
  respond: {
    when: asks.coming,
    gives: { reporter: no("not-yours"), desk: no("not-yours"), stranger: no("not-yours") },
  },
  miss: {
    when: asks.miss,
    gives: { ...deskOnly, desk: no("nothing") },
  },
  "stand-down": {
    when: asks.standDown,
    gives: { reporter: no("not-yours"), desk: no("not-yours"), stranger: no("not-yours") },
  },
  share: {
    when: asks.shareHead,
    gives: { reporter: no("nothing"), desk: no("nothing"), stranger: no("not-yours") },
  },
  "miss-manager": {
    when: asks.missManager,
    gives: { ...deskOnly, desk: no("nothing") },
  },
  narrow: {
    when: asks.narrow,
    gives: { ...reportersOnly, reporter: ["not-sent", "nothing", "nothing", "nothing", "withdrawn"] },
  },
  manage: {
    when: asks.speak,
    gives: { reporter: no("not-yours"), desk: no("not-yours"), stranger: no("not-yours") },
  },
  see: {
    when: asks.sheet,
    gives: { ...deskOnly, desk: ["unknown-case", "→ seen", "→ seen", "→ seen", "→ seen"] },
  },
  "take-over": {
    when: asks.takeOver,
    gives: { ...deskOnly, desk: ["unknown-case", "not-claimed", "nothing", "not-open", "withdrawn"] },
  },
  "hand-over": {
    when: asks.handOver,
    gives: { ...deskOnly, desk: ["unknown-case", "not-claimed", "→ handed-over", "not-open", "withdrawn"] },
  },
  vacate: {
    when: asks.vacate,
    gives: { ...deskOnly, desk: ["unknown-case", "nothing", "→ vacated", "nothing", "nothing"] },
  },
  inquire: {
    when: asks.inquire,
    gives: { ...deskOnly, desk: ["unknown-case", "→ inquired", "→ inquired", "not-open", "withdrawn"] },
  },
  weigh: {
    when: asks.weighNow,
    gives: { ...deskOnly, desk: ["unknown-case", "→ weighed", "→ weighed", "not-open", "withdrawn"] },
  },
  measure: {
    when: asks.measure,
    gives: { ...deskOnly, desk: ["unknown-case", "→ measured", "→ measured", "→ measured", "withdrawn"] },
  },
  review: {
    when: asks.review,
    gives: { ...deskOnly, desk: ["unknown-case", "nothing", "nothing", "nothing", "nothing"] },
  },
  link: {
    when: asks.link,
    gives: { ...deskOnly, desk: ["unknown-case", "→ linked", "→ linked", "→ linked", "withdrawn"] },
  },
  unlink: {
    when: asks.unlink,
    gives: { ...deskOnly, desk: ["unknown-case", "nothing", "nothing", "nothing", "nothing"] },
  },
  consult: {
    when: asks.consult,
    gives: { ...deskOnly, desk: ["unknown-case", "→ consulted", "→ consulted", "not-open", "withdrawn"] },
  },
  advise: {
    when: asks.advise,
    gives: { reporter: no("not-yours"), desk: no("not-yours"), stranger: no("not-yours") },
  },
  unrelated: {
    when: asks.unrelated,
    gives: {
      ...reportersOnly,
      reporter: ["not-live", "not-live", "not-live", "not-live", "withdrawn"],
    },
  },
  "take-back": {
    when: asks.takeBack,
    gives: {
      ...reportersOnly,
      reporter: ["not-live", "not-live", "not-live", "not-live", "withdrawn"],
    },
  },
  remind: {
    when: asks.remind,
    gives: { ...deskOnly, desk: no("nothing") },
  },
};

/** What the manager may do whom the reporter lets know, and nobody else: not of a case kept from them. */
test("a manager may note what they did while the case is shared with them, and nothing else", () => {
  const may = new Set<Ask["ask"]>(["manage"]);
  for (const given of ["shared", "sharedManaged"] as const) {
    for (const { when } of Object.values(TABLE)) {
      const then = ruled(given, "manager", when);
      const free = when.ask === "open" ? "out-of-date" : "not-";
      if (!may.has(when.ask))
        expect([given, when.ask, then]).toEqual([given, when.ask, expect.stringContaining(free)]);
    }
  }
  for (const given of ["sent", "noName", "narrowed", "sharedNobody", "sharedWithdrawn"] as const)
    for (const ask of [asks.speak, asks.card]) expect(ruled(given, "manager", ask)).toBe("not-yours");
});

/** Takes back what was recorded last in a case. */
const lastOf = (given: StateName): Ask => ({
  ask: "strike",
  incident: stories[given].c.incidents.at(-1)?.event ?? 0,
});

/** What somebody whom the reporter asked to record together may do: that, and nothing else. */
test("a colleague who records together may do nothing else", () => {
  const may = new Set<Ask["ask"]>(["record", "strike", "part"]);
  for (const { when } of Object.values(TABLE)) {
    const then = ruled("invited", "invited", when);
    if (!may.has(when.ask))
      expect([when.ask, then]).toEqual([when.ask, expect.stringMatching(/^(not-|out-of)/)]);
  }
});

/** Where the status alone does not tell what follows. */
const FINER: readonly [given: StateName, who: Who, when: Ask, then: Then][] = [
  ["sentBoth", "reporter", asks.shareHead, "→ shared"],
  ["sentBoth", "reporter", asks.shareNobody, "→ shared"],
  ["shared", "reporter", asks.shareHead, "nothing"],
  ["shared", "mamori", asks.missManager, "→ shared"],
  ["sharedNobody", "mamori", asks.missManager, "nothing"],
  ["narrowed", "mamori", asks.missManager, "nothing"],
  ["shared", "reporter", asks.narrow, "→ narrowed"],
  ["sentBoth", "reporter", asks.narrow, "→ narrowed"],
  ["sharedClosed", "reporter", asks.narrow, "→ narrowed"],
  ["narrowed", "reporter", asks.narrow, "nothing"],
  ["narrowed", "reporter", asks.shareHead, "nothing"],
  ["shared", "manager", asks.speak, "→ managed"],
  ["sharedClosed", "manager", asks.speak, "not-open"],
  ["sharedClosed", "manager", asks.card, "not-open"],
  ["shared", "manager", asks.card, "→ seen"],
  ["shared", "desk", asks.card, "not-yours"],
  ["shared", "manager", asks.copy, "not-yours"],
  ["shared", "reporter", asks.copy, "→ seen"],
  ["draft", "reporter", asks.copy, "→ seen"],
  ["withdrawn", "reporter", asks.copy, "→ seen"],
  ["claimed", "colleague", asks.takeOver, "→ taken-over"],
  ["takenOver", "desk", asks.takeOver, "already-claimed"],
  ["takenOver", "colleague", asks.takeOver, "nothing"],
  ["handedOver", "desk", asks.handOver, "nothing"],
  ["handedOver", "desk", { ...asks.handOver, to: "UMORI" }, "already-claimed"],
  ["handedOver", "mamori", asks.vacate, "nothing"],
  ["handedOver", "colleague", asks.release, "→ released"],
  ["vacated", "colleague", asks.claim, "→ claimed"],
  ["vacated", "mamori", asks.vacate, "nothing"],
  ["weighed", "desk", asks.weighNow, "nothing"],
  ["weighed", "desk", asks.weighDown, "→ weighed"],
  ["called", "desk", asks.weighDown, "still-calling"],
  ["summoned", "desk", asks.weighDown, "still-calling"],
  ["weighedDown", "reporter", asks.call, "→ called"],
  ["overdue", "mamori", asks.review, "→ review-due"],
  ["reviewed", "mamori", asks.review, "nothing"],
  ["measured", "mamori", asks.review, "nothing"],
  ["linked", "desk", asks.link, "nothing"],
  ["linked", "desk", { ...asks.link, case: 42 }, "linked-to-itself"],
  ["linked", "colleague", asks.unlink, "→ unlinked"],
  ["linkedWithdrawn", "desk", asks.unlink, "→ unlinked"],
  ["unlinked", "desk", asks.unlink, "nothing"],
  ["consulted", "adviser", asks.advise, "→ advised"],
  ["consulted", "adviser", asks.adviseNot, "→ advised"],
  ["consulted", "adviser", { ...asks.adviseNot, person: "UNURSE" }, "not-yours"],
  ["consulted", "mamori", asks.nurseNot, "→ advised"],
  ["consulted", "mamori", asks.advise, "not-yours"],
  ["consulted", "stranger", asks.advise, "not-yours"],
  ["consultedHalf", "adviser", asks.adviseNot, "nothing"],
  ["consultedHalf", "adviser", asks.advise, "→ advised"],
  ["advised", "adviser", asks.advise, "answered-already"],
  ["advised", "mamori", asks.nurseNot, "nothing"],
  ["consultedClosed", "adviser", asks.advise, "not-asked-any-more"],
  ["consultedClosed", "mamori", asks.nurseNot, "nothing"],
  ["consultedWithdrawn", "adviser", asks.advise, "not-asked-any-more"],
  ["live", "reporter", asks.repeating, "→ repeating"],
  ["repeating", "reporter", asks.repeating, "nothing"],
  ["ended", "reporter", asks.repeating, "not-live"],
  ["live", "reporter", asks.ended, "→ ended"],
  ["ended", "reporter", asks.ended, "nothing"],
  ["called", "reporter", asks.call, "nothing"],
  ["called", "reporter", asks.place, "→ answered"],
  ["called", "reporter", asks.add, "→ added"],
  ["called", "reporter", asks.send, "not-complete"],
  ["calledReady", "reporter", asks.send, "→ sent"],
  ["calledReady", "reporter", asks.noName, "answer-not-offered"],
  ["calledClaimed", "reporter", asks.told, "out-of-date"],
  ["calledClaimed", "reporter", asks.place, "→ answered"],
  ["draft", "reporter", asks.send, "not-complete"],
  ["told", "reporter", asks.send, "not-complete"],
  ["later", "reporter", asks.send, "not-complete"],
  ["changing", "reporter", asks.send, "not-complete"],
  ["changing", "reporter", asks.change, "nothing"],
  ["changing", "reporter", asks.noName, "→ answered"],
  ["draft", "reporter", asks.share, "out-of-date"],
  ["draft", "reporter", asks.place, "out-of-date"],
  ["draft", "reporter", { ...asks.told, topic: "nothing-of-the-kind" }, "out-of-date"],
  ["told", "reporter", { ...asks.share, answers: { share: ["everybody"] } }, "answer-not-offered"],
  ["told", "reporter", { ...asks.share, answers: { share: ["desk", "later"] } }, "answer-not-offered"],
  ["told", "reporter", { ...asks.share, answers: { share: [] } }, "answer-not-offered"],
  ["told", "reporter", { ...asks.share, answers: { share: ["desk"], place: [] } }, "answer-not-offered"],
  ["draft", "reporter", { ...asks.change, topic: "share" }, "out-of-date"],
  ["consult", "reporter", asks.facts, "out-of-date"],
  ["consult", "reporter", asks.cut, "→ answered"],
  ["consultTold", "reporter", asks.facts, "→ answered"],
  ["consultTold", "reporter", asks.cut, "→ answered"],
  ["consultTold", "reporter", asks.send, "not-complete"],
  ["consultCut", "reporter", asks.cut, "nothing"],
  ["consultReady", "reporter", asks.send, "→ sent"],
  ["told", "reporter", asks.cut, "nothing"],
  ["ready", "reporter", asks.facts, "out-of-date"],
  ["sent", "reporter", asks.letDeskAsk, "→ continued"],
  ["sent", "reporter", asks.facts, "already-sent"],
  ["continued", "reporter", asks.goOn, "nothing"],
  ["continued", "reporter", asks.letDeskAsk, "→ continued"],
  ["continued", "reporter", asks.facts, "→ answered"],
  ["continued", "reporter", asks.cut, "→ answered"],
  ["continued", "reporter", asks.change, "already-sent"],
  ["continued", "reporter", asks.send, "nothing"],
  ["judged", "reporter", asks.cut, "nothing"],
  ["deskAsks", "reporter", asks.letDeskAsk, "nothing"],
  ["deskAsks", "reporter", asks.goOn, "→ continued"],
  ["deskAsks", "reporter", asks.facts, "already-sent"],
  ["dropped", "reporter", asks.share, "withdrawn"],
  ["dropped", "reporter", asks.send, "withdrawn"],
  ["withdrawnCalled", "reporter", asks.call, "withdrawn"],
  ["withdrawnCalled", "desk", asks.claim, "withdrawn"],
  ["called", "desk", asks.claim, "→ claimed"],
  ["called", "desk", asks.reply, "→ replied"],
  ["claimed", "colleague", asks.claim, "already-claimed"],
  ["claimed", "colleague", asks.release, "not-your-claim"],
  ["released", "colleague", asks.claim, "→ claimed"],
  ["claimed", "colleague", asks.reply, "→ replied"],
  ["decided", "colleague", asks.close, "→ closed"],
  ["decided", "desk", asks.decide, "→ decided"],
  ["replied", "mamori", asks.delivered, "→ delivered"],
  ["delivered", "mamori", asks.delivered, "nothing"],
  ["undelivered", "mamori", asks.delivered, "→ delivered"],
  ["undelivered", "mamori", asks.undelivered, "nothing"],
  ["judged", "reporter", asks.reconsider, "→ reconsidered"],
  ["anew", "reporter", asks.reconsider, "out-of-date"],
  ["anew", "reporter", asks.facts, "out-of-date"],
  ["anew", "reporter", asks.factsAnew, "→ answered"],
  ["judged", "reporter", asks.factsAnew, "out-of-date"],
  ["judgedAnew", "reporter", { ask: "change", topic: "facts" }, "out-of-date"],
  ["judgedAnew", "reporter", { ask: "change", topic: "facts", round: 1 }, "→ changing"],
  ["judgedAnew", "reporter", asks.reconsider, "→ reconsidered"],
  ["called", "reporter", asks.record, "→ recorded"],
  ["recorded", "reporter", lastOf("recorded"), "→ struck"],
  ["recorded", "invited", lastOf("recorded"), "not-yours"],
  ["struck", "reporter", lastOf("recorded"), "nothing"],
  ["invited", "reporter", asks.invite, "nothing"],
  ["invited", "reporter", asks.inviteContent, "→ invited"],
  ["invited", "reporter", { ...asks.invite, people: [] }, "→ parted"],
  ["invited", "reporter", { ...asks.invite, people: ["UYAMADA", "USATO"] }, "nothing"],
  ["invited", "invited", asks.record, "→ recorded"],
  ["invited", "invited", lastOf("recorded"), "not-yours"],
  ["invited", "invited", asks.part, "→ parted"],
  ["together", "invited", lastOf("together"), "→ struck"],
  ["together", "reporter", lastOf("together"), "→ struck"],
  ["parted", "invited", asks.record, "not-yours"],
  ["parted", "invited", asks.part, "not-yours"],
  ["judged", "reporter", { ...asks.share, answers: { share: ["desk_noname"] } }, "already-sent"],
  ["continued", "reporter", asks.told, "already-sent"],
  ["reopened", "desk", asks.claim, "→ claimed"],
  ["reopened", "desk", asks.close, "→ closed"],
  ["merits", "reporter", asks.hand, "→ handed"],
  ["merits", "reporter", { ...asks.hand, to: people.reporter.id }, "handed-to-self"],
  ["merits", "reporter", { ...asks.hand, topic: "facts" }, "out-of-date"],
  ["merits", "reporter", { ...asks.hand, topic: "care" }, "out-of-date"],
  ["merits", "deputy", asks.merits, "not-yours"],
  ["handed", "reporter", asks.hand, "nothing"],
  ["handed", "reporter", asks.handOn, "→ handed"],
  ["handed", "reporter", asks.merits, "→ answered"],
  ["handed", "reporter", asks.changeMerits, "→ changing"],
  ["handed", "deputy", asks.merits, "→ answered"],
  ["handed", "deputy", { ...asks.merits, answers: { answer: ["nonsense"] } }, "answer-not-offered"],
  ["handed", "deputy", { ...asks.merits, answers: { share: ["desk"] } }, "answer-not-offered"],
  ["handed", "deputy", asks.decline, "→ declined"],
  ["handed", "mamori", asks.unreached, "→ unreached"],
  ["handedUnasked", "deputy", asks.merits, "out-of-date"],
  ["handedUnasked", "deputy", asks.decline, "out-of-date"],
  ["handedUnasked", "mamori", asks.unreached, "nothing"],
  ["handed", "mamori", { ...asks.unreached, event: 5 }, "nothing"],
  ["handedChanging", "reporter", asks.hand, "→ handed"],
  ["handedChanging", "deputy", asks.merits, "→ answered"],
  ["handedAnswered", "deputy", asks.merits, "nothing"],
  ["handedAnswered", "deputy", { ...asks.merits, answers: { check: ["yes"] } }, "→ answered"],
  ["handedAnswered", "deputy", asks.decline, "nothing"],
  ["handedAnswered", "mamori", asks.unreached, "nothing"],
  ["handedAnswered", "reporter", asks.hand, "→ handed"],
  ["handedDeclined", "deputy", asks.decline, "nothing"],
  ["handedDeclined", "deputy", asks.merits, "→ answered"],
  ["handedDeclined", "reporter", asks.hand, "→ handed"],
  ["handedUnreached", "deputy", asks.merits, "not-yours"],
  ["handedUnreached", "deputy", asks.decline, "not-yours"],
  ["handedUnreached", "mamori", asks.unreached, "nothing"],
  ["handedOn", "deputy", asks.merits, "not-yours"],
  ["handedOn", "deputy", asks.decline, "not-yours"],
  ["handedOn", "mamori", asks.unreached, "nothing"],
  ["handedReady", "reporter", asks.send, "→ sent"],
  ["handedSent", "reporter", asks.changeMerits, "→ changing"],
  ["handedSent", "reporter", asks.merits, "→ answered"],
  ["handedSent", "reporter", asks.handOn, "→ handed"],
  ["handedSent", "reporter", asks.facts, "already-sent"],
  ["handedSent", "deputy", asks.merits, "→ answered"],
  ["handedSent", "deputy", asks.decline, "→ declined"],
  ["handedClaimed", "deputy", asks.merits, "→ answered"],
  ["handedClosed", "deputy", asks.merits, "already-sent"],
  ["handedClosed", "deputy", asks.decline, "already-sent"],
  ["handedClosed", "reporter", asks.merits, "already-sent"],
  ["handedClosed", "mamori", asks.unreached, "nothing"],
  ["handedWithdrawn", "deputy", asks.merits, "withdrawn"],
  ["handedWithdrawn", "deputy", asks.decline, "withdrawn"],
  ["handedWithdrawn", "reporter", asks.hand, "withdrawn"],
  ["summoned", "reporter", asks.summon, "nothing"],
  ["summoned", "reporter", asks.summonNext, "→ summoned"],
  ["summoned", "mamori", asks.summonNext, "→ summoned"],
  ["summoned", "head", asks.summonNext, "→ summoned"],
  ["summoned", "stranger", asks.summonNext, "not-yours"],
  ["summoned", "mamori", { ...asks.summonNext, call: 9 }, "nothing"],
  ["stoodDown", "mamori", asks.summonNext, "nothing"],
  ["stoodDown", "reporter", asks.summon, "→ summoned"],
  ["summonedClosed", "mamori", asks.summonNext, "not-open"],
  ["live", "reporter", asks.mayEnd, "→ summoned"],
  ["live", "desk", asks.mayEnd, "not-yours"],
  ["needed", "reporter", asks.mayEnd, "nothing"],
  ["needed", "reporter", asks.replace, "→ summoned"],
  ["ended", "reporter", asks.mayEnd, "not-live"],
  ["sent", "reporter", asks.replace, "not-live"],
  ["summoned", "head", asks.coming, "→ responded"],
  ["summoned", "helper", asks.coming, "→ responded"],
  ["summoned", "reporter", asks.coming, "not-yours"],
  ["summoned", "desk", asks.coming, "not-yours"],
  ["summoned", "head", { ...asks.coming, response: "may_end" }, "out-of-date"],
  ["summoned", "head", { ...asks.coming, response: "missed" }, "out-of-date"],
  ["summoned", "head", { ...asks.coming, call: 9 }, "not-yours"],
  ["coming", "head", asks.coming, "nothing"],
  ["coming", "head", asks.unable, "→ responded"],
  ["needed", "head", asks.endsIt, "→ responded"],
  ["needed", "head", { ...asks.endsIt, response: "coming" }, "out-of-date"],
  ["neededEnded", "head", asks.endsIt, "call-over"],
  ["stoodDown", "head", asks.coming, "call-over"],
  ["summonedWithdrawn", "head", asks.coming, "call-over"],
  ["summonedClosed", "head", asks.coming, "call-over"],
  ["summoned", "mamori", asks.miss, "→ responded"],
  ["summoned", "head", asks.miss, "not-on-the-desk"],
  ["nobodyCan", "mamori", asks.miss, "nothing"],
  ["stoodDown", "mamori", asks.miss, "nothing"],
  ["summoned", "reporter", asks.standDown, "→ stood-down"],
  ["summoned", "desk", asks.standDown, "→ stood-down"],
  ["summoned", "head", asks.standDown, "→ stood-down"],
  ["summoned", "stranger", asks.standDown, "not-yours"],
  ["stoodDown", "reporter", asks.standDown, "call-over"],
  ["summonedClosed", "desk", asks.standDown, "call-over"],
  ["live", "reporter", asks.unrelated, "→ unrelated"],
  ["unrelated", "reporter", asks.unrelated, "nothing"],
  ["unrelated", "reporter", asks.takeBack, "nothing"],
  ["unrelated", "reporter", { ...asks.takeBack, of: "unrelated" }, "→ taken-back"],
  ["repeating", "reporter", asks.takeBack, "→ taken-back"],
  ["repeating", "desk", asks.takeBack, "not-yours"],
  ["ended", "reporter", asks.takeBack, "not-live"],
  ["repeatingBack", "reporter", asks.repeating, "→ repeating"],
];

/** Who was called may answer and say that nobody need come, and nothing else. */
const CALLED = new Set<Ask["ask"]>(["respond", "stand-down", "summon"]);
const called: readonly StateName[] = ["summoned", "coming", "summonedPlace", "summonedNext"];

describe.each(called)("%s: whoever was called may not", (given) => {
  const others = Object.values(TABLE).map(({ when }) => when);
  test.each(others.filter((ask) => !CALLED.has(ask.ask)))("%o", (ask) => {
    const refused: Then[] = [
      "not-yours",
      "not-on-the-desk",
      ...(ask.ask === "open" ? no("out-of-date") : []),
    ];
    expect(refused).toContain(ruled(given, "manager", ask));
  });
});

/** While they are asked, whoever stands in may answer that one topic or say that they cannot. */
const STANDING_IN = new Set<Ask["ask"]>(["decline"]);
const asked: readonly StateName[] = [
  "handed",
  "handedAnswered",
  "handedDeclined",
  "handedChanging",
  "handedReady",
  "handedSent",
  "handedSentAnswered",
  "handedNoName",
  "handedClaimed",
  "handedClosed",
  "handedWithdrawn",
];

describe.each(asked)("%s: whoever was asked may not", (given) => {
  const others: readonly Ask[] = [
    ...Object.values(TABLE).map(({ when }) => when),
    ...policy.flow.topics
      .filter((topic) => topic.id !== asks.merits.topic)
      .map(({ id }): Ask => ({ ask: "answer", topic: id, answers: {}, told: [] })),
  ];
  test.each(others.filter((ask) => !STANDING_IN.has(ask.ask)))("%o", (ask) => {
    const refused: Then[] = [
      "not-yours",
      "not-on-the-desk",
      ...(ask.ask === "open" ? no("out-of-date") : []),
    ];
    expect(refused).toContain(ruled(given, "deputy", ask));
  });
});

function ruled(given: StateName, who: Who, when: Ask): Then {
  const now = START + 3_600_000;
  const ruling = decide(stories[given].c, { ...asAsked(who, when), by: people[who], now }, policy);
  if (!ruling.ok) return ruling.because;
  const [event, ...more] = ruling.events;
  expect(more).toEqual([]);
  if (event === undefined) return "nothing";
  expect({ by: event.by, at: event.at }).toEqual({ by: people[who].id, at: now });
  return `→ ${event.type}`;
}

describe.each(Object.values(TABLE))("$when.ask", ({ when, gives }) => {
  const askers: readonly Asking[] = ["reporter", "desk", "stranger"];
  test.each(askers)("asked by the %s", (who) => {
    const found = Object.fromEntries(
      Object.entries(columns).map(([status, { given }]) => [status, ruled(given, who, when)]),
    );
    const expected = Object.fromEntries(
      Object.entries(columns).map(([status, { at }]) => [status, gives[who][at]]),
    );
    expect(found).toEqual(expected);
  });
});

test.each(FINER)("given %s, when the %s asks %o, then %s", (given, who, when, then) => {
  expect(ruled(given, who, when)).toBe(then);
});

test("each column's case has that status", () => {
  const found = Object.entries(columns).map(([status, { given }]) => [status, stories[given].c.status]);
  expect(found).toEqual(Object.keys(columns).map((status) => [status, status]));
});

test("a case opens as a draft of the person who asks, under the policy of that day", () => {
  const request = { ask: "open", kind: "consult", answers: { situation: ["over"] } } as const;
  expect(open({ ...request, by: people.reporter, now: START }, policy)).toEqual({
    ok: true,
    events: [
      {
        type: "opened",
        kind: "consult",
        policy: policy.version,
        answers: { situation: ["over"] },
        by: people.reporter.id,
        at: START,
      },
    ],
  });
});

test("every refusal has a plain sentence of its own", () => {
  const said = Object.values(refusals);
  for (const sentence of said) expect(sentence).toMatch(/^[^!！a-z]+。$/);
  expect(new Set(said).size).toBe(said.length);
});
