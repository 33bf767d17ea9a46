import { createHash } from "node:crypto";
import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";

const VERSION = /^version:[ \t]*(\S+).*$/m;

/** What is wrong with a policy that was edited in the page, as the bot itself would say it at its start. */
export function checkPolicy(text: string): readonly string[] {
  const reading = readPolicy(text, "policy.yml");
  return reading.ok ? [] : reading.faults.map(tellFault);
}

/** What a policy calls itself. */
export function versionOf(text: string): string {
  return VERSION.exec(text)?.[1] ?? "";
}

/** The same policy under a version of its own, as every other content needs one. */
export function underItsOwnVersion(text: string, base: string): string {
  const content = createHash("sha256").update(text.replace(VERSION, "")).digest("hex");
  return text.replace(VERSION, `version: ${base}-page-${content.slice(0, 8)}`);
}
