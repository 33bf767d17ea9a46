import { toBoth } from "../../src/words/to-both.ts";
import type { City } from "./city.ts";

/** Asks Slack for something by hand, with the bot's own token; the answer is what Slack says. */
export async function calls(city: City, method: string, body: object): Promise<object> {
  const response = await fetch(`${city.slack.apiUrl.replace(/\/$/, "")}/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${city.slack.botToken}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return Object(answer);
}

/** Posts blocks as the bot, as another version of it may have drawn them; the answer is where they stand. */
export async function posted(city: City, channel: string, blocks: readonly object[]): Promise<string> {
  const answer = await calls(city, "chat.postMessage", { channel, text: toBoth.notification, blocks });
  const ts = "ts" in answer ? answer.ts : undefined;
  if (typeof ts !== "string") throw new Error(JSON.stringify(answer));
  return ts;
}
