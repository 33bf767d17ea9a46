import type { Finding, Path } from "./fault.ts";
import { at, inside } from "./look.ts";
import type { Desk, Topic } from "./policy.ts";

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Stays in the text until it is shown: who reads a case is who is in the desk's channel at that moment. */
const MEMBERS = "desk.members";

/** What a text of the policy can take from elsewhere in the file, so that a number is written only once. */
function valuesOf(data: unknown): ReadonlyMap<string, unknown> {
  return new Map([
    ["desk.name", at(data, ["desk", "name"])],
    ["desk.extension", at(data, ["desk", "extension"])],
    ["outside-office.name", at(data, ["desk", "outside-office", "name"])],
    ["outside-office.extension", at(data, ["desk", "outside-office", "extension"])],
    ["workplace-office.name", at(data, ["desk", "workplace-office", "name"])],
    ["workplace-office.extension", at(data, ["desk", "workplace-office", "extension"])],
    ...inside(data, "thresholds").map(([key, value]): [string, unknown] => [`thresholds.${key}`, value]),
  ]);
}

/** Puts the file's own values into its texts. */
export function fillIn(data: unknown): unknown {
  const values = valuesOf(data);
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replace(PLACEHOLDER, (whole, name) => {
        const text = values.get(name);
        return typeof text === "string" ? text : whole;
      });
    }
    if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, fill(inner)]));
    return Array.isArray(value) ? value.map(fill) : value;
  };
  return fill(data);
}

/** Finds placeholders that stand for nothing, and `{desk.members}` where nobody will fill it in. */
export function checkPlaceholders(data: unknown): Finding[] {
  const known = [...valuesOf(data).keys(), MEMBERS];
  const look = (value: unknown, path: Path): Finding[] => {
    if (typeof value !== "string")
      return inside(value).flatMap(([key, inner]) => look(inner, [...path, key]));
    return [...value.matchAll(PLACEHOLDER)].flatMap(([whole, name = ""]): Finding[] => {
      if (!known.includes(name)) {
        const remedy = `使えるのは ${known.map((one) => `{${one}}`).join("、")} です。`;
        return [{ path, on: "value", what: `「${whole}」に入るものがありません。`, remedy }];
      }
      if (name !== MEMBERS || mayNameMembers(path)) return [];
      const remedy = "話題の intro か、質問の help か more に書いてください。";
      return [{ path, on: "value", what: `「${whole}」はここには書けません。`, remedy }];
    });
  };
  return look(data, []);
}

function mayNameMembers(path: Path): boolean {
  const [part, , , , last] = path;
  const inQuestion = path.length === 5 && (last === "help" || last === "more");
  return part === "topics" && (path[2] === "intro" || inQuestion);
}

/** A topic with the names of those who will read the answers; without names, with the name of the desk. */
export function withMembers(topic: Topic, desk: Desk, members: readonly string[] = desk.members): Topic {
  const names = members.length > 0 ? members.join("・") : desk.name;
  const fill = (text: string) => text.replaceAll(`{${MEMBERS}}`, names);
  return {
    ...topic,
    ...(topic.intro !== undefined && { intro: fill(topic.intro) }),
    questions: topic.questions.map((question) => ({
      ...question,
      ...(question.help !== undefined && { help: fill(question.help) }),
      ...(question.more !== undefined && { more: fill(question.more) }),
    })),
  };
}
