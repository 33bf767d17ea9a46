import { expect } from "vitest";
import { presses } from "../../src/actions/index.ts";
import { asking } from "../../src/words/asking.ts";
import { refusals } from "../../src/words/refusals.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { toStaff } from "../../src/words/to-staff.ts";
import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** Buttons as another installation of Mamori may have drawn them: with verbs and values that fit no case of this one. */
async function drawn(city: City, channel: string, value: object | string): Promise<string> {
  const json = typeof value === "string" ? value : JSON.stringify(value);
  const button = (verb: string) => ({
    type: "button",
    action_id: verb,
    text: { type: "plain_text", text: verb },
    value: json,
  });
  const verbs = [...Object.keys(presses), "unheard-of"];
  const rows = [verbs.slice(0, 25), verbs.slice(25)].filter((row) => row.length > 0);
  const response = await fetch(`${city.slack.apiUrl.replace(/\/$/, "")}/chat.postMessage`, {
    method: "POST",
    headers: { authorization: `Bearer ${city.slack.botToken}`, "content-type": "application/json" },
    body: JSON.stringify({
      channel,
      text: toBoth.notification,
      blocks: rows.map((row) => ({ type: "actions", elements: row.map(button) })),
    }),
  });
  const posted: unknown = await response.json();
  const ts = typeof posted === "object" && posted !== null && "ts" in posted ? posted.ts : undefined;
  if (typeof ts !== "string") throw new Error(JSON.stringify(posted));
  return ts;
}

/** Presses every button there is, and closes what it opens. */
export async function pressesAll(
  city: City,
  who: Citizen,
  channel: string,
  value: object | string,
): Promise<void> {
  for (const verb of [...Object.keys(presses), "unheard-of"]) {
    if (verb === "door") continue;
    const ts = await drawn(city, channel, value);
    const outcome = await who.actor.press({ channel, ts }, verb);
    await city.settles();
    await city.passes(1_100);
    expect(outcome.acknowledged, verb).toBe(true);
    expect(who.actor.modal(), verb).toBeUndefined();
  }
  await city.passes(3_000);
}

/** All sentences that somebody may be told whose press is not followed. */
export const SAID: readonly string[] = [
  ...Object.values(refusals),
  asking.doors.noDraft,
  toStaff.section.over,
  toDesk.note.own,
  toDesk.note.stopped,
  toStaff.stray.gone,
  toStaff.stray.taken,
  toColleagues.handing.over,
];
