/** The ways in which the desk looks at what lies before it; the names stand in buttons. */
export const QUEUES = ["all", "unclaimed", "mine", "waiting", "overdue"] as const;
export type Queue = (typeof QUEUES)[number];

/** How many cases one page of a queue shows. */
export const PAGE = 15;

/** What somebody of the desk chose to look at. `page` counts from 0. */
export interface Choice {
  readonly queue: Queue;
  /** The code of a section of the city's file; null for all. */
  readonly section: string | null;
  /** The key of something reporters ask for; null for all. */
  readonly wish: string | null;
  readonly page: number;
}

/** Everything, from the beginning. */
export const WHOLE: Choice = { queue: "all", section: null, wish: null, page: 0 };
