import { expect, test } from "vitest";
import { City, MINUTE } from "../support/city.ts";
import { keepsItsPromises } from "../support/promises.ts";
import { begins } from "../support/steps.ts";
import { expectNothingOwed } from "../support/telling.ts";

/** The bot gives Slack ten real seconds, so both transports wait for them at the same time. */
const transports = ["socket", "http"] as const;

test("Slack never answers one call: others go on meanwhile, and the message arrives, once", async () => {
  await Promise.all(
    transports.map(async (transport) => {
      const city = await City.open({ transport });
      try {
        await oneCallHangs(city);
        keepsItsPromises(city);
      } finally {
        await city.close();
      }
    }),
  );
}, 40_000);

async function oneCallHangs(city: City): Promise<void> {
  const { sato, takahashi, slack, deskChannel } = city;
  await begins(sato, "電話を三時間切ってもらえませんでした");
  await sato.presses("相談窓口だけ");
  await takahashi.types("/kasuhara-report");
  slack.faults.add({
    method: "chat.postMessage",
    when: (args) => args.channel === deskChannel,
    kind: "hang",
    times: 1,
  });
  await sato.pressing("送る");
  await city.until("Slack hangs", () => slack.traffic.some((t) => t.reason === "fault: hang"));
  await takahashi.pressing("対応がまだ続いている");
  await city.until("the other conversation", () => takahashi.thread().includes("対応が続いているあいだ"));
  expect(city.cards()).toEqual([]);

  await city.settles();
  await city.passes(MINUTE);
  expect(city.card()).toContain("電話を三時間切ってもらえませんでした");
  await expectNothingOwed(city);
}
