import { readFile } from "node:fs/promises";
import { tellFault } from "../policy/fault.ts";
import { type Edition, readPolicy } from "../policy/read.ts";

/** The policy the environment names, or everything that is wrong with its file, as sentences. */
export type PolicyFile =
  | ({ readonly ok: true } & Edition)
  | { readonly ok: false; readonly faults: readonly string[] };

export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) {
    return {
      ok: false,
      faults: [`POLICY のファイル ${path} を読めません。場所と権限を確かめてください。`],
    };
  }
  const reading = readPolicy(text, path);
  return reading.ok ? reading : { ok: false, faults: reading.faults.map(tellFault) };
}
