import type { Instant, PersonId } from "../cases/case.ts";
import type { Reader } from "./ports-store.ts";

/** Who stands for a head at a moment: themselves, somebody in their place, or nobody until they are back. */
export type Stand =
  | { readonly as: "there" | "instead"; readonly person: PersonId }
  | { readonly as: "nobody"; readonly person: PersonId };

/**
 * Who stands for a head: of one on leave, whom they named, else the first of their deputies who is not away either.
 * Never one of `without`.
 */
export async function standsFor(
  { id, deputies }: { readonly id: PersonId; readonly deputies: readonly PersonId[] },
  without: readonly PersonId[],
  read: Reader,
  now: Instant,
): Promise<Stand> {
  const [away] = await read.absences([id], now);
  if (away === undefined) return { as: "there", person: id };
  const delegates = [...(away.delegate === null ? [] : [away.delegate]), ...deputies];
  const absent = await read.absences(delegates, now);
  const free = delegates.find(
    (one) => one !== id && !without.includes(one) && !absent.some(({ person }) => person === one),
  );
  return free === undefined ? { as: "nobody", person: id } : { as: "instead", person: free };
}
