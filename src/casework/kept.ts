import type { Part } from "../cases/calls.ts";
import { type Case, isKeptFromManagers, type PersonId } from "../cases/case.ts";
import { chain, isHead, type Member } from "../organisation/organisation.ts";
import type { Directory } from "./directory.ts";

/** Who hears nothing of a case that is kept from managers, whoever names them: heads, and who is above the reporter. */
export async function keptFrom(
  c: Case,
  directory: Directory,
): Promise<(person: PersonId) => Promise<boolean>> {
  if (!isKeptFromManagers(c)) return async () => false;
  const caller = await directory.memberOf(c.reporter);
  const section = await directory.sectionOf(c.reporter);
  const rings = section === null ? [] : chain(directory.organisation(), section, caller);
  const above = new Set(
    rings.flatMap((members, n) =>
      members.filter((one) => partOf(one, section, n) === "above").map(({ key }) => key),
    ),
  );
  return async (person) => {
    const member = await directory.memberOf(person);
    return member !== null && (isHead(member) || above.has(member.key));
  };
}

/** Why somebody of a ring is called, by where they stand to the reporter's section. */
export function partOf(member: Member, section: string | null, ring: number): Part {
  if (ring > 0 || member.section !== section) return "above";
  if (isHead(member)) return "head";
  return member.roles.includes("leader") ? "leader" : "helper";
}
