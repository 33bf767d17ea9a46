import { recordSheet } from "../../src/casework/record.ts";
import { openStore } from "../../src/store/open.ts";
import type { Audience, RecordSheet } from "../../src/views/record-parts.ts";
import type { City } from "./city.ts";
import { policyIn, SAPPORO_2026 } from "./policies.ts";

/** The record sheet of the city's only case, from what its bot stored; the bot is stopped for it. */
export async function sheetOf(city: City, audience: Audience): Promise<RecordSheet> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const policy = policyIn(SAPPORO_2026);
  const store = await openStore({ path: city.path, log });
  try {
    const c = await store.read.case(1);
    if (c === null) throw new Error("there is no case");
    const wish = {
      audience,
      by: city.idOf(audience === "desk" ? "田中" : "佐藤"),
      at: city.clock.now().getTime(),
      section: "市民税課（例）",
    };
    const sheet = await recordSheet(c, wish, store.read, {
      policies: { current: policy, of: () => policy },
      deskMembers: () => ["田中", "鈴木"],
      name: async (id) => city.slack.people.find((person) => person.id === id)?.name ?? "",
    });
    if (sheet === null) throw new Error("there is no sheet of this case for this reader");
    return sheet;
  } finally {
    await store.close();
  }
}
