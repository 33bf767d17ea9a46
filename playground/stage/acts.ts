import { z } from "zod";
import { type Act, type Chosen, type Done, LEAPS, type StageAct, TROUBLES, type Upload } from "../api.ts";
import type { Actor, FileToUpload } from "../workspace/actor.ts";
import type { Choice, Outcome } from "../workspace/shapes.ts";

const upload = z.object({ name: z.string(), mimetype: z.string(), base64: z.string() });
const chosen = z.object({
  value: z.string().optional(),
  option: z.string().optional(),
  options: z.array(z.string()).optional(),
  date: z.string().optional(),
  files: z.array(upload).optional(),
});
const place = z.union([
  z.literal("modal"),
  z.literal("home"),
  z.object({ channel: z.string(), ts: z.string() }),
]);
const at = { channel: z.string(), ts: z.string() };

/** What a person does, as the page sends it. */
export const act: z.ZodType<Act> = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("command"),
    channel: z.string(),
    text: z.string(),
    thread: z.string().optional(),
  }),
  z.object({ do: z.literal("shortcut"), id: z.string() }),
  z.object({ do: z.literal("message-shortcut"), id: z.string(), ...at }),
  z.object({ do: z.literal("open-home") }),
  z.object({
    do: z.literal("write"),
    channel: z.string(),
    text: z.string(),
    thread: z.string().optional(),
    broadcast: z.boolean().optional(),
    files: z.array(upload).optional(),
  }),
  z.object({ do: z.literal("edit"), ...at, text: z.string() }),
  z.object({ do: z.literal("delete"), ...at }),
  z.object({ do: z.enum(["react", "unreact"]), ...at, name: z.string() }),
  z.object({
    do: z.literal("press"),
    where: place,
    action: z.string(),
    block: z.string().optional(),
    chosen: chosen.optional(),
  }),
  z.object({ do: z.literal("fill"), where: place, action: z.string(), block: z.string().optional(), chosen }),
  z.object({ do: z.literal("submit") }),
  z.object({ do: z.enum(["dismiss", "dismiss-all", "reload"]) }),
  z.object({ do: z.literal("read"), channel: z.string(), thread: z.string().optional() }),
]);

/** What is done to the whole city, as the page sends it. */
export const stageAct: z.ZodType<StageAct> = z.discriminatedUnion("do", [
  z.object({ do: z.literal("leap"), by: z.enum(LEAPS) }),
  z.object({ do: z.literal("run"), fast: z.boolean() }),
  z.object({ do: z.literal("trouble"), trouble: z.enum(TROUBLES), on: z.boolean() }),
  z.object({ do: z.enum(["drop-sockets", "kill", "start", "restart"]) }),
  z.object({ do: z.literal("reset") }),
  z.object({ do: z.literal("policy"), text: z.string() }),
  z.object({ do: z.literal("tour"), step: z.number().int().nullable(), anew: z.literal(true).optional() }),
]);

/** Does it as this person; what a client would not even offer comes back as a sentence. */
export async function perform(actor: Actor, what: Exclude<Act, { do: "read" }>): Promise<Done> {
  try {
    return { ok: true, outcome: (await carriedOut(actor, what)) ?? null };
  } catch (error) {
    return { ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

async function carriedOut(actor: Actor, what: Exclude<Act, { do: "read" }>): Promise<Outcome | undefined> {
  switch (what.do) {
    case "command": {
      const { channel, text, thread } = what;
      return actor.command(text, { channel, ...(thread === undefined ? {} : { thread }) });
    }
    case "shortcut":
      return actor.shortcut(what.id);
    case "message-shortcut":
      return actor.messageShortcut(what.id, what.channel, what.ts);
    case "open-home":
      await actor.opensHome();
      return;
    case "write": {
      const { channel, text, thread, broadcast, files } = what;
      await actor.write(channel, text, {
        ...(thread === undefined ? {} : { thread }),
        ...(broadcast === undefined ? {} : { broadcast }),
        ...(files === undefined ? {} : { files: files.map(opened) }),
      });
      return;
    }
    case "edit":
      return void (await actor.edit(what.channel, what.ts, what.text));
    case "delete":
      return void (await actor.delete(what.channel, what.ts));
    case "react":
      return void (await actor.react(what.channel, what.ts, what.name));
    case "unreact":
      return void (await actor.unreact(what.channel, what.ts, what.name));
    case "press":
      return actor.press(what.where, what.action, choice(what.chosen ?? {}), what.block);
    case "fill":
      return void actor.fill(what.where, what.action, choice(what.chosen), what.block);
    case "submit":
      return actor.submit();
    case "dismiss":
      return actor.dismiss();
    case "dismiss-all":
      return actor.dismissAll();
    case "reload":
      return void actor.reload();
  }
}

const opened = ({ name, mimetype, base64 }: Upload): FileToUpload => ({
  name,
  mimetype,
  bytes: Uint8Array.from(Buffer.from(base64, "base64")),
});

function choice({ value, option, options, date, files }: Chosen): Choice {
  return {
    ...(value === undefined ? {} : { value }),
    ...(option === undefined ? {} : { option }),
    ...(options === undefined ? {} : { options }),
    ...(date === undefined ? {} : { date }),
    ...(files === undefined ? {} : { files: files.map(opened) }),
  };
}
