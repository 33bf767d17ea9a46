import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CityHall, run } from "./city-hall.ts";

test("a copy taken while the bot runs is restored, and the case is there again", async () => {
  const city = await CityHall.open();
  const copy = join(city.folder, "backups/monday.db");
  const bot = await city.starts();
  await city.calls();
  const backup = await run("running/backup.ts", city.environment, copy);
  expect(backup).toMatchObject({ code: 0, err: "" });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect((await run("running/restore.ts", city.environment, copy)).err).toContain("先にそれを止めてください");

  // What came after the copy is gone with a restore.
  await city.presses(city.tanaka, city.desk, "担当する");
  await city.until("the card shows who has it", () => !city.cards().join().includes("未担当"));
  expect(await bot.stops()).toMatchObject({ code: 0 });

  expect(await run("running/restore.ts", city.environment, copy)).toMatchObject({ code: 0, err: "" });
  const again = await city.starts();
  await city.presses(city.tanaka, city.desk, "担当を外れる");
  await city.until("the bot says that nobody has the case", () =>
    city.tanaka.sees(city.desk).some((m) => m.ephemeral),
  );
  expect(await again.stops()).toMatchObject({ code: 0 });
});
