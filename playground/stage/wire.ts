import { z } from "zod";

/** What the bot needs to know to begin, told by the stage. */
export const birth = z.object({
  apiUrl: z.string(),
  appToken: z.string(),
  botToken: z.string(),
  deskChannel: z.string(),
  database: z.string(),
  policy: z.string(),
  /** How far the city's time is ahead of this machine's. */
  ahead: z.number(),
  /** Whether the past of the city is written into the database first. */
  movesIn: z.boolean(),
});
export type Birth = z.infer<typeof birth>;

/** What the stage says to the bot's process. */
export const told = z.discriminatedUnion("say", [
  z.object({ say: z.literal("live"), birth }),
  z.object({ say: z.literal("ahead"), ahead: z.number() }),
  /** Asks to be told when nothing is under way. */
  z.object({ say: z.literal("settle"), n: z.number() }),
  z.object({ say: z.literal("stop") }),
]);
export type Told = z.infer<typeof told>;

/** What the bot's process says to the stage. */
export const said = z.discriminatedUnion("say", [
  z.object({ say: z.literal("ready") }),
  z.object({ say: z.literal("settled"), n: z.number() }),
]);
export type Said = z.infer<typeof said>;
