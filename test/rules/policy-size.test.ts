import { expect, test } from "vitest";
import { readSize } from "../../src/policy/duration.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";

test.each([
  ["20MB", { text: "20MB", bytes: 20_000_000 }],
  [" 1 MB ", { text: "1 MB", bytes: 1_000_000 }],
  ["0MB", undefined],
  ["20", undefined],
  ["20GB", undefined],
  [20, undefined],
])("a size is read with its unit: %s", (written, size) => {
  expect(readSize(written)).toEqual(size);
});

test("a policy that says nothing of files takes what is usual; a size without a unit is refused with its line", () => {
  const text = textOf(SAPPORO_2026);
  const silent = readPolicy(text.replace(/^files:\n {2}most: 20MB\n/m, ""), "policy.yml");
  expect(silent.ok && silent.policy.files.most.bytes).toBe(20_000_000);
  const wrong = readPolicy(text.replace("most: 20MB", "most: 20"), "policy.yml");
  expect(wrong.ok ? [] : wrong.faults).toEqual([
    expect.objectContaining({ what: "大きさ「20」が読めません。数と単位が要ります。" }),
  ]);
});
