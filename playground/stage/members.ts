import type { CastMember } from "../api.ts";
import { cast, type Staff, sections } from "../city/people.ts";

/** Those of the invented city whose Slack the page can show. */
export const members: readonly CastMember[] = [
  member(cast.clerk, "staff"),
  ...cast.desk.map((one) => member(one, "desk")),
  member(cast.head, "manager"),
  member(cast.otherHead, "manager"),
  member(cast.contractor, "outside"),
  member(cast.guest, "outside"),
];

function member({ id, name, role, section }: Staff, part: CastMember["part"]): CastMember {
  return { id, name, title: role, section: sections[section].name, part };
}
