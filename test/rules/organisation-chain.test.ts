import { describe, expect, test } from "vitest";
import {
  chain,
  type Member,
  memberFor,
  noOrganisation,
  organisationOf,
  pathOf,
  type Role,
  type Section,
  superiorsOf,
} from "../../src/organisation/organisation.ts";

const section = (code: string, within: string | null): Section => ({
  ...{ code, name: `${code}課`, within },
  ...{ place: "", extension: "", guard: "" },
});

const member = (key: string, section: string, roles: readonly Role[], superior?: string): Member => ({
  ...{ key, id: key.includes("@") ? null : key, mail: key.includes("@") ? key : null, name: key },
  ...{ section, roles, superior: superior ?? null, deputies: [] },
});

const sections = [section("局", null), section("部", "局"), section("市民", "部"), section("戸籍", "部")];
const people = [
  member("局長", "局", ["head"]),
  member("部長", "部", ["head"]),
  member("課長", "市民", ["head"]),
  member("係長", "市民", ["leader"]),
  member("応援", "市民", ["member", "helper"]),
  member("職員", "市民", ["member"]),
  member("戸籍係長", "戸籍", ["leader"]),
];
const org = organisationOf(sections, people);

describe("who is called, ring by ring", () => {
  /** The same city with some people's rows as given, or some more. */
  const city = (...changed: readonly Member[]) => organisationOf(sections, [...people, ...changed]);
  const calls = (it: typeof org, code: string, by?: string, leftOut: readonly string[] = []) =>
    chain(it, code, by === undefined ? null : (it.members.get(by) ?? null), new Set(leftOut)).map((ring) =>
      ring.map((one) => one.key).join(" "),
    );

  const table: readonly (readonly [what: string, rings: readonly string[], is: readonly string[]])[] = [
    ["head, leaders and helpers at once", calls(org, "市民", "職員"), ["課長 係長 応援", "部長", "局長"]],
    ["for somebody the file does not know", calls(org, "市民"), ["課長 係長 応援", "部長", "局長"]],
    ["never the caller", calls(org, "市民", "係長"), ["課長 応援", "部長", "局長"]],
    ["the caller is the head", calls(org, "市民", "課長"), ["係長 応援 部長", "局長"]],
    ["a section without head", calls(org, "戸籍"), ["戸籍係長 部長", "局長"]],
    ["the caller is all there is of it", calls(org, "戸籍", "戸籍係長"), ["部長", "局長"]],
    ["the caller is the head of all", calls(org, "局", "局長"), []],
    ["somebody may not know", calls(org, "市民", "職員", ["課長"]), ["係長 応援 部長", "局長"]],
    ["nobody may know", calls(org, "戸籍", undefined, ["戸籍係長", "部長", "局長"]), []],
    ["a section that is not there", calls(org, "900", "職員"), []],
    ["no file", calls(noOrganisation, "市民"), []],
    [
      "a section without head in between",
      calls(
        organisationOf(
          sections,
          people.filter((one) => one.key !== "部長"),
        ),
        "市民",
        "職員",
      ),
      ["課長 係長 応援", "局長"],
    ],
    [
      "whom the head's row names, and who is above that one",
      calls(city(member("課長", "市民", ["head"], "局長")), "市民", "職員"),
      ["課長 係長 応援", "局長"],
    ],
    [
      "whom the caller's row names",
      calls(city(member("職員", "市民", ["member"], "戸籍係長")), "市民", "職員"),
      ["課長 係長 応援", "戸籍係長", "部長", "局長"],
    ],
    [
      "the caller's row names their own head",
      calls(city(member("職員", "市民", ["member"], "課長")), "市民", "職員"),
      ["課長 係長 応援", "部長", "局長"],
    ],
    [
      "two heads",
      calls(city(member("もう一人", "市民", ["head"])), "市民", "課長"),
      ["係長 応援 もう一人", "部長", "局長"],
    ],
    [
      "two heads under one superior",
      calls(
        city(member("課長", "市民", ["head"], "局長"), member("もう一人", "市民", ["head"], "局長")),
        "市民",
      ),
      ["課長 係長 応援 もう一人", "局長"],
    ],
    [
      "a circle through superiors and sections",
      calls(city(member("局長", "局", ["head"], "課長")), "市民", "職員"),
      ["課長 係長 応援", "部長", "局長"],
    ],
    [
      "a circle of superiors",
      calls(city(member("部長", "部", ["head"], "局長"), member("局長", "局", ["head"], "部長")), "市民"),
      ["課長 係長 応援", "部長", "局長"],
    ],
    [
      "a circle of sections",
      calls(organisationOf([section("市民", "部"), section("部", "市民")], people), "市民", "職員"),
      ["課長 係長 応援", "部長"],
    ],
    [
      "a superior who is not there",
      calls(city(member("課長", "市民", ["head"], "誰か")), "市民", "職員"),
      ["課長 係長 応援", "部長", "局長"],
    ],
  ];

  test.each(table)("%s", (_, rings, is) => {
    expect(rings).toEqual(is);
  });
});

describe("who is above somebody", () => {
  const above = (it: typeof org, code: string | null, by?: string) =>
    [...superiorsOf(it, code, by === undefined ? null : (it.members.get(by) ?? null))].join(" ");
  const led = organisationOf(sections, [...people, member("職員", "市民", ["member"], "係長")]);
  const helped = organisationOf(sections, [
    ...people,
    member("職員", "市民", ["member"], "応援"),
    member("応援", "市民", ["helper"], "係長"),
  ]);
  const heads = "局長 部長 課長";

  const table: readonly (readonly [what: string, found: string, is: string])[] = [
    ["heads, of whatever section", above(org, "市民", "職員"), heads],
    ["for somebody the file does not know", above(org, "市民"), heads],
    ["where nobody knows the section", above(org, null), heads],
    ["a team leader who is the superior", above(led, "市民", "職員"), `${heads} 係長`],
    ["not a team leader who is none", above(led, "市民", "応援"), heads],
    ["helpers and leaders on the way up", above(helped, "市民", "職員"), `${heads} 応援 係長`],
    ["nobody without a file", above(noOrganisation, "市民"), ""],
  ];

  test.each(table)("%s", (_, found, is) => {
    expect(found).toBe(is);
  });
});

test("a section is said from the top", () => {
  expect(pathOf(org, "市民")).toBe("局課 部課 市民課");
  expect(pathOf(org, "900")).toBe("");
});

test("somebody is found by id, else by mail in any case of letters", () => {
  const mixed = organisationOf(sections, [member("U0ONE", "部", []), member("two@example.jp", "部", [])]);
  expect(memberFor(mixed, { id: "U0ONE", mail: "two@example.jp" })?.key).toBe("U0ONE");
  expect(memberFor(mixed, { id: "U0TWO", mail: "Two@Example.jp" })?.key).toBe("two@example.jp");
  expect(memberFor(mixed, { id: "U0TWO", mail: null })).toBeNull();
  expect(memberFor(mixed, { id: "two@example.jp".slice(0, 3), mail: "x@example.jp" })).toBeNull();
});
