import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { z } from "zod";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { posted } from "../support/posted.ts";
import { ALL_DONE, prepares, reports } from "../support/steps.ts";

// Buttons that an earlier version drew stay in Slack, and cases stay open while Mamori is updated: pressed now, they do
// what they did. What they carried is taken from what was recorded then.

const FIXTURES = new URL("../fixtures/", import.meta.url);
const recorded = z.record(
  z.string(),
  z.object({
    actions: z.tuple([
      z.object({ text: z.object({ text: z.string() }).optional(), value: z.string().optional() }),
    ]),
  }),
);

/** A button as that version drew it, of the first case, with what belongs to this story in place of what did to that. */
function drawn(version: string, verb: string, more: object) {
  const file = readFileSync(new URL(`${version}/actions.json`, FIXTURES), "utf8");
  const [action] = recorded.parse(JSON.parse(file))[verb]?.actions ?? [];
  if (action?.value === undefined) throw new Error(`nothing recorded of ${verb}`);
  const value = JSON.stringify({ ...JSON.parse(action.value), case: 1, ...more });
  return {
    ...{ type: "button", action_id: verb, value },
    text: { type: "plain_text", text: action.text?.text ?? verb },
  };
}

/** Presses it where that version had it. */
async function presses(
  city: City,
  who: Citizen,
  channel: string,
  button: ReturnType<typeof drawn>,
): Promise<void> {
  const ts = await posted(city, channel, [{ type: "actions", elements: [button] }]);
  const outcome = await who.actor.press({ channel, ts }, button.action_id);
  expect(outcome.acknowledged, button.action_id).toBe(true);
  await city.settles();
  await city.passes(3_000);
}

const versions = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name: version } of versions) {
  const button = (verb: string, more: object = {}) => drawn(version, verb, more);

  story(`version ${version}: the desk works on a case by buttons of then, to its end`, async (city) => {
    const { sato, tanaka, deskChannel } = city;
    await reports(sato);
    const desk = (verb: string, more: object = {}) => presses(city, tanaka, deskChannel, button(verb, more));
    const card = () => city.cards()[0] ?? "";
    await desk("claim");
    expect(card()).toMatch(/担当\*\n田中/);
    await desk("release");
    expect(card()).not.toMatch(/担当\*\n田中/);
    await desk("claim");

    await desk("reply");
    await tanaka.submits({ 返事: "お話をうかがいます。" });
    expect(sato.thread()).toContain("お話をうかがいます。");

    await desk("decide");
    await tanaka.submits({ 判断: "該当する", 理由: "続いています。" });
    expect(card()).toContain("該当する");
    await desk("close");
    await tanaka.submits(ALL_DONE);
    expect(card()).toContain("終わりました");
    await presses(city, sato, sato.actor.dm(), button("reopen"));
    expect(card()).not.toContain("終わりました");
  });

  story(`version ${version}: a note is sent by a button of then`, async (city) => {
    const { sato, tanaka, deskChannel, mamori } = city;
    await reports(sato);
    await tanaka.presses("担当する");
    await tanaka.notes("あすお電話します。");
    const words = (await mamori.work.store.read.wordsOf(1)).at(-1)?.id;
    await presses(city, tanaka, deskChannel, button("offer-send", { words }));
    expect(sato.thread()).not.toContain("あすお電話します。");
    await presses(city, tanaka, deskChannel, button("send-note", { words }));
    expect(sato.thread()).toContain("あすお電話します。");
  });

  story(`version ${version}: the reporter sends, writes and withdraws by buttons of then`, async (city) => {
    const { sato } = city;
    const own = (verb: string) => presses(city, sato, sato.actor.dm(), button(verb));
    await prepares(sato);
    await own("edit");
    expect(sato.modal()).toContain("何がありましたか");
    await sato.dismisses();
    await own("send");
    expect(city.card()).toContain("R8-001");
    await own("call");
    expect(city.deskSees()).toContain("応援を呼んでいます");
    await own("withdraw");
    expect(city.card()).toContain("取り下げ");
  });
}
