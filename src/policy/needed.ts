import type { Finding } from "./fault.ts";
import { at, inside } from "./look.ts";
import { optionsIn } from "./references.ts";

/**
 * The few questions of a policy that the program itself acts on; all others are data to it.
 * A policy without them is refused when it is read.
 */
export const SITUATION = {
  question: "situation",
  danger: "danger",
  ongoing: "ongoing",
  over: "over",
} as const;

/** Who is told; nothing is sent before it is answered. `noName` and `later` may be left out. */
export const SHARE = {
  question: "share",
  withManager: "with_manager",
  noName: "desk_noname",
  later: "later",
} as const;

/** Where somebody is who called for help; may be left out, and goes to the desk as soon as it is answered. */
export const PLACE = { question: "place" } as const;

/** When it may happen again; may be left out. Who expects it today or tomorrow comes before others in the desk's queue; the summary tells of it. */
export const NEXT = { question: "next", soon: "soon" } as const;

/** What the reporter asks for; may be left out. The desk can look at its queue by it. */
export const WISH = { question: "wish" } as const;

/** How long it took; may be left out. The keys of its options count minutes, and all others nothing. */
export const LENGTH = { question: "length" } as const;

/** By what means it happened; may be left out. What happens again is recorded with the same choices. */
export const HOW = { question: "how" } as const;

const NEEDED: readonly { question: string; surface: string; options: readonly string[] }[] = [
  {
    question: SITUATION.question,
    surface: "doors",
    options: [SITUATION.danger, SITUATION.ongoing, SITUATION.over],
  },
  { question: SHARE.question, surface: "message", options: [] },
];

/** Finds what is missing of the questions without which the program cannot work. */
export function checkNeeded(data: unknown): Finding[] {
  const topics = inside(data, "topics");
  if (topics.length === 0) return [];
  return NEEDED.flatMap(({ question, surface, options }): Finding[] => {
    const topic = topics.find(([, one]) => at(one, ["questions", question]) !== undefined);
    if (topic === undefined) {
      const what = `「${question}」という質問がありません。`;
      const remedy = `マモリの動きを決める質問なので、surface: ${surface} の話題に入れてください。`;
      return [{ path: ["topics"], on: "key", what, remedy }];
    }
    const [id, one] = topic;
    const path = ["topics", id, "questions", question];
    const given = optionsIn(at(one, ["questions", question])).map(([, key]) => key);
    const missing = options.filter((key) => !given.includes(key));
    return missing.map((key) => ({
      path,
      on: "key",
      what: `「${question}」に「${key}」という選択肢がありません。`,
      remedy: "マモリの動きを決める選択肢なので、残してください。ラベルは変えられます。",
    }));
  });
}
