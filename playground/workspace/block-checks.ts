/** Where blocks are shown. Some blocks and elements are allowed only in some of these. */
export type Surface = "message" | "modal" | "home";

/** The first thing Slack would refuse: where it is and what is wrong with it. */
export type Problem = { path: string; why: string };

/** Says what is wrong with a value. The tables of blocks and elements are built out of these. */
export type Check = (value: unknown, path: string, surface: Surface) => Problem | undefined;

export type Properties = Record<string, unknown>;

/** What several properties of one object must be to each other; runs when each alone is right. */
export type Rule = (properties: Properties, path: string) => Problem | undefined;

/** A property: required as a bare check, or else wrapped in `optional`. */
export type Field = Check | { optional: Check };
export type Fields = Record<string, Field>;

export function optional(check: Check): Field {
  return { optional: check };
}

/** Slack counts characters, not the halves that JavaScript counts an emoji by. */
export function characters(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list's items; nothing when it is no list, which the list's own check has then refused. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a property as it was sent, for words to people. */
function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
}

export function within(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

const anything: Check = () => undefined;

export const flag: Check = (value, path) =>
  typeof value === "boolean" ? undefined : { path, why: `${shown(value)}, must be true or false` };

export function string(limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
  return (value, path) => {
    if (typeof value !== "string") return { path, why: `${shown(value)}, must be a string` };
    const length = characters(value);
    if (length < min) return { path, why: min === 1 ? "is empty" : `${length} characters, at least ${min}` };
    if (length > max) return { path, why: `${length} characters, at most ${max}` };
    return undefined;
  };
}

/** A string of which more is asked than its length. */
export function stringThat(is: string, test: (text: string) => boolean, limits?: { max: number }): Check {
  const plain = string({ min: 1, ...limits });
  return (value, path, surface) =>
    plain(value, path, surface) ??
    (typeof value === "string" && test(value) ? undefined : { path, why: `${shown(value)} is not ${is}` });
}

export function integer(min: number, max: number = Number.POSITIVE_INFINITY): Check {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      return { path, why: `${shown(value)}, must be a whole number` };
    }
    if (value < min) return { path, why: `${value}, at least ${min}` };
    if (value > max) return { path, why: `${value}, at most ${max}` };
    return undefined;
  };
}

export const number: Check = (value, path) =>
  typeof value === "number" && Number.isFinite(value)
    ? undefined
    : { path, why: `${shown(value)}, must be a number` };

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, path) =>
    allowed.some((each) => each === value)
      ? undefined
      : { path, why: `${shown(value)}, must be ${allowed.join(" or ")}` };
}

export function list(item: Check, limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
  return (value, path, surface) => {
    if (!Array.isArray(value)) return { path, why: `${shown(value)}, must be a list` };
    const items = itemsOf(value);
    if (items.length < min) return { path, why: `${items.length} items, at least ${min}` };
    if (items.length > max) return { path, why: `${items.length} items, at most ${max}` };
    return firstProblem(items, (each, index) => item(each, `${path}[${index}]`, surface));
  };
}

/** An object with exactly these properties: what is missing is refused, and so is what is unknown. */
export function object(fields: Fields, ...rules: Rule[]): Check {
  const listed = Object.entries(fields);
  return (value, path, surface) => {
    if (!isObject(value)) return { path, why: `${shown(value)}, must be an object` };
    const unknown = Object.keys(value).find((key) => value[key] !== undefined && !Object.hasOwn(fields, key));
    if (unknown !== undefined) return { path: within(path, unknown), why: "unknown property" };
    return (
      firstProblem(listed, ([key, field]) => {
        const property = value[key];
        const at = within(path, key);
        if (typeof field === "function") {
          return property === undefined ? { path: at, why: "is missing" } : field(property, at, surface);
        }
        return property === undefined ? undefined : field.optional(property, at, surface);
      }) ?? firstProblem(rules, (rule) => rule(value, path))
    );
  };
}

/** An object that has a `type`, as nearly all of Block Kit does; `byType` looks at the type itself. */
export function kind(fields: Fields, ...rules: Rule[]): Check {
  return object({ type: anything, ...fields }, ...rules);
}

/** An object that is of one of several types. */
export function byType(kinds: Record<string, Check>): Check {
  return (value, path, surface) => {
    if (!isObject(value)) return { path, why: `${shown(value)}, must be an object` };
    const { type } = value;
    if (type === undefined) return { path: within(path, "type"), why: "is missing" };
    const check = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    return check === undefined
      ? { path: within(path, "type"), why: `${shown(type)}, must be one of ${Object.keys(kinds).join(", ")}` }
      : check(value, path, surface);
  };
}

/** A check for what Slack takes on some surfaces only. */
export function only(surfaces: Surface[], check: Check): Check {
  return (value, path, surface) =>
    surfaces.includes(surface)
      ? check(value, path, surface)
      : {
          path,
          why: `${isObject(value) ? value.type : "this"} is allowed in ${surfaces.join(" and ")} only, not in ${surface}`,
        };
}

export function exactlyOne(...keys: string[]): Rule {
  return (properties, path) => {
    const given = keys.filter((key) => properties[key] !== undefined);
    return given.length === 1
      ? undefined
      : { path, why: `needs exactly one of ${keys.join(", ")}, has ${given.join(", ") || "none"}` };
  };
}

export function atLeastOne(...keys: string[]): Rule {
  return (properties, path) =>
    keys.some((key) => properties[key] !== undefined)
      ? undefined
      : { path, why: `needs at least one of ${keys.join(", ")}` };
}

/** Two numbers that must not be the wrong way round. */
export function ascending(low: string, high: string): Rule {
  return (properties, path) => {
    const [from, to] = [properties[low], properties[high]];
    if (from === undefined || to === undefined || Number(from) <= Number(to)) return undefined;
    return { path: `${path}.${low}`, why: `${from} is more than ${high}, ${to}` };
  };
}

export function firstProblem<Item>(
  items: Item[],
  look: (item: Item, index: number) => Problem | undefined,
): Problem | undefined {
  for (const [index, item] of items.entries()) {
    const problem = look(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Finds the first thing that has the same key as one before it. */
export function firstRepeated(
  keyed: { key: unknown; path: string }[],
  why: (key: unknown, firstPath: string) => string,
): Problem | undefined {
  const seen = new Map<unknown, string>();
  return firstProblem(keyed, ({ key, path }) => {
    if (key === undefined) return undefined;
    const before = seen.get(key);
    if (before !== undefined) return { path, why: why(key, before) };
    seen.set(key, path);
    return undefined;
  });
}

/** Every object inside a value, itself included, with its path. */
export function everyObjectIn(value: unknown, path: string): { found: Properties; path: string }[] {
  const all: { found: Properties; path: string }[] = [];
  const look = (each: unknown, at: string): void => {
    if (Array.isArray(each)) {
      for (const [index, item] of itemsOf(each).entries()) look(item, `${at}[${index}]`);
    } else if (isObject(each)) {
      all.push({ found: each, path: at });
      for (const key of Object.keys(each)) look(each[key], within(at, key));
    }
  };
  look(value, path);
  return all;
}
