import { z } from "zod";

/** Where in its work the bot ends itself: right after this commit, before anything that would follow it. */
const ownDeath = z.object({
  /**
   * `gesture`: what a person did, or time; `attached`: words that came with files; `posting`: the note that a message is
   * about to go out; `settled`: how it went.
   */
  after: z.enum(["gesture", "attached", "posting", "settled"]),
  /** After the how-manieth commit of this kind. */
  nth: z.number().int().positive(),
});
export type OwnDeath = z.infer<typeof ownDeath>;

/** Everything one life of the bot is started with. */
export const birth = z.object({
  database: z.string(),
  apiUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  deskChannel: z.string(),
  /** The city's file of sections and people. */
  organisation: z.string(),
  transport: z.enum(["socket", "http"]),
  ahead: z.number(),
});
export type Birth = z.infer<typeof birth>;

/** What the bot is told. */
export const told = z.union([
  z.object({ say: z.literal("live"), birth }),
  z.object({ say: z.literal("die"), death: ownDeath.nullable() }),
  z.object({ say: z.literal("ahead"), ahead: z.number() }),
  z.object({ say: z.literal("idle?") }),
  z.object({ say: z.literal("stop") }),
]);
export type Told = z.infer<typeof told>;

/** What the bot says. */
export const said = z.union([
  z.object({ say: z.literal("ready"), port: z.number().nullable() }),
  z.object({ say: z.literal("idle") }),
]);
export type Said = z.infer<typeof said>;
