import { expect } from "vitest";
import { presses, submissions } from "../../src/actions/index.ts";
import { maskedField, questionField } from "../../src/views/work.ts";
import { asking } from "../../src/words/asking.ts";
import { refusals } from "../../src/words/refusals.ts";
import { toChanges } from "../../src/words/to-changes.ts";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { toExport } from "../../src/words/to-export.ts";
import { toHeads } from "../../src/words/to-heads.ts";
import { toStaff } from "../../src/words/to-staff.ts";
import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";
import { calls, posted } from "./posted.ts";

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
  const rows = Array.from({ length: Math.ceil(verbs.length / 25) }, (_, n) =>
    verbs.slice(n * 25, (n + 1) * 25),
  );
  return posted(
    city,
    channel,
    rows.map((row) => ({ type: "actions", elements: row.map(button) })),
  );
}

/** What concerns nobody's case, and is therefore open to everybody: one's own section, absence and digest. */
export const OWN: readonly string[] = ["absence", "section", "digest-settings"];

/** Presses every button there is: none of them opens anything of a case. */
export async function pressesAll(
  city: City,
  who: Citizen,
  channel: string,
  value: object | string,
): Promise<void> {
  const { opened } = await pressed(city, who, channel, value);
  expect(opened.filter((verb) => !OWN.includes(verb))).toEqual([]);
}

/** Every verb but what anybody may do, of no case that is there already. */
export const VERBS: readonly string[] = [...Object.keys(presses), "unheard-of"].filter(
  (verb) => verb !== "door" && verb !== "absence",
);

/** What somebody brings about by pressing every button there is, one after the other. */
export async function pressed(
  city: City,
  who: Citizen,
  channel: string,
  value: object | string,
  verbs = VERBS,
): Promise<{ readonly opened: readonly string[]; readonly moved: readonly string[] }> {
  const opened: string[] = [];
  const moved: string[] = [];
  for (const verb of verbs) {
    const before = await versions(city);
    const ts = await drawn(city, channel, value);
    const outcome = await who.actor.press({ channel, ts }, verb);
    await city.settles();
    await city.passes(1_100);
    expect(outcome.acknowledged, verb).toBe(true);
    if ((await versions(city)) !== before) moved.push(verb);
    if (who.actor.modal() === undefined) continue;
    opened.push(verb);
    await who.dismisses();
  }
  await city.passes(3_000);
  return { opened, moved };
}

/** How often anything happened to each of the first cases. */
async function versions(city: City): Promise<string> {
  const { read } = city.mamori.work.store;
  const cases = await Promise.all([1, 2, 3].map((id) => read.case(id)));
  return JSON.stringify(cases.map((c) => c?.version ?? null));
}

/** What a filled-in form may hold: enough for each of them to come as far as it can. */
const filled = (person: string): Readonly<Record<string, string>> => ({
  ...{ on: "2026-11-16", note: "書きました", message: "書きました", reason: "書きました" },
  ...{ outcome: "applies", sees: "incidents", people: person, colleague: person, deputy: person, to: person },
  ...{ "reply.none": "書きました", "line.1": "書きました", words: "書きました" },
  ...{
    section: "madoguchi",
    person,
    urgency: "today",
    rung: "caution",
    text: "書きました",
    number: "R8-2",
    adviser: "legal",
    find: "R8-1",
  },
  ...{ [questionField("none")]: "書きました", [maskedField(1)]: "書きました" },
  ...Object.fromEntries(
    ["verified", "cared", "prevented", "explained"].map((fact) => [`on.${fact}`, "2026-11-16"]),
  ),
});

/** What a form drawn just now carries besides: since when somebody has the case, and that its text was shown once. */
async function drawnNow(city: City, value: object): Promise<object> {
  const since = (await city.mamori.work.store.read.case(1))?.claimedAt ?? 0;
  return { ...value, since, round: 1, adviser: "legal" };
}

export const FORMS: readonly string[] = Object.keys(submissions);

/**
 * The forms by which somebody moves a case, or reads a number, who submits every form there is, as if the bot had opened
 * it for them.
 */
export async function submitted(
  city: City,
  who: Citizen,
  carried: object,
  person: string,
  forms = FORMS,
): Promise<readonly string[]> {
  const moved: string[] = [];
  const channel = who.actor.dm();
  for (const name of forms) {
    const before = await versions(city);
    const value = await drawnNow(city, carried);
    const ts = await drawn(city, channel, value);
    await who.actor.press({ channel, ts }, "unheard-of");
    await city.settles();
    await opens(city, name, value, filled(person));
    // What is wrong in a field that this form does not have, Slack does not show.
    await who.actor.submit();
    await city.settles();
    await city.passes(1_100);
    const isRead = /R8-\d{3}/.test(who.modal());
    if (isRead || (await versions(city)) !== before) moved.push(name);
    if (who.actor.modal() !== undefined) await who.dismisses();
  }
  return moved;
}

/** Opens a form for whoever pressed last. */
async function opens(
  city: City,
  name: string,
  value: object,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const press = city.slack.traffic.findLast((one) => JSON.stringify(one.request).includes("unheard-of"));
  const trigger = /"trigger_id":"([^"]+)"/.exec(JSON.stringify(press?.request))?.[1];
  const plain = (text: string) => ({ type: "plain_text", text });
  const view = {
    type: "modal",
    callback_id: name,
    private_metadata: JSON.stringify(value),
    ...{ title: plain("form"), submit: plain("go") },
    blocks: Object.entries(fields).map(([field, text]) => ({
      ...{ type: "input", block_id: field, label: plain(field) },
      element: { type: "plain_text_input", action_id: field, initial_value: text },
    })),
  };
  expect(await calls(city, "views.open", { trigger_id: trigger, view }), name).toMatchObject({ ok: true });
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
  toExport.exporting.over,
  toChanges.changed.off,
  toHeads.digest.notHead,
];
