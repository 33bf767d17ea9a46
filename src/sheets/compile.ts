import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

const require = createRequire(import.meta.url);
const FONTS = [
  require.resolve("@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
  require.resolve("@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"),
].map((file) => dirname(file));

/** The templates that set something by themselves. */
export const TEMPLATE_NAMES = ["record-sheet", "picture", "report"] as const;
export type Template = (typeof TEMPLATE_NAMES)[number];

/** A sheet set in type: how many pages it has, and the ways to write it down. */
export interface Typeset {
  readonly pages: number;
  pdf(): Uint8Array;
  /** All pages below one another, for pictures. */
  svg(): string;
}

/** A template that cannot be set. What it says is of the template, never of the words put into it. */
class NotSet extends Error {}

let compiler: NodeCompiler | undefined;

/**
 * Sets a sheet, given as JSON. Takes a good part of a second of the process it runs in: the bot leaves it to one of its
 * own. The words go in as one string that the template reads as data; nothing of them is taken for markup.
 */
export function setSheet(template: Template, json: string): Typeset {
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: FONTS }] });
  const inked = compiler;
  const set = inked.compile({ mainFilePath: `${TEMPLATES}${template}.typ`, inputs: { sheet: json } });
  const made = set.result;
  if (made === null) throw new NotSet(JSON.stringify(set.takeError()?.shortDiagnostics ?? []));
  return {
    pages: made.numOfPages,
    pdf: () => new Uint8Array(inked.pdf(made)),
    svg: () => inked.plainSvg(made),
  };
}
