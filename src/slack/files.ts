import type { WebClient } from "@slack/web-api";
import { Agent, type Dispatcher, request } from "undici";
import { z } from "zod";
import type { FileFacts, Found, Sent, Transfers } from "../casework/ports-slack.ts";
import { refusalIn } from "./client.ts";
import { troubleOf } from "./trouble.ts";

/** The longest a file may be on its way. */
const PATIENCE_MS = 60_000;

/** Slack's ways to say that it does not have a file any more. */
const GONE = new Set(["file_not_found", "file_deleted"]);

const told = z.object({
  id: z.string(),
  size: z.number().default(0),
  mode: z.string().default("hosted"),
  is_external: z.boolean().default(false),
  url_private: z.string().optional(),
  channels: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  ims: z.array(z.string()).default([]),
});

/** Files that are still named, and not there: deleted, or older than the workspace's plan keeps them. */
const WITHOUT_BYTES = new Set(["tombstone", "hidden_by_limit"]);

/** Slack's files as the casework's port. */
export function slackFiles(parts: {
  client: WebClient;
  token: string;
  /** Where the Web API is, if it is not Slack's own. */
  apiUrl: string | undefined;
  dispatcher: Dispatcher | undefined;
}): Transfers {
  const { client, token } = parts;
  const dispatcher = parts.dispatcher ?? new Agent();

  /** The token is shown to Slack and to nobody else. */
  function isSlack(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname, origin } = new URL(url);
    if (parts.apiUrl !== undefined && origin === new URL(parts.apiUrl).origin) return true;
    return protocol === "https:" && /(^|\.)(slack|slack-gov|slack-edge|slack-files)\.com$/.test(hostname);
  }

  const refused = (error: unknown): Found<never> => {
    // Installed with an older manifest: whoever wrote is not kept waiting until somebody installs it anew.
    if (refusalIn(error) === "missing_scope") return { as: "refused", error: "missing_scope" };
    const trouble = troubleOf(error, "method");
    return trouble.as === "refused" && GONE.has(trouble.error) ? { as: "none" } : trouble;
  };

  return {
    async about(id): Promise<Found<FileFacts>> {
      try {
        const { file } = await client.files.info({ file: id });
        const { size, mode, url_private: url, ...it } = told.parse(file);
        const lost = WITHOUT_BYTES.has(mode) || url === undefined || !isSlack(url);
        return {
          as: "found",
          it: {
            id,
            size,
            isExternal: it.is_external || mode === "external",
            url: lost ? null : url,
            sharedIn: [...it.channels, ...it.groups, ...it.ims],
          },
        };
      } catch (error) {
        return refused(error);
      }
    },

    async download({ url }, most): Promise<Found<Uint8Array>> {
      if (url === null) return { as: "none" };
      try {
        const answer = await request(url, {
          dispatcher,
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        if (answer.statusCode === 429) {
          await answer.body.dump();
          return { as: "wait", seconds: Number(answer.headers["retry-after"] ?? 30), scope: "method" };
        }
        if (answer.statusCode !== 200) {
          await answer.body.dump();
          // To who may not see it, Slack shows the way to its sign-in page.
          return answer.statusCode >= 500 ? { as: "unreachable" } : { as: "none" };
        }
        const chunks: Buffer[] = [];
        let size = 0;
        for await (const chunk of answer.body) {
          const piece = Buffer.from(chunk);
          size += piece.length;
          if (size > most) return { as: "none" };
          chunks.push(piece);
        }
        return { as: "found", it: new Uint8Array(Buffer.concat(chunks)) };
      } catch {
        return { as: "unreachable" };
      }
    },

    async upload(bytes, name, alt): Promise<Found<string>> {
      try {
        // Slack's own name for it; the one in the types of its library is passed over.
        const said = alt === undefined ? {} : { alt_txt: alt };
        const asked = { filename: name, length: bytes.length, ...said };
        const place = await client.files.getUploadURLExternal(asked);
        const { upload_url: url, file_id: id } = place;
        if (url === undefined || id === undefined) return { as: "unreachable" };
        const answer = await request(url, {
          method: "POST",
          dispatcher,
          headers: { "content-type": "application/octet-stream" },
          body: bytes,
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await answer.body.dump();
        return answer.statusCode === 200 ? { as: "found", it: id } : { as: "unreachable" };
      } catch (error) {
        const trouble = refused(error);
        // Nobody sees what was uploaded, so it does no harm to do it again.
        return trouble.as === "uncertain" ? { as: "unreachable" } : trouble;
      }
    },

    async share(id, { title, text }, { channel, thread }): Promise<Sent> {
      try {
        await client.files.completeUploadExternal({
          files: [{ id, title }],
          channel_id: channel,
          ...(text === null ? {} : { initial_comment: text }),
          ...(thread === null ? {} : { thread_ts: thread }),
        });
        return { as: "sent", ts: "" };
      } catch (error) {
        return troubleOf(error, "method");
      }
    },

    async remove(id): Promise<Sent> {
      try {
        await client.files.delete({ file: id });
        return { as: "sent", ts: "" };
      } catch (error) {
        const trouble = refused(error);
        return trouble.as === "none" || trouble.as === "found" ? { as: "sent", ts: "" } : trouble;
      }
    },
  };
}
