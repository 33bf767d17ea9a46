import { expect, onTestFinished, test } from "vitest";
import { NEEDS_FRESH_CITY } from "../../playground/api.ts";
import { givenTexts } from "../../playground/stage/given.ts";
import { members } from "../../playground/stage/members.ts";
import { Playground } from "../../playground/stage/playground.ts";

async function opened(): Promise<Playground> {
  const playground = await Playground.open(await givenTexts(), null);
  onTestFinished(() => playground.close());
  await playground.start();
  return playground;
}

test("a bot that is started while Slack is out of reach runs once it is back", async () => {
  const playground = await opened();
  await playground.stageAct({ do: "trouble", trouble: "unreachable", on: true });
  const restarted = playground.stageAct({ do: "restart" });
  expect(await playground.stageAct({ do: "trouble", trouble: "unreachable", on: false })).toMatchObject({
    ok: true,
  });
  expect(await restarted).toMatchObject({ ok: true });
  expect(playground.state()).toMatchObject({ bot: "running", troubles: [] });
});

test("a city whose bot still waits for Slack ends all the same", async () => {
  const playground = await opened();
  await playground.stageAct({ do: "trouble", trouble: "unreachable", on: true });
  const restarted = playground.stageAct({ do: "restart" });
  await playground.close();
  expect(await restarted).toMatchObject({ ok: true });
});

test("the tour throws nothing away that somebody did, unless they say so", async () => {
  const playground = await opened();
  const [clerk] = members;
  await playground.act(clerk?.id ?? "", { do: "write", channel: "C0GENERAL1", text: "おはようございます" });
  const seen = () =>
    JSON.stringify(playground.screen(clerk?.id ?? "", { channel: "C0GENERAL1", thread: null })?.messages);
  expect(await playground.stageAct({ do: "tour", step: 0 })).toEqual({ ok: false, says: NEEDS_FRESH_CITY });
  expect(seen()).toContain("おはようございます");
  expect(await playground.stageAct({ do: "tour", step: 0, anew: true })).toMatchObject({ ok: true });
  expect(seen()).not.toContain("おはようございます");
});
