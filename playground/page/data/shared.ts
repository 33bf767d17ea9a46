/**
 * What is new, made of the parts of what is old wherever they say the same: whoever draws sees by identity what
 * changed, and draws that alone. Lists of things with a `ts`, as messages have one, are compared thing by thing.
 */
export function shared<T>(old: unknown, now: T): T;
export function shared(old: unknown, now: unknown): unknown {
  if (Object.is(old, now) || !isHolder(old) || !isHolder(now)) return now;
  if (Array.isArray(now)) return Array.isArray(old) ? sharedList(old, now) : now;
  if (Array.isArray(old)) return now;
  const keys = Object.keys(now);
  const made = Object.fromEntries(keys.map((key) => [key, shared(old[key], now[key])] as const));
  const same = keys.length === Object.keys(old).length && keys.every((key) => Object.is(made[key], old[key]));
  return same ? old : made;
}

type Holder = Readonly<Record<string, unknown>>;

const isHolder = (value: unknown): value is Holder => typeof value === "object" && value !== null;

function sharedList(old: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const byTs = new Map(old.flatMap((one) => (isHolder(one) && "ts" in one ? [[one.ts, one] as const] : [])));
  const made = now.map((one, n) => shared(isHolder(one) && "ts" in one ? byTs.get(one.ts) : old[n], one));
  const same = made.length === old.length && made.every((one, n) => Object.is(one, old[n]));
  return same ? old : made;
}
