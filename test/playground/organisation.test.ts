import { expect, test } from "vitest";
import { organisationFile } from "../../playground/city/organisation.ts";
import { cast, people } from "../../playground/city/people.ts";
import { chain, memberFor } from "../../src/organisation/organisation.ts";
import { readOrganisation } from "../../src/organisation/read.ts";

test("the invented city's file names everybody, and whoever calls from the counter has people to come", () => {
  const reading = readOrganisation(new TextEncoder().encode(organisationFile()));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  expect(reading.organisation.members.size).toBe(people.length);
  const clerk = memberFor(reading.organisation, { id: cast.clerk.id, mail: null });
  const [first] = chain(reading.organisation, clerk?.section ?? "", clerk);
  expect(first?.map((one) => one.name)).toEqual(["高橋", "村上"]);
});
