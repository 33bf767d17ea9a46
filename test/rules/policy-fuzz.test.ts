import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { readPolicy } from "../../src/policy/read.ts";
import { SAPPORO_2026, TEST_POLICY, textOf } from "../support/policies.ts";

/** Whatever the text, the reader answers, and every fault says where, what and what to do. */
function readsCalmly(text: string): void {
  const reading = readPolicy(text, "p.yml");
  if (reading.ok) return;
  expect(reading.faults.length).toBeGreaterThan(0);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const fault of reading.faults) {
    expect(fault.line).toBeGreaterThanOrEqual(1);
    expect(fault.line).toBeLessThanOrEqual(lines);
    expect(fault.column).toBeGreaterThanOrEqual(1);
    expect(fault.what).toMatch(/。$/);
    expect(fault.remedy).toMatch(/。$/);
    expect(fault.what + fault.remedy).not.toMatch(/undefined|\[object|Invalid/);
  }
}

test("any text at all", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), readsCalmly), { numRuns: 500 });
});

test("text made of what YAML is made of", () => {
  const piece = fc.constantFrom(
    ...[
      "a",
      ": ",
      ":",
      "- ",
      "\n",
      "  ",
      "\t",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a ",
      "!x ",
      "!!str ",
      '"',
      "'",
      "|",
    ],
    ...[
      ">-",
      "#",
      "? ",
      "%",
      "---\n",
      "...",
      "topics",
      "questions",
      "<<",
      "__proto__",
      "1",
      "null",
      "長",
      "\r",
    ],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  fc.assert(fc.property(text, readsCalmly), { numRuns: 2000 });
});

/** Without the long list of words that hint at facts: lines of it lost or doubled are like one another. */
const TEXTS = [TEST_POLICY, SAPPORO_2026].map((file) => textOf(file).split("\ncues:")[0] ?? "");

// Each fifth of the cases by itself: a policy as long as ours takes a while to read, and there are five hundred.
test.each([0, 1, 2, 3, 4])("a policy with lines lost, doubled, moved or cut short (fifth %i)", (fifth) => {
  const change = fc.record({ at: fc.nat(), how: fc.nat({ max: 4 }), with: fc.nat() });
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        const lines = text.split("\n");
        for (const { at, how, with: other } of changes) {
          const here = at % lines.length;
          const line = lines[here] ?? "";
          if (how === 0) lines.splice(here, 1);
          else if (how === 1) lines.splice(here, 0, line);
          else if (how === 2) lines[here] = line.slice(0, other % (line.length + 1));
          else if (how === 3) lines[here] = ` ${line}`;
          else lines[here] = lines[other % lines.length] ?? "";
        }
        readsCalmly(lines.join("\n"));
      },
    ),
    { numRuns: 100, seed: (fc.readConfigureGlobal().seed ?? 0) + fifth },
  );
});

test.each([0, 1])("the right names with any values in them (half %i)", (half) => {
  const key = fc.constantFrom(
    ...[
      "version",
      "desk",
      "thresholds",
      "deadlock",
      "topics",
      "a",
      "questions",
      "surface",
      "ask",
      "kind",
      "options",
    ],
    ...[
      "groups",
      "label",
      "asked-when",
      "any-of",
      "not",
      "any",
      "urgency",
      "when",
      "later",
      "initial",
      "toString",
    ],
  );
  const word = fc.constantFrom("one", "words", "modal", "doors", "answered", "{desk.name}", "30分", "a");
  const { tree } = fc.letrec((again) => ({
    tree: fc.oneof(
      { depthSize: "large" },
      word,
      fc.constantFrom(null, 1, true, 0.5),
      fc.array(again("tree"), { maxLength: 4 }),
      fc.dictionary(key, again("tree"), { maxKeys: 6 }),
    ),
  }));
  const whole = fc
    .dictionary(key, tree, { minKeys: 1 })
    .map((data) => stringify(data, { aliasDuplicateObjects: false }));
  const seed = (fc.readConfigureGlobal().seed ?? 0) + half;
  fc.assert(fc.property(whole, readsCalmly), { numRuns: 500, seed });
});

test("a file as large as allowed does not hold the start up", () => {
  const text = Array.from({ length: 60_000 }, (_, i) => `k${i}: ${i}`).join("\n");
  readsCalmly(text.slice(0, 900_000));
}, 5_000);
