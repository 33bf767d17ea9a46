import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { story } from "../support/city.ts";
import { asksFor, told, UNSURE } from "../support/steps.ts";

const TODAY = readFileSync("policies/sapporo-2026.yml", "utf8");

/** The policy of the year after: one question says it differently, one option is gone, the desk moved. */
const NEXT = TODAY.replace("version: sapporo-2026.2", "version: sapporo-2027")
  .replace("ask: やめてほしいと伝えたあとは、どうでしたか。", "ask: 伝えたあとの様子を教えてください。")
  .replace("          stopped: 伝えたら収まった\n", "")
  .replaceAll("stopped", "continued")
  .replace(/extension: .*/, "extension: 内線7777")
  .replace("  to: 17:15", "  to: 9:30");

story(
  "a policy is replaced while a conversation is open: it goes on as it began, a new one begins as new",
  async (city) => {
    const { sato, tanaka, takahashi } = city;
    await asksFor(sato, UNSURE);
    await sato.submits(told("窓口で怒鳴られました"));

    await city.restarts(NEXT);
    await sato.fills({ 言葉や態度: ["大声で怒鳴られた"] });
    await sato.presses("次へ");
    expect(sato.thread()).toContain("やめてほしいと伝えたあとは、どうでしたか。");
    await sato.presses("伝えたら収まった");
    expect(sato.thread()).toContain("伝えたら収まった");
    await sato.presses("ここまでで送る", "相談窓口だけ", "送る");
    expect(city.card()).toContain("伝えたら収まった");
    // Who answers, when, and where they are reached, is today's for everybody.
    expect(sato.thread()).toContain("次に見るのは11月17日（火）8:45からです。");
    await sato.presses("応援を呼ぶ");
    expect(sato.thread()).toContain("内線7777");

    await asksFor(takahashi, UNSURE);
    await takahashi.submits(told("電話で怒鳴られました"));
    await takahashi.fills({ 言葉や態度: ["大声で怒鳴られた"] });
    await takahashi.presses("次へ");
    expect(takahashi.thread()).toContain("伝えたあとの様子を教えてください。");
    expect(takahashi.thread()).not.toContain("伝えたら収まった");

    // Back to the policy before: nothing of either case is lost.
    await city.restarts(TODAY);
    await takahashi.presses("伝えたあとも続いた");
    expect(takahashi.thread()).toContain("伝えたあとも続いた");
    await tanaka.presses("担当する");
    expect(city.deskSees()).toContain("伝えたら収まった");
  },
);

story("the same version with another content is refused, and the cases stay as they are", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits(told("怒鳴られました"));
  await city.stops();
  const changed = TODAY.replace("label: 伝えたあと", "label: そのあと");
  await expect(city.starts(changed)).rejects.toMatchObject({ version: "sapporo-2026.2" });

  await city.starts(TODAY.replaceAll("\n", "\r\n"));
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("R8-001");
});
