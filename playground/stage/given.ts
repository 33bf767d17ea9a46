import { access, constants, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ROOMS } from "./settle.ts";

const root = resolve(import.meta.dirname, "../..");

/** What every city begins with: the app's manifest, and the policy of the example. */
export interface Texts {
  readonly manifest: string;
  readonly policy: string;
}

/** Reads them from the project's folder, wherever the program was started. */
export async function givenTexts(): Promise<Texts> {
  const [manifest, policy] = await Promise.all([
    readFile(join(root, "manifest.yml"), "utf8"),
    readFile(join(root, "policies/sapporo-2026.yml"), "utf8"),
  ]);
  return { manifest, policy };
}

/** The same policy with the channel in which all staff read what changed at the desk. */
export const withStaffChannel = ({ policy, ...more }: Texts): Texts => ({
  ...more,
  policy: `${policy}\nchanges: { channel: ${ROOMS.general} }\n`,
});

/** Ends the program with a sentence for whoever started it. */
export function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Makes the folder where it is missing; gives up where nothing can be written. */
export async function mustBeWritable(folder: string, mode: number): Promise<void> {
  try {
    await made(folder, mode);
    await access(folder, constants.W_OK);
    if (!(await stat(folder)).isDirectory()) throw new Error("a file");
  } catch {
    giveUp(`フォルダー ${folder} に書き込めません。場所と権限を確かめてください。`);
  }
}

/** Makes a folder and those above it. Node's own `recursive` never ends where a system refuses with ENOENT. */
async function made(folder: string, mode: number): Promise<void> {
  const isThere = await stat(folder).catch(() => null);
  if (isThere !== null) return;
  if (dirname(folder) !== folder) await made(dirname(folder), mode);
  await mkdir(folder, { mode });
}
