import type { Looking } from "../api.ts";

/** A column of the city page: whose Slack it is, and what is open in it. */
export interface Seat extends Looking {
  readonly person: string;
  /** Whether the bot's Home is open instead of a channel. */
  readonly home: boolean;
}

/** Whose column is in front. */
export const PARTS = ["staff", "desk", "manager"] as const;
export type Part = (typeof PARTS)[number];

/** A step of the tour, counted from 0. */
export interface TourRoute {
  readonly at: "tour";
  readonly step: number;
}

/** Where in the page somebody is; it stands in the address, so that a reload and a link lead there again. */
export type Route =
  | { readonly at: "doors" }
  | { readonly at: "it" }
  | TourRoute
  | { readonly at: "city"; readonly as: Part; readonly seats: readonly Seat[] };

/** Reads the part of an address behind the #; what it does not know leads to the doors. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  if (path === "/it") return { at: "it" };
  const step = /^\/tour\/(\d+)$/.exec(path)?.[1];
  if (step !== undefined || path === "/tour") return { at: "tour", step: Math.max(1, Number(step ?? 1)) - 1 };
  if (path !== "/city") return { at: "doors" };
  const asked = new URLSearchParams(query);
  const as = PARTS.find((one) => one === asked.get("as")) ?? "staff";
  return { at: "city", as, seats: asked.getAll("seat").map(seatOf) };
}

/** The address of a step of the tour, counted from 0. */
export const tourHash = (step: number): string => `#/tour/${step + 1}`;

/** The address of the city page with these columns. */
export function cityHash(as: Part, seats: readonly Seat[] = []): string {
  return `#/city?as=${as}${seats.map((seat) => `&seat=${written(seat)}`).join("")}`;
}

const HOME = "home";

function written({ person, channel, thread, home }: Seat): string {
  return [person, channel ?? "", home ? HOME : (thread ?? "")].map(encodeURIComponent).join("~");
}

function seatOf(text: string): Seat {
  const [person = "", channel = "", rest = ""] = text.split("~");
  const home = rest === HOME;
  return { person, channel: channel || null, thread: home ? null : rest || null, home };
}
