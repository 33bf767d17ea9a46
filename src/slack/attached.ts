import { z } from "zod";

const file = z.object({ id: z.string().min(1), mode: z.string().nullish() });

/** The ids of the files in what Slack sent; what has none is no file, and what was deleted is one no more. */
export const fileIds = (files: unknown): readonly string[] =>
  (Array.isArray(files) ? files : []).flatMap((one) => {
    const known = file.safeParse(one).data;
    return known === undefined || known.mode === "tombstone" ? [] : [known.id];
  });
