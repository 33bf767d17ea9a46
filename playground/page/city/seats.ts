import type { CastMember, ChannelRow, Screen, TourState } from "../../api.ts";
import { PARTS, type Part, type Seat } from "../routes.ts";

/** Somebody's column before they opened anything. */
export const seatFor = (person: string): Seat => ({ person, channel: null, thread: null, home: false });

/** The three columns a visit begins with: one of each part. */
export function firstSeats(cast: readonly CastMember[]): readonly Seat[] {
  return PARTS.flatMap((part) => {
    const one = cast.find((member) => member.part === part);
    return one === undefined ? [] : [seatFor(one.id)];
  });
}

/** The column in which a part of the story is played. */
export function seatOfPart(seats: readonly Seat[], cast: readonly CastMember[], part: Part): number {
  const at = seats.findIndex(({ person }) => cast.find((one) => one.id === person)?.part === part);
  return Math.max(0, at);
}

/** The channel somebody sees first: the desk its own, everybody else what they wrote with the bot. */
export function firstChannel({ person, channels, dm }: Screen): string {
  const own =
    person.part === "desk" ? channels.find((one: ChannelRow) => one.private && one.type !== "im") : undefined;
  return own?.id ?? dm;
}

/** The columns as a step of the tour wants them: whoever is to be seen is there, with what is to be seen open. */
export function seatsShowing(seats: readonly Seat[], { show }: TourState): readonly Seat[] {
  const missing = Object.keys(show).filter((person) => !seats.some((seat) => seat.person === person));
  return seats.map((seat) => {
    const person = seat.person in show ? seat.person : (missing.shift() ?? seat.person);
    const looking = show[person];
    return looking === undefined ? seat : { ...looking, person, home: false };
  });
}
