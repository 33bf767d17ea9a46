import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWNSFOLK, townsfolk } from "../support/organisation.ts";

story(
  "whom the file names as the superior of somebody without any role is found in Slack, too",
  async (city) => {
    const { 部長 } = townsfolk(city);
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    await city.passes(4 * MINUTE);
    expect(部長.thread()).toContain("応援の呼び出し");
  },
  {
    people: TOWNSFOLK,
    organisation: ORGANISATION.replace("bucho@example.jp,長", "bucho@example.jp,職員").replace(
      "sato@example.jp,職員,,",
      "sato@example.jp,職員,bucho@example.jp,",
    ),
  },
);
