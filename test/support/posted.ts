import { toBoth } from "../../src/words/to-both.ts";
import type { City } from "./city.ts";

/** Posts blocks as the bot, as another version of it may have drawn them; the answer is where they stand. */
export async function posted(city: City, channel: string, blocks: readonly object[]): Promise<string> {
  const response = await fetch(`${city.slack.apiUrl.replace(/\/$/, "")}/chat.postMessage`, {
    method: "POST",
    headers: { authorization: `Bearer ${city.slack.botToken}`, "content-type": "application/json" },
    body: JSON.stringify({ channel, text: toBoth.notification, blocks }),
  });
  const answer: unknown = await response.json();
  const ts = typeof answer === "object" && answer !== null && "ts" in answer ? answer.ts : undefined;
  if (typeof ts !== "string") throw new Error(JSON.stringify(answer));
  return ts;
}
