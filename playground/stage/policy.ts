import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";

/** What is wrong with a policy that was edited in the page, as the bot itself would say it at its start. */
export function checkPolicy(text: string): readonly string[] {
  const reading = readPolicy(text, "policy.yml");
  return reading.ok ? [] : reading.faults.map(tellFault);
}
