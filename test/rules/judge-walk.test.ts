import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { change, cutShort, effective, walk } from "../../src/flows/walk.ts";
import { consult, policy } from "./judge-sample.ts";

const { flow } = policy;

const whole: Answers = { ...consult({}), place: [], matter: [], extension: [], times: [], share: ["desk"] };

/** The topics somebody meets who answers like this. */
function path(given: Answers, from: Answers = {}): string[] {
  let answers: Answers = { kind: given.kind ?? [], after_sending: given.after_sending ?? [], ...from };
  const seen: string[] = [];
  for (let step = walk(flow, answers); step.at === "topic"; step = walk(flow, answers)) {
    const ids = step.topic.questions.map((question) => question.id);
    seen.push(step.topic.id);
    const part = Object.fromEntries(ids.map((id) => [id, given[id] ?? []]));
    answers = change(flow, answers, step.topic.id, part);
  }
  return seen;
}

const JUDGED = ["effect", "merits", "care", "support"];

describe("the way through", () => {
  test.each<[string, Answers, string[]]>([
    ["a report", { kind: ["report"] }, ["situation", "told", "share"]],
    [
      "a report in danger",
      { kind: ["report"], situation: ["danger"] },
      ["situation", "place", "told", "share"],
    ],
    ["a consultation", {}, ["situation", "doubt", "told", "facts", ...JUDGED, "share"]],
    ["one that goes on", { situation: ["ongoing"] }, ["situation", "told", "facts", ...JUDGED, "share"]],
    ["a manual", { doubt: ["manual"] }, ["situation", "doubt", "matter", "share"]],
    ["to be heard", { doubt: ["talk"] }, ["situation", "doubt", "talk", "share"]],
    [
      "all of it",
      { doubt: ["section", "other", "talk"] },
      ["situation", "doubt", "told", "matter", "talk", "facts", ...JUDGED, "share"],
    ],
    ["no doubt named", { doubt: [] }, ["situation", "doubt", "told", "facts", ...JUDGED, "share"]],
    [
      "insulted",
      { facts: ["insult"] },
      ["situation", "doubt", "told", "facts", "stop", "length", ...JUDGED, "share"],
    ],
    [
      "long, and again",
      { facts: ["long", "boss"] },
      ["situation", "doubt", "told", "facts", "stuck", "after", ...JUDGED, "share"],
    ],
  ])("%s", (_, given, topics) => {
    expect(path({ ...whole, ...given })).toEqual(topics);
  });

  test("a report that was sent goes on only if the person wishes, and then as a consultation does", () => {
    const sent = { kind: ["report"], situation: ["over"], share: ["desk"] };
    const told = {
      what: ["later"],
      wanted: [],
      when: ["now"],
      how: ["phone"],
      whose: ["self"],
      party: ["user"],
    };
    const from = { ...sent, ...told };
    expect(path(whole, from)).toEqual([]);
    expect(
      path({ ...whole, ...from, after_sending: ["desk"] }, { ...from, after_sending: ["desk"] }),
    ).toEqual([]);
    const on = { ...from, after_sending: ["continued"] };
    expect(path({ ...whole, ...on, facts: ["pry"] }, on)).toEqual(["facts", "stop", "length", ...JUDGED]);
  });
});

describe("ここまでで送る", () => {
  const begun: Answers = {
    kind: ["consult"],
    situation: ["ongoing"],
    what: ["words"],
    wanted: [],
    when: ["now"],
    how: ["phone"],
    whose: ["self"],
    party: ["user"],
    facts: ["insult"],
    stop: ["continued"],
  };

  test("leads to who is told, with what was answered kept", () => {
    const cut = cutShort(flow, begun);
    expect(walk(flow, cut)).toMatchObject({ at: "topic", topic: { id: "share" }, remaining: 1 });
    expect(effective(flow, cut)).toMatchObject({ ...begun, length: [], effect: [], answer: [], wish: [] });
  });

  test("does not pass over what may not be skipped, and changes nothing at the end", () => {
    expect(walk(flow, cutShort(flow, { kind: ["consult"], situation: ["over"] }))).toMatchObject({
      topic: { id: "told" },
    });
    const done = { ...cutShort(flow, begun), share: ["desk"] };
    expect(cutShort(flow, done)).toEqual(done);
  });
});

test("「この中にはない」 beside something else of its list does not count; of two such, the last does", () => {
  const facts = (...chosen: string[]) => effective(flow, consult({ facts: chosen })).facts;
  expect(facts("none1", "shout", "none3")).toEqual(["none1", "shout", "none3"]);
  expect(facts("none1", "shout", "none2")).toEqual(["none1", "shout"]);
  expect(facts("hit", "none1")).toEqual(["hit"]);
  expect(effective(flow, consult({ effect: ["worn", "none", "skip"] })).effect).toEqual(["worn"]);
  expect(effective(flow, consult({ effect: ["none", "skip"] })).effect).toEqual(["skip"]);
});
