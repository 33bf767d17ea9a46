import { expect } from "vitest";
import type { City } from "./city.ts";

/** How often something stands in a text. */
export const times = (text: string, part: string): number => text.split(part).length - 1;

/** That each of these is seen once, in this order. */
export function expectInOrder(seen: string, parts: readonly string[]): void {
  for (const part of parts) expect(times(seen, part), `"${part}" in:\n${seen}`).toBe(1);
  const order = [...parts].sort((a, b) => seen.indexOf(a) - seen.indexOf(b));
  expect(order, `the order of what is seen:\n${seen}`).toEqual([...parts]);
}

/** Nothing waits to be carried out any more, and nothing was given up. */
export async function expectNothingOwed(city: City): Promise<void> {
  await city.passes(60_000);
  const { pending, parked } = city.mamori.health();
  expect({ pending, parked }, "what is still owed to Slack").toEqual({ pending: 0, parked: 0 });
}

/** What the log says under this name, newest last. */
export const saidInLog = (city: City, what: string) => city.logged.filter((line) => line.what === what);

/** What a form says that does not go through, field by field. */
export const errorsIn = ({ errors }: { readonly errors?: Readonly<Record<string, string>> }): string[] =>
  Object.values(errors ?? {});
