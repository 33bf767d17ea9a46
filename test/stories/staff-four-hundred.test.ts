import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { story } from "../support/city.ts";

const many = Array.from(
  { length: 400 },
  (_, n) =>
    `  t${n}:\n    surface: message\n    skippable: true\n    questions:\n      q${n}: { ask: ${n}番目の質問, kind: one, for-the-record: true, options: { a: ア${n}, b: イ${n} } }\n`,
);
const policy = readFileSync("test/rules/test-policy.yml", "utf8").replace(
  "\n  share:\n",
  `\n${many.join("")}  share:\n`,
);

story(
  "a bot with a policy of 400 questions starts, and asks them one by one",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("終わった");
    await sato.submits({ "何が。": "短い言葉", "どこで。": "窓口" });
    expect(sato.thread()).toContain("あと401問ほど");
    await sato.presses("ア0", "イ1", "ア2");
    expect(sato.thread()).toContain("あと398問ほど");
    await sato.pressesIn("1番目の質問：イ1", "変更");
    await sato.presses("ア1");
    expect(sato.thread()).toContain("0番目の質問：ア0");
    expect(sato.thread()).toContain("1番目の質問：ア1");
    expect(sato.thread()).toContain("2番目の質問：ア2");
    expect(sato.thread()).toContain("*3番目の質問*");
  },
  { policy },
);
