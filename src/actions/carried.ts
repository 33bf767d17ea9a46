import { z } from "zod";
import { NEEDS, RESPONSES } from "../cases/calls.ts";
import { DIGEST_TIMES } from "../cases/digests.ts";
import { CONTENTS } from "../cases/exports.ts";
import { QUEUES } from "../cases/queues.ts";
import { MANAGER_STEPS } from "../cases/sharing.ts";

/**
 * What a button or a modal carried, written by the version that drew it. Fields may be added to a version;
 * a change of meaning is a new one, so that the buttons of an older Mamori keep working.
 */
const carried = z.object({
  v: z.literal(1),
  case: z.number().int().optional(),
  topic: z.string().optional(),
  question: z.string().optional(),
  option: z.string().optional(),
  kind: z.enum(["report", "consult"]).optional(),
  situation: z.string().optional(),
  quoted: z.number().int().optional(),
  words: z.number().int().optional(),
  revision: z.number().int().optional(),
  incident: z.number().int().optional(),
  round: z.number().int().optional(),
  need: z.enum(NEEDS).optional(),
  call: z.number().int().optional(),
  response: z.enum(RESPONSES).optional(),
  /** Whose screen a form was opened from, where both sides have it. */
  side: z.enum(["reporter", "desk"]).optional(),
  queue: z.enum(QUEUES).optional(),
  page: z.number().int().optional(),
  step: z.enum(MANAGER_STEPS).optional(),
  /** Since when somebody had the case on the screen that something was asked from. */
  since: z.number().int().optional(),
  advice: z.number().int().optional(),
  adviser: z.string().optional(),
  time: z.enum(DIGEST_TIMES).optional(),
  export: z.number().int().optional(),
  month: z.number().int().optional(),
  content: z.enum(CONTENTS).optional(),
  /** A fiscal year, named by the year in which it begins. */
  year: z.number().int().optional(),
});

export type Carried = z.infer<typeof carried>;

/** Reads it back; null if it is not ours. */
export function readCarried(json: string): Carried | null {
  try {
    return carried.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
