import { describe, expect, test } from "vitest";
import { findMasks, labels } from "../../src/masking/mask.ts";
import { heldOut, measure, tuned } from "../masking/marked.ts";
import { known, sentences } from "../masking/sentences.ts";
import { deskReads, hiddenPlaces } from "../support/desk-reads.ts";

const masked = (text: string) => deskReads(text, known);

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

describe("the invented sentences", () => {
  test.each([
    ["the half the rules were fitted to", tuned],
    ["the half held out", heldOut],
    ["all", sentences],
  ] as const)("%s: what must go is gone, what must stay is kept", (name, set) => {
    const { go, gone, rightKind, stay, kept, stray, characters, faults } = measure(set);
    console.info(
      `${name}: ${set.length} sentences, gone ${gone} of ${go} (${percent(gone, go)}), as the right kind ${rightKind}, kept ${kept} of ${stay} (${percent(kept, stay)}), ${stray} of ${characters} characters hidden beside the marks`,
    );
    if (set !== sentences) return;
    const said = faults.join("\n");
    expect(gone / go, said).toBeGreaterThanOrEqual(0.95);
    expect(kept / stay, said).toBeGreaterThanOrEqual(0.97);
    expect(stray / characters, said).toBeLessThan(0.01);
  });

  test("there are enough of them, each kind in both halves", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(240);
    for (const half of [tuned, heldOut]) {
      for (const kind of Object.keys(labels)) expect(half.join("\n")).toContain(`⟦${kind}:`);
    }
  });
});

describe("what is promised by name", () => {
  test.each([
    ["山田さん", "〔氏名〕さん"],
    ["ヤマダ様", "〔氏名〕様"],
    ["山田太郎が来庁", "〔氏名〕が来庁"],
    ["山田 太郎と名乗る", "〔氏名〕と名乗る"],
    ["Yamada-sanが来た", "〔氏名〕-sanが来た"],
    ["ｙａｍａｄａから", "〔氏名〕から"],
    ["ﾔﾏﾀﾞさん", "〔氏名〕さん"],
    ["「山田です」", "「〔氏名〕です」"],
    ["山田氏は", "〔氏名〕氏は"],
    ["森さん、原さん", "〔氏名〕さん、〔氏名〕さん"],
    ["〒060-0001 札幌市中央区北1条西2丁目3-4", "〔郵便番号〕 〔住所〕"],
    ["札幌 500 さ 12-34", "〔車の番号〕"],
    ["昭和50年1月2日生まれ、S50.1.2生、1975/1/2生", "〔生年月日〕生まれ、〔生年月日〕生、〔生年月日〕生"],
    ["@abcとインスタのabc", "〔アカウント〕とインスタの〔アカウント〕"],
    ["+81 90-1234-5678、０１１（２２２）３３３３", "〔電話〕、〔電話〕"],
  ])("%s → %s", (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  test.each([
    "3万円、10,000円、30分、2時間、3回、40件",
    "10月3日14時ごろ、市民課と中央区役所と大通で",
    "R8-042、刑法208条、労働施策総合推進法33条、第2条第3項",
    "市長さん、課長さん、上司さん、娘さん、お客さん、皆さん、担当者さん、奥さん、警察",
    "110番と119番と内線1234",
    "林の中で、高い、山田線、同様、様子、氏名、多様、仕様",
    "<@U0123ABCD> さん、<#C0123|desk> を見てください。@here",
    "白石区役所と円山の保険年金課、広聴係、石山通で",
  ])("%s stays", (text) => {
    expect(masked(text)).toBe(text);
  });
});

describe("colleagues", () => {
  test.each([
    ["佐藤花子が対応", "佐藤花子が対応"],
    ["佐藤さんと代わった", "佐藤さんと代わった"],
    ["佐藤 花子さん", "佐藤 花子さん"],
    ["佐藤という男が来庁", "〔氏名〕という男が来庁"],
    ["佐藤様から電話", "〔氏名〕様から電話"],
    ["佐藤次郎が来庁", "〔氏名〕が来庁"],
    ["高橋係長に交代", "高橋係長に交代"],
  ])("%s → %s", (text, shown) => {
    expect(masked(text)).toBe(shown);
  });
});

describe("lifting", () => {
  test("one lifted mask shows its words everywhere; the others stay", () => {
    const text = "山田さんと高橋さん。山田さんは090-1234-5678。";
    const places = hiddenPlaces(text, known);
    const lifted = places.filter(({ id }) => id === places[0]?.id);
    expect(deskReads(text, known, lifted)).toBe("山田さんと〔氏名〕さん。山田さんは〔電話〕。");
  });

  test("an id outlives edits elsewhere, is the same in every width and does not hold the words", () => {
    const id = (text: string) => findMasks(text, known)[0]?.id;
    expect(id("今日、ヤマダ様から電話")).toBe(id("ﾔﾏﾀﾞ様が、また来ました。3回目です。"));
    expect(id("山田さん")).not.toBe(id("高橋さん"));
    expect(id("Yamadaさん")).not.toMatch(/yamada/i);
  });
});
