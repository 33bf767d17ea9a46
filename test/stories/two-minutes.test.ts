import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { story } from "../support/city.ts";
import { Reading } from "../support/reading.ts";
import { asksFor, finishes, MERITS, saysHowOften, UNSURE } from "../support/steps.ts";

/*
 * Somebody who was just shouted at reports in under two minutes: ten presses, and 400 characters on all screens from the
 * command's answer to the press on 送る. Shown is what Slack's client shows without opening anything; `Reading` says
 * exactly what that is. A story that asks more or says more than this fails here.
 */

/** One press for the command itself, and every press and choice after it. */
const presses = (who: Citizen): number => 1 + who.pressed;

/** Counts from now on what this person is shown (what that means: `Reading`), until the last press. */
function reads(who: Citizen): Reading {
  who.reading = new Reading();
  return who.reading;
}

/** Sends what stands in the preview. What is shown afterwards does not keep anybody from sending. */
async function sends(who: Citizen): Promise<void> {
  who.reading = null;
  await who.presses("送る");
}

story("a report is sent with ten presses and 400 characters shown at most", async (city) => {
  const { sato } = city;
  const shown = reads(sato);
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits({ 何がありましたか: "怒鳴られました", どこで: "窓口", 相手方は: "市民・利用者" });
  await sato.presses("相談窓口だけ");
  await sends(sato);
  console.info(
    `a report: ${presses(sato)} presses, ${shown.characters()} characters shown before it is sent`,
  );
  expect(city.card()).toContain("R8-001");
  expect(presses(sato)).toBeLessThanOrEqual(10);
  expect(shown.characters(), shown.told()).toBeLessThanOrEqual(400);
});

story("a consultation through every question asked takes 25 presses at most", async (city) => {
  const { sato } = city;
  const shown = reads(sato);
  await asksFor(sato, UNSURE);
  await sato.submits({
    何がありましたか: "毎日同じ電話があります",
    どこで: "電話",
    相手方は: "市民・利用者",
  });
  await saysHowOften(sato, "6回以上");
  await sato.fills(MERITS);
  await sato.presses("次へ");
  await finishes(sato);
  await sends(sato);
  console.info(
    `a consultation: ${presses(sato)} presses, ${shown.characters()} characters shown before it is sent`,
  );
  expect(city.card()).toContain("許容範囲を超える言動の可能性");
  expect(presses(sato)).toBeLessThanOrEqual(25);
});
