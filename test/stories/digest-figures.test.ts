import { expect } from "vitest";
import { story } from "../support/city.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { digests, SHARED, until } from "../support/digests.ts";
import { townsfolk } from "../support/organisation.ts";
import { reports } from "../support/steps.ts";

const figureIn = (digest: string | undefined, label: string): string | undefined =>
  digest?.match(new RegExp(`${label}：([^\\n]*)`))?.[1];

const SEVERAL = "いくつかの所属の数は、表示できる所属と月の分だけを合わせています。";

story(
  "five people of a section reported in October: its head and the next above read how often, and not before it is over",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T09:02");
    expect(figureIn(digests(city, "木村").at(-1), "届いた件数")).toBe("5件（2026年10月）");
    expect(figureIn(digests(city, "木村").at(-1), "応援を呼んだ回数")).toBe("0回（2026年10月）");
    expect(figureIn(digests(city, "木村").at(-1), "行為：威圧的な言動")).toBeUndefined();
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("部長")] });
    await townsfolk(city).部長.types("/kasuhara digest year");
    expect(figureIn(townsfolk(city).部長.wasTold(), "届いた件数")).toBe("5件（2026年10月）");
  },
  IN_OCTOBER,
);

story(
  "a head of two sections reads that a number holds what may be told of them; a head of one does not",
  async (city) => {
    const more = `部署,koseki,戸籍課,shimin,,,,,,,\n人,koseki,木村,,,,,${city.idOf("木村")},長,,\n`;
    city.organises(`${IN_OCTOBER.organisation}${more}`);
    await reportAll(city, COLLEAGUES, SHARED);
    await until(city, "2026-11-02T09:02");
    expect(figureIn(digests(city, "木村").at(-1), "届いた件数")).toBe("5件（2026年10月）");
    expect(digests(city, "木村").at(-1)).toContain(SEVERAL);
    city.slack.changeChannel(city.general, { addMembers: [city.idOf("部長")] });
    await townsfolk(city).部長.types("/kasuhara digest year");
    expect(townsfolk(city).部長.wasTold()).toContain("届いた件数：5件");
    expect(townsfolk(city).部長.wasTold()).not.toContain(SEVERAL);
  },
  IN_OCTOBER,
);

story(
  "one more who kept it from the head: no number that is told would leave that one behind",
  async (city) => {
    await reportAll(city, COLLEAGUES, SHARED);
    await reports(city.sato, { share: "相談窓口だけ" });
    await until(city, "2026-11-02T09:02");
    for (const name of ["木村", "部長"]) {
      const digest = digests(city, name).at(-1);
      expect(digest, name).toContain("所属のお知らせ");
      expect(figureIn(digest, "届いた件数") ?? "非表示", name).toMatch(
        /^(0件（2026年4月から2026年9月まで）|非表示)$/,
      );
      expect(digest, name).not.toMatch(/[56]件（/);
    }
  },
  IN_OCTOBER,
);
