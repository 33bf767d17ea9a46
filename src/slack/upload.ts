import type { WebClient } from "@slack/web-api";
import { Agent, type Dispatcher, request } from "undici";
import type { Sent, Upload } from "../casework/ports.ts";
import type { Trouble } from "./trouble.ts";

/** Brings the bytes of a file to the address that Slack gives for them; whether it took them. */
export type Put = (url: string, bytes: Uint8Array) => Promise<boolean>;

/** A file may take longer than a message. */
const PATIENCE = 60_000;

/** Through the proxy the environment names, or straight. */
export function putThrough(dispatcher: Dispatcher = new Agent()): Put {
  return async (url, body) => {
    const headers = { "content-type": "application/octet-stream" };
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await request(url, { method: "POST", dispatcher, headers, body, signal });
      await answer.body.dump();
      return answer.statusCode === 200;
    } catch {
      return false;
    }
  };
}

/**
 * Sends a file in three steps; only the last makes it stand anywhere, so only there it can be uncertain whether it does.
 * Slack does not say as which message it stands: the file's id takes its place.
 */
export async function upload(
  parts: {
    readonly client: WebClient;
    readonly put: Put;
    readonly call: <T>(run: () => Promise<T>) => Promise<{ as: "ok"; it: T } | Trouble>;
  },
  to: { readonly channel: string; readonly thread: string | null },
  file: Upload,
): Promise<Sent> {
  const { client, put, call } = parts;
  const { name: filename, title, bytes, text } = file;
  const asked = await call(() => client.files.getUploadURLExternal({ filename, length: bytes.byteLength }));
  if (asked.as !== "ok") return asked.as === "uncertain" ? { as: "unreachable" } : asked;
  const { file_id: id, upload_url: url } = asked.it;
  if (id === undefined || url === undefined) return { as: "unreachable" };
  if (!(await put(url, bytes))) return { as: "unreachable" };
  const place = { channel_id: to.channel, ...(to.thread === null ? {} : { thread_ts: to.thread }) };
  const done = await call(() =>
    client.files.completeUploadExternal({ files: [{ id, title }], initial_comment: text, ...place }),
  );
  return done.as === "ok" ? { as: "sent", ts: id } : done;
}
