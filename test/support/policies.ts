import { readFileSync } from "node:fs";
import { tellFault } from "../../src/policy/fault.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { readPolicy } from "../../src/policy/read.ts";

export const TEST_POLICY = new URL("../rules/test-policy.yml", import.meta.url);
export const SAPPORO_2026 = new URL("../../policies/sapporo-2026.yml", import.meta.url);
export const SAPPORO_2024 = new URL("../../policies/sapporo-2024.yml", import.meta.url);

/** The text of a policy file, for tests that change a line of it. */
export function textOf(file: URL): string {
  return readFileSync(file, "utf8");
}

const read = new Map<string, Policy>();

/** A policy that must be readable; its faults are the failure's message. Each file is read once. */
export function policyIn(file: URL): Policy {
  const before = read.get(file.href) ?? readable(file);
  read.set(file.href, before);
  return before;
}

function readable(file: URL): Policy {
  const reading = readPolicy(textOf(file), file.pathname);
  if (!reading.ok) throw new Error(reading.faults.map(tellFault).join("\n"));
  return reading.policy;
}
