import { expect } from "vitest";
import { story } from "../support/city.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";
import { closes, reports } from "../support/steps.ts";

story(
  "withdrawn after it was closed: what another section was asked is not read there any more",
  async (city) => {
    const kato = city.addPerson("加藤");
    const policy = `${textOf(SAPPORO_2026)}\nadvisers:\n  legal: { label: 法務, people: [${kato.actor.id}] }\n`;
    await city.restarts(policy.replace("sapporo-2026.2", "sapporo-2026.9"));
    await reports(city.sato);
    await city.tanaka.presses("担当する", "他の部署に聞く");
    await city.tanaka.submits({ 聞く部署: "法務", 聞くこと: "毎日の電話を断れますか。" });
    await city.tanaka.submits();
    await kato.presses("答える");
    await kato.submits({ 答え: "書面で予告すれば差し支えありません。" });
    await closes(city.tanaka);
    expect(kato.thread()).toContain("毎日の電話を断れますか。");
    await city.sato.presses("あなたの記録", "取り下げる");
    expect(kato.thread()).not.toContain("毎日の電話を断れますか。");
  },
);
