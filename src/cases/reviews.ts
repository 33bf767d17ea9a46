import { type Case, type Instant, isOpen } from "./case.ts";

/** When the desk is next reminded of a measure that is to be looked at again; nobody is while a case is not open. */
export const nextReview = (c: Case): Instant | null =>
  isOpen(c)
    ? c.work.measures.reduce<Instant | null>(
        (first, { remindAt }) => (remindAt === null ? first : Math.min(first ?? remindAt, remindAt)),
        null,
      )
    : null;
