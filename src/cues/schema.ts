import { z } from "zod";
import type { Cue, Cues } from "./cues.ts";
import { readPattern } from "./pattern.ts";
import { plain } from "./plain.ts";

const FACT = /^[a-z0-9][a-z0-9_]*$/;
const LONGEST = 1000;
const MOST = 200;

const pattern = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST)
  .transform((written, ctx) => {
    const read = readPattern(written);
    if (read) return read;
    const what = `手がかりの語「${written}」が読めません。`;
    const remedy =
      "2文字以上で、言いかえは (殴|なぐ)られ、なくてもよい語は 爆破(を)?する、離れた語は 椅子…投げ のように書いてください。";
    ctx.addIssue({ code: "custom", params: { what, remedy } });
    return z.NEVER;
  });

const fromMap = (value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);

const cue = z.preprocess(
  fromMap,
  z
    .strictObject({
      words: z.array(pattern).min(1).max(MOST),
      where: z.enum(["anywhere", "telling", "speech"]).default("anywhere"),
      unless: z.array(z.string().trim().min(1).max(LONGEST)).max(MOST).default([]),
    })
    .transform(
      ({ words, where, unless }): Cue => ({
        words,
        where,
        unless: unless.map((one) => plain(one).text).filter((one) => one !== ""),
      }),
    ),
);

/** The entry `cues` of a policy: by the key of a fact, the words by which a narrative may mention it. */
export const cuesSchema = z
  .preprocess(fromMap, z.record(z.string().regex(FACT), z.array(cue).min(1)))
  .transform((all): Cues => all);
