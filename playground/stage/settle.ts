import { cast, people, sections } from "../city/people.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The channels that everybody finds in the city's Slack. */
export const ROOMS = {
  general: "C0GENERAL1",
  section: "C0SECTION1",
  outside: "C0OUTSIDE1",
  desk: "C0DESK0001",
} as const;

/** Brings the people of the invented city and their channels into an empty workspace; the answer is the desk's. */
export function settle(slack: Workspace): string {
  for (const { id, name, standing } of people)
    slack.addPerson({ id, name, guest: standing === "guest", connected: standing === "connected" });
  const staff = people.filter((one) => one.standing === "member");
  const idsOf = (some: readonly { readonly id: string }[]) => some.map((one) => one.id);
  slack.addChannel({ id: ROOMS.general, name: "全庁連絡", members: idsOf(staff), includesBot: true });
  const { section } = cast.clerk;
  const colleagues = staff.filter((one) => one.section === section);
  slack.addChannel({ id: ROOMS.section, name: sections[section].name, members: idsOf(colleagues) });
  const outside = [cast.clerk, cast.head, cast.contractor, cast.guest];
  slack.addChannel({ id: ROOMS.outside, name: "委託連絡", members: idsOf(outside) });
  const desk = { name: "カスハラ相談窓口", private: true, includesBot: true };
  return slack.addChannel({ id: ROOMS.desk, ...desk, members: idsOf(cast.desk) }).id;
}
