import type { City } from "./city.ts";
import { SAPPORO_2026, textOf } from "./policies.ts";

const TITLE = "市全体のお知らせ";

/** The city's policy with a leadership. */
export const ledBy = (...who: readonly string[]): string =>
  textOf(SAPPORO_2026).replace("  at: 9:00\n", `  at: 9:00\n  leadership: [${who.join(", ")}]\n`);

/** The digests of the city that stand in the desk's channel, the oldest first. */
export const atDesk = (city: City): string[] => city.cards().filter((text) => text.startsWith(TITLE));

/** The newest of them. */
export const newest = (city: City): string => atDesk(city).at(-1) ?? "";

/** Those that somebody has in their direct messages. */
export const withPerson = (city: City, name: string): string[] =>
  city
    .person(name)
    .everywhere()
    .map((m) => m.visible)
    .filter((text) => text.startsWith(TITLE));

/** What a digest says of something: a line of its own, or one that names several of which the same is told. */
export function lineIn(digest: string, label: string): string | undefined {
  for (const [, head = "", tail = ""] of digest.matchAll(/^• ([^：\n]*)：([^\n]*)$/gm)) {
    if (head.startsWith(label)) return tail;
    if (tail.split("／").some((one) => one.startsWith(label))) return head;
  }
  return undefined;
}

/** What the table of bureaus says of one of them. */
export function bureauIn(digest: string, name: string): readonly string[] {
  const lines = digest.split("\n");
  const at = lines.indexOf(name);
  return at < 0 ? [] : lines.slice(at + 1, at + 5);
}
