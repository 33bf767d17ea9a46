import { expect, test } from "vitest";
import { type Change, proposed } from "../../../src/cases/changes.ts";
import { noon, type OpenStore } from "./given.ts";

/** What every store owes to what changed at the desk in a month. */
export function changesContract(open: OpenStore): void {
  test("what changed at the desk is kept month by month, line by line", async () => {
    const store = await open();
    expect(await store.read.change(24_319)).toBe(null);
    const october = proposed(24_319, "C1", [], noon);
    const september: Change = {
      ...proposed(24_318, "C2", ["一行目", "<b>二行目</b>"], noon),
      ...{ state: "posted", version: 4, by: "U1", round: 2, trouble: "not_in_channel" },
    };
    await store.write(async (tx) => {
      await tx.keepChange(october);
      await tx.keepChange(september);
    });
    expect(await store.read.change(24_319)).toEqual(october);
    expect(await store.read.change(24_318)).toEqual(september);
    const written: Change = { ...october, lines: ["書きました"], version: 2, by: "U2", at: noon + 1 };
    await store.write((tx) => tx.keepChange(written));
    expect(await store.read.change(24_319)).toEqual(written);
    expect(await store.read.change(24_318)).toEqual(september);
  });
}
